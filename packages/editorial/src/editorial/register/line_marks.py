"""The marks in a line of the canonical text, which are no words of the statement: that of a list item, the
one between the cells of a row, and those around an address behind the words that it is linked from.

They are written here and read here, so that the text that is hashed, the page of an earlier version and
`editorial verify` mean the same. The algorithm of the texts (`canonical_text.ALGORITHM`) stands for them.
"""

import re

BULLET = "- "
CELLS = " | "
"""What stands between the cells of a row."""
NUMBER = re.compile(r"(\d{1,9})\. ")
SAFE_ADDRESS = re.compile(r"<(https://[^\s<>\"]+)>")
"""An address as it is written, of the kind that may become a link."""
ADDRESSES = re.compile(r"(?: <[a-z][a-z0-9+.-]*:[^\s<>]*>)+$")
"""The addresses at the end of a line."""
ITEMS = ("ul", "ol")
"""The shapes of lines that begin with a mark."""


def item_mark(number: str) -> str:
    """The mark of a list item: its number, or a bullet where it has none."""
    return f"{number}. " if number else BULLET


def address_mark(address: str) -> str:
    """An address as it stands behind the words (RFC 3986, appendix C)."""
    return f" <{address}>"


def mark_of_item(text: str) -> tuple[str, str]:
    """(mark, number) at the beginning of an item's line; ("", "") where there is none, and no number behind
    a bullet.
    """
    if text.startswith(BULLET):
        return BULLET, ""
    match = NUMBER.match(text)
    return (match[0], match[1]) if match else ("", "")
