"""Numbers in words: what they answer, and when they are asked for themselves.

Languages differ in what they write in words, and "one", "both" or "second" are more than numbers. So a word for a number is asked for
only where the other side has a number, in words or in figures, that nothing answers: `two mandates`, `les trois mandats`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from editorial.parity.passages import Both, Passage
from editorial.parity.values.matching import Pairs, matched, without
from editorial.parity.values.otherwise import inside
from editorial.parity.values.units import PERCENT, tail
from editorial.parity.values.value import Sort, Value
from editorial.parity.values.words import FURTHER, HALF, TOKEN, number_words, word_numbers

Sides = tuple[Sequence[Value], Sequence[Value]]
"""The values of the original, and of the translation."""
# A second, a room (cuarto), a third: numbers only sometimes.
DOUBTFUL = re.compile(r"second|segund|deuxi|cuart|quart|tierc|tercer|third|troisi", re.IGNORECASE)
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
    if not any(value.sort in (Sort.NUMBER, Sort.TIME) for value in some):
        return some
    words = {reading for value in word_numbers(passage.text, passage.language) for reading in value.readings}
    words -= {Decimal(1)} if _numbers(others) >= _numbers(some) else set()
    decades = {word + 1900 for word in words if word % 10 == 0 and 10 <= word <= 90}
    # "One" is an article too.
    hours = {60 * (word + more) for word in words if word != 1 for more in (0, 12)}
    return [value for value in some if not (value.readings[0] in hours if value.sort is Sort.TIME else
                                            value.sort is Sort.NUMBER and _worded(value, words, decades))]


def _worded(value: Value, words: set[Decimal], decades: set[Decimal]) -> bool:
    known = words
    if value.unit == "decade":
        known = words | decades
    elif value.unit == PERCENT:
        known = words | {100 * word for word in words if word < 1}
    return any(reading in known for reading in value.all_readings) \
        or (bool(value.parts) and all(any(reading in words for reading in part.all_readings) for part in value.parts))


def counting_words(passage: Passage) -> tuple[Value, ...]:
    """The words of a passage that say a number from two on, with the units behind them."""
    text, base = passage.text, passage.language.partition("-")[0]
    further = {match.start() for match in TOKEN.finditer(text) if match[0].lower() in FURTHER.get(base, ())}
    return tuple(replace(value, unit=_unit(value, text, base), doubtful=bool(DOUBTFUL.match(value.text)))
                 for value in word_numbers(text, base) if value.readings[0] >= 2 and value.start not in further
                 and not (value.readings[0] in MAGNITUDES and BEHIND_A_FIGURE.search(text[max(0, value.start - 4):value.start])))


def _unit(value: Value, text: str, base: str) -> str:
    """The unit behind a number in words: `two days`, `two and a half years`, `two-day`."""
    if "-" in value.text and (unit := tail(f" {value.text.rpartition('-')[2]}", 0, base, currency=False).unit):
        return unit
    end = value.start + len(value.text)
    half = HALF.match(text, end + 1)
    return tail(text, half.end() if half else end, base, currency=False).unit


def counted(both: Both, sides: Sides, pairs: Pairs, left: tuple[list[Value], list[Value]]) -> Counted:
    """What the words for numbers add to what the figures said: pairs whose units can be compared, and numbers that changed.

    `left` are the figures that nothing answers, of the original and of the translation.
    """
    theirs, ours = both.original.once(counting_words), counting_words(both.translation)
    answered = matched(theirs, ours)
    gone, come = without(theirs, (one for one, _ in answered)), without(ours, (one for _, one in answered))
    figures = [[value for value in without(side, (pair[index] for pair in pairs)) if value.sort is Sort.NUMBER]
               for index, side in enumerate(sides)]
    answered += matched(gone, figures[1]) + matched(figures[0], come)
    gone, come = without(gone, (one for one, _ in answered)), without(come, (one for _, one in answered))
    spare = _numbers(left[1]) - _numbers(left[0])
    new = _unsaid(gone, both.translation, sides[1]), _unsaid(come, both.original, sides[0])
    changed = max(min(_sure(new[0]), len(come)), min(_sure(new[1]), len(gone)))
    return Counted(answered, (new[0] or gone)[:max(changed, spare)], (new[1] or come)[:max(changed, -spare)])


def _numbers(values: Iterable[Value]) -> int:
    return sum(value.sort is Sort.NUMBER for value in values)


def _sure(values: Iterable[Value]) -> int:
    return sum(not value.doubtful for value in values)


def _unsaid(words: list[Value], passage: Passage, values: Iterable[Value]) -> list[Value]:
    """Those words whose number the other side says neither in words nor in figures."""
    if not words:
        return words
    said = {reading for value in word_numbers(passage.text, passage.language) for reading in value.readings}
    said |= {part for value in values if value.sort is not Sort.DATE for parts in inside(value) for _, part in parts}
    said |= {Decimal(part) for value in values if value.sort is Sort.DATE for part in (value.readings[0][0], value.readings[0][2]) if part}
    return [word for word in words if said.isdisjoint(word.readings) and not any(reading / 100 in said for reading in word.readings)]
