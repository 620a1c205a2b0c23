"""What axe can decide by itself: WCAG 2.2 A and AA, and its best practices."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from browser.visiting import BLOCKS, LOOKS, WIDTHS, everywhere, places

# Named one by one: without tags axe leaves out the rules of WCAG 2.2, the size of targets among them.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("block", BLOCKS)
def test_axe_finds_nothing_in_light_dark_and_forced_colours(
    window: Callable[..., Page], served: str, block: str, width: int
):
    page = window(width)
    with everywhere() as faults:
        for kind, path in places(block):
            page.goto(f"{served}/{path}")
            page.evaluate(f"{AXE_SCRIPT}; 0")
            for look, settings in LOOKS.items():
                page.emulate_media(**settings)
                for fault in axe(page):
                    faults.expect(False, kind, block, width, look, fault)


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
