"""Which block of a translation answers which block of its original.

Most pages have the same blocks in the same order, and then nothing needs to be guessed. Elsewhere the cheapest way to
walk through both texts is taken (dynamic programming as in Gale and Church 1993, https://aclanthology.org/J93-1004),
where a pair costs little if its blocks are likely to answer each other (`likelihood`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile, zip_longest

from editorial.model.block import Block, Kind
from editorial.model.page import Version
from editorial.parity.likelihood import SKIP, Traits, pair_cost, shape, traits

# Above SKIP, so that a block that is missing is never explained by joining its neighbours.
JOIN = 6.5
# A pair that costs more has little in common but its place. Measured (benchmarks/deletions.py): nine of ten wrong pairs cost more,
# and one in twenty right ones.
DOUBTFUL = 4.0
SURE = 1 - DOUBTFUL / (2 * SKIP)
DIVISIBLE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION})
# A section of 400 blocks on both sides; beyond this the walk would take seconds.
MOST_CELLS = 160_000
Move = tuple[int, int]
"""How many blocks of the original, and of the translation, one step takes."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """One step of an alignment: a pair, a block that only one side has, or two blocks that answer one."""

    original: int | None
    translation: int | None
    joined: str = ""
    """`original` or `translation` if the next block of that side belongs to the pair too."""
    confidence: float = 1.0
    """From 0, nothing in common but the place, to 1, as for pages of the same shape."""

    @property
    def sure(self) -> bool:
        """False for a pair that people should be told is only likely."""
        return self.confidence > SURE

    @property
    def originals(self) -> range:
        """Indices on the original's side."""
        return _indices(self.original, self.joined == "original")

    @property
    def translations(self) -> range:
        """Indices on the translation's side."""
        return _indices(self.translation, self.joined == "translation")


def _indices(first: int | None, two: bool) -> range:
    return range(0) if first is None else range(first, first + 1 + two)


def align(original: Version, translation: Version) -> tuple[Pairing, ...]:
    """The steps from beginning to end; indices are those of `blocks`."""
    first, second = original.blocks, translation.blocks
    if [shape(block) for block in first] == [shape(block) for block in second]:
        return tuple(Pairing(index, index) for index in range(len(first)))
    return tuple(step for part in _sections(first, second) for step in _section(first, second, *part))


def align_blocks(first: tuple[Block, ...], second: tuple[Block, ...], rows: range, columns: range) -> list[Pairing]:
    """The steps through one part of two texts, by the least cost."""
    return _section(first, second, rows, columns)


def _sections(first: tuple[Block, ...], second: tuple[Block, ...]) -> list[tuple[range, range]]:
    """Parts that can be aligned alone: between headings where both texts have the same outline, else everything."""
    cuts = [_headings(blocks) for blocks in (first, second)]
    if [first[i].level for i in cuts[0]] != [second[i].level for i in cuts[1]]:
        return [(range(len(first)), range(len(second)))]
    edges = [[0, *cut, len(blocks)] for cut, blocks in zip(cuts, (first, second), strict=True)]
    return [(range(a, b), range(c, d)) for (a, b), (c, d) in zip(zip(edges[0], edges[0][1:], strict=False),
                                                                 zip(edges[1], edges[1][1:], strict=False), strict=True)]


def _headings(blocks: tuple[Block, ...]) -> list[int]:
    return [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING]


def _section(first: tuple[Block, ...], second: tuple[Block, ...], rows: range, columns: range) -> list[Pairing]:
    """One section: by the least cost, or, where that would take too long, in order from both ends."""
    if len(rows) * len(columns) <= MOST_CELLS:
        return _cheapest(first, second, rows, columns)
    head = _alike(first, second, rows, columns)
    tail = _alike(first, second, rows[head:][::-1], columns[head:][::-1])
    middle = rows[head:len(rows) - tail], columns[head:len(columns) - tail]
    steps = [Pairing(i, j) for i, j in zip(rows[:head], columns[:head], strict=True)]
    if len(middle[0]) * len(middle[1]) <= MOST_CELLS:
        steps += _cheapest(first, second, *middle)
    else:
        steps += [Pairing(i, j) for i, j in zip_longest(*middle)]
    return steps + [Pairing(i, j) for i, j in zip(rows[len(rows) - tail:], columns[len(columns) - tail:], strict=True)]


