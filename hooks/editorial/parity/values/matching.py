"""Which value of a translation answers which of its original: by a reading that both have."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from editorial.parity.values.value import Value

Pairs = list[tuple[Value, Value]]
"""(in the original, in the translation) of one value."""
Readings = Callable[[Value], Sequence[Hashable]]


def matched(theirs: Sequence[Value], ours: Sequence[Value]) -> Pairs:
    """Pairs with a reading in common: those of one unit first, then those that only another convention makes equal."""
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
