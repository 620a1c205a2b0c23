"""Quotation marks: those of the language, outer and inner."""

import re
from collections.abc import Iterator

from editorial.parity.typography.customs import Custom
from editorial.parity.typography.edit import QUOTES, Edit
from editorial.parity.typography.masking import HIDDEN

MARK = re.compile("[\"“”«»]")
PARTNER = {"“": "”", "«": "»", '"': '"'}
EMPHASIS = frozenset(f"*_~{HIDDEN}")
OPENS_AFTER = frozenset("([{-–—/'’¿¡«“:|=+")
CLOSES_BEFORE = frozenset(")]}-–—/.,;:?!…»”’'|=+<&")


def quotes(text: str, custom: Custom) -> Iterator[Edit]:
    """Every quotation mark of a masked text that should be another; pair by pair, in no order."""
    if not custom.quotes:
        return
    pairs, alone = _pairs(text)
    for start, end, around in pairs:
        straight = text[start] == '"'
        if straight or (text[start] == "“" and custom.base == "fr" and not around):
            opening, closing = custom.quotes[bool(around) and not (around == "«" and custom.base == "es")]
            sure = not (straight and alone) and not (text[start + 1].isspace() or text[end - 1].isspace())
            yield Edit(start, start + 1, opening if sure else None, QUOTES, "straight" if straight else "foreign", end + 1)
            yield Edit(end, end + 1, closing if sure else None, QUOTES, "")
    yield from (Edit(at, at + 1, None, QUOTES, "alone") for at in alone)


def _pairs(text: str) -> tuple[list[tuple[int, int, str]], list[int]]:
    """(place of the opening mark, of the closing one, the mark that opens what is around it), and the straight marks without a partner."""
    pairs, alone = [], []
    stack: list[int] = []
    for match in MARK.finditer(text):
        at, mark = match.start(), match[0]
        top = text[stack[-1]] if stack else ""
        if mark in "“«" or (mark == '"' and not (top == mark and _closes(text, at)) and _opens(text, at)):
            stack.append(at)
        elif PARTNER.get(top) == mark and (mark != '"' or _closes(text, at)):
            pairs.append((stack.pop(), at, text[stack[-1]] if stack else ""))
        # 15" is a measure.
        elif mark == '"' and not text[at - 1:at].isdigit():
            alone.append(at)
    return pairs, [*alone, *(at for at in stack if text[at] == '"')]


def _opens(text: str, at: int) -> bool:
    left, right = _neighbours(text, at)
    return (not left or left.isspace() or left in OPENS_AFTER) and bool(right) and not right.isspace()


def _closes(text: str, at: int) -> bool:
    left, right = _neighbours(text, at)
    return bool(left) and not left.isspace() and (not right or right.isspace() or right in CLOSES_BEFORE or right == '"')


def _neighbours(text: str, at: int) -> tuple[str, str]:
    """The signs before and after a mark, beyond emphasis and tags."""
    left, right = at - 1, at + 1
    while left >= 0 and text[left] in EMPHASIS:
        left -= 1
    while right < len(text) and text[right] in EMPHASIS:
        right += 1
    return text[left] if left >= 0 else "", text[right:right + 1]
