"""What axe can decide by itself: WCAG 2.2 A and AA, and its best practices."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browser.visiting import BLOCKS, LOOKS, WIDTHS, everywhere, places

# Named one by one: without tags axe leaves out the rules of WCAG 2.2, the size of targets among them.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Those of them whose answer depends on more than which elements a reader gets: on their colours, and on places and sizes.
LOOKING = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
SHOWN = """() => [...document.querySelectorAll("*")].map(e => { const box = e.getBoundingClientRect();
  return +(e.checkVisibility({visibilityProperty: true}) && box.right > 0 && box.bottom > 0 && box.width * box.height > 0); }).join("")"""


def axe(page: Page, only: list[str] | None = None) -> Iterator[str]:
    """What axe finds, and what it cannot decide, a sentence for each element."""
    run = {"type": "rule", "values": only} if only else {"type": "tag", "values": TAGS}
    found = page.evaluate(
        "options => axe.run(document, options)", {"runOnly": run, "resultTypes": ["violations", "incomplete"]}
    )
    assert only or len(found["passes"]) > 5, "axe has looked"
    for rule in (*found["violations"], *found["incomplete"]):
        for node in rule["nodes"]:
            why = "; ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
            yield f"{rule['id']} · {node['html'][:200]} · {why}"


def axe_in_every_look(page: Page, address: str) -> Iterator[tuple[int, str, str]]:
    """(width, look, sentence) of what axe finds on a page, on a phone and a desk, in light, dark and forced colours.

    Every rule is asked where other elements are shown than in what was asked last, and else those alone that depend on more.
    """
    page.goto(address)
    page.evaluate(f"{AXE_SCRIPT}; 0")
    shown = None
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        for look, settings in LOOKS.items():
            page.emulate_media(**settings)
            before, shown = shown, page.evaluate(SHOWN)
            for fault in axe(page, only=LOOKING if shown == before else None):
                yield width, look, fault


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("block", BLOCKS)
def test_axe_finds_nothing_in_light_dark_and_forced_colours(
    window: Callable[..., Page], served: str, block: str, half: int
):
    page = window(WIDTHS[0])
    with everywhere() as faults:
        for kind, path in list(places(block))[half::2]:
            for fault in axe_in_every_look(page, f"{served}/{path}"):
                faults.expect(False, kind, block, *fault)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_seven_to_one(window: Callable[..., Page], served: str, scheme: str):
    page = window(1280)
    page.emulate_media(color_scheme=scheme, contrast="more")
    with everywhere() as faults:
        for kind, path in places("en"):
            page.goto(f"{served}/{path}")
            page.evaluate(f"{AXE_SCRIPT}; 0")
            for fault in axe(page, only=["color-contrast-enhanced"]):
                faults.expect(False, kind, scheme, fault)
