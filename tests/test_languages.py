"""What static-i18n gets wrong is put right (the letters are those of dev/adr/0009)."""

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import html5lib
import pytest

from editorial.site.i18n import all_words
from support.project import BELOW, SITE_URL, Project
from support.unusual import FRENCH

LANGUAGES = ("en", "fr", "es")


def parse(html: str):
    """The document tree of a page."""
    return html5lib.parse(html, namespaceHTMLElements=False)


def alternates(html: str) -> dict[str, str]:
    """hreflang -> address, from the head of a page."""
    return {
        link.get("hreflang"): link.get("href")
        for link in parse(html).iter("link")
        if link.get("rel") == "alternate" and link.get("hreflang")
    }


def pages_of(site: Path) -> list[Path]:
    """All built HTML files."""
    return sorted(site.rglob("*.html"))


def test_every_language_has_its_own_folder_and_the_root_has_three_links(small: Project):
    links = [a.get("href") for a in parse(small.read("index.html")).iter("a")]
    assert links == ["en/", "fr/", "es/"]
    assert all((small.root / "site" / code / "index.html").exists() for code in LANGUAGES)
    assert not (small.root / "site/contact").exists()


def test_the_language_of_a_page_is_that_of_its_folder(small: Project):
    for file in pages_of(small.root / "site"):
        folder = file.relative_to(small.root / "site").parts[0]
        expected = folder if folder in LANGUAGES else "en"
        assert parse(file.read_text(encoding="utf-8")).get("lang") == expected, file


def test_a_page_without_a_version_has_no_address_in_that_language(small: Project):
    assert not (small.root / "site/es/statements/2024/2024-05-15-b").exists()
    assert "Deuxième" in small.read("fr/statements/2024/2024-05-15-b/index.html")


def test_the_language_links_name_the_language_that_is_missing(small: Project):
    html = small.read("fr/statements/2024/2024-05-15-b/index.html")
    assert '<span class="absent" lang="es">Español</span>' in html
    assert "Cette page n’existe pas encore en\u00a0: espagnol." in html
    assert "This page does not exist yet in: Spanish." in small.read(
        "en/statements/2024/2024-05-15-b/index.html"
    )


def is_shared(file: Path, site: Path) -> bool:
    """True for the pages that have all languages at once: the choice of languages, what a code names, how to check a text."""
    return file.relative_to(site).parts[0] in ("index.html", "v", "verify")


def test_hreflang_is_absolute_reciprocal_and_has_a_default(small: Project):
    site = small.root / "site"
    for file in (f for f in pages_of(site) if f.name == "index.html" and not is_shared(f, site)):
        here = urljoin(SITE_URL, file.parent.relative_to(site).as_posix() + "/")
        found = alternates(file.read_text(encoding="utf-8"))
        assert here in found.values() and "x-default" in found, file
        for code, address in found.items():
            other = site / address.removeprefix(SITE_URL) / "index.html"
            assert other.exists(), address
            if code != "x-default":
                assert here in alternates(other.read_text(encoding="utf-8")).values()


def test_a_missing_language_is_in_no_hreflang_and_not_in_the_sitemap(small: Project):
    assert set(alternates(small.read("fr/statements/2024/2024-05-15-b/index.html"))) == {
        "en",
        "fr",
        "x-default",
    }
    assert "es/statements/2024/2024-05-15-b" not in small.read("sitemap.xml")


def test_the_sitemap_has_every_page_once_with_its_languages_and_the_day_of_its_content(small: Project):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.fromstring(small.read("sitemap.xml")).findall("s:url", names)
    places = [url.find("s:loc", names).text for url in urls]
    site = small.root / "site"
    built = {
        urljoin(SITE_URL, f.parent.relative_to(site).as_posix() + "/")
        for f in pages_of(site)
        if f.name == "index.html" and not is_shared(f, site)
    }
    assert sorted(places) == sorted(built)
    contact = urls[places.index(f"{SITE_URL}fr/contact/")]
    assert contact.find("s:lastmod", names).text == "2026-01-02"
    assert {link.get("hreflang") for link in contact.findall("x:link", names)} == {*LANGUAGES, "x-default"}
    statement = urls[places.index(f"{SITE_URL}en/statements/2024/2024-04-15-a/")]
    assert statement.find("s:lastmod", names).text == "2024-04-15T12:00:00-04:00"


