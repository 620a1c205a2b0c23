"""The page of results in a real browser, under the policy in its head, below a path, with and without JavaScript."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from support.project import Project

BELOW = "/office"
LANGUAGES = ("en", "fr", "es")
ASKED = {"en": "genocide", "fr": "génocide", "es": "genocidio"}
COUNTED = {"en": "{} results", "fr": "{} résultats", "es": "{} resultados"}
Open = Callable[..., Page]


class _Below(http.server.SimpleHTTPRequestHandler):
    """A host that keeps the site below a path."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        """The file below the path; nothing outside it."""
        return super().translate_path(
            path.removeprefix(BELOW) if path.startswith(f"{BELOW}/") else "/nowhere"
        )


def serve(site: Path) -> Iterator[str]:
    """The address of a site on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Below, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    server.shutdown()


@pytest.fixture(scope="module")
def strict(real_site: Path) -> Iterator[str]:
    """The address of the real site below a path."""
    yield from serve(real_site)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens pages; after the test nothing may have been said, and nothing have been asked of another host or kept."""
    pages = []

    def open_page(address: str, width: int = 320, silent: bool = True, **settings: object) -> Page:
        page = browser.new_context(viewport={"width": width, "height": 640}, **settings).new_page()
        page.said, page.fetched = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.fetched.append(request.url))
        page.goto(address)
        if "/search/" in address and settings.get("java_script_enabled", True):
            expect(page.locator("#no-script[hidden]")).to_have_count(1)  # the script is there
        pages.append((page, silent, address.partition(BELOW)[0]))
        return page

    yield open_page
    for page, silent, host in pages:
        assert not silent or page.said == []
        assert all(address.startswith(host) for address in page.fetched)
        assert page.context.cookies() == []
        page.context.close()


def shown(page: Page) -> list[str]:
    """The addresses of the results, in order, when they are there."""
    expect(page.locator("#results li").first).to_be_visible()
    return page.locator("#results li a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )


def all_shown(page: Page) -> set[str]:
    """The addresses of all results."""
    shown(page)
    while page.locator("#more").is_visible():
        before = page.locator("#results li").count()
        page.locator("#more").click()
        expect(page.locator("#results li").nth(before)).to_be_visible()
    return set(shown(page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_in_the_header_leads_to_results_in_the_language_of_the_page(
    opened: Open, strict: str, language: str
):
    page = opened(f"{strict}/{language}/about/overview/")
    page.locator(".seek input").fill(ASKED[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{strict}/{language}/search/?q=*")
    found = all_shown(page)
    assert len(found) > 20
    assert all(address.startswith(f"{BELOW}/{language}/") for address in found)
    assert page.locator("#found").inner_text() == COUNTED[language].format(len(found))


def test_accents_do_not_matter(opened: Open, strict: str):
    page = opened(f"{strict}/fr/search/?q=génocide")
    with_accents = all_shown(page)
    page.goto(f"{strict}/fr/search/?q=genocide")
    assert all_shown(page) == with_accents


@pytest.mark.parametrize("other", ["l’incitation", "l'incitation", "L’INCITATION"])
def test_the_article_before_an_apostrophe_does_not_matter(opened: Open, strict: str, other: str):
    page = opened(f"{strict}/fr/search/?q=incitation")
    without = all_shown(page)
    assert len(without) > 10
    page.goto(f"{strict}/fr/search/?q={other}")
    assert all_shown(page) == without
    assert not [text for text in page.locator("#results li").all_inner_texts() if "’ " in text]


@pytest.mark.parametrize("marks", ['"{}"', "« {} »", "«\u00a0{}\u00a0»", "“{}”"])
def test_a_phrase_is_found_as_it_is_in_any_quotation_marks(opened: Open, strict: str, marks: str):
    page = opened(f"{strict}/fr/search/")
    page.locator("#words").fill(marks.format("la prévention de l’incitation"))
    page.keyboard.press("Enter")
    for text in page.locator("#results li").all_inner_texts() if shown(page) else ():
        assert "prévention de l’incitation" in text.replace("\u00a0", " ")


def test_filters_and_order_stand_in_an_address_that_can_be_shared(opened: Open, strict: str):
    page = opened(f"{strict}/en/search/?q=statement", 1280)
    shown(page)
    page.locator("#country").select_option("SDN")
    page.wait_for_url("**country=SDN")
    expect(page.locator("#found")).to_have_text("2 results")
    assert page.locator("#year option[value='2024']").inner_text() == "2024 (2)"
    assert page.locator("#year option[value='2014']").is_disabled()
    page.locator("#sort").select_option("date")
    page.wait_for_url("**sort=date")
    found = shown(page)
    assert found == [
        f"{BELOW}/en/statements/2024/2024-06-05-el-fasher/",
        f"{BELOW}/en/statements/2024/2024-04-15-sudan-one-year-of-fighting/",
    ]
    shared = opened(page.url)
    assert shown(shared) == found
    assert shared.locator("#country").input_value() == "SDN" and shared.locator("#country").is_visible()


def test_the_part_of_the_index_for_filters_is_fetched_when_somebody_turns_to_them(opened: Open, strict: str):
    page = opened(f"{strict}/en/search/?q=statement")
    shown(page)
    assert not [address for address in page.fetched if "/filter/" in address]
    page.locator(".narrow summary").click()
    expect(page.locator("#country option[value='SDN']")).to_have_text("Sudan (2)")


def test_sorted_by_date_no_result_is_lost_and_pages_without_a_date_come_last(opened: Open, strict: str):
    page = opened(f"{strict}/en/search/?q=genocide")
    everything = all_shown(page)
    page.goto(f"{strict}/en/search/?q=genocide&sort=date")
    assert all_shown(page) == everything
    days = page.locator("#results li").evaluate_all(
        "all => all.map((each) => each.querySelector('time')?.dateTime ?? '')"
    )
    assert days == sorted(days, reverse=True) and days[0] and not days[-1]


def test_filters_alone_list_the_newest_first(opened: Open, strict: str):
    page = opened(f"{strict}/es/search/?type=statement")
    days = (
        page.locator("#results time").evaluate_all("all => all.map((each) => each.dateTime)")
        if shown(page)
        else []
    )
    assert len(days) > 5 and days == sorted(days, reverse=True)


def test_back_leads_to_the_question_before_and_typing_is_one_step(opened: Open, strict: str):
    page = opened(f"{strict}/en/search/?q=Sudan")
    before = shown(page)
    page.locator("#words").fill("")
    page.locator("#words").press_sequentially("Burundi", delay=30)
    page.wait_for_url("**?q=Burundi")
    expect(page.locator("#results li").first).to_contain_text("Burundi")
    assert page.evaluate("document.activeElement.id") == "words"
    page.go_back()
    page.wait_for_url("**?q=Sudan")
    expect(page.locator("#words")).to_have_value("Sudan")
    expect(page.locator("#results li").first).to_contain_text("Sudan")
    assert shown(page) == before


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_can_be_done_with_the_keyboard(opened: Open, strict: str, width: int):
    page = opened(f"{strict}/fr/search/", width)
    while page.evaluate("document.activeElement.id") != "words":
        page.keyboard.press("Tab")
    page.keyboard.type("droits")
    page.keyboard.press("Enter")
    shown(page)
    assert page.evaluate("document.activeElement.id") == "words", "the focus stays where it was"
    while page.evaluate("document.activeElement.id") != "more":
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches(':focus-visible')")
    page.keyboard.press("Enter")
    expect(page.locator("#results li").nth(10).locator("a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/search/" not in address)
    page.go_back()
    expect(page.locator("#results li").nth(10)).to_be_visible()


@pytest.mark.parametrize(
    ("language", "one", "none"),
    [
        ("en", "1 result", "Nothing was found."),
        ("fr", "1 résultat", "Aucun résultat."),
        ("es", "1 resultado", "No se ha encontrado nada."),
    ],
)
def test_the_number_is_said_in_the_language_of_the_page_and_to_screen_readers(
    opened: Open, strict: str, language: str, one: str, none: str
):
    page = opened(f"{strict}/{language}/search/?q=Burundi&type=statement&year=2015")
    expect(page.get_by_role("status")).to_have_text(one)
    page.locator("#words").fill("xyzzyx")
    expect(page.get_by_role("status")).to_contain_text(none)
    assert page.locator("#results li").count() == 0
    page.locator("#words").fill("")
    page.goto(f"{strict}/{language}/search/")
    assert page.get_by_role("status").inner_text() == "" and not page.locator("#results h2").is_visible()


def test_words_written_before_the_script_is_there_are_kept(browser: Browser, strict: str):
    page, held = browser.new_page(), []
    # Playwright marks the function it is given, and a method of a list cannot be marked.
    page.route("**/assets/search.*.js", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(f"{strict}/en/search/")
    page.locator("#words").fill("Burundi")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.get_by_role("status")).to_contain_text("result")
    assert page.locator("#words").input_value() == "Burundi" and page.url.endswith("/en/search/?q=Burundi")
    page.close()


@pytest.mark.parametrize(
    "lost",
    ["pagefind.js", "pagefind-entry.json*", "*.pf_meta", "wasm.*", "index/*", "filter/*", "fragment/*"],
)
def test_where_any_part_of_the_index_is_missing_the_page_says_so_and_recovers(
    opened: Open, strict: str, lost: str
):
    page = opened(f"{strict}/en/search/", silent=False)
    page.route(f"**/pagefind/{lost}", lambda route: route.fulfill(status=503, body="busy"))
    if lost == "filter/*":
        page.locator(".narrow summary").click()
    page.locator("#words").fill("Sudan")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    assert page.locator("#results li").count() == 0
    assert page.locator(".archive a").first.is_visible()
    page.unroute(f"**/pagefind/{lost}")
    if (
        lost != "pagefind.js"
    ):  # a browser may remember a module that it could not load until the page is opened again
        page.locator("#words").fill("Sudan ")
        page.keyboard.press("Enter")
        assert shown(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_is_the_archive_index(opened: Open, strict: str, language: str):
    page = opened(f"{strict}/{language}/search/?q=nothing", java_script_enabled=False)
    assert page.locator("#no-script").is_visible() and not page.locator("#search").is_visible()
    for value in ("2024", "country/SDN", "subject/hate-speech", "adviser/adama-dieng"):
        page.locator(f".archive a[href$='/{value}/']").click()
        assert page.url.endswith(f"/{language}/statements/{value}/") and page.locator("main .list a").count()
        page.go_back()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_beside_results_and_nothing_is_wider_than_the_window(
    browser: Browser, real_site: Path, language: str, width: int, scheme: str
):
    for address in serve(real_site):
        page = browser.new_context(
            viewport={"width": width, "height": 640}, color_scheme=scheme, bypass_csp=True
        ).new_page()
        page.goto(f"{address}/{language}/search/?q={ASKED[language]}&type=statement")
        shown(page)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        for size in ("100%", "200%"):
            page.add_style_tag(content=f"html{{font-size:{size}}}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, size
        page.context.close()


def test_a_text_that_looks_like_html_stays_text(opened: Open, searched: Project):
    for address in serve(searched.root / "site"):
        page = opened(f"{address}/en/search/?q=zebra")
        text = page.locator("#results li p").last.inner_text() if shown(page) else ""
        assert "<img src=x onerror=alert(1)>" in text and "<mark>zebra</mark>" in text
        assert page.locator("#results img").count() == 0
