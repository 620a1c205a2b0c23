"""Which targets lead to another site: the answer of browsers, in one place, for all who ask."""

import pytest

from docs_parity.markdown.link_targets import LinkKind, outside_address, resolve
from docs_parity.markdown.page_reader import read_page
from editorial.register.canonical_text import canonical_lines

OUTSIDE = {
    "https://evil.example/": "https://evil.example/",
    "HTTPS://evil.example/": "https://evil.example/",
    "hTTp:evil.example": "http:evil.example",
    "//evil.example/": "https://evil.example/",
    "\\\\evil.example/": "https://evil.example/",
    "/\\evil.example/": "https://evil.example/",
    "&#104;ttps://evil.example/": "https://evil.example/",
    "https&colon;//evil.example/": "https://evil.example/",
    "ht\ttps://evil.example/": "https://evil.example/",
    "\x01https://evil.example/": "https://evil.example/",
    "tel:+1": "tel:+1",
    "MAILTO:a@b.example": "mailto:a@b.example",
}
OURS = ("../about.md", "#law", "about/page.md#a:b", "/en/about/", "?a=https://un.org", "./a:b.md", "")


@pytest.mark.parametrize("target", OUTSIDE)
def test_an_address_of_another_site_is_one_however_it_is_written(target: str):
    assert outside_address(target) == OUTSIDE[target]
    page = read_page(b"Text.", "en", "page", "en/page.md")
    assert resolve(target, page).where is LinkKind.OUTSIDE


@pytest.mark.parametrize("target", OURS)
def test_a_target_of_ours_is_no_address(target: str):
    assert outside_address(target) == ""


@pytest.mark.parametrize(
    "target", ["HTTPS://evil.example/", "//evil.example/", "&#104;ttps://evil.example/", "tel:+1"]
)
def test_a_canonical_text_has_the_address_of_every_outside_link(target: str):
    page = read_page(f"See [this]({target}).".encode(), "en", "page", "en/page.md")
    assert [line.text for line in canonical_lines(page)] == [f"See this. <{OUTSIDE[target]}>"]
