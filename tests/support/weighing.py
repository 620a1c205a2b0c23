"""What a page weighs: the bytes and requests that a browser's first visit costs, as they come over the wire."""

from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page


@dataclass
class Weight:
    """What came over the wire for one page: bodies as they were sent, compressed ones compressed; headers are the server's affair."""

    answers: dict[str, str] = field(default_factory=dict)
    bodies: Counter = field(default_factory=Counter)

    @property
    def bytes(self) -> int:
        """All bodies together."""
        return sum(self.bodies.values())

    @property
    def requests(self) -> int:
        """How many answers came; what stands in the page itself (`data:`) asks for nothing."""
        return len(self.answers)

    @property
    def scripts(self) -> int:
        """Bytes of scripts and of WebAssembly, those of workers too."""
        return sum(size for request, size in self.bodies.items() if self.answers.get(request) in ("Script", "Worker"))


class Scales:
    """A window of its own whose network is counted; nothing is in its cache. Close it when done."""

    def __init__(self, browser: Browser, width: int = 360):
        self._context = browser.new_context(viewport={"width": width, "height": 640})
        self.page: Page = self._context.new_page()
        self.weight = Weight()
        self._session: CDPSession = self._context.new_cdp_session(self.page)
        self._session.send("Network.enable")
        self._session.send("Network.setCacheDisabled", {"cacheDisabled": False})
        self._session.on("Network.responseReceived", self._answer)
        self._session.on("Network.dataReceived", self._data)

    def _answer(self, event: dict) -> None:
        if not event["response"]["url"].startswith(("data:", "blob:")):
            self.weight.answers[event["requestId"]] = event["type"]

    def _data(self, event: dict) -> None:
        self.weight.bodies[event["requestId"]] += event["encodedDataLength"]

    def close(self) -> None:
        """Close the window."""
        self._context.close()
