"""Offline copies, unpacked and opened from a disk without a network."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from browser.visiting import WIDTHS, everywhere
from support.pages import LANGUAGES, STATEMENT

HOME = "index.html"
KINDS = (
    "",
    "about/",
    "guidance/crimes/",
    "glossary/",
    "statements/",
    "statements/country/SDN/",
    STATEMENT,
    "search/",
    "policies/offline/",
)


@pytest.fixture(scope="module")
def unpacked(real_copies: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder that a reader has after unpacking the copy of a language, or `all`."""
    folders = {}

    def folder(which: str) -> Path:
        if which not in folders:
            place = tmp_path_factory.mktemp(which)
            with zipfile.ZipFile(real_copies / f"genocide-prevention-{which}.zip") as archive:
                archive.extractall(place)
            folders[which] = next(place.iterdir())
        return folders[which]

    return folder


@pytest.fixture
def disk(window: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Opens a window without a network; what it asked of the network, and what the console said, must be nothing in the end."""
    asked, said = [], []

    def opened(width: int = 1280, **settings: object) -> Page:
        page = window(width, **settings)
        page.context.route("**/*", lambda route: _refuse(route, asked))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield opened
    assert (asked, said) == ([], [])


def _refuse(route: Route, asked: list[str]) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        asked.append(route.request.url)
        route.abort()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("whole", [True, False], ids=["all languages", "one language"])
def test_every_kind_of_page_opens_from_a_disk_with_its_style_and_pictures(
    disk, unpacked, whole: bool, language: str, width: int
):
    folder, page = unpacked("all" if whole else language), disk(width)
    with everywhere() as faults:
        for kind in KINDS:
            page.goto((folder / language / kind / HOME).as_uri())
            faults.expect(page.locator("html").get_attribute("lang") == language, kind, "language")
            faults.expect(
                page.evaluate("document.documentElement.scrollWidth") <= width, kind, "wider than the window"
            )
            faults.expect(
                page.evaluate("getComputedStyle(document.querySelector('.band')).backgroundColor")
                == "rgb(11, 60, 93)",
                kind,
                "style",
            )
            faults.expect(
                page.evaluate("[...document.images].every(each => each.complete && each.naturalWidth)"),
                kind,
                "pictures",
            )
            faults.expect(page.locator(".edition").last.is_visible(), kind, "the line that says what this is")
            faults.expect(page.locator("form, script").count() == 0, kind, "a form or script")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_walks_through_a_copy_of_all_languages(disk, unpacked, language: str):
    folder, page = unpacked("all"), disk(java_script_enabled=False)
    page.goto((folder / HOME).as_uri())
    page.locator(f"a[hreflang={language}]").click()
    assert page.url == (folder / language / HOME).as_uri()
    page.locator(".menu a[href*='statements/']").click()
    page.locator(f"main a[href*='{STATEMENT.split('/')[-2]}']").first.click()
    assert page.url == (folder / language / STATEMENT / HOME).as_uri()
    for other in LANGUAGES:
        if other != language:
            page.locator(f".tongues a[hreflang={other}]").click()
            assert page.url == (folder / other / STATEMENT / HOME).as_uri()
            page.go_back()
    page.locator(".office").click()
    assert page.url == (folder / language / HOME).as_uri()
    page.locator(".seek a").click()
    assert page.url == (folder / language / "search" / HOME).as_uri()
    page.locator(".archive a").first.click()
    assert page.url.startswith((folder / language / "statements" / HOME).as_uri())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_walks_through_a_copy_of_one_language(disk, unpacked, language: str):
    folder, page = unpacked(language), disk()
    page.goto((folder / HOME).as_uri())
    assert page.locator("html").get_attribute("lang") == language
    page.locator(".menu a[href*='glossary/']").click()
    assert page.url == (folder / language / "glossary" / HOME).as_uri()
    others = page.locator(".tongues a")
    assert others.count() == len(LANGUAGES) - 1
    assert all(
        others.nth(each).get_attribute("href").startswith("https://") for each in range(others.count())
    )
    assert (
        len(re.findall(r"\(online\)|\(en ligne\)|\(en línea\)", page.locator(".tongues").inner_text()))
        == len(LANGUAGES) - 1
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_of_a_page_gives_a_copy_under_a_name_with_its_date(window, published, language: str):
    from support.serving import serving

    with serving(published.root / "site") as address:
        page = window(320)
        page.goto(f"{address}/{language}/")
        for number, name in enumerate(
            f"genocide-prevention-{which}-2026-11-03.{ending}"
            for which in (language, "all")
            for ending in ("zip", "zim")
        ):
            with page.expect_download() as download:
                page.locator("footer a[download]").nth(number).click()
            assert download.value.suggested_filename == name
