"""What a page weighs: everything that goes over the wire for a browser's first visit, counted where it is sent."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from .serving import Answer, Server

SCRIPTS = ("javascript", "wasm")
ICONS = "[...document.querySelectorAll('link[rel~=icon]')].map(link => link.href).filter(address => !address.startsWith('data:'))"
# Seconds: a browser has asked for everything when it has been still for so long; it asks for the icon when it has drawn the page.
STILL, ICON, AT_MOST = 0.3, 5.0, 30.0


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes with headers, gzip where the server compresses."""

    bytes: int
    requests: int
    scripts: int

    def __str__(self) -> str:
        return f"{self.bytes} bytes, {self.requests} requests, {self.scripts} bytes of scripts"


class Visit:
    """The first visit to a page in a fresh window, with JavaScript and an empty cache."""

    def __init__(self, page: Page, server: Server):
        self.page, self._server = page, server
        self._icons = {address.removeprefix(server.address) for address in page.evaluate(ICONS)}

    @property
    def answers(self) -> list[Answer]:
        """What has come, once nothing comes any more. Raises TimeoutError for a page that never stops asking."""
        count, since, begun = -1, 0.0, time.monotonic()
        while count != len(self._server.answers) or time.monotonic() - since < self._patience():
            if count != len(self._server.answers):
                count, since = len(self._server.answers), time.monotonic()
            if time.monotonic() - begun > AT_MOST:
                raise TimeoutError(f"{self.page.url} still asks for things")
            self.page.wait_for_timeout(50)
        return list(self._server.answers)

    def _patience(self) -> float:
        """How long to wait for something further; longer while the icon is not there, which comes last."""
        return STILL if self._icons <= {answer.path for answer in self._server.answers} else ICON

    @property
    def weight(self) -> Weight:
        """What has come until now."""
        answers = self.answers
        return Weight(
            sum(answer.size for answer in answers),
            len(answers),
            sum(answer.size for answer in answers if any(kind in answer.kind for kind in SCRIPTS)),
        )


@contextmanager
def visiting(browser: Browser, server: Server, path: str) -> Iterator[Visit]:
    """A visit that begins with a page of the server; nobody else may ask the server meanwhile."""
    server.answers.clear()
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{server.address}/{path}")
    yield Visit(page, server)
    context.close()
