"""Which values changed between two texts of one language: an original then and now.

The same readers as between two languages (`reader`, `spelled_numbers`), and the same comparison
(`comparison`), whose differences are changes here too. What is excused there because languages differ is
asked for here: one convention for signs between figures, a word for a number that nothing answers, a value
that is said less often.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from itertools import filterfalse

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.facts.comparison import compare, other_unit
from docs_parity.facts.equivalence import (
    Pairs,
    agreeing_dates,
    by_parts,
    matched,
    not_said_otherwise,
    without,
)
from docs_parity.facts.reader import values_of
from docs_parity.facts.roman import is_numeral
from docs_parity.facts.spelled_numbers import (
    MILLION,
    TOKEN,
    further_words,
    half_pattern,
    number_words,
    telling_words,
    word_numbers,
)
from docs_parity.facts.units import BEFORE, SIGNS, UNITS, tail, unit_behind
from docs_parity.facts.value import Value, ValueKind
from docs_parity.languages.base import PERCENT, Language, alternatives
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import read_with

NEAR = 12
PARTED = re.compile(r"\d[.,'’]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The values of an original then and now."""

    then: tuple[Value, ...]
    now: tuple[Value, ...]
    pairs: tuple[tuple[Value, Value], ...]
    """(then, now) of one value."""
    gone: tuple[Value, ...]
    """Those that only the text of then has, and those that have another unit now."""
    new: tuple[Value, ...]
    """Those that only the text of now has, and those that had another unit then."""


def changed(both: PassagePair) -> Changed:
    """The values of two passages of one language, then and now."""
    passages = both.source, both.target
    then, now = ([*map(_in_one_convention, all_values(passage))] for passage in passages)
    pairs, other = _paired(then, now, tuple(map(_Units, passages)), both.source.language)
    known = pairs + other
    gone, new = by_parts(
        without(then, (value for value, _ in known)), without(now, (value for _, value in known))
    )
    language = both.source.language
    more = [*agreeing_dates(gone, new, both), *_shares(gone, new)]
    gone, new = without(gone, (value for value, _ in more)), without(new, (value for _, value in more))
    gone, new = _not_otherwise(gone, new, language), _not_otherwise(new, gone, language)
    gone, new = _not_in_loose_words(gone, passages[1], new), _not_in_loose_words(new, passages[0], gone)
    gone, new = _sure(gone, new), _sure(new, gone)
    gone, new = [*gone, *(value for value, _ in other)], [*new, *(value for _, value in other)]
    if not gone and not new:
        gone, new = _told(both)
    return Changed(
        then=tuple(then), now=tuple(now), pairs=tuple(pairs + more), gone=tuple(gone), new=tuple(new)
    )


def all_values(passage: Passage) -> tuple[Value, ...]:
    """The values of a passage, in figures and in words, in order; each with its unit in its text."""
    minus = _minus(read_with(passage.language))
    values = [_with_sign(value, passage.text, minus) for value in values_of(passage)]
    return tuple(sorted((*values, *_in_words(passage, values)), key=lambda value: value.start))


