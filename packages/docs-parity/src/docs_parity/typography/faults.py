"""The signs and spaces of a text that should be others, by the customs of its language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import attrgetter

from docs_parity.languages.base import Typography
from docs_parity.languages.lookup import language as described
from docs_parity.typography.customs import custom
from docs_parity.typography.edit import Edit
from docs_parity.typography.marks import apostrophes, dashes, ellipses, opening_marks, quotes
from docs_parity.typography.masking import masked
from docs_parity.typography.spaces import spaces

ANYWHERE = ("...", "  ", " - ", " -- ", " :", " ;", " ?", " !")


@dataclass(frozen=True, slots=True)
class _Suspicion:
    """Signs and a pattern; without one of them a text has no fault. Most texts have none, so this must be
    quick: plain searches, and a pattern that begins with a few signs.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _suspicion(custom: Typography) -> _Suspicion:
    signs = [*ANYWHERE, *sorted(custom.foreign_quotes)]
    signs += ['"'] if custom.quotes else []
    signs += ["'"] if custom.apostrophe else []
    signs += ["?", "!"] if custom.opening_marks else []
    if not custom.spaced:
        return _Suspicion(tuple(signs), re.compile("[\u00a0\u202f\u2009][:;?!]"))
    spaced = re.escape("".join(sorted(custom.spaced - {"«"})))
    return _Suspicion(
        (*signs, "&", "\u2009"),
        re.compile(rf"[{spaced}«](?:(?<=[^\u00a0\u202f][{spaced}])(?![\w/\[])|(?<=«)[^\u00a0\u202f])"),
    )


def edits(text: str, language: str) -> tuple[Edit, ...]:
    """What should be put right in a block's text, in order and without overlaps; positions are those in the
    text.

    Markup is looked past: code, addresses, tags, attributes, targets and titles of links are never part of an
    edit. Of a text in which code or a tag is opened and not closed nothing is said, and neither of a language
    without known customs.
    """
    customs = custom(language)
    if customs is None or not suspect(text, customs):
        return ()
    bare = masked(text)
    if bare is None or text.startswith("~~~"):
        return ()
    asked = (spaces, quotes, opening_marks, dashes, apostrophes, ellipses)
    found = chain.from_iterable(ask(bare, customs) for ask in asked)
    return tuple(_apart(sorted(found, key=attrgetter("start", "end"))))


def suspect(text: str, custom: Typography) -> bool:
    """True if a text may have a fault, by these customs; quick, and False for nearly every text."""
    # What is no fault in one region may be one in another: all are suspected alike.
    suspicion = _suspicion(described(custom.language).typography or custom)
    for sign in suspicion.signs:
        if sign in text:
            return True
    return suspicion.pattern.search(text) is not None


def _apart(found: Iterable[Edit]) -> Iterator[Edit]:
    """Of two edits in one place the first."""
    end = 0
    for edit in found:
        if edit.start >= end:
            yield edit
            end = edit.end
