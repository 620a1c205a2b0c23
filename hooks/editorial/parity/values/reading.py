"""All values of a passage, each read by the first reader that understands it."""

import re

from editorial.parity.passages import Passage
from editorial.parity.values.calendar import calendar_names, dates
from editorial.parity.values.clock import may_have_times, times
from editorial.parity.values.identifiers import identifiers, labels, mixed, ratios
from editorial.parity.values.masking import Masked
from editorial.parity.values.numbers import numbers
from editorial.parity.values.roman import may_have_romans, romans
from editorial.parity.values.value import Value

FIGURE = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")


def values_of(passage: Passage) -> tuple[Value, ...]:
    """The values of a passage, in the order in which they stand in it.

    Each reader is asked only where a cheap look says that there may be something for it: most passages have nothing.
    """
    figures = bool(FIGURE.search(passage.text))
    numerals = may_have_romans(passage)
    names = calendar_names(passage)
    masked, language = Masked(passage.text), passage.language
    found: list[Value] = []
    if figures or "@" in passage.text:
        found += identifiers(masked)
    if ")" in passage.text:
        found += labels(masked)
    if figures or names:
        found += dates(masked, language, names)
    if figures and may_have_times(passage):
        found += times(masked)
        found += ratios(masked)
    if numerals:
        found += romans(masked, language)
    if figures:
        found += mixed(masked)
        found += numbers(masked, language)
    return tuple(sorted(found, key=lambda value: value.start)) if found else ()
