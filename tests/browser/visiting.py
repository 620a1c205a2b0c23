"""What the browser tests share: the places to visit, the looks of a page, and a list of what is wrong on all of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from support.pages import FOR_ALL, LANGUAGES, pages

ALL = "all languages"
WIDTHS = (320, 1280)
LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
BLOCKS = (*LANGUAGES, ALL)
MOST = 40


def places(block: str) -> Iterator[tuple[str, str]]:
    """(kind, path) of the pages of a language, or of those that speak all languages."""
    return iter(FOR_ALL.items()) if block == ALL else pages(block)


class Faults:
    """What is wrong. A page is loaded once and many things are asked of it, so that one fault does not hide the others."""

    def __init__(self):
        self.found: list[str] = []

    def expect(self, holds: object, *where_and_what: object) -> None:
        """Note a fault unless this holds; say page, language, width, look, and what was seen."""
        if not holds:
            self.found.append(" · ".join(map(str, where_and_what)))


@contextmanager
def everywhere() -> Iterator[Faults]:
    """Fails at its end with all faults, a line each, or as many as one can read."""
    faults = Faults()
    yield faults
    if faults.found:
        more = [f"… and {len(faults.found) - MOST} more"] if len(faults.found) > MOST else []
        pytest.fail("\n".join([f"{len(faults.found)} faults:", *faults.found[:MOST], *more]), pytrace=False)
