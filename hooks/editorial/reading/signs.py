"""Lines of a file with signs that nobody sees, or that turn the direction of a text: written, or hidden in an entity."""

import html
import re
from collections.abc import Iterator

# Controls, soft hyphen, fillers, marks and embeddings of direction, joiners, separators, variation selectors, private signs, tags.
UNSEEN = (r"\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
          r"\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff")
SIGN = re.compile(f"[{UNSEEN}]")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|shy|lrm|rlm|zwj|zwnj|[A-Z][A-Za-z]*Space|NoBreak|InvisibleComma"
                    r"|InvisibleTimes|ApplyFunction|ic|it|af);?")


def odd_lines(text: str, first_line: int = 1) -> tuple[tuple[int, str], ...]:
    """(number, text with entities resolved) of each line that has such a sign."""
    return tuple(_odd_lines(text, first_line)) if SIGN.search(text) or ("&" in text and ENTITY.search(text)) else ()


def _odd_lines(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), first_line):
        shown = ENTITY.sub(_resolved, line) if "&" in line else line
        if SIGN.search(shown):
            yield number, shown


def _resolved(match: re.Match[str]) -> str:
    """The sign that an entity stands for. Browsers drop some controls; here they are kept, since somebody wrote them."""
    entity = match[0]
    if entity[1] != "#":
        return html.unescape(entity)
    digits = entity.strip("&#;")
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(number) if number <= 0x10FFFF else ""
