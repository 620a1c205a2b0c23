"""What the reader's system asks for: less motion, more contrast, paper."""

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page

from browser.visiting import BLOCKS, everywhere, places

MOVES = """() => [...document.querySelectorAll("*")].filter(e => { const style = getComputedStyle(e);
  const lasts = times => times.split(",").some(time => parseFloat(time) > 0);
  return lasts(style.transitionDuration) || (style.animationName !== "none" && lasts(style.animationDuration)) || style.scrollBehavior === "smooth";
}).map(e => e.outerHTML.slice(0, 120))"""
SHOWN = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length)
  .map(e => e.outerHTML.slice(0, 120))"""
# [contrast with white, colour of the ground] of every paragraph: paper is white whatever the screen is.
INK = """() => [...document.querySelectorAll("main p, main li, h1")].filter(e => e.checkVisibility()).map(e => {
  const parts = getComputedStyle(e).color.match(/[\\d.]+/g).slice(0, 3).map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  return [1.05 / (.2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2] + .05), e.outerHTML.slice(0, 120)]; })"""


@pytest.mark.parametrize("block", BLOCKS)
def test_nothing_moves_for_who_asks_for_less_motion(window: Callable[..., Page], served: str, block: str):
    page = window(1280, reduced_motion="reduce")
    with everywhere() as faults:
        for kind, path in places(block):
            page.goto(f"{served}/{path}")
            moves = page.evaluate(MOVES)
            faults.expect(not moves, kind, block, moves[:3])


@pytest.mark.parametrize("block", BLOCKS)
def test_paper_has_the_text_and_no_navigation_in_dark_ink(
    window: Callable[..., Page], served: str, block: str
):
    page = window(720)
    with everywhere() as faults:
        for (kind, path), scheme in product(places(block), ["light", "dark"]):
            if scheme == "light":
                page.goto(f"{served}/{path}")
            page.emulate_media(media="print", color_scheme=scheme)
            navigation = page.evaluate(
                SHOWN, "header nav, body > nav, footer nav, form, [aria-current=page]:is(a)"
            )
            faults.expect(not navigation, kind, block, "navigation on paper", navigation)
            faults.expect(page.get_by_role("heading", level=1).is_visible(), kind, block, "the heading")
            faults.expect(len(page.get_by_role("main").inner_text()) > 100, kind, block, "the text")
            pale = [(round(contrast, 1), html) for contrast, html in page.evaluate(INK) if contrast < 4.5]
            faults.expect(not pale, kind, block, scheme, "pale on white", pale[:3])
            wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            faults.expect(wider <= 0, kind, block, f"{wider} px wider than the paper")
