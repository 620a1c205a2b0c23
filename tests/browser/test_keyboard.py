"""The pages with nothing but a keyboard."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from browser.visiting import WIDTHS, everywhere, places
from support.pages import LANGUAGES

# What the Tab key should stop at, in the order of the document; of radio buttons one is enough.
STOPS = """() => {
  window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== "radio" && e.checkVisibility({visibilityProperty: true}));
  return window.stops.map(e => e.outerHTML.slice(0, 120)); }"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  // A link that wraps has several boxes, and between them is nothing of it.
  const box = [...e.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)[0] || new DOMRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {stop: window.stops.indexOf(e), html: e.outerHTML.slice(0, 120), positive: e.tabIndex > 0,
    seen: box.width > 0 && box.x >= 0 && box.y >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1,
    covered: !(top && (e.contains(top) || top.contains(e) || (e.labels && [...e.labels].some(l => l.contains(top)))))}; }"""
# The parts of the page that stops belong to, in the order in which they come first.
PARTS = """() => window.stops.map(e => e.closest("main") ? "text" : e.closest("footer") ? "foot" : e.closest("form") ? "search" : e.hreflang ? "languages"
  : e.closest("nav") ? "menu" : "").filter((part, i, all) => part && all.indexOf(part) === i)"""
# The pages at / and 404 have the Office's name and nothing else before the text.
BEFORE = "() => window.stops.filter(e => !e.closest('main, footer')).length"
WORTH_SKIPPING = 3
SKIP = {"en": "Skip to", "fr": "Aller au", "es": "Ir al"}


def walk(page: Page) -> Iterator[dict]:
    """What has the focus after each press of Tab, until it leaves the page or begins again."""
    met = set()
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["stop"] in met:
            return
        met.add(focused["stop"])
        yield focused


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("half", [0, 1])
def test_tab_goes_through_everything_in_the_order_of_the_text_and_what_has_the_focus_is_seen(
    window: Callable[..., Page], served: str, width: int, half: int
):
    page = window(width)
    with everywhere() as faults:
        for kind, path in list(places("fr"))[half::2]:
            page.goto(f"{served}/{path}")
            expected, met = page.evaluate(STOPS), []
            for focused in walk(page):
                here = kind, width, focused["html"]
                faults.expect(not focused["positive"], *here, "a tabindex puts it first")
                faults.expect(focused["seen"], *here, "has the focus outside the window")
                faults.expect(not focused["covered"], *here, "has the focus below something else")
                met.append(focused["stop"])
            met = [stop for stop in met if stop >= 0]
            faults.expect(
                met == list(range(len(expected))),
                kind,
                width,
                "the Tab key leaves out or goes back",
                [expected[stop] for stop in set(range(len(expected))) - set(met)] or met,
            )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_leads_to_the_text(
    window: Callable[..., Page], served: str, language: str, width: int
):
    page = window(width, java_script_enabled=False)
    with everywhere() as faults:
        for kind, path in places(language):
            page.goto(f"{served}/{path}")
            page.evaluate(STOPS)
            if page.evaluate(BEFORE) < WORTH_SKIPPING:
                continue
            page.keyboard.press("Tab")
            focused = page.locator(":focus")
            faults.expect(
                focused.inner_text().startswith(SKIP[language]),
                kind,
                language,
                width,
                "the first stop is",
                focused.inner_text(),
            )
            page.keyboard.press("Enter")
            inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
            faults.expect(inside, kind, language, width, "the focus is not in the main part")
            page.keyboard.press("Tab")
            inside = page.evaluate("!!document.activeElement.closest('main, footer')")
            faults.expect(inside, kind, language, width, "Tab goes back to before the text")


@pytest.mark.parametrize("width", WIDTHS)
def test_languages_come_before_search_search_before_the_menu_and_the_menu_before_the_text(
    window: Callable[..., Page], served: str, width: int
):
    page = window(width)
    with everywhere() as faults:
        for kind, path in places("es"):
            page.goto(f"{served}/{path}")
            page.evaluate(STOPS)
            if page.evaluate(BEFORE) < WORTH_SKIPPING:
                continue
            order = [part for part in page.evaluate(PARTS) if part != "text"]
            expected = ["languages", "search", "menu", "foot"]
            faults.expect(
                order == [part for part in expected if (part, kind) != ("search", "search")],
                kind,
                width,
                order,
            )


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_menu_is_opened_and_used_by_keyboard(
    window: Callable[..., Page], served: str, width: int, javascript: bool
):
    page = window(width, java_script_enabled=javascript)
    page.goto(f"{served}/fr/about/overview/")
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert page.evaluate("!document.activeElement.closest('main')"), (
            "the text begins, and the menu had no glossary"
        )
        if focused.inner_text().strip() == "Glossaire":
            break
        # A menu that is closed opens where it stands; what it holds comes next.
        if focused.evaluate(
            "e => e.matches('nav summary, header summary, [aria-expanded=false]') && !e.closest('details[open]')"
        ):
            page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}/fr/glossary/")