def _alike(first: tuple[Block, ...], second: tuple[Block, ...], rows: range, columns: range) -> int:
    """How many blocks from the beginning have the same shape."""
    pairs = zip(rows, columns, strict=False)
    return sum(1 for _ in takewhile(lambda pair: shape(first[pair[0]]) == shape(second[pair[1]]), pairs))


def _cheapest(first: tuple[Block, ...], second: tuple[Block, ...], rows: range, columns: range) -> list[Pairing]:
    """Walk through one section at the least cost."""
    return _Walk(first[rows.start:rows.stop], second[columns.start:columns.stop]).steps(rows.start, columns.start)


class _Walk:
    """The cheapest way through two runs of blocks, by dynamic programming over (blocks read here, blocks read there)."""

    def __init__(self, first: Sequence[Block], second: Sequence[Block]) -> None:
        self.first, self.second = ([traits([block]) for block in some] for some in (first, second))
        self.two_first, self.two_second = (cache(_pair_at(some)) for some in (first, second))
        self.moves: list[list[Move]] = []
        costs: list[list[float]] = []
        for i in range(len(first) + 1):
            costs.append([])
            self.moves.append([])
            for j in range(len(second) + 1):
                cost, move = self._cheapest_move(costs, i, j)
                costs[i].append(cost)
                self.moves[i].append(move)

    def _cheapest_move(self, costs: list[list[float]], i: int, j: int) -> tuple[float, Move]:
        """How to get to where `i` and `j` blocks are read; of equally cheap moves the one that pairs most."""
        if not i or not j:
            return (i or j) * SKIP, (int(i > 0), int(j > 0))
        best, move = costs[i][j - 1] + SKIP, (0, 1)
        if (cost := costs[i - 1][j] + SKIP) <= best:
            best, move = cost, (1, 0)
        here, there = self.first[i - 1], self.second[j - 1]
        if here.shape == there.shape and here.kind in DIVISIBLE:
            # Most joins are dearer than the best way known before their words are looked at.
            if j > 1 and costs[i - 1][j - 2] + JOIN <= best and self.second[j - 2].shape == here.shape \
                    and (cost := costs[i - 1][j - 2] + JOIN + pair_cost(here, self.two_second(j - 2))) <= best:
                best, move = cost, (1, 2)
            if i > 1 and costs[i - 2][j - 1] + JOIN <= best and self.first[i - 2].shape == there.shape \
                    and (cost := costs[i - 2][j - 1] + JOIN + pair_cost(self.two_first(i - 2), there)) <= best:
                best, move = cost, (2, 1)
        before = costs[i - 1][j - 1]
        if before <= best and (cost := before + pair_cost(here, there)) <= best:
            best, move = cost, (1, 1)
        return best, move

    def steps(self, row: int, column: int) -> list[Pairing]:
        """The way from beginning to end; `row` and `column` are the indices of the first blocks."""
        steps: list[Pairing] = []
        i, j = len(self.first), len(self.second)
        while i or j:
            up, left = self.moves[i][j]
            i, j = i - up, j - left
            cost = pair_cost(self.first[i], self.second[j]) if up and left else 0.0
            steps.append(Pairing(row + i if up else None, column + j if left else None,
                                 "original" if up == 2 else "translation" if left == 2 else "", max(0.0, 1 - cost / (2 * SKIP))))
        return steps[::-1]


def _pair_at(blocks: Sequence[Block]) -> Callable[[int], Traits]:
    return lambda index: traits(blocks[index:index + 2])
