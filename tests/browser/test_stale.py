"""A page whose original has moved, with its marks in the text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.test_accessibility import axe_in_every_look
from browser.test_reflow import LARGE, SHEET, WIDER
from browser.visiting import WIDTHS, everywhere
from support.stale import BOXED, STALE


def test_axe_finds_nothing_on_a_stale_page(window: Callable[..., Page], stale_served: str):
    page = window(WIDTHS[0])
    with everywhere() as faults:
        for code in ("fr", "es"):
            for path in (STALE, BOXED):
                for fault in axe_in_every_look(page, f"{stale_served}/{code}/{path}/"):
                    faults.expect(False, code, path, *fault)


@pytest.mark.parametrize("css", ["", LARGE], ids=["usual text", "text at 200 %"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_stale_page_is_not_wider_than_the_window_and_all_marks_can_be_seen(
    window: Callable[..., Page], stale_served: str, width: int, css: str
):
    page = window(width, java_script_enabled=False)
    page.goto(f"{stale_served}/fr/{STALE}/")
    page.evaluate(SHEET, css)
    assert page.evaluate(WIDER) == ""
    boxes = [mark.bounding_box() for mark in page.locator("[data-stale]").all()]
    assert len(boxes) == 13 and all(box["x"] >= 0 and box["width"] > 0 for box in boxes)
