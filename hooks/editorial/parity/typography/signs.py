"""Apostrophes, ellipses and dashes that were typed with the keys of a typewriter."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from editorial.parity.typography.customs import Custom
from editorial.parity.typography.edit import APOSTROPHES, DASHES, ELLIPSIS, Edit
from editorial.parity.typography.masking import HIDDEN
from editorial.reading.inline import OBJECT

# Accents may be signs of their own, behind their letter.
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
# Between letters, or where a word is shortened before markup, quotation marks or figures: l'*État*, qu'« il », l'11 septembre.
MARKED = rf"[*_\[«“\"{HIDDEN}{OBJECT}\d]"
APOSTROPHE = re.compile(rf"'(?:(?<={LETTER}')(?=[^\W\d_])|(?=[«“\"*_\[{HIDDEN}{OBJECT}\d])(?:(?<=\b[cdjlmnstCDJLMNST]')|(?<=\b[qQ]u')))")
POINTS = re.compile(r"\.\.\.(?<![./\\]\.\.\.)(?![./\\])")
HYPHEN = re.compile(r" --? (?=\S)")
CLOSING, OPENS = frozenset(f")]»”’\"*_%…{HIDDEN}{OBJECT}"), frozenset(f"([«“\"*_¿¡{HIDDEN}{OBJECT}")
NEAR = 40


def apostrophes(text: str, custom: Custom) -> Iterator[Edit]:
    """Straight apostrophes of a masked text, in French."""
    if custom.base == "fr" and "'" in text:
        yield from (Edit(match.start(), match.end(), "’", APOSTROPHES, "apostrophe") for match in APOSTROPHE.finditer(text))


def ellipses(text: str, custom: Custom) -> Iterator[Edit]:
    """Three points of a masked text that stand for an ellipsis, not for a range or a parameter (`0...9`, `...names`)."""
    if "..." in text:
        for match in POINTS.finditer(text):
            before, after = text[max(match.start() - 1, 0):match.start()], text[match.end():match.end() + 1]
            range_ = before.isdigit() and after.isdigit()
            parameter = after.isalnum() and not before.isalpha()
            if not range_ and not parameter:
                yield Edit(match.start(), match.end(), "…", ELLIPSIS, "points")


def dashes(text: str, custom: Custom) -> Iterator[Edit]:
    """Hyphens between spaces that stand for a dash, not for "from … to", a minus or a compound name."""
    if " -" in text:
        for match in HYPHEN.finditer(text):
            if _parts_words(text, match.start(), match.end(), custom):
                yield Edit(match.start() + 1, match.end() - 1, custom.dash, DASHES, "hyphen")


def _parts_words(text: str, start: int, end: int, custom: Custom) -> bool:
    """True if words stand on both sides, and are no two ends of a range and no two names."""
    left, right = text[start - 1:start], text[end]
    if not ((left.isalpha() or left in CLOSING) and (right.isalpha() or right in OPENS)):
        return False
    before = re.split(r"[\s*_\"«“(\[]", text[max(start - NEAR, 0):start])[-1]
    after = re.match(r"\w*", text[end:end + NEAR])[0]
    both = before, after
    return not (all(word[:1].isupper() for word in both) or all(len(word) == 1 for word in both)
                or any(word.casefold() in _calendar(custom.base) for word in both) or left == right == OBJECT)


@cache
def _calendar(language: str) -> frozenset[str]:
    """Names of months and days, which are the ends of ranges."""
    locale = Locale.parse(language)
    return frozenset(name.casefold() for group in (locale.months, locale.days) for width in ("wide", "abbreviated")
                     for name in group["format"][width].values())
