"""The pages that only a site with a past has: boxes, earlier versions, what changed, codes. Asked what all other pages are asked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.test_accessibility import axe_in_every_look
from browser.test_languages import LINKS, PIECES
from browser.test_preferences import INK, SHOWN
from browser.test_reflow import CUT, LARGE, SHEET, SPACED, WIDER
from browser.visiting import LOOKS, WIDTHS, everywhere
from docs_parity.languages.detection import language_of
from support.history import CORRECTED, history_pages
from support.pages import LANGUAGES
from support.project import Project

# Words of a page that has lost its style, as a text browser shows them.
UNSTYLED = "() => { document.querySelectorAll('style').forEach(each => each.remove()); return document.querySelector('main').innerText; }"


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_light_dark_and_forced_colours(
    window: Callable[..., Page], history: Project, history_served: str, language: str
):
    page = window(WIDTHS[0])
    with everywhere() as faults:
        for kind, path in history_pages(history, language):
            for fault in axe_in_every_look(page, f"{history_served}/{path}"):
                faults.expect(False, kind, language, *fault)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_on_a_phone_with_large_text_everything_can_be_read(
    window: Callable[..., Page], history: Project, history_served: str, language: str
):
    page = window(320, java_script_enabled=False)
    with everywhere() as faults:
        for kind, path in history_pages(history, language):
            page.goto(f"{history_served}/{path}")
            faults.expect(
                page.get_by_role("heading", level=1).count() == 1,
                kind,
                language,
                "one heading of the first level",
            )
            for name, css in {"": "", "text at 200 %": LARGE, "text with more space": SPACED}.items():
                page.evaluate(SHEET, css)
                wider, cut = page.evaluate(WIDER), page.evaluate(CUT)
                faults.expect(not wider, kind, language, name, wider)
                faults.expect(not cut, kind, language, name, "cut off", cut)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_and_link_is_in_the_language_that_it_says(
    window: Callable[..., Page], history: Project, history_served: str, language: str
):
    page = window(1280, java_script_enabled=False)
    with everywhere() as faults:
        for kind, path in history_pages(history, language):
            page.goto(f"{history_served}/{path}")
            for code, text in page.evaluate(PIECES):
                seen = language_of(text, code, LANGUAGES)
                faults.expect(seen in ("", code), kind, f"said to be {code}, is {seen}", text)
            for target, languages, text in page.evaluate(LINKS):
                faults.expect(
                    target in languages, kind, f"leads to {target}, is said to be {languages}", text
                )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_the_text_in_dark_ink(
    window: Callable[..., Page], history: Project, history_served: str, scheme: str
):
    page = window(720)
    page.emulate_media(media="print", color_scheme=scheme)
    with everywhere() as faults:
        for kind, path in history_pages(history, "fr"):
            page.goto(f"{history_served}/{path}")
            faults.expect(
                not page.evaluate(SHOWN, "header nav, body > nav, footer nav, form"),
                kind,
                "navigation on paper",
            )
            pale = [(round(contrast, 1), html) for contrast, html in page.evaluate(INK) if contrast < 4.5]
            faults.expect(not pale, kind, scheme, "pale on white", pale[:3])


def test_no_page_breaks_its_policy_or_asks_another_host(
    window: Callable[..., Page], history: Project, history_served: str
):
    page, said, asked = window(320), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for _, path in history_pages(history, "es"):
        page.goto(f"{history_served}/{path}", wait_until="networkidle")
    assert said == [] and all(url.startswith((history_served, "data:")) for url in asked)


@pytest.mark.parametrize("look", LOOKS)
def test_what_changed_is_told_apart_without_colour(
    window: Callable[..., Page], history_served: str, look: str
):
    page = window(320, java_script_enabled=False)
    page.emulate_media(**LOOKS[look])
    page.goto(f"{history_served}/en/{CORRECTED}/changes/2/")
    for tag, line in (("ins", "underline"), ("del", "line-through")):
        assert line in page.locator(tag).first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert page.locator("del .said").first.bounding_box()["width"] <= 1


def test_what_changed_is_told_in_words_where_there_is_no_style(
    window: Callable[..., Page], history_served: str
):
    page = window(320)
    page.goto(f"{history_served}/fr/{CORRECTED}/changes/2/")
    assert "[suppression\u00a0: 1\u00a0366][ajout\u00a0: 1\u00a0466]" in page.evaluate(UNSTYLED)


def test_a_reader_goes_from_a_code_on_paper_to_what_changed_and_back(
    window: Callable[..., Page], history: Project, history_served: str
):
    page = window(320, java_script_enabled=False)
    page.goto(
        f"{history_served}/{next(path for kind, path in history_pages(history, 'en') if kind == 'code')}"
    )
    page.get_by_role("link", name="People who fled").click()
    assert page.url == f"{history_served}/en/{CORRECTED}/v1/"
    page.get_by_role("link", name="Read the present version").click()
    page.get_by_role("link", name="See what changed").first.click()
    page.get_by_role("link", name="Version 2 of 2 September 2024").click()
    page.get_by_role("link", name="Español").first.click()
    assert page.url == f"{history_served}/es/{CORRECTED}/v2/"
