"""Small windows, large text, more space between letters: WCAG 1.4.4, 1.4.10, 1.4.12."""

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page

from browser.visiting import BLOCKS, everywhere, places

# A sheet that no Content Security Policy stops: it is made by the test, not by the page.
SHEET = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"
LARGE = "html{font-size:200%}"
# https://www.w3.org/WAI/WCAG22/Understanding/text-spacing
SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}"
SHEETS = {"": "", "text at 200 %": LARGE, "text with more space": SPACED}
WIDER = """() => { const wide = document.documentElement.scrollWidth - innerWidth; if (wide <= 0) return "";
  const last = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).pop();
  return `${wide} px wider than the window: ${last ? last.outerHTML.slice(0, 160) : ""}`; }"""
# Text that its box cuts off. A box that scrolls, or that is hidden from sight on purpose (one pixel), cuts nothing off.
CUT = """() => [...document.querySelectorAll("body *")].filter(e => {
  const style = getComputedStyle(e), hides = v => v === "hidden" || v === "clip";
  return e.clientWidth > 2 && e.textContent.trim() && e.checkVisibility() && (style.textOverflow === "ellipsis"
    || hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 160))"""
TEXTS = """() => [...document.querySelectorAll("p, li, dd, td, a, summary, label, input, button")]
  .filter(e => e.checkVisibility()).map(e => [parseFloat(getComputedStyle(e).fontSize), e.outerHTML.slice(0, 120)])"""
# 320 × 256 is a window of 1280 × 1024 at 400 %.
WINDOWS = {"phone": (320, 640), "desk": (1280, 800), "desk at 400 %": (320, 256)}


@pytest.mark.parametrize("block", BLOCKS)
def test_nothing_is_wider_than_the_window_and_no_text_is_cut_off(
    window: Callable[..., Page], served: str, block: str
):
    page = window(*WINDOWS["phone"], java_script_enabled=False)
    with everywhere() as faults:
        for kind, path in places(block):
            page.goto(f"{served}/{path}")
            for (size, (width, height)), (name, css) in product(WINDOWS.items(), SHEETS.items()):
                page.set_viewport_size({"width": width, "height": height})
                page.evaluate(SHEET, css)
                wider, cut = page.evaluate(WIDER), page.evaluate(CUT)
                faults.expect(not wider, kind, block, size, name, wider)
                faults.expect(not cut, kind, block, size, name, "cut off", cut)


@pytest.mark.parametrize("block", BLOCKS)
def test_text_grows_with_the_size_that_the_reader_has_set(
    window: Callable[..., Page], served: str, block: str
):
    page = window(1280, java_script_enabled=False)
    with everywhere() as faults:
        for kind, path in places(block):
            page.goto(f"{served}/{path}")
            before = page.evaluate(TEXTS)
            page.evaluate(SHEET, LARGE)
            for (small, html), (large, _) in zip(before, page.evaluate(TEXTS), strict=True):
                faults.expect(large > 1.9 * small, kind, block, f"{small} px becomes {large} px", html)
                faults.expect(small >= 12, kind, block, f"{small} px is too small to read", html)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_phone_lays_out_no_window_of_a_desk(window: Callable[..., Page], served: str, block: str):
    page = window(320, is_mobile=True, has_touch=True, device_scale_factor=2)
    with everywhere() as faults:
        for kind, path in places(block):
            page.goto(f"{served}/{path}")
            faults.expect(
                page.evaluate("innerWidth") == 320,
                kind,
                block,
                "the viewport is laid out at",
                page.evaluate("innerWidth"),
            )
            zoom = page.locator("meta[name=viewport]").get_attribute("content")
            faults.expect(
                "maximum-scale" not in zoom and "user-scalable" not in zoom,
                kind,
                block,
                "zoom is held back",
                zoom,
            )
