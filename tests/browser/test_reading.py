"""Any phone: the pages with and without JavaScript, and what they ask of the network and leave in the browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.visiting import ALL, BLOCKS, WIDTHS, everywhere, places
from support.pages import LANGUAGES

LEFT = """async () => ({
  storage: localStorage.length + sessionStorage.length, cookie: document.cookie,
  databases: (await indexedDB.databases()).length, caches: self.caches ? (await caches.keys()).length : 0,
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0})"""
NOTHING = {"storage": 0, "cookie": "", "databases": 0, "caches": 0, "workers": 0}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("block", BLOCKS)
def test_without_javascript_every_page_can_be_read_and_left(
    window: Callable[..., Page], served: str, block: str, width: int
):
    page = window(width, java_script_enabled=False)
    with everywhere() as faults:
        for kind, path in places(block):
            page.goto(f"{served}/{path}")
            here = kind, block, width
            faults.expect(
                block in (ALL, page.locator("html").get_attribute("lang")), *here, "the language of the page"
            )
            faults.expect(page.locator("html").get_attribute("dir") == "ltr", *here, "the direction")
            faults.expect(len(page.title()) > 10, *here, "the title", page.title())
            headings, main = page.get_by_role("heading", level=1), page.get_by_role("main")
            faults.expect(
                headings.count() == 1 and headings.first.is_visible(), *here, "one heading of the first level"
            )
            faults.expect(
                main.count() == 1 and len(main.first.inner_text()) > 100, *here, "a main part with a text"
            )
            ways = {
                code: page.locator(f"a[hreflang={code}]:visible, a[href$='{code}/']:visible").count()
                for code in LANGUAGES
                if code != block
            }
            faults.expect(
                all(ways.values()), *here, "a link to each other language, without opening anything", ways
            )


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("block", BLOCKS)
def test_a_page_asks_no_other_host_says_nothing_and_leaves_nothing(
    window: Callable[..., Page], served: str, block: str, javascript: bool
):
    page = window(320, java_script_enabled=javascript)
    said, answered = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("response", lambda response: answered.append((response.url, response.status)))
    with everywhere() as faults:
        for kind, path in places(block):
            said.clear(), answered.clear()
            page.goto(f"{served}/{path}", wait_until="networkidle")
            faults.expect(not said, kind, block, "said", said)
            for address, status in answered:
                faults.expect(
                    address.startswith((served, "data:")), kind, block, "asked another host", address
                )
                faults.expect(status == 200, kind, block, status, address)
            if javascript:
                left = page.evaluate(LEFT)
                faults.expect(left == NOTHING, kind, block, "left", left)
        faults.expect(page.context.cookies() == [], block, "cookies", page.context.cookies())


@pytest.mark.parametrize("block", BLOCKS)
def test_an_address_without_a_page_is_answered_in_the_language_of_the_address(
    window: Callable[..., Page], served: str, block: str
):
    page = window(320, java_script_enabled=False)
    folder = "" if block == ALL else f"{block}/"
    answer = page.goto(f"{served}/{folder}no/such/page/")
    assert answer.status == 404
    assert block in (ALL, page.locator("html").get_attribute("lang"))
    links = page.get_by_role("main").get_by_role("link")
    assert links.count() >= 2
    links.first.click()
    assert page.url.startswith(f"{served}/{folder}") and page.get_by_role("heading", level=1).count() == 1
