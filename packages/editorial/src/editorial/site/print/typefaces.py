"""The typeface of PDFs and share cards, which lies in `fonts/`. Pages do not use it."""

import io
from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont

TEXT, STRONG, TITLE = "text-regular.ttf", "text-semibold.ttf", "title-semibold.ttf"
NAMES = (TEXT, "text-italic.ttf", STRONG, TITLE)


@cache
def typeface(name: str) -> bytes:
    """The bytes of one font file, by one of `NAMES`."""
    return (files("editorial.site.print") / "fonts" / name).read_bytes()


@cache
def _letters() -> frozenset[int]:
    return frozenset(TTFont(io.BytesIO(typeface(TITLE)), lazy=True).getBestCmap())


def lacking(text: str) -> str:
    """The characters of a text that the typeface cannot draw, each once, in order."""
    return "".join(dict.fromkeys(char for char in text if ord(char) not in _letters() and not char.isspace()))
