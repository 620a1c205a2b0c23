"""The site in a real browser, mostly without JavaScript: an old phone and a keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from support.chromium import ARGUMENTS, find

STATEMENT = "statements/2024/2024-04-15-sudan-one-year-of-fighting/"
KINDS = ("", "about/overview/", "guidance/risk-factors/", "glossary/", "statements/", "search/", STATEMENT, "policies/languages/", "404.html")
LANGUAGES = ("en", "fr", "es")
WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def browser():
    """Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        yield started
        started.close()


def opened(browser: Browser, address: str, width: int, **settings: object) -> Page:
    """A page in a window of this width; `requests` and `messages` collect what it fetches and says."""
    context = browser.new_context(viewport={"width": width, "height": 640}, **settings)
    page = context.new_page()
    page.fetched, page.said = [], []
    page.on("request", lambda request: page.fetched.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(address)
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reads_well_without_javascript(browser: Browser, served: str, kind: str, language: str, width: int):
    page = opened(browser, f"{served}/{language}/{kind}", width, java_script_enabled=False)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1 and page.locator("h1").is_visible()
    assert all(address.startswith(served) for address in page.fetched)
    assert page.said == [] or kind == "404.html"
    links = page.locator(".tongues li, nav li a[hreflang]")
    assert links.count() >= 2 and links.first.is_visible()
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_window_also_with_large_text(browser: Browser, served: str, language: str, width: int):
    page = opened(browser, f"{served}/{language}/", width)
    for kind in KINDS:
        page.goto(f"{served}/{language}/{kind}")
        for size in ("100%", "200%"):
            page.add_style_tag(content=f"html{{font-size:{size}}}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, size)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, served: str, language: str, width: int, scheme: str):
    page = opened(browser, f"{served}/{language}/", width, color_scheme=scheme)
    for kind in KINDS:
        page.goto(f"{served}/{language}/{kind}")
        found = Axe().run(page)
        assert found.violations_count == 0, (kind, found.generate_report())
    page.context.close()


@pytest.mark.parametrize("start", LANGUAGES)
def test_a_language_link_lands_on_the_same_page(browser: Browser, served: str, start: str):
    page = opened(browser, f"{served}/{start}/{STATEMENT}", 320, java_script_enabled=False)
    for language in LANGUAGES:
        if language != start:
            page.goto(f"{served}/{start}/{STATEMENT}")
            page.locator(f".tongues a[hreflang={language}]").click()
            assert page.url == f"{served}/{language}/{STATEMENT}"
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_reaches_skip_link_languages_search_and_menu_in_this_order(browser: Browser, served: str, width: int):
    page = opened(browser, f"{served}/fr/about/overview/", width)
    texts = []
    for _ in range(13):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        box = focused.bounding_box()
        assert box and box["x"] >= 0 and box["width"] > 0, "what has the focus can be seen"
        texts.append(focused.inner_text().replace("\n", " "))
    assert texts[0] == "Aller au contenu"
    assert texts[3:5] == ["English", "Español"]
    assert texts[5:7] == ["", "Rechercher"]
    assert texts[7:8] == ["Menu"] if width == 320 else texts[7:13] == ["Accueil", "Le Bureau", "Conseils pour la prévention", "Projets", "Déclarations publiques", "Glossaire"]
    page.context.close()


def test_the_skip_link_leads_to_the_text(browser: Browser, served: str):
    page = opened(browser, f"{served}/es/about/overview/", 320)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_reading_leaves_nothing_in_the_browser(browser: Browser, served: str):
    page = opened(browser, f"{served}/en/", 320)
    for kind in KINDS[:5]:
        page.goto(f"{served}/en/{kind}")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.context.close()
