"""The instruments of these tests find what is wrong: each is held against a page that has that fault, and one that has not."""

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from PIL import Image
from playwright.sync_api import Page

from browser import (
    test_focus,
    test_keyboard,
    test_languages,
    test_preferences,
    test_reading,
    test_reflow,
    visiting,
)
from browser.test_accessibility import LOOKING, SHOWN, TAGS, axe
from support.pages import KINDS, LANGUAGES, MAIN, WITH_HISTORY
from support.rendering import ROOT

FRAME = (
    '<!doctype html><html lang="{language}"><meta name="viewport" content="width=device-width"><title>A title</title>'
    "<style>{css}</style><main><h1>A heading</h1>{body}</main>"
)
TEXT = (
    "<p>The Office works to prevent genocide and the other crimes that shock the conscience of humanity.</p>"
)
FRENCH = "<p>Le Bureau s’emploie à prévenir le génocide et les autres crimes qui heurtent la conscience de l’humanité.</p>"
FAULTY = {
    "wider": (test_reflow.WIDER, "", "<p style='width:60em'>A</p>", TEXT),
    "cut off": (test_reflow.CUT, "p{white-space:nowrap;overflow:hidden}", TEXT, "<p>A</p>"),
    "moves": (test_preferences.MOVES, "", "<p style='transition:color 1s'>A</p>", "<p>A</p>"),
}


def show(page: Page, body: str, css: str = "", language: str = "en") -> None:
    """Put a page of our invention into the window."""
    page.goto("about:blank")
    page.set_content(FRAME.format(language=language, css=css, body=body))


@pytest.mark.parametrize("fault", FAULTY)
def test_an_instrument_finds_its_fault_and_only_that(window: Callable[..., Page], fault: str):
    page, (instrument, css, wrong, right) = window(320), FAULTY[fault]
    show(page, wrong, css)
    assert page.evaluate(instrument)
    show(page, right, css)
    assert not page.evaluate(instrument)


def test_axe_finds_pale_text_small_targets_and_headings_out_of_order(window: Callable[..., Page]):
    page = window(320)
    show(
        page,
        "<p style='color:#aaa'>Pale</p><a href='#a'>a</a><a href='#b'>b</a><h4>Deep</h4>",
        "a{font-size:8px;display:block}",
    )
    page.evaluate(f"{AXE_SCRIPT}; 0")
    found = {fault.partition(" ")[0] for fault in axe(page)}
    assert {"color-contrast", "target-size", "heading-order"} <= found


def test_all_rules_of_axe_that_look_at_colours_are_asked_in_every_look(window: Callable[..., Page]):
    page = window(320)
    show(page, TEXT)
    page.evaluate(f"{AXE_SCRIPT}; 0")
    of_colour = (
        "tags => axe.getRules(tags).filter(rule => rule.tags.includes('cat.color')).map(rule => rule.ruleId)"
    )
    assert set(page.evaluate(of_colour, TAGS)) < set(LOOKING)


def test_an_element_that_one_look_hides_is_missed(window: Callable[..., Page]):
    page = window(320)
    show(page, TEXT, "p{color:#aaa} @media (prefers-color-scheme: dark){p{position:absolute;left:-999em}}")
    seen = []
    for scheme in ("light", "light", "dark"):
        page.emulate_media(color_scheme=scheme)
        seen.append(page.evaluate(SHOWN))
    assert seen[0] == seen[1] != seen[2]


def test_a_text_in_another_language_than_it_says_is_found_and_one_that_says_so_is_not(
    window: Callable[..., Page],
):
    page = window(320)
    wrong, right = TEXT + FRENCH, TEXT + FRENCH.replace("<p>", "<p lang=fr>")
    for body, expected in ((wrong, ["en"]), (right, [])):
        show(page, body)
        said = page.evaluate(test_languages.PIECES)
        assert [
            code for code, text in said if test_languages.language_of(text, code, LANGUAGES) not in ("", code)
        ] == expected


def test_a_focus_that_nobody_sees_is_found(window: Callable[..., Page]):
    page = window(320)
    for css, seen in (
        ("a{outline:none}", False),
        ("a:focus{outline:1px solid #ccc}", False),
        ("a:focus{outline:2px solid #000}", True),
    ):
        show(page, "<p><a href='#a'>A link of some length</a></p>", css)
        shares = [share for _, share in test_focus.samples(page)]
        assert [share >= test_focus.ROUNDING for share in shares] == [seen], (css, shares)


def test_contrast_is_counted_by_pixel():
    white, grey, black = (Image.new("RGB", (2, 2), colour) for colour in ("white", "#ccc", "black"))
    assert (
        test_focus.changed(white, black) == 4
        and test_focus.changed(white, grey) == test_focus.changed(white, white) == 0
    )


def test_a_focus_trap_and_a_stop_before_its_turn_are_found(window: Callable[..., Page]):
    page = window(320)
    show(page, "<a href='#a'>a</a><a href='#b' onkeydown='event.preventDefault()'>b</a><a href='#c'>c</a>")
    page.evaluate(test_keyboard.STOPS)
    assert [focused["stop"] for focused in test_keyboard.walk(page)] == [0, 1]
    show(page, "<a href='#a'>a</a><a href='#b' tabindex=1>b</a>")
    page.evaluate(test_keyboard.STOPS)
    assert [(focused["stop"], focused["positive"]) for focused in test_keyboard.walk(page)] == [
        (1, True),
        (0, False),
    ]


def test_what_a_page_leaves_in_the_browser_is_found(window: Callable[..., Page], served: str):
    page = window(320)
    page.goto(f"{served}/en/")
    page.evaluate("localStorage.setItem('a', 'b'), document.cookie = 'a=b'")
    left = page.evaluate(test_reading.LEFT)
    assert left["storage"] == 1 and left["cookie"] == "a=b" and left != test_reading.NOTHING


def test_faults_are_gathered_and_all_are_told():
    with (  # noqa: PT012 - the block ends with the exception
        pytest.raises(pytest.fail.Exception, match="2 faults:\nhome · en · wide\nhome · fr · wide"),
        visiting.everywhere() as faults,
    ):
        for language in ("en", "fr"):
            faults.expect(False, "home", language, "wide")
            faults.expect(True, "home", language, "narrow")


def test_every_template_of_a_page_has_a_page_that_is_looked_at():
    templates = {path.stem for path in (ROOT / "overrides").glob("*.html")} - {
        "base",
        "print",
    }  # what others extend, and what only paper shows
    assert (set(KINDS) - MAIN) | {"main", "root", "verify"} | WITH_HISTORY == templates
