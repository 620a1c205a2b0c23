"""Which value answers which, and what is the same value written as another one."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.facts.value import Day, Value, ValueKind

Pairs = list[tuple[Value, Value]]
"""(in the original, in the translation) of one value."""
Readings = Callable[[Value], Sequence[Hashable]]


def matched(theirs: Sequence[Value], ours: Sequence[Value]) -> Pairs:
    """Pairs with a reading in common: those of one unit first, then those that only another convention makes
    equal.
    """
    pairs: Pairs = []
    for first, second in ((_with_unit, _with_unit), (_likely, _likely), (_likely, _every), (_every, _likely)):
        left, right = without(theirs, (one for one, _ in pairs)), without(ours, (one for _, one in pairs))
        if not left or not right:
            break
        pairs += _paired(left, right, first, second)
    return pairs


def without(values: Iterable[Value], used: Iterable[Value]) -> list[Value]:
    """The values but those that are used; each is itself, however many there are like it."""
    gone = {id(value) for value in used}
    return [value for value in values if id(value) not in gone]


def _with_unit(value: Value) -> Sequence[Hashable]:
    return [(reading, value.unit) for reading in value.readings]


def _likely(value: Value) -> Sequence[Hashable]:
    return value.readings


def _every(value: Value) -> Sequence[Hashable]:
    return value.all_readings


def _paired(
    theirs: Iterable[Value], ours: Iterable[Value], first: Readings, second: Readings
) -> Iterator[tuple[Value, Value]]:
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


MINUTES = {"duration-hour": 60, "duration-minute": 1}
FIGURES = re.compile(r"\d{1,20}")
# Each is held against each; a passage where so many differ is no translation.
MOST_DATES = 10_000
Part = tuple[str, object]


def by_parts(lost: list[Value], added: list[Value]) -> tuple[list[Value], list[Value]]:
    """Numbers whose spaces part several numbers, held against those of the other side."""
    if not any(value.parts for value in (*lost, *added)):
        return lost, added
    here, there = _parted(added, lost), _parted(lost, added)
    pairs = matched(there, here)
    return without(there, (one for one, _ in pairs)), without(here, (one for _, one in pairs))


def _parted(some: Iterable[Value], others: Iterable[Value]) -> list[Value]:
    """The values, those in parts whose parts the others have too, or that are nothing as a whole."""
    known = {reading for value in others for reading in value.all_readings}
    parted: list[Value] = []
    for value in some:
        divided = value.parts and (
            not value.readings
            or any(reading in known for part in value.parts for reading in part.all_readings)
        )
        parted += value.parts if divided else (value,)
    return parted


def agreeing_dates(
    lost: Iterable[Value], added: Iterable[Value], both: PassagePair
) -> Iterator[tuple[Value, Value]]:
    """Dates that agree in all that both say, where what one does not say stands elsewhere in its passage."""
    wanted, free = ([value for value in some if value.sort is ValueKind.DATE] for some in (lost, added))
    if len(wanted) * len(free) <= MOST_DATES:
        for value in wanted:
            found = next(
                (
                    other
                    for other in free
                    if any(_agree(one, two, both) for one in value.days for two in other.days)
                ),
                None,
            )
            if found is not None:
                free.remove(found)
                yield value, found


def _agree(there: Day, here: Day, both: PassagePair) -> bool:
    common = [(one, two) for one, two in zip(there, here, strict=True) if one is not None and two is not None]
    return (
        bool(common)
        and all(one == two for one, two in common)
        and all(
            two is not None or one is None or _says(both.target, one)
            for one, two in zip(there, here, strict=True)
        )
        and all(
            one is not None or two is None or _says(both.source, two)
            for one, two in zip(there, here, strict=True)
        )
    )


def _says(passage: Passage, figure: int) -> bool:
    return str(figure) in passage.text


def not_said_otherwise(some: list[Value], others: Iterable[Value]) -> list[Value]:
    """Those that the other side does not say in a value of another sort: `3 p.m.` and `15 heures`, `May 2005`
    and `05/2005`.
    """
    offered: dict[ValueKind, set[Part]] = defaultdict(set)
    for other in others:
        offered[other.sort].update(_offered(other))
    return [
        value
        for value in some
        if not any(_is_said(value, parts) for sort, parts in offered.items() if sort is not value.sort)
    ]


def _is_said(value: Value, offered: set[Part]) -> bool:
    return any(parts and parts <= offered for parts in inside(value))


def inside(value: Value) -> Iterator[set[Part]]:
    """The numbers that a date, a time or a number of hours is made of; one of the sets is enough to say
    it.
    """
    if value.sort is ValueKind.DATE:
        yield {("figure", Decimal(part)) for day in value.days[:1] for part in day if part is not None}
    elif value.sort is ValueKind.TOKEN:
        yield {("figure", Decimal(figures)) for figures in FIGURES.findall(value.text)}
    elif value.sort is ValueKind.TIME:
        yield {("minutes", value.readings[0])}
    elif value.sort is ValueKind.NUMBER:
        yield {("figure", reading) for reading in value.readings[:1]}
        if value.unit in MINUTES:
            yield {("minutes", number * MINUTES[value.unit]) for number in value.numbers[:1]}


def _offered(value: Value) -> Iterator[Part]:
    """The same and more: 15 may be an hour, and 15:00 just 15."""
    for parts in inside(value):
        yield from parts
    if value.sort is ValueKind.NUMBER and value.unit in ("", "duration-hour"):
        yield from (("minutes", number * 60) for number in value.numbers[:1])
    elif value.sort is ValueKind.TIME and not value.minutes[0] % 60:
        yield "figure", value.minutes[0] // 60
