"""Which elements of two sequences are the same ones, in order: of blocks, or of the words of a block.

Python's difflib is quadratic or worse on texts that repeat themselves, and takes the longest run rather than
the most. Here equal ends go first, then what stands once on either side is an anchor (Bram Cohen's patience
diff, https://bramcohen.livejournal.com/73318.html), and between anchors the longest common subsequence is
taken.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

# 500 by 500 elements between two anchors; beyond this each takes the next of its like, not always the best.
MOST_CELLS = 250_000
Some = Sequence[Hashable]
Match = tuple[int, int]


class _Chain(NamedTuple):
    """Matches that rise together, the last one first."""

    last: Match
    before: "_Chain | None"


def matches(first: Some, second: Some) -> list[Match]:
    """(index in the first, index in the second) of equal elements, both rising.

    Equal sequences match wholly.
    """
    shorter = min(len(first), len(second))
    head = next((index for index in range(shorter) if first[index] != second[index]), shorter)
    tail = next(
        (index for index in range(shorter - head) if first[-1 - index] != second[-1 - index]), shorter - head
    )
    a, b = len(first) - tail, len(second) - tail
    return (
        [(index, index) for index in range(head)]
        + [*_between(first, second, (head, a), (head, b))]
        + [(a + index, b + index) for index in range(tail)]
    )


def gaps(matched: Sequence[Match], first: int, second: int) -> Iterator[tuple[range, range]]:
    """What lies between matches, before the first and behind the last; `first` and `second` are the
    lengths.
    """
    for (a, b), (c, d) in zip([(-1, -1), *matched], [*matched, (first, second)], strict=True):
        yield range(a + 1, c), range(b + 1, d)


def likeness(first: Some, second: Some) -> float:
    """How much of two sequences is common, in order: 0 for nothing, 1 for all."""
    size = len(first) + len(second)
    return 2 * len(matches(first, second)) / size if size else 1.0


def _between(first: Some, second: Some, rows: Match, columns: Match) -> Iterator[Match]:
    """The matches in one part of both."""
    left, right = first[slice(*rows)], second[slice(*columns)]
    anchors = _anchors(left, right)
    for (above, beside), anchor in zip(gaps(anchors, len(left), len(right)), [*anchors, None], strict=True):
        part = left[above.start : above.stop], right[beside.start : beside.stop]
        inside = _most(*part) if len(above) * len(beside) <= MOST_CELLS else _next_of_its_like(*part)
        yield from ((rows[0] + above.start + a, columns[0] + beside.start + b) for a, b in inside)
        if anchor:
            yield rows[0] + anchor[0], columns[0] + anchor[1]


def _anchors(first: Some, second: Some) -> list[Match]:
    """Elements that stand once on either side: as many of them as keep their order."""
    counts = Counter(first), Counter(second)
    places = {element: index for index, element in enumerate(second) if counts[1][element] == 1}
    return _rising(
        [
            (index, places[element])
            for index, element in enumerate(first)
            if counts[0][element] == 1 and element in places
        ]
    )


def _rising(pairs: list[Match]) -> list[Match]:
    """The longest chain of pairs whose second half rises too."""
    ends: list[int] = []
    chains: list[_Chain] = []
    for pair in pairs:
        place = bisect_left(ends, pair[1])
        chain = _Chain(pair, chains[place - 1] if place else None)
        ends[place : place + 1], chains[place : place + 1] = [pair[1]], [chain]
    longest: list[Match] = []
    rest = chains[-1] if chains else None
    while rest:
        longest.append(rest.last)
        rest = rest.before
    return longest[::-1]


def _most(first: Some, second: Some) -> Iterator[Match]:
    """The longest common subsequence."""
    if not first or not second:
        return
    # lengths[i][j]: of what is common behind i and j.
    lengths = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        row, below, element = lengths[i], lengths[i + 1], first[i]
        for j in range(len(second) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if element == second[j] else max(below[j], row[j + 1])
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            yield i, j
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1


def _next_of_its_like(first: Some, second: Some) -> Iterator[Match]:
    """Each element with the next equal one, if it is not far behind."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index, element in enumerate(second):
        places[element].append(index)
    end = 0
    for index, element in enumerate(first):
        equal = places.get(element, [])
        place = bisect_left(equal, end)
        left = len(first) - index, len(second) - end
        # One that skipped most of the rest would leave those behind it with nothing.
        if place < len(equal) and equal[place] - end <= max(left[1] - left[0], 0) + 50:
            yield index, equal[place]
            end = equal[place] + 1
