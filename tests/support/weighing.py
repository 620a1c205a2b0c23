"""What a page weighs: everything that goes over the wire for a browser's first visit, counted where it is sent."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from .serving import Answer, Server

SCRIPTS = ("javascript", "wasm")
ICONS = "[...document.querySelectorAll('link[rel~=icon]')].map(link => link.href).filter(address => !address.startsWith('data:'))"
# Seconds: a browser has asked for everything when it has been still for so long.
STILL, AT_MOST = 0.3, 30.0


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes with headers, gzip where the server compresses."""

    bytes: int
    requests: int
    scripts: int

    def __str__(self) -> str:
        return f"{self.bytes} bytes, {self.requests} requests, {self.scripts} bytes of scripts"


class Visit:
    """The first visit to a page in a fresh window, with JavaScript and an empty cache.

    A browser with a window asks for the icon when it has drawn the page; one without draws no icon and never asks. So the visit asks
    in its place, and an icon that was asked for twice counts once.
    """

    def __init__(self, page: Page, server: Server):
        self.page, self._server = page, server
        self._icons = {address.removeprefix(server.address) for address in page.evaluate(ICONS)}

    @property
    def answers(self) -> list[Answer]:
        """What has come, once nothing comes any more. Raises TimeoutError for a page that never stops asking."""
        self._wait()
        for path in sorted(self._icons - {answer.path for answer in self._server.answers}):
            self.page.request.get(self._server.address + path)
        icons = {answer.path: answer for answer in self._server.answers if answer.path in self._icons}
        return [
            *(answer for answer in self._server.answers if answer.path not in self._icons),
            *icons.values(),
        ]

    def _wait(self) -> None:
        count, since, begun = -1, 0.0, time.monotonic()
        while count != len(self._server.answers) or time.monotonic() - since < STILL:
            if count != len(self._server.answers):
                count, since = len(self._server.answers), time.monotonic()
            if time.monotonic() - begun > AT_MOST:
                raise TimeoutError(f"{self.page.url} still asks for things")
            self.page.wait_for_timeout(50)

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
