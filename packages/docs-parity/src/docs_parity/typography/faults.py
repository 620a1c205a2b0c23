"""The signs and spaces of a text that should be others, by the customs of its language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter

from docs_parity.typography.customs import custom
from docs_parity.typography.edit import Edit
from docs_parity.typography.marks import apostrophes, dashes, ellipses, opening_marks, quotes
from docs_parity.typography.masking import masked
from docs_parity.typography.spaces import spaces

# Without one of these a text has no fault. Most texts have none, so this must be quick: plain searches, and a
# pattern that begins with a few signs.
ANYWHERE = ("...", "  ", " - ", " -- ", " :", " ;", " ?", " !")
SUSPECT: Mapping[str, tuple[str, ...]] = {
    "en": ANYWHERE,
    "es": (*ANYWHERE, '"', "?", "!", "\u00a0", "\u202f"),
    "fr": (*ANYWHERE, '"', "'", "“", "&", "\u2009"),
}
SUSPECT_PATTERN = {
    "fr": re.compile(r"[:;?!%»«](?:(?<=[^\u00a0\u202f][:;?!%»])(?![\w/\[])|(?<=«)[^\u00a0\u202f])"),
    "en": re.compile("[\u00a0\u202f][:;?!]"),
}


def edits(text: str, language: str) -> tuple[Edit, ...]:
    """What should be put right in a block's text, in order and without overlaps; positions are those in the
    text.

    Markup is looked past: code, addresses, tags, attributes, targets and titles of links are never part of an
    edit. Of a text in which code or a tag is opened and not closed nothing is said, and neither of a language
    without known customs.
    """
    customs = custom(language)
    if customs is None or not suspect(text, customs.base):
        return ()
    bare = masked(text)
    if bare is None or text.startswith("~~~"):
        return ()
    asked = (spaces, quotes, opening_marks, dashes, apostrophes, ellipses)
    found = chain.from_iterable(ask(bare, customs) for ask in asked)
    return tuple(_apart(sorted(found, key=attrgetter("start", "end"))))


def suspect(text: str, base: str) -> bool:
    """True if a text may have a fault, by the customs of a base language; quick, and False for nearly every
    text.
    """
    for sign in SUSPECT[base]:
        if sign in text:
            return True
    return base in SUSPECT_PATTERN and SUSPECT_PATTERN[base].search(text) is not None


def _apart(found: Iterable[Edit]) -> Iterator[Edit]:
    """Of two edits in one place the first."""
    end = 0
    for edit in found:
        if edit.start >= end:
            yield edit
            end = edit.end
