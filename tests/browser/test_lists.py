"""Lists of several pages, and what names them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.test_accessibility import axe_in_every_look
from browser.test_reflow import LARGE, SHEET, WIDER
from browser.visiting import WIDTHS, everywhere
from support.pages import LANGUAGES

LISTS = ("statements/page/2/", "statements/2023/", "statements/country/", "statements/adviser/ivan-sample/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_a_list(window: Callable[..., Page], many_served: str, language: str):
    page = window(WIDTHS[0])
    with everywhere() as faults:
        for path in LISTS:
            for fault in axe_in_every_look(page, f"{many_served}/{language}/{path}"):
                faults.expect(False, path, language, *fault)


@pytest.mark.parametrize("css", ["", LARGE], ids=["usual text", "text at 200 %"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_not_wider_than_a_small_window(
    window: Callable[..., Page], many_served: str, language: str, css: str
):
    page = window(320, java_script_enabled=False)
    with everywhere() as faults:
        for path in LISTS:
            page.goto(f"{many_served}/{language}/{path}")
            page.evaluate(SHEET, css)
            faults.expect(page.evaluate(WIDER) == "", path, language, page.evaluate(WIDER))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_turns_to_the_oldest_statement_and_back_and_keeps_the_place_in_another_language(
    window: Callable[..., Page], many_served: str, language: str
):
    page = window(320, java_script_enabled=False)
    page.goto(f"{many_served}/{language}/statements/")
    turning = (
        page.get_by_role("navigation").filter(has=page.locator("[aria-current=page]")).filter(has_text="1")
    )
    for expected in ("statements/page/2/", "statements/page/1/"):
        turning.locator("a[rel=next]").click()
        assert page.url == f"{many_served}/{language}/{expected}"
        assert turning.locator("[aria-current=page]").inner_text() == expected[-2]
    assert not turning.locator("a[rel=next]").count()
    other = "es" if language == "fr" else "fr"
    page.locator(f".tongues a[hreflang={other}]").click()
    assert page.url == f"{many_served}/{other}/statements/page/1/"
    turning.get_by_role("link", name="3", exact=True).click()
    assert page.url == f"{many_served}/{other}/statements/" and not turning.locator("a[rel=prev]").count()