@cache
def _minus(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """ "Minus 5"; "au moins 5", "al menos 5" and "plus ou moins 5" are none."""
    figures = [language.figures for language in languages]
    no_minus = {word for words in figures for word in words.no_minus_behind}
    behind = "".join(rf"(?<!\b{re.escape(word)} )" for word in sorted(no_minus))
    minus = alternatives(word for words in figures for word in words.minus)
    return re.compile(rf"{behind}\b(?:{minus})[ \u00a0\u202f]$", re.IGNORECASE)


def _with_sign(value: Value, text: str, minus: re.Pattern[str]) -> Value:
    """The `$` before a number is a part of it, and so is "minus"."""
    before = text[max(0, value.start - NEAR) : value.start] if value.sort is ValueKind.NUMBER else ""
    if value.unit in SIGNS.values() and (sign := BEFORE.search(before)):
        return replace(value, text=f"{sign[0]}{value.text}", start=value.start - len(sign[0]))
    if value.spare and (sign := minus.search(before)):
        return replace(
            value,
            text=f"{sign[0]}{value.text}",
            start=value.start - len(sign[0]),
            spare=(),
            readings=tuple(-number for number in value.numbers),
        )
    return value


def _in_words(passage: Passage, values: Sequence[Value]) -> list[Value]:
    """The numbers that a passage says in words which say nothing else, with the units behind them.

    What `values` have is not read again.
    """
    text, telling = passage.text, telling_words(passage.language)
    if telling.isdisjoint(passage.word_set):
        return []
    taken = bytearray(len(text))
    for value in values:
        taken[value.start : value.end] = b"x" * len(value.text)
    # "Three quarters" is neither three nor a quarter; a word that makes no number by itself is only that
    # word.
    single = (
        Value(sort=ValueKind.NUMBER, text=word[0], start=word.start(), readings=(word[0].lower(),))
        for word in TOKEN.finditer(text)
        if not telling.isdisjoint(word[0].lower().split("-"))
    )
    read: list[Value] = []
    for value in (*sorted(_kept(passage, telling_in=True), key=lambda value: -len(value.text)), *single):
        if not any(taken[value.start : value.end]):
            taken[value.start : value.end] = b"x" * len(value.text)
            read.append(value)
    return read


def _kept(passage: Passage, *, telling_in: bool) -> Iterator[Value]:
    """The numbers in words that have, or have not, a word in them that says a number wherever it stands."""
    text, language, telling = passage.text, passage.language, telling_words(passage.language)
    for value in word_numbers(text, language):
        words = {part for word in TOKEN.findall(value.text.lower()) for part in (word, *word.split("-"))}
        if telling.isdisjoint(words) is telling_in:
            continue
        end = value.start + len(value.text)
        half = half_pattern(language).match(text, end + 1)
        end = half.end() if half else end
        behind = tail(text, end, language, currency=False)
        last = value.text.rpartition("-")[2] if "-" in value.text else ""
        unit = tail(f" {last}", 0, language, currency=False).unit or behind.unit
        yield replace(
            value,
            text=text[value.start : end + (behind.length if behind.unit else 0)],
            unit=unit,
            readings=value.readings[-1:] if half else value.readings[:1],
            doubtful=number_words(language).isdisjoint(words),
        )


def _in_one_convention(value: Value) -> Value:
    """Without what it is elsewhere: in one language "1.500" is not both 1500 and 1.5, nor 3:30 also 15:30."""
    if not value.spare or (value.sort is ValueKind.NUMBER and not PARTED.search(value.text)):
        return value
    # What "1.5 to 2 million" may lend its first number.
    lent = (
        []
        if value.sort is ValueKind.TIME or not value.readings
        else [
            spare
            for spare in value.spare
            if isinstance(spare, Decimal) and abs(spare) >= MILLION * abs(value.numbers[0])
        ]
    )
    return replace(value, spare=tuple(lent))


def _paired(
    then: Sequence[Value], now: Sequence[Value], units: Sequence["_Units"], language: str
) -> tuple[Pairs, Pairs]:
    """The pairs of every sort that say the same, and those that have one reading and say something else."""
    pairs: Pairs = []
    for sort in ValueKind:
        pairs += matched(*([value for value in side if value.sort is sort] for side in (then, now)))
    other = [
        (before, after)
        for before, after in pairs
        if _differ(before, after, language) or units[1].lack(before, after) or units[0].lack(after, before)
    ]
    apart = {id(value) for value, _ in other}
    return [pair for pair in pairs if id(pair[0]) not in apart], other


def _differ(then: Value, now: Value, language: str) -> bool:
    """True for another unit, for another order of day and month, and for `three` that became `third`."""
    if then.sort is ValueKind.DATE:
        return len(then.readings) == len(now.readings) == 2 and then.readings[0] != now.readings[0]
    other_kind = then.ordinal is not now.ordinal and _script(then, language) == _script(now, language)
    return then.sort is ValueKind.NUMBER and (other_kind or other_unit(then, now))


def _script(value: Value, language: str) -> str:
    """How a number is written: only what is written alike tells `3` from `3rd`."""
    if any(map(str.isdigit, value.text)):
        return "figures"
    return "Roman" if is_numeral(value.text, language) else "words"


class _Units:
    """The units that a text says anywhere: "10 or more years" has lost none of "10 years or more"."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def lack(self, there: Value, here: Value) -> bool:
        """True for a number whose unit is known there, and stands nowhere in this text: `5 tonnes`, `5
        barrels`.
        """
        known = (
            there.sort is ValueKind.NUMBER
            and there.unit in UNITS
            and here.unit == ""
            and here.shared != there.unit
        )
        return (
            known
            and there.unit not in self._said
            and here.text.lower() not in further_words(self._passage.language)
        )

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(unit_behind(word, self._passage.language) for word in self._passage.written)


def _shares(gone: Iterable[Value], new: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Parts in words and in per cent: `half`, `50 per cent`."""
    free = list(new)
    for value in gone:
        answer = next((other for other in free if _is_share(value, other) or _is_share(other, value)), None)
        if answer is not None:
            free.remove(answer)
            yield value, answer


def _is_share(part: Value, share: Value) -> bool:
    number = part.readings[0] if part.readings else None
    return (
        part.sort is share.sort is ValueKind.NUMBER
        and share.unit == PERCENT
        and not part.unit
        and isinstance(number, Decimal)
        and 0 < number < 1
        and 100 * number in share.readings
    )


def _not_otherwise(some: Sequence[Value], others: Iterable[Value], language: str) -> list[Value]:
    """Those that no value of another sort says.

    `G20` is no number, and English calls no time of day "15 hours".
    """

    times = described(language).units.hours_are_times

    def is_itself(value: Value) -> bool:
        return value.sort is ValueKind.TOKEN or (value.unit == "duration-hour" and not times)

    kept = not_said_otherwise([*filterfalse(is_itself, some)], filterfalse(is_itself, others))
    return [*filter(is_itself, some), *kept]


def _not_in_loose_words(some: list[Value], passage: Passage, others: Sequence[Value]) -> list[Value]:
    """Those that the other text does not say in a word which is not always a number: `2 sides`,
    `both sides`.
    """
    if not any(value.sort is ValueKind.NUMBER for value in some):
        return some
    loose = {value.readings[0] for value in _kept(passage, telling_in=False)}
    loose -= {Decimal(1)} if _numbers(others) >= _numbers(some) else set()
    return [value for value in some if value.sort is not ValueKind.NUMBER or loose.isdisjoint(value.readings)]


def _numbers(values: Iterable[Value]) -> int:
    return sum(value.sort is ValueKind.NUMBER for value in values)


def _sure(some: Sequence[Value], others: Iterable[Value]) -> list[Value]:
    """Without what may be something else, unless a value stands in its place: `a)` may number a list."""
    instead = {other.sort for other in others}
    return [value for value in some if not value.doubtful or value.sort in instead]


def _told(both: PassagePair) -> tuple[list[Value], list[Value]]:
    """What a translator would be told of the two texts as of an original and its translation."""
    said = compare(both)
    other = [pair for pair in said.pairs if pair[0].sort is ValueKind.NUMBER and other_unit(*pair)]
    gone, new = [*said.lost, *(value for value, _ in other)], [*said.added, *(value for _, value in other)]
    return _sure(gone, new), _sure(new, gone)