@pytest.mark.parametrize(
    ("code", "title"),
    [("en", "This page does not exist"), ("fr", "Cette page n’existe pas"), ("es", "Esta página no existe")],
)
def test_each_language_has_its_404_page(small: Project, code: str, title: str):
    html = small.read(f"{code}/404.html")
    assert parse(html).get("lang") == code
    assert f">{title}</h1>" in html
    assert f'href="/{code}/"' in html


def test_the_404_page_at_the_root_speaks_every_language(small: Project):
    sections = parse(small.read("404.html")).iter("section")
    assert [section.get("lang") for section in sections] == list(LANGUAGES)


def test_shared_files_work_in_every_language(small: Project):
    for code in LANGUAGES:
        assert 'src="../../assets/square.svg"' in small.read(f"{code}/contact/index.html")
    assert (small.root / "site/assets/square.svg").exists()


ENGLISH = (
    "Permanent link",
    "Jump back",
    "Made with",
    "Skip to content",
    "Not found",
    ">Note<",
    "Table of contents",
    "Figure 1",
    "Previous",
    "Next",
    "Home",
    "On this page",
)


def test_no_french_mark_of_two_parts_can_begin_a_line():
    assert [text["fr"] for text in all_words().values() if re.search(r" [:;?!»]|« ", text["fr"])] == []


@pytest.mark.parametrize("code", ["fr", "es"])
def test_no_word_of_the_interface_is_in_a_wrong_language(small: Project, real_site: Path, code: str):
    built = [*(small.root / "site" / code).rglob("*.html"), *(real_site / code).rglob("*.html")]
    for file in built:
        html = re.sub(r'<[^>]* lang="en".*?</\w+>', "", file.read_text(encoding="utf-8"))
        found = [word for word in ENGLISH if word in html and not (code == "fr" and word == ">Note<")]
        assert not found, (file, found)


def test_a_box_without_a_title_and_a_footnote_speak_the_language_of_the_page(small: Project):
    assert ">Nota</p>" in small.read("es/contact/index.html")
    assert 'title="Volver al texto de la nota 1"' in small.read("es/contact/index.html")
    assert 'title="Retour au texte de la note 1"' in small.read("fr/contact/index.html")


def test_a_statement_not_yet_in_a_language_stands_in_its_list_in_the_language_it_has(small: Project):
    html = small.read("es/statements/index.html")
    assert '<a href="../../en/statements/2024/2024-05-15-b/" lang="en" hreflang="en">Second</a>' in html
    assert '<span class="only">solo en inglés y francés</span>' in html


def test_line_separators_and_code_come_through_unchanged(unusual: Project):
    html = unusual.read("fr/contact/index.html")
    assert "One\u2028two" in html
    assert "!!! note\n    in code" in html


def test_a_page_written_first_in_french_is_an_original_there(unusual: Project):
    assert alternates(unusual.read(f"fr/{FRENCH}/index.html")) == {
        "fr": f"{SITE_URL}fr/{FRENCH}/",
        "x-default": f"{SITE_URL}fr/{FRENCH}/",
    }
    assert '<span class="only">only in French</span>' in unusual.read("en/statements/index.html")


def test_the_site_works_below_a_path(below: Project):
    html = below.read("fr/404.html")
    assert 'href="/an/office/fr/"' in html and 'href="/an/office/fr/statements/"' in html
    assert alternates(below.read("en/index.html"))["fr"] == f"{BELOW}fr/"


def test_settings_name_the_same_languages_everywhere():
    import yaml

    from support.rendering import ROOT

    plugin = re.findall(r"locale: (\w+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = yaml.safe_load((ROOT / "editorial.yml").read_text(encoding="utf-8"))["languages"]
    folders = {folder.name for folder in (ROOT / "docs").iterdir() if folder.is_dir()} - {"assets"}
    assert set(plugin) == set(settings) == folders
