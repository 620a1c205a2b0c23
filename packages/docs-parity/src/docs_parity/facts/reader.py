"""All values of a passage, each read by the first reader that understands it; and its figures and value words
at a glance.

Most passages of a faithful translation have the same figures in the same order, the same months, units and
words for numbers. Whatever is written otherwise (`1 000` and `mille`, `19th` and `19e`) makes signatures
differ, and the passages are read in full.
"""

import re
from collections.abc import Hashable, Iterator
from functools import cache

from docs_parity.compare.passages import Passage
from docs_parity.facts.dates import calendar_names, dates, months, weekdays
from docs_parity.facts.identifiers import identifiers, labels, mixed, ratios
from docs_parity.facts.numbers import FRACTIONS, numbers
from docs_parity.facts.roman import may_have_romans, romans, telling_numerals
from docs_parity.facts.spelled_numbers import number_words, word_numbers
from docs_parity.facts.times import may_have_times, parts_of_day, times
from docs_parity.facts.units import LEADING, magnitude_words, qualifying_words, unit_behind, unit_words
from docs_parity.facts.units import SIGNS as CURRENCIES
from docs_parity.facts.value import Masked, Value
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import read_with

FIGURE_OR_FRACTION = re.compile(rf"[\d{FRACTIONS}]")


def values_of(passage: Passage) -> tuple[Value, ...]:
    """The values of a passage, in the order in which they stand in it.

    Each reader is asked only where a cheap look says that there may be something for it: most passages have
    nothing.
    """
    figures = bool(FIGURE_OR_FRACTION.search(passage.text))
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
        found += times(masked, language)
        found += ratios(masked)
    if numerals:
        found += romans(masked, language)
    if figures:
        found += mixed(masked, language)
        found += numbers(masked, language)
    return tuple(sorted(found, key=lambda value: value.start)) if found else ()


Signature = tuple[Hashable, ...]
FIGURE = re.compile(r"\d")
# What stands between two spaces and has a figure in it.
CHUNK = re.compile(r"(?<!\S)[^\s\d]*+\d\S*")
PLAIN = re.compile(r"[\"'“‘«(\[]*([-−–]?\d+(?:[.,'’]\d+)*)[\"'”’»)\].,;:!?…]*")
RUNS = re.compile(r"\d+")
SIGNS = re.compile(rf"[%‰{''.join(sign for sign in CURRENCIES if len(sign) == 1)}{FRACTIONS}]")
# CHF 20, C$ 20: what a sign alone does not tell.
LETTERS_BEFORE = re.compile(rf"(?:{LEADING})(?=[ \u00a0\u202f]?\d)")
LABELS = re.compile(r"(?<!\w)\(?([a-z]|[ivx]{2,5})\)")
ADDRESS = re.compile(r"[^\s@]{1,99}@\S+")
# 260 A (III), 5 km², −3 °C, 3 p.m.
BEHIND = re.compile(r"\d[ \u00a0\u202f-]?(°?[^\W\d_]+[²³]?)")
SHORT = re.compile(r"[A-Z]|m|h|bn|mn|k|[ap]")
# A date in figures is told to be ambiguous, also where both sides have the same.
DATE = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")


def signature(passage: Passage) -> Signature | None:
    """What two passages have to share; empty if there is nothing in it; None where a closer look is always
    needed.
    """
    text = passage.text
    known = _known(passage.language)
    month = described(passage.language).dates.month_or_verb
    may = passage.written.count(month) if month else 0
    has_words = not known.keys().isdisjoint(passage.word_set)
    words = tuple(known[word] for word in passage.lowered if word in known) if has_words else ()
    telling = telling_numerals(passage.language)
    numerals = (
        ()
        if telling.isdisjoint(passage.written)
        else tuple(word for word in passage.written if word in telling)
    )
    labels = tuple(LABELS.findall(text)) if ")" in text else ()
    addresses = tuple(ADDRESS.findall(text)) if "@" in text else ()
    signs = tuple(SIGNS.findall(text))
    if not FIGURE.search(text):
        fractions = tuple(sign for sign in signs if sign in FRACTIONS)
        return (
            (words, numerals, labels, addresses, may, fractions)
            if words or numerals or labels or addresses or may or fractions
            else ()
        )
    if DATE.search(text):
        return None
    units = (*_before(text), *_behind(text, passage.language))
    return words, numerals, labels, addresses, may, tuple(map(_figures, CHUNK.findall(text))), signs, units


def _before(text: str) -> Iterator[str]:
    """The currencies before figures that are written with letters."""
    yield from (CURRENCIES[sign] for sign in LETTERS_BEFORE.findall(text) if len(sign) > 1)


def _behind(text: str, language: str) -> Iterator[str]:
    """Units behind figures, and the letters of symbols and of hours."""
    for word in BEHIND.findall(text):
        if unit := unit_behind(word, language):
            yield unit
        elif SHORT.fullmatch(word):
            yield word


def _figures(chunk: str) -> Hashable:
    """The figures of a plain number, with a minus before it; else the whole as it is written."""
    plain = PLAIN.fullmatch(chunk)
    if not plain:
        return chunk.strip(".,;:!?…\"'“”‘’«»()[]")
    runs = RUNS.findall(plain[1])
    return (plain[1][0] in "-−–", *runs)


def _number(word: str, language: str) -> Hashable:
    """What a word for a number says; the word itself, if it is none alone."""
    return next((value.readings[0] for value in word_numbers(word, language)), word)


@cache
def _known(language: str) -> dict[str, Hashable]:
    """Word in small letters -> what it says, the same in all languages."""
    languages = read_with(language)
    share_words = {word: share for other in languages for word, share in other.units.share_words.items()}
    day = (word for other in languages for word in parts_of_day(other))
    known: dict[str, Hashable] = {word: _number(word, language) for word in number_words(language)}
    known |= {word: ("unit", unit) for word, unit in unit_words(language).items()}
    known |= {word: ("magnitude", ten) for word, ten in magnitude_words(language).items()}
    known |= {word: share for word, share in share_words.items() if word not in known}
    known |= {word: word for word in (*day, *qualifying_words(language)) if word not in known}
    month_or_verb = described(language).dates.month_or_verb.lower()
    named = {word: number for word, number in months(language).items() if word != month_or_verb}
    return (
        known
        | {word: ("month", number) for word, number in named.items()}
        | {word: ("day", number) for word, number in weekdays(language).items()}
    )
