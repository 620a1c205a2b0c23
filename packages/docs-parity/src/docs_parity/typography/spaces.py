"""Spaces before and after marks of punctuation, and between words."""

import re
from collections.abc import Iterator

from docs_parity.languages.base import Typography
from docs_parity.markdown.inline import OBJECT
from docs_parity.typography.edit import SPACES, Edit
from docs_parity.typography.masking import HIDDEN, JOINER, NO_BREAK

NBSP = "\u00a0"
GAP = frozenset(" \u00a0\u202f\u2009")
# A mark that ends words, not one inside 10:30, an address or a name.
BEHIND = rf"(?=[\s)\]»”’\"'*_~|,.…{HIDDEN}]|$)"
MARK = re.compile(rf":{BEHIND}|[;?!](?:(?=[?!]|$)|{BEHIND})|%(?![\w%}}])|»")
OPENING = re.compile("«")
BEFORE = frozenset(f")]»”’\"'…%°*_~.€$+{HIDDEN}{OBJECT}")
# Not behind the end of a sentence, where typists put two.
TWO = re.compile(r"(?<=[^\s.!?:…«])(?<![.!?:…][\"'”’»)]) {2,}+(?=[^\s:;?!»%])")


def spaces(text: str, custom: Typography) -> Iterator[Edit]:
    """Every space of a masked text that is missing, superfluous, or lets a line break where none may."""
    for match in MARK.finditer(text):
        at = match.start()
        start = _gap_before(text, at)
        if start and not _apart(text, start, at):
            yield from _before(text, start, at, custom)
    if "«" in custom.spaced and "«" in text:
        yield from _inside(text, custom)
    if "  " in text:
        yield from (
            Edit(start=match.start(), end=match.end(), replacement=" ", rule=SPACES, fault="double")
            for match in TWO.finditer(text)
        )


def _gap_before(text: str, at: int) -> int:
    """Where the spaces begin that stand before a position."""
    while at and text[at - 1] in GAP:
        at -= 1
    return at


def _apart(text: str, start: int, at: int) -> bool:
    """True if the mark belongs to no word before it: another mark, a smiley, a ratio, a value behind its name
    in code.
    """
    before, after = text[start - 1], text[at + 1 : at + 3]
    if not (before.isalnum() or before in BEFORE or "\u0300" <= before <= "\u036f"):
        return True
    if text[at] == "%":
        return not before.isdigit()
    smiley = start < at and text[at] in ":;" and after[:1] == ")"
    value = before == OBJECT and after == f" {OBJECT}"
    return (
        smiley or value or (before.isdigit() and text[at] == ":" and after[:1] == " " and after[1:].isdigit())
    )


def _before(text: str, start: int, at: int, custom: Typography) -> Iterator[Edit]:
    gap, sign = text[start:at], text[at]
    if sign in custom.spaced:
        if gap not in NO_BREAK and (gap or custom.demanded):
            yield Edit(
                start=start, end=at, replacement=NBSP, rule=SPACES, fault="breaking" if gap else "missing"
            )
    # Without the space, "[a] : b" would be the definition of a link.
    elif gap and not custom.spaced and sign in ":;?!" and not (sign == ":" and text[start - 1] == "]"):
        yield Edit(start=start, end=at, replacement="", rule=SPACES, fault="unwanted")


def _inside(text: str, custom: Typography) -> Iterator[Edit]:
    """The space after an opening guillemet."""
    for match in OPENING.finditer(text):
        end = match.end()
        while end < len(text) and text[end] in GAP:
            end += 1
        gap = text[match.end() : end]
        if (
            end < len(text)
            and text[end] not in f"\n»{JOINER}"
            and gap not in NO_BREAK
            and (gap or custom.demanded)
        ):
            yield Edit(
                start=match.end(),
                end=end,
                replacement=NBSP,
                rule=SPACES,
                fault="breaking-inside" if gap else "missing-inside",
            )
