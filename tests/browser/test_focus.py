"""What has the focus is seen to have it, measured in pixels (WCAG 2.4.7, 2.4.13)."""

from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from browser.visiting import LOOKS, everywhere
from support.pages import KINDS

# One of each sort on a page: what stands in the same part, on the same ground, in the same colours. Numbered for the test.
SAMPLES = """() => {
  const sorts = new Set(), ground = e => { for (; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(colour)) return colour; } };
  const all = [...document.querySelectorAll("a[href], button, input:not([type=radio]), select, textarea, summary")]
    .filter(e => e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}));
  const first = all.filter(e => { const style = getComputedStyle(e), part = e.closest("nav, header, main, footer, aside");
    const sort = [e.tagName, part && part.tagName, e.parentElement.tagName, style.color, style.fontSize, style.display, ground(e)].join();
    return !sorts.has(sort) && sorts.add(sort); });
  first.forEach((e, i) => e.setAttribute("data-sample", i));
  return first.map(e => e.outerHTML.slice(0, 120)); }"""
BOXES = """e => { e.scrollIntoView({block: "center"}); return [...e.getClientRects()].map(r => [r.x, r.y, r.width, r.height]); }"""
ROUND = 8
# "at least as large as the area of a 2 CSS pixel thick perimeter", "a contrast ratio of at least 3:1 between the same pixels"
# https://www.w3.org/WAI/WCAG22/Understanding/focus-appearance; a tenth less, because corners are round and lines fall between pixels.
THICK, CONTRAST, ROUNDING = 2, 3.0, 0.9


def luminance(colour: tuple[int, int, int]) -> float:
    """https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum#dfn-relative-luminance"""
    red, green, blue = (
        c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def changed(before: Image.Image, after: Image.Image) -> int:
    """How many pixels contrast with what they were."""
    pairs = Counter(zip(before.get_flattened_data(), after.get_flattened_data(), strict=True))
    return sum(count for pair, count in pairs.items() if pair[0] != pair[1] and contrast(*pair) >= CONTRAST)


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum#dfn-contrast-ratio"""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def samples(page: Page) -> Iterator[tuple[str, float]]:
    """(element, share of the area that must change when it gets the focus) of each sort of element on a page."""
    page.keyboard.press("Tab")  # from here on the browser shows the focus
    for number, html in enumerate(page.evaluate(SAMPLES)):
        element = page.locator(f"[data-sample='{number}']")
        page.evaluate("document.activeElement.blur()")
        element.focus()  # what is shown only with the focus, the skip link, has its place now
        if not element.is_visible():
            continue
        boxes = element.evaluate(BOXES)
        left, top = (max(0, min(box[side] for box in boxes) - ROUND) for side in (0, 1))
        right, bottom = (max(box[side] + box[side + 2] for box in boxes) + ROUND for side in (0, 1))
        clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        after = picture(page, clip)
        page.evaluate("document.activeElement.blur()")
        before = picture(page, clip)
        perimeter = sum(2 * (width + height) for *_, width, height in boxes[:1])
        yield html, changed(before, after) / (perimeter * THICK)


def picture(page: Page, clip: dict) -> Image.Image:
    """A part of what is seen of the page."""
    return Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_is_a_line_of_two_pixels_that_contrasts(
    window: Callable[..., Page], served: str, look: str, width: int
):
    page = window(width, java_script_enabled=False)
    page.emulate_media(**LOOKS[look], reduced_motion="reduce")
    with everywhere() as faults:
        for kind in (
            kind for kind in KINDS if kind in ("home", "standing", "statement", "search", "not-found")
        ):
            page.goto(f"{served}/fr/{KINDS[kind]}")
            for html, share in samples(page):
                faults.expect(
                    share >= ROUNDING, kind, width, look, f"{share:.0%} of the area that has to change", html
                )
