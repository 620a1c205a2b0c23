"""Every word in the language that the page says it is in, and the same page one link away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.visiting import ALL, BLOCKS, everywhere, places
from docs_parity.languages.detection import language_of
from support.pages import LANGUAGES, STATEMENT

NAMES = {"en": "English", "fr": "Français", "es": "Español"}
# [language, text] of each piece of text, as a screen reader is told: texts of one block and one language joined, and the texts of attributes.
PIECES = """() => {
  const pieces = new Map(), language = e => e.closest("[lang]").lang;
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    let block = node.parentElement;
    if (block.closest("script, style, head :not(title)")) continue;
    while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const of = pieces.get(block) || pieces.set(block, {}).get(block), code = language(node.parentElement);
    of[code] = (of[code] || "") + node.data;
  }
  const texts = [...pieces.values()].flatMap(Object.entries);
  for (const e of document.querySelectorAll("[alt], [title], [aria-label], [placeholder]"))
    for (const name of ["alt", "title", "aria-label", "placeholder"]) if (e.getAttribute(name)) texts.push([language(e), e.getAttribute(name)]);
  for (const e of document.querySelectorAll("meta[name=description]")) texts.push([language(e), e.content]);
  return texts.map(([code, text]) => [code, text.replace(/\\s+/g, " ").trim()]);
}"""
LINKS = """() => [...document.querySelectorAll("a[hreflang]")].filter(a => a.origin === location.origin)
  .map(a => [a.hreflang, [...a.querySelectorAll("[lang]"), a.closest("[lang]")].map(e => e.lang), a.textContent.trim()])"""


@pytest.mark.parametrize("block", BLOCKS)
def test_every_text_is_in_the_language_that_it_says_it_is_in(
    window: Callable[..., Page], served: str, small_served: str, block: str
):
    page = window(1280, java_script_enabled=False)
    with everywhere() as faults:
        for site in (served, small_served):
            for kind, path in places(block):
                if page.goto(f"{site}/{path}").status == 404 and "404" not in path:
                    continue  # the small site has fewer kinds of page
                for code, text in page.evaluate(PIECES):
                    seen = language_of(text, code, LANGUAGES)
                    faults.expect(seen in ("", code), kind, block, f"said to be {code}, is {seen}", text)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_name_of_a_language_and_a_title_in_another_one_say_their_language(
    window: Callable[..., Page], served: str, small_served: str, block: str
):
    page = window(1280, java_script_enabled=False)
    with everywhere() as faults:
        for site in (served, small_served):
            for kind, path in places(block):
                page.goto(f"{site}/{path}")
                for code, text in page.evaluate(PIECES):
                    for own, name in NAMES.items():
                        faults.expect(
                            text != name or code == own, kind, block, f"“{text}” is said to be {code}"
                        )
                for target, languages, text in page.evaluate(LINKS):
                    faults.expect(
                        target in languages,
                        kind,
                        block,
                        f"leads to {target}, is said to be {languages}",
                        text,
                    )


def test_a_statement_that_is_not_in_spanish_yet_stands_in_the_spanish_list_in_its_own_language(
    window: Callable[..., Page], small_served: str
):
    page = window(320, java_script_enabled=False)
    page.goto(f"{small_served}/es/statements/")
    link = page.get_by_role("main").get_by_role("link", name="Second")
    assert link.evaluate("a => [a, ...a.querySelectorAll('[lang]')].pop().closest('[lang]').lang") == "en"
    link.click()
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("start", LANGUAGES)
def test_a_language_link_leads_to_the_same_page(window: Callable[..., Page], served: str, start: str):
    page = window(320, java_script_enabled=False)
    with everywhere() as faults:
        for kind, path in places(start):
            page.goto(f"{served}/{path}")
            for code in (code for code in LANGUAGES if code != start):
                leads = page.get_by_role("link", name=NAMES[code], exact=True).first.evaluate("a => a.href")
                same = f"{served}/{code}/{path.partition('/')[2]}"
                faults.expect(
                    leads in ([same, f"{served}/{code}/"] if kind == "not-found" else [same]),
                    kind,
                    start,
                    "leads to",
                    leads,
                )


@pytest.mark.parametrize("start", LANGUAGES)
def test_who_follows_a_language_link_arrives_in_that_language(
    window: Callable[..., Page], served: str, start: str
):
    page = window(320, java_script_enabled=False)
    for code in (code for code in LANGUAGES if code != start):
        page.goto(f"{served}/{start}/{STATEMENT}")
        page.get_by_role("link", name=NAMES[code], exact=True).first.click()
        page.wait_for_url(f"{served}/{code}/{STATEMENT}")
        assert page.locator("html").get_attribute("lang") == code


def test_the_page_at_the_root_leads_to_every_language(window: Callable[..., Page], served: str):
    page = window(320, java_script_enabled=False)
    for code, name in NAMES.items():
        page.goto(f"{served}/")
        page.get_by_role("link", name=name, exact=True).first.click()
        assert page.url == f"{served}/{code}/"


def test_all_blocks_are_languages_of_this_site():
    assert set(BLOCKS) - {ALL} == set(NAMES) == set(LANGUAGES)
