"""All values of a passage, each read by the first reader that understands it."""

import re

from editorial.parity.passages import Passage
from editorial.parity.values.calendar import calendar_words, dates
from editorial.parity.values.clock import times
from editorial.parity.values.identifiers import identifiers, labels, mixed, ratios
from editorial.parity.values.masking import Masked
from editorial.parity.values.numbers import numbers
from editorial.parity.values.roman import romans
from editorial.parity.values.value import Value

SOMETHING = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞@]|(?<!\w)[IVXLC]+(?:e|ᵉ|ème)?(?!\w)|(?<!\w)\(?[a-z]\)")


def values_of(passage: Passage) -> tuple[Value, ...]:
    """The values of a passage, in the order in which they stand in it. Most passages have none, and that is told at once."""
    figures = bool(SOMETHING.search(passage.text))
    if not figures and calendar_words(passage.language).isdisjoint(passage.word_set):
        return ()
    masked, language = Masked(passage.text), passage.language
    found: list[Value] = []
    if figures:
        found += identifiers(masked)
        found += labels(masked)
    found += dates(masked, language)
    if figures:
        found += times(masked)
        found += ratios(masked)
        found += romans(masked)
        found += mixed(masked)
        found += numbers(masked, language)
    return tuple(sorted(found, key=lambda value: value.start))
