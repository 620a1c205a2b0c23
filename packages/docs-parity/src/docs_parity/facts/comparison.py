"""What the values of a translation and of its original say to each other: which are lost, added, otherwise;
and when numbers in words are asked.

Languages differ in what they write in words, and "one", "both" or "second" are more than numbers. So a word
for a number is asked for only where the other side has a number, in words or in figures, that nothing
answers: `two mandates`, `les trois mandats`.

Equal readings match, first in the conventions of both languages, then in any. What is left is explained by
numbers in words, by the numbers that spaces part, and by dates and times that hold it. Only what nothing
explains is a difference.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.facts.equivalence import (
    Pairs,
    agreeing_dates,
    by_parts,
    inside,
    matched,
    not_said_otherwise,
    without,
)
from docs_parity.facts.reader import signature, values_of
from docs_parity.facts.spelled_numbers import (
    TOKEN,
    further_words,
    half_pattern,
    number_words,
    word_numbers,
    words_are_read,
)
from docs_parity.facts.units import SIGNS, UNITS, tail
from docs_parity.facts.value import Value, ValueKind
from docs_parity.languages.base import PER_MILLE, PERCENT, POINTS, Language, alternatives
from docs_parity.languages.lookup import read_with

Sides = tuple[Sequence[Value], Sequence[Value]]
"""The values of the original, and of the translation."""
# The magnitude of a figure is read with the figure.
MAGNITUDES = frozenset(Decimal(10) ** power for power in (2, 3, 6, 9, 12, 18))
BEHIND_A_FIGURE = re.compile(r"\d[\s\u00a0\u202f]{1,2}$")


@dataclass(frozen=True, slots=True)
class Counted:
    """What the words for numbers of two passages say to each other."""

    pairs: Pairs
    lost: list[Value]
    added: list[Value]


def may_count(passage: Passage) -> bool:
    """True if a passage has a word for a number."""
    return not number_words(passage.language).isdisjoint(passage.word_set)


def not_in_words(some: list[Value], passage: Passage, others: Iterable[Value]) -> list[Value]:
    """Those numbers and times that the passage does not say in words.

    An article is one, but not where one of the `others` may stand in place of the figure 1.
    """
    if not any(value.sort in (ValueKind.NUMBER, ValueKind.TIME) for value in some):
        return some
    words = {number for value in word_numbers(passage.text, passage.language) for number in value.numbers}
    words -= {Decimal(1)} if _numbers(others) >= _numbers(some) else set()
    decades = {word + 1900 for word in words if word % 10 == 0 and 10 <= word <= 90}
    # "One" is an article too.
    hours = {60 * (word + more) for word in words if word != 1 for more in (0, 12)}
    left = [
        value
        for value in some
        if not (
            value.readings[0] in hours
            if value.sort is ValueKind.TIME
            else value.sort is ValueKind.NUMBER and _worded(value, words, decades)
        )
    ]
    return left if words_are_read() else _sure_without_words(left, passage, others)


def _sure_without_words(some: list[Value], passage: Passage, others: Iterable[Value]) -> list[Value]:
    """Those in whose place one of the `others` stands, if the passage may say them in words not read.

    Small numbers are written in words sooner than large ones; an article may be a one.
    """
    rivals = list(others)
    numbers = sorted((value for value in some if value.sort is ValueKind.NUMBER), key=_size, reverse=True)
    sure = {id(value) for value in numbers[: _numbers(rivals)]}
    times = any(other.sort is ValueKind.TIME for other in rivals)
    unclear = may_count(passage)
    return [
        value
        for value in some
        if id(value) in sure
        or (value.sort is ValueKind.TIME and (times or not unclear))
        or (value.sort is ValueKind.NUMBER and not unclear and 1 not in value.readings)
        or value.sort not in (ValueKind.NUMBER, ValueKind.TIME)
    ]


def _size(value: Value) -> Decimal:
    readings = (abs(reading) for reading in value.readings if isinstance(reading, Decimal))
    return max(readings, default=Decimal(0))


def _worded(value: Value, words: set[Decimal], decades: set[Decimal]) -> bool:
    known = words
    if value.unit == "decade":
        known = words | decades
    elif value.unit == PERCENT:
        known = words | {100 * word for word in words if word < 1}
    return any(reading in known for reading in value.all_readings) or (
        bool(value.parts)
        and all(any(reading in words for reading in part.all_readings) for part in value.parts)
    )


def counting_words(passage: Passage) -> tuple[Value, ...]:
    """The words of a passage that say a number from two on, with the units behind them."""
    text, language = passage.text, passage.language
    words, doubtful = further_words(language), _doubtful(read_with(language))
    further = {match.start() for match in TOKEN.finditer(text) if match[0].lower() in words}
    return tuple(
        replace(value, unit=_unit(value, text, language), doubtful=bool(doubtful.match(value.text)))
        for value in word_numbers(text, language)
        if value.numbers[0] >= 2
        and value.start not in further
        and not (
            value.readings[0] in MAGNITUDES
            and BEHIND_A_FIGURE.search(text[max(0, value.start - 4) : value.start])
        )
    )


@cache
def _doubtful(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """A second, a room (cuarto), a third: numbers only sometimes."""
    words = (beginning for language in languages for beginning in language.number_words.doubtful_beginnings)
    return re.compile(alternatives(words), re.IGNORECASE)


def _unit(value: Value, text: str, language: str) -> str:
    """The unit behind a number in words: `two days`, `two and a half years`, `two-day`."""
    if "-" in value.text and (
        unit := tail(f" {value.text.rpartition('-')[2]}", 0, language, currency=False).unit
    ):
        return unit
    end = value.start + len(value.text)
    half = half_pattern(language).match(text, end + 1)
    return tail(text, half.end() if half else end, language, currency=False).unit


def counted(both: PassagePair, sides: Sides, pairs: Pairs, left: tuple[list[Value], list[Value]]) -> Counted:
    """What the words for numbers add to what the figures said: pairs whose units can be compared, and numbers
    that changed.

    `left` are the figures that nothing answers, of the original and of the translation.
    """
    theirs, ours = both.source.once(counting_words), counting_words(both.target)
    answered = matched(theirs, ours)
    gone, come = without(theirs, (one for one, _ in answered)), without(ours, (one for _, one in answered))
    figures = [
        [value for value in without(side, (pair[index] for pair in pairs)) if value.sort is ValueKind.NUMBER]
        for index, side in enumerate(sides)
    ]
    answered += matched(gone, figures[1]) + matched(figures[0], come)
    gone, come = without(gone, (one for one, _ in answered)), without(come, (one for _, one in answered))
    spare = _numbers(left[1]) - _numbers(left[0])
    new = _unsaid(gone, both.target, sides[1]), _unsaid(come, both.source, sides[0])
    changed = max(min(_sure(new[0]), len(come)), min(_sure(new[1]), len(gone)))
    return Counted(
        answered, (new[0] or gone)[: max(changed, spare)], (new[1] or come)[: max(changed, -spare)]
    )


def _numbers(values: Iterable[Value]) -> int:
    return sum(value.sort is ValueKind.NUMBER for value in values)


def _sure(values: Iterable[Value]) -> int:
    return sum(not value.doubtful for value in values)


def _unsaid(words: list[Value], passage: Passage, values: Iterable[Value]) -> list[Value]:
    """Those words whose number the other side says neither in words nor in figures."""
    if not words:
        return words
    said: set[object] = {
        number for value in word_numbers(passage.text, passage.language) for number in value.numbers
    }
    said |= {
        part
        for value in values
        if value.sort is not ValueKind.DATE
        for parts in inside(value)
        for _, part in parts
    }
    said |= {
        Decimal(part)
        for value in values
        if value.sort is ValueKind.DATE
        for part in (value.days[0][0], value.days[0][2])
        if part
    }
    return [
        word
        for word in words
        if said.isdisjoint(word.readings) and not any(number / 100 in said for number in word.numbers)
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """The values of two passages, matched."""

    pairs: tuple[tuple[Value, Value], ...]
    """(in the original, in the translation) of one value."""
    lost: tuple[Value, ...]
    """Those that only the original has."""
    added: tuple[Value, ...]
    """Those that only the translation has."""


NOTHING = Compared((), (), ())
MONEY_AND_SHARES = frozenset(SIGNS.values()) | {PERCENT}
KNOWN = MONEY_AND_SHARES | {POINTS, PER_MILLE} | frozenset(UNITS)


def compare(both: PassagePair) -> Compared:
    """The values of a passage of the original and of the one that answers it."""
    there = both.source.once(signature)
    if there is not None and there == signature(both.target):
        return NOTHING
    sides = both.source.once(values_of), values_of(both.target)
    counts = may_count(both.source), may_count(both.target)
    if not any(sides) and not all(counts):
        return NOTHING
    pairs, lost, added = _of_each_sort(*sides)
    if lost or added:
        pairs, lost, added = _explained(both, pairs, lost, added, sides)
    if all(counts) or (counts[0] and added) or (counts[1] and lost):
        more = counted(both, sides, pairs, (lost, added))
        pairs, lost, added = pairs + more.pairs, lost + more.lost, added + more.added
    return Compared(tuple(pairs), tuple(lost), tuple(added)) if pairs or lost or added else NOTHING


def _of_each_sort(theirs: Sequence[Value], ours: Sequence[Value]) -> tuple[Pairs, list[Value], list[Value]]:
    """The pairs of every sort, and what is left on both sides."""
    pairs: Pairs = []
    for sort in ValueKind if theirs and ours else ():
        here, there = [one for one in ours if one.sort is sort], [one for one in theirs if one.sort is sort]
        if here and there:
            pairs += matched(there, here)
    return pairs, without(theirs, (one for one, _ in pairs)), without(ours, (one for _, one in pairs))


def _explained(
    both: PassagePair, pairs: Pairs, lost: list[Value], added: list[Value], sides: Sides
) -> tuple[Pairs, list[Value], list[Value]]:
    """What is left once everything is taken out that something on the other side explains."""
    theirs, ours = sides
    lost, added = by_parts(lost, added)
    more = list(agreeing_dates(lost, added, both))
    lost, added = without(lost, (one for one, _ in more)), without(added, (one for _, one in more))
    lost, added = not_said_otherwise(lost, added), not_said_otherwise(added, lost)
    lost, added = not_in_words(lost, both.target, added), not_in_words(added, both.source, lost)
    return pairs + more, _not_repeated(lost, ours, added), _not_repeated(added, theirs, lost)


def _not_repeated(some: list[Value], others: Iterable[Value], rivals: Sequence[Value]) -> list[Value]:
    """Those that are not merely said once more than on the other side.

    Where something else stands instead, nothing is mere.
    """
    known = {(other.sort, reading) for other in others for reading in other.readings}
    instead = {rival.sort for rival in rivals}
    return [
        value
        for value in some
        if value.sort in instead or not any((value.sort, reading) in known for reading in value.readings)
    ]


def other_unit(there: Value, here: Value) -> bool:
    """True if a unit changed, or if only one side has a currency or per cent.

    Percentage points may be just points.
    """
    if (
        there.unit == here.unit
        or (there.unit and there.unit == here.shared)
        or (here.unit and here.unit == there.shared)
    ):
        return False
    if there.unit and here.unit:
        return {there.unit, here.unit} <= KNOWN
    return (there.unit or here.unit) in MONEY_AND_SHARES
