"""What the values of a translation and of its original say to each other: which are lost, which are added, which took another's place.

Equal readings match, first in the conventions of both languages, then in any. What is left is explained by numbers in words, by the
numbers that spaces part, and by dates and times that hold it. Only what nothing explains is a difference.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from editorial.parity.passages import Both, Passage
from editorial.parity.values.calendar import Day
from editorial.parity.values.reading import values_of
from editorial.parity.values.units import PERCENT
from editorial.parity.values.value import Sort, Value
from editorial.parity.values.words import counting_words, may_count, word_numbers


@dataclass(frozen=True, slots=True)
class Compared:
    """The values of two passages, matched."""

    pairs: tuple[tuple[Value, Value], ...]
    """(in the original, in the translation) of one value."""
    lost: tuple[Value, ...]
    """Those that only the original has."""
    added: tuple[Value, ...]
    """Those that only the translation has."""


def compare(both: Both) -> Compared:
    """The values of a passage of the original and of the one that answers it."""
    theirs, ours = both.original.once(values_of), values_of(both.translation)
    counts = may_count(both.original), may_count(both.translation)
    if not theirs and not ours and not all(counts):
        return NOTHING
    pairs: list[tuple[Value, Value]] = []
    for sort in Sort:
        here, there = [one for one in ours if one.sort is sort], [one for one in theirs if one.sort is sort]
        if here and there:
            pairs += _matched(there, here)
    lost, added = _left(theirs, {id(one) for one, _ in pairs}), _left(ours, {id(one) for _, one in pairs})
    if lost or added:
        pairs, lost, added = _explained(both, pairs, lost, added, (theirs, ours))
    if all(counts) or (counts[0] and added) or (counts[1] and lost):
        pairs, lost, added = _counted(both, pairs, lost, added, (theirs, ours))
    if not pairs and not lost and not added:
        return NOTHING
    return Compared(tuple(pairs), tuple(lost), tuple(added))


Pairs = list[tuple[Value, Value]]
NOTHING = Compared((), (), ())
MINUTES = {"duration-hour": 60, "duration-minute": 1}
FIGURES = re.compile(r"\d{1,20}")
# Each is held against each; a passage where so many differ is no translation.
MOST_DATES = 10_000


def _left(values: Iterable[Value], used: set[int]) -> list[Value]:
    return [value for value in values if id(value) not in used]


Readings = Callable[[Value], Sequence[Hashable]]


def _matched(theirs: Sequence[Value], ours: Sequence[Value]) -> list[tuple[Value, Value]]:
    """Pairs with a reading in common: those of one unit first, then those that only another convention makes equal."""
    pairs: list[tuple[Value, Value]] = []
    with_unit: Readings = lambda value: [(reading, value.unit) for reading in value.readings]  # noqa: E731
    plain: Readings = lambda value: value.readings  # noqa: E731
    every: Readings = lambda value: value.all_readings  # noqa: E731
    for first, second in ((with_unit, with_unit), (plain, plain), (plain, every), (every, plain)):
        used = {id(value) for pair in pairs for value in pair}
        left, right = _left(theirs, used), _left(ours, used)
        if not left or not right:
            break
        pairs += _paired(left, right, first, second)
    return pairs


def _paired(theirs: Iterable[Value], ours: Iterable[Value], first: Readings, second: Readings) -> Iterator[tuple[Value, Value]]:
    """Each value once, in order, by a reading that both have."""
    waiting: dict[Hashable, deque[Value]] = defaultdict(deque)
    taken: set[int] = set()
    for value in ours:
        for reading in second(value):
            waiting[reading].append(value)
    for value in theirs:
        for reading in first(value):
            queue = waiting.get(reading, ())
            while queue and id(queue[0]) in taken:
                queue.popleft()
            if queue:
                taken.add(id(queue[0]))
                yield value, queue.popleft()
                break


def _explained(both: Both, pairs: list[tuple[Value, Value]], lost: list[Value], added: list[Value],
               everything: tuple[Sequence[Value], Sequence[Value]]) -> tuple[list[tuple[Value, Value]], list[Value], list[Value]]:
    """What is left once everything is taken out that something on the other side explains."""
    theirs, ours = everything
    lost, added = _by_parts(lost, added)
    more = list(_dates(lost, added, both))
    pairs = pairs + more
    lost, added = _left(lost, {id(one) for one, _ in more}), _left(added, {id(one) for _, one in more})
    lost, added = _said_otherwise(lost, added), _said_otherwise(added, lost)
    lost, added = _in_words(lost, both.translation), _in_words(added, both.original)
    return pairs, _not_repeated(lost, ours, added), _not_repeated(added, theirs, lost)


def _by_parts(lost: list[Value], added: list[Value]) -> tuple[list[Value], list[Value]]:
    """Numbers whose spaces part several numbers, held against those of the other side."""
    if not any(value.parts for value in (*lost, *added)):
        return lost, added
    here, there = _parted(added, lost), _parted(lost, added)
    pairs = _matched(there, here)
    return _left(there, {id(one) for one, _ in pairs}), _left(here, {id(one) for _, one in pairs})


def _parted(some: Iterable[Value], others: Iterable[Value]) -> list[Value]:
    """The values, those in parts whose parts the others have too, or that are nothing as a whole."""
    known = {reading for value in others for reading in value.all_readings}
    parted: list[Value] = []
    for value in some:
        divided = value.parts and (not value.readings or any(reading in known for part in value.parts for reading in part.all_readings))
        parted += value.parts if divided else (value,)
    return parted


def _dates(lost: Iterable[Value], added: Iterable[Value], both: Both) -> Iterator[tuple[Value, Value]]:
    """Dates that agree in all that both say, where what one does not say stands elsewhere in its passage."""
    wanted, free = ([value for value in some if value.sort is Sort.DATE] for some in (lost, added))
    if len(wanted) * len(free) <= MOST_DATES:
        for value in wanted:
            found = next((other for other in free if any(_agree(one, two, both) for one in value.readings for two in other.readings)), None)
            if found is not None:
                free.remove(found)
                yield value, found


def _agree(there: Day, here: Day, both: Both) -> bool:
    common = [(one, two) for one, two in zip(there, here, strict=True) if one is not None and two is not None]
    return bool(common) and all(one == two for one, two in common) \
        and all(two is not None or one is None or _says(both.translation, one) for one, two in zip(there, here, strict=True)) \
        and all(one is not None or two is None or _says(both.original, two) for one, two in zip(there, here, strict=True))


def _says(passage: Passage, figure: int) -> bool:
    return str(figure) in passage.text


def _said_otherwise(some: list[Value], others: Iterable[Value]) -> list[Value]:
    """Those that the other side does not say in a value of another sort: `3 p.m.` and `15 heures`, `May 2005` and `05/2005`."""
    offered: dict[Sort, set[Part]] = defaultdict(set)
    for other in others:
        offered[other.sort].update(_offered(other))
    return [value for value in some if not any(_is_said(value, parts) for sort, parts in offered.items() if sort is not value.sort)]


Part = tuple[str, object]


def _is_said(value: Value, offered: set[Part]) -> bool:
    return any(parts and parts <= offered for parts in _inside(value))


def _inside(value: Value) -> Iterator[set[Part]]:
    """The numbers that a date, a time or a number of hours is made of; one of the sets is enough to say it."""
    if value.sort is Sort.DATE:
        yield {("figure", Decimal(part)) for reading in value.readings[:1] for part in reading if part is not None}
    elif value.sort is Sort.TOKEN:
        yield {("figure", Decimal(figures)) for figures in FIGURES.findall(value.text)}
    elif value.sort is Sort.TIME:
        yield {("minutes", value.readings[0])}
    elif value.sort is Sort.NUMBER:
        yield {("figure", reading) for reading in value.readings[:1]}
        if value.unit in MINUTES:
            yield {("minutes", reading * MINUTES[value.unit]) for reading in value.readings[:1]}


def _offered(value: Value) -> Iterator[Part]:
    """The same and more: 15 may be an hour, and 15:00 just 15."""
    for parts in _inside(value):
        yield from parts
    if value.sort is Sort.NUMBER and value.unit in ("", "duration-hour"):
        yield from (("minutes", reading * 60) for reading in value.readings[:1])
    elif value.sort is Sort.TIME and not value.readings[0] % 60:
        yield "figure", value.readings[0] // 60


def _in_words(some: list[Value], passage: Passage) -> list[Value]:
    """Those numbers and times that the passage does not say in words."""
    if not any(value.sort in (Sort.NUMBER, Sort.TIME) for value in some):
        return some
    words = {reading for value in word_numbers(passage.text, passage.language) for reading in value.readings}
    decades = {word + 1900 for word in words if word % 10 == 0 and 10 <= word <= 90}
    # "One" is an article too.
    hours = {60 * (word + more) for word in words if word != 1 for more in (0, 12)}
    return [value for value in some if not (value.readings[0] in hours if value.sort is Sort.TIME else
                                            value.sort is Sort.NUMBER and _worded(value, words, decades))]


def _worded(value: Value, words: set[Decimal], decades: set[Decimal]) -> bool:
    known = words | decades if value.unit == "decade" else {100 * word for word in words} | words if value.unit == PERCENT else words
    return any(reading in known for reading in value.all_readings) \
        or (bool(value.parts) and all(any(reading in words for reading in part.all_readings) for part in value.parts))


def _counted(both: Both, pairs: Pairs, lost: list[Value], added: list[Value], everything: tuple[Sequence[Value], Sequence[Value]],
             ) -> tuple[Pairs, list[Value], list[Value]]:
    """The same with the words for numbers that nothing answers, where both sides have one of them or a figure without an answer."""
    theirs, ours = both.original.once(counting_words), counting_words(both.translation)
    matched = _matched(theirs, ours)
    gone = _unsaid(_left(theirs, {id(one) for one, _ in matched}), both.translation, everything[1])
    come = _unsaid(_left(ours, {id(one) for _, one in matched}), both.original, everything[0])
    figures = [sum(value.sort is Sort.NUMBER for value in some) for some in (lost, added)]
    return (pairs + matched, lost + gone[:max(len(come), figures[1] - figures[0])], added + come[:max(len(gone), figures[0] - figures[1])])


def _unsaid(words: list[Value], passage: Passage, values: Iterable[Value]) -> list[Value]:
    """Those words whose number the other side says neither in words nor in figures."""
    if not words:
        return words
    said = {reading for value in word_numbers(passage.text, passage.language) for reading in value.readings}
    said |= {part for value in values for parts in _inside(value) for _, part in parts}
    return [word for word in words if said.isdisjoint(word.readings) and not any(reading / 100 in said for reading in word.readings)]


def _not_repeated(some: list[Value], others: Iterable[Value], rivals: Sequence[Value]) -> list[Value]:
    """Those that are not merely said once more than on the other side. Where something else stands instead, nothing is mere."""
    known = {(other.sort, reading) for other in others for reading in other.readings}
    instead = {rival.sort for rival in rivals}
    return [value for value in some if value.sort in instead or not any((value.sort, reading) in known for reading in value.readings)]
