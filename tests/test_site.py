"""The built site: safe, complete, the same every time."""

import filecmp
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

from editorial.site.server.headers import PATTERNS
from support.html import addresses
from support.project import Project, small_site
from support.rendering import ROOT

LOADED = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
}


def loaded(html: str) -> list[tuple[str, str]]:
    """(tag, address) of everything that a browser fetches by itself to show a page."""
    return [
        (element.tag, address)
        for element, address in addresses(html, LOADED)
        if address and not (element.tag == "link" and element.get("rel") in ("canonical", "alternate"))
    ]


def html_files(site: Path) -> list[Path]:
    """All HTML files of a site."""
    return sorted(site.rglob("*.html"))


DATA = re.compile(r'<script type="application/ld\+json">[^<>]*</script>')
"""A data block runs nothing."""


def test_only_the_search_page_has_a_script(real_site: Path):
    for file in html_files(real_site):
        assert ("<script" in DATA.sub("", file.read_text(encoding="utf-8"))) == (
            file.parent.name == "search"
        ), file


def test_no_page_loads_anything_from_another_host(real_site: Path):
    for file in html_files(real_site):
        for _, address in loaded(file.read_text(encoding="utf-8")):
            assert not urlsplit(address).netloc, (file, address)
    for file in html_files(real_site):
        assert not re.search(r"<style>[^<]*(url\(|@import)", file.read_text(encoding="utf-8")), file


def test_only_what_pages_use_is_published(real_site: Path):
    names = {
        file.relative_to(real_site).as_posix()
        for file in real_site.rglob("*")
        if file.is_file() and file.suffix != ".html"
    }
    index = {name for name in names if name.startswith("pagefind/")}  # tests/test_search.py looks into it
    (script,) = (name for name in names if re.fullmatch(r"assets/search\.[0-9a-f]{8}\.js", name))
    beside = {
        name
        for name in names
        if re.fullmatch(
            r"../statements/\d{4}/[^/]+/(v\d+/)?statement\.(txt|json)|../(statements/.+/)?feed\.(xml|json)"
            r"|statements\.(json|csv|csv-metadata\.json)|schemas/[a-z-]+\.schema\.json",
            name,
        )
    }
    register = {
        name for name in names if name.startswith("register/")
    }  # tests/test_register_copy.py looks into it
    assert (
        index
        and beside
        and register
        and names - index - beside - register
        == {
            script,
            "sitemap.xml",
            "_headers",
            ".htaccess",
            "assets/figures/south-sudan-visit.svg",
            "assets/figures/religious-leaders-meeting.svg",
        }
    )


def test_every_link_within_the_site_leads_somewhere(real_site: Path):
    for file in (f for f in html_files(real_site) if f.name == "index.html"):
        here = file.parent.relative_to(real_site).as_posix() + "/"
        for _, address in addresses(file.read_bytes(), {"a": "href"}):
            target = urlsplit(urljoin(f"https://site/{here.removeprefix('./')}", address))
            if target.netloc == "site":
                goal = (
                    real_site / target.path.strip("/") / ("index.html" if target.path.endswith("/") else "")
                )
                assert goal.exists(), (file, address)
                if target.fragment:
                    assert f'id="{target.fragment}"' in goal.read_text(encoding="utf-8"), (
                        file,
                        address,
                    )


def test_every_page_is_strict_html(real_site: Path):
    for file in html_files(real_site):
        html5lib.HTMLParser(strict=True).parse(file.read_text(encoding="utf-8"))


def test_every_cell_of_a_table_knows_its_column(real_site: Path):
    html = (real_site / "fr/guidance/crimes/index.html").read_text(encoding="utf-8")
    assert '<td data-label="Paix ou guerre">Paix et guerre</td>' in html


def test_the_demonstration_notice_stands_on_every_page_in_its_language(real_site: Path):
    notices = {
        "en": "This is not an official site",
        "fr": "n’est pas un site officiel",
        "es": "no es un sitio oficial",
    }
    for file in html_files(real_site):
        language = file.relative_to(real_site).parts[0]
        html = file.read_text(encoding="utf-8")
        for code in [language] if language in notices else notices:
            assert notices[code] in html, file
        assert '<meta name="robots" content="noindex">' in html


def test_the_official_edition_has_no_notice(below: Project):
    assert "noindex" not in below.read("fr/index.html")
    assert "n’est pas un site officiel" not in below.read("fr/index.html")


def test_a_quotation_mark_in_a_title_simply_works(unusual: Project):
    assert "<title>He said &#34;stop&#34; &amp; left · " in unusual.read("en/contact/index.html")
    assert "<h1>He said &#34;stop&#34; &amp; left</h1>" in unusual.read("fr/contact/index.html")


def test_a_statement_that_is_not_public_yet_is_nowhere(unusual: Project, small: Project):
    secrets = ("2024-05-15", "Second", "Deuxième")
    for project, known in ((unusual, []), (small, list(secrets))):
        everything = "".join(
            file.read_text(encoding="utf-8") for file in (project.root / "site").rglob("*") if file.is_file()
        )
        assert [secret for secret in secrets if secret in everything] == known


def test_two_builds_are_the_same_bytes(small: Project, tmp_path: Path):
    other = small_site(tmp_path)
    other.build(anew=True)  # with another order of sets
    comparison = filecmp.dircmp(small.root / "site", tmp_path / "site")
    assert not differing(comparison)


def differing(comparison: filecmp.dircmp) -> list[str]:
    """Names that two folders do not share or whose bytes differ."""
    _, mismatch, errors = filecmp.cmpfiles(
        comparison.left, comparison.right, comparison.common_files, shallow=False
    )
    here = [*comparison.left_only, *comparison.right_only, *mismatch, *errors]
    return here + [name for sub in comparison.subdirs.values() for name in differing(sub)]


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_every_page_of_the_sources_is_built_and_listed(real_site: Path, code: str):
    sources = {
        f.relative_to(ROOT / "docs").with_suffix("").as_posix() for f in (ROOT / "docs" / code).rglob("*.md")
    }
    built = {f.parent.relative_to(real_site).as_posix() for f in (real_site / code).rglob("index.html")}
    lists = {
        place for place in built if re.fullmatch(PATTERNS["list"].replace("LANGUAGES", code), f"{place}/")
    }
    assert {re.sub(r"/index$", "", source) for source in sources} == built - lists
    listed = (real_site / code / "statements/index.html").read_text(encoding="utf-8")
    for source in (s for s in sources if s.startswith(f"{code}/statements/2")):
        assert f'href="{source.removeprefix(f"{code}/statements/")}/"' in listed
