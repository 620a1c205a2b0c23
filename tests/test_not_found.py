"""The pages for an address that does not exist: a server shows them at any address, so everything in them must be absolute."""

from pathlib import Path
from urllib.parse import urljoin

import html5lib
import pytest

from support.project import Project

LANGUAGES = ("en", "fr", "es")
FILES = ("404.html", *(f"{code}/404.html" for code in LANGUAGES))


def addresses(html: str) -> list[str]:
    """Everything that a page links to or loads; its icon stands in it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [
        value
        for element in tree.iter()
        for value in (element.get("href"), element.get("src"), element.get("action"))
        if value and not value.startswith("data:image/svg+xml,")
    ]


@pytest.mark.parametrize("path", FILES)
def test_it_leads_home_to_the_statements_and_to_the_search_from_any_depth(real_site: Path, path: str):
    found = addresses((real_site / path).read_text(encoding="utf-8"))
    for code in LANGUAGES if path == "404.html" else [path[:2]]:
        assert {f"/{code}/", f"/{code}/statements/", f"/{code}/search/"} <= set(found)
    for address in found:
        target = urljoin("https://site.example/fr/a/b/c/d", address).removeprefix("https://site.example/")
        assert (real_site / target / "index.html").exists() or (real_site / target).is_file(), address


@pytest.mark.parametrize("path", FILES)
def test_below_a_path_its_links_begin_with_it(below: Project, path: str):
    found = addresses(below.read(path))
    assert found and all(address.startswith("/an/office/") for address in found)


@pytest.mark.parametrize("path", FILES)
def test_no_search_engine_keeps_it_and_it_has_a_policy_of_its_own(below: Project, path: str):
    html = below.read(path)
    assert '<meta name="robots" content="noindex">' in html
    assert "default-src 'none'" in html and "form-action 'none'" in html
    assert '<meta name="robots" content="noindex">' not in below.read("fr/index.html")
