"""What hostile pages do in a browser that would let them: nothing; and that the same texts do something where nothing is taken out."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

from support.hostile import cases
from support.project import Project
from support.rendering import render
from support.serving import serving

# Everything a reader can do with an element, whatever it is; only links that go elsewhere are held back, since the page must stay.
TOUCH = """async () => {
  document.addEventListener('click', event => {
    if (!/^(javascript|vbscript|data):/.test(event.target.closest('a[href]')?.href ?? '')) event.preventDefault();
  });
  document.querySelectorAll('*').forEach(element => {
    for (const name of ['mouseover', 'pointerover', 'focus', 'click', 'toggle', 'error', 'load'])
      element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
    element.click?.();
  });
  await new Promise(done => setTimeout(done, 10));
}"""


def visits(context: BrowserContext, addresses: list[str]) -> Iterator[list[str]]:
    """What happens when one page after the other is opened and everything on it is touched: our scripts' mark, dialogs, other hosts."""
    happened: list[str] = []
    page = None
    for address in addresses:
        page = page or listened(context.new_page(), urlsplit(address).netloc, happened)
        try:
            page.goto(address, wait_until="load")
            page.evaluate(TOUCH)
            happened += ["a script has run"] * page.evaluate("typeof window.hacked === 'number'")
        except Error:
            happened.append("the page was left")
        yield list(happened)
        if happened:  # who knows what is still to come of it
            page.close()
            page = None
        happened.clear()


def listened(page: Page, own: str, happened: list[str]) -> Page:
    """A page of which we are told what it does besides showing its host's files."""
    page.on("dialog", lambda dialog: (happened.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on(
        "request",
        lambda request: happened.append(request.url) if urlsplit(request.url).netloc != own else None,
    )
    page.on("popup", lambda popup: happened.append(f"window: {popup.url}"))
    page.route("https://evil.example/**", lambda route: route.abort())
    return page


def test_nothing_happens_in_a_browser_that_would_let_it(hostile: Project, browser: Browser):
    """Without the Content Security Policy, so that it is the page itself which is harmless."""
    keys = [case.key for case in cases() if (hostile.root / "site/en" / case.key).exists()]
    assert len(keys) > 30
    with serving(hostile.root / "site") as address, browser.new_context(bypass_csp=True) as context:
        happened = visits(context, [f"{address}/en/{key}/" for key in keys])
        assert {key: each for key, each in zip(keys, happened, strict=True) if each} == {}


def test_the_same_texts_would_act_without_the_list(browser: Browser, tmp_path: Path):
    """Else the tests above would prove nothing: these are no harmless texts."""
    every = cases()
    for number, case in enumerate(every):
        html = f"<!doctype html><meta charset=utf-8>{render(case.written.get('body', ''))}"
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
    with serving(tmp_path) as address, browser.new_context() as context:
        acted = sum(map(bool, visits(context, [f"{address}/{number}.html" for number in range(len(every))])))
    assert acted > 20
