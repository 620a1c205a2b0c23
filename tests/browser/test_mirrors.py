"""The built site as it is, under another host and below a path: everything works, and nothing leads a reader to another place."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from browser.visiting import everywhere
from support.pages import LANGUAGES, STATEMENT
from support.project import SITE_URL
from support.serving import serving

BELOW = "mirror/x"
ADDRESSES = """[...document.querySelectorAll("[href],[src],[action]")]
    .map(each => [each.localName, each.rel || "", each.href || each.src || each.action])"""
NAMES_THE_SITE_ITSELF = {("link", "canonical"), ("link", "alternate")}


@pytest.fixture(scope="module")
def mirror(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site below a path of another host."""
    root = tmp_path_factory.mktemp("host")
    (root / BELOW).parent.mkdir()
    (root / BELOW).symlink_to(real_site)
    with serving(root) as address:
        yield f"{address}/{BELOW}/"


def answer(site: Path, address: str) -> Path:
    """The file of the site that answers for the rest of an address."""
    path = site / unquote(address)
    return path / "index.html" if address.endswith("/") or not address else path


def test_every_page_works_below_a_path_of_another_host(
    window: Callable[..., Page], mirror: str, real_site: Path
):
    page, asked, said = window(1280), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    with everywhere() as faults:
        for file in sorted(real_site.rglob("index.html")):
            path = file.parent.relative_to(real_site).as_posix().removeprefix(".")
            page.goto(f"{mirror}{path}{'/' if path else ''}")
            for tag, rel, address in page.evaluate(ADDRESSES):
                inside = address.startswith(mirror)
                goal = answer(real_site, urlsplit(address.removeprefix(mirror)).path)
                faults.expect(not inside or goal.exists(), path, "leads to nothing", tag, address)
                own = (tag, rel) in NAMES_THE_SITE_ITSELF or (rel == "icon" and address.startswith("data:"))
                faults.expect(
                    inside or own or urlsplit(address).scheme == "https", path, "leads out", address
                )
                faults.expect(
                    (tag, rel) in NAMES_THE_SITE_ITSELF or not address.startswith(SITE_URL),
                    path,
                    "names the site itself",
                    address,
                )
        faults.expect(
            all(address.startswith(mirror) for address in asked),
            "asked for",
            *{each for each in asked if not each.startswith(mirror)},
        )
        faults.expect(not said, "console", *said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_of_a_mirror_changes_the_language_and_searches_there(
    window: Callable[..., Page], mirror: str, language: str
):
    page = window(1280)
    page.goto(mirror)
    page.locator(f"a[hreflang={language}]").click()
    assert page.url == f"{mirror}{language}/"
    page.goto(f"{mirror}{language}/{STATEMENT}")
    for other in LANGUAGES:
        if other != language:
            page.locator(f".tongues a[hreflang={other}]").click()
            assert page.url == f"{mirror}{other}/{STATEMENT}"
            page.go_back()
    page.locator("header input[type=search]").fill("Rafah")
    page.keyboard.press("Enter")
    page.locator("#results li a").first.click()
    assert page.url.startswith(f"{mirror}{language}/") and "rafah" in page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_does_not_exist_leads_on_where_a_mirror_has_its_host_to_itself(
    window: Callable[..., Page], served: str, language: str
):
    page = window(320)
    page.goto(f"{served}/{language}/deep/down/nothing/")
    page.locator(f"main a[href$='/{language}/']").first.click()
    assert page.url == f"{served}/{language}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_does_not_exist_says_what_helps_on_every_mirror(real_site: Path, language: str):
    for file in (real_site / "404.html", real_site / language / "404.html"):
        assert re.search(rf" /{language}/\.</p>", file.read_text(encoding="utf-8"))
