"""What is the same value written as another one: in parts, with the year elsewhere, as hours and not as a time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from editorial.parity.passages import Both, Passage
from editorial.parity.values.calendar import Day
from editorial.parity.values.matching import matched, without
from editorial.parity.values.value import Sort, Value

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
        divided = value.parts and (not value.readings or any(reading in known for part in value.parts for reading in part.all_readings))
        parted += value.parts if divided else (value,)
    return parted


def agreeing_dates(lost: Iterable[Value], added: Iterable[Value], both: Both) -> Iterator[tuple[Value, Value]]:
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


def not_said_otherwise(some: list[Value], others: Iterable[Value]) -> list[Value]:
    """Those that the other side does not say in a value of another sort: `3 p.m.` and `15 heures`, `May 2005` and `05/2005`."""
    offered: dict[Sort, set[Part]] = defaultdict(set)
    for other in others:
        offered[other.sort].update(_offered(other))
    return [value for value in some if not any(_is_said(value, parts) for sort, parts in offered.items() if sort is not value.sort)]


def _is_said(value: Value, offered: set[Part]) -> bool:
    return any(parts and parts <= offered for parts in inside(value))


def inside(value: Value) -> Iterator[set[Part]]:
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
    for parts in inside(value):
        yield from parts
    if value.sort is Sort.NUMBER and value.unit in ("", "duration-hour"):
        yield from (("minutes", reading * 60) for reading in value.readings[:1])
    elif value.sort is Sort.TIME and not value.readings[0] % 60:
        yield "figure", value.readings[0] // 60
