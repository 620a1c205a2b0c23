"""A window for each test, closed behind it; Chromium itself is started once for each process of the tests (tests/conftest.py)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from support.project import Project
from support.serving import serving


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a window: `window(width, height=640, **settings of a Playwright context)`. The sites here answer at once or never."""
    contexts = []

    def opened(width: int, height: int = 640, **settings: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **settings))
        contexts[-1].set_default_timeout(15_000)
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def small_served(small: Project) -> Iterator[str]:
    """The address of the small site, which has a statement that does not exist in Spanish yet."""
    with serving(small.root / "site") as address:
        yield address


@pytest.fixture(scope="package")
def many_served(many: Project) -> Iterator[str]:
    """The address of the site whose lists have several pages."""
    with serving(many.root / "site") as address:
        yield address


@pytest.fixture(scope="package")
def stale_served(stale: Project) -> Iterator[str]:
    """The address of the site with a translation that is behind its original."""
    with serving(stale.root / "site") as address:
        yield address


@pytest.fixture(scope="package")
def history_served(history: Project) -> Iterator[str]:
    """The address of the site of statements to which everything happened that can."""
    with serving(history.root / "site") as address:
        yield address
