"""Which block of a translation answers which block of its original, and what it costs to say so.

English, French and Spanish share the first letters of many words (Simard, Foster and Isabelle 1992).

Most pages have the same blocks in the same order, and then nothing needs to be guessed. Elsewhere the
cheapest way to walk through both texts is taken (dynamic programming as in Gale and Church 1993,
https://aclanthology.org/J93-1004), where a pair costs little if its blocks are likely to answer each other
(`likelihood`).
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile, zip_longest

from docs_parity.markdown.inline import plain, targets_in
from docs_parity.model.block import Block, Kind
from docs_parity.model.letters import without_accents
from docs_parity.model.page import LocalizedPage

NEVER = 1e9
# That a block has no counterpart.
SKIP = 6.0
OTHER_KIND = 2.2
OTHER_PLACE = 0.8
WORD = re.compile(r"\w+")
# log(length of the translation / length of the original) of aligned blocks scatters about 0.1 around this
# mean; wide here, since it only has to prefer, not to judge (measured on the French and Spanish pages of
# FastAPI's documentation).
MEAN, DEVIATION = 0.1, 0.35
# Blocks known by what they are rather than by their words: a box may have a title in one language only.
FRAMES = frozenset({Kind.ADMONITION, Kind.TAB, Kind.FIGURE, Kind.QUOTE, Kind.RULE, Kind.HTML, Kind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class BlockFeatures:
    """What is compared of a block, or of some that are taken together."""

    shape: tuple[str, int, tuple[str, ...]]
    """What two blocks in the same place must share."""
    text: str
    signs: frozenset[str]
    """What survives translation."""
    id: str
    variant: str

    @property
    def kind(self) -> str:
        """What the block is."""
        return self.shape[0]


def block_features(blocks: Iterable[Block]) -> BlockFeatures:
    """Of one block, or of neighbours of one shape."""
    first, *rest = blocks
    text = "\n".join(block.text for block in (first, *rest))
    return BlockFeatures(shape(first), text, _signs(text, first.kind is Kind.CODE), first.id, first.variant)


def shape(block: Block) -> tuple[str, int, tuple[str, ...]]:
    """What two blocks in the same place must share."""
    return block.kind, block.level, block.path


def alignment_cost(first: BlockFeatures, second: BlockFeatures) -> float:
    """What it costs to say that the second translates the first: 0 for twins, about 5 for strangers."""
    alike, cost = first.shape == second.shape, 0.0
    if not alike:
        if (first.kind is Kind.CODE) is not (second.kind is Kind.CODE):
            return NEVER
        cost = OTHER_KIND if first.kind is not second.kind else OTHER_PLACE
    if first.id and second.id:
        return cost + (0.0 if first.id == second.id else 4.0)
    if first.text == second.text or not (first.signs or second.signs):
        return cost
    if first.kind in FRAMES and second.kind is first.kind:
        return cost + (0.5 if first.variant == second.variant else 1.5)
    common = 2 * len(first.signs & second.signs) / ((len(first.signs) + len(second.signs)) or 1)
    stretch = (math.log((len(second.text) + 8) / (len(first.text) + 8)) - MEAN) / DEVIATION
    cost += 4.5 * (1 - common) + min(stretch * stretch / 2, 3.0)
    # Two blocks of one shape in each other's place are a pair that was rewritten, never one lost and one
    # added.
    return min(cost, 2 * SKIP - 0.1) if alike else cost


def _signs(text: str, code: bool) -> frozenset[str]:
    """Numbers, link targets, and the beginnings of longer words without accents."""
    words = WORD.findall(text if code else plain(text))
    signs = {_folded(word)[:3] for word in words if len(word) > 3 and not word.isdigit()}
    signs |= {f"#{word}" for word in words if any(map(str.isdigit, word))}
    return frozenset(signs | {target.rpartition("/")[2] for target in targets_in(text)})


def _folded(word: str) -> str:
    return without_accents(word.lower())


# Above SKIP, so that a block that is missing is never explained by joining its neighbours.
JOIN = 6.5
# A pair that costs more has little in common but its place. Measured (benchmarks/deletions.py): nine of ten
# wrong pairs cost more, and one in twenty right ones.
DOUBTFUL = 4.0
SURE = 1 - DOUBTFUL / (2 * SKIP)
DIVISIBLE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION})
# A section of 400 blocks on both sides; beyond this the walk would take seconds.
MOST_CELLS = 160_000
Move = tuple[int, int]
"""How many blocks of the original, and of the translation, one step takes."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """One step of an alignment: a pair, a block that only one side has, or two blocks that answer one."""

    source: int | None
    target: int | None
    joined: str = ""
    """`source` or `target` if the next block of that side belongs to the pair too."""
    confidence: float = 1.0
    """From 0, nothing in common but the place, to 1, as for pages of the same shape."""

    @property
    def sure(self) -> bool:
        """False for a pair that people should be told is only likely."""
        return self.confidence > SURE

    @property
    def pair(self) -> tuple[int, int] | None:
        """The index on either side; None for a block that only one side has."""
        return None if self.source is None or self.target is None else (self.source, self.target)

    @property
    def sources(self) -> range:
        """Indices on the source's side."""
        return _indices(self.source, self.joined == "source")

    @property
    def targets(self) -> range:
        """Indices on the target's side."""
        return _indices(self.target, self.joined == "target")


def _indices(first: int | None, two: bool) -> range:
    return range(0) if first is None else range(first, first + 1 + two)


def align(original: LocalizedPage, translation: LocalizedPage) -> tuple[Alignment, ...]:
    """The steps from beginning to end; indices are those of `blocks`."""
    first, second = original.blocks, translation.blocks
    if [shape(block) for block in first] == [shape(block) for block in second]:
        return tuple(Alignment(index, index) for index in range(len(first)))
    return tuple(step for part in _sections(first, second) for step in align_blocks(first, second, *part))


def _sections(first: tuple[Block, ...], second: tuple[Block, ...]) -> list[tuple[range, range]]:
    """Parts that can be aligned alone: between headings where both texts have the same outline, else
    everything.
    """
    cuts = [_headings(blocks) for blocks in (first, second)]
    if [first[i].level for i in cuts[0]] != [second[i].level for i in cuts[1]]:
        return [(range(len(first)), range(len(second)))]
    edges = [[0, *cut, len(blocks)] for cut, blocks in zip(cuts, (first, second), strict=True)]
    return [
        (range(a, b), range(c, d))
        for (a, b), (c, d) in zip(
            zip(edges[0], edges[0][1:], strict=False), zip(edges[1], edges[1][1:], strict=False), strict=True
        )
    ]


def _headings(blocks: tuple[Block, ...]) -> list[int]:
    return [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING]


def align_blocks(
    first: tuple[Block, ...], second: tuple[Block, ...], rows: range, columns: range
) -> list[Alignment]:
    """The steps through one part of two texts: by the least cost, or, where that would take too long, in
    order from both ends.
    """
    if len(rows) * len(columns) <= MOST_CELLS:
        return _cheapest(first, second, rows, columns)
    head = _alike(first, second, rows, columns)
    tail = _alike(first, second, rows[head:][::-1], columns[head:][::-1])
    middle = rows[head : len(rows) - tail], columns[head : len(columns) - tail]
    steps = [Alignment(i, j) for i, j in zip(rows[:head], columns[:head], strict=True)]
    if len(middle[0]) * len(middle[1]) <= MOST_CELLS:
        steps += _cheapest(first, second, *middle)
    else:
        steps += [Alignment(i, j) for i, j in zip_longest(*middle)]
    return steps + [
        Alignment(i, j) for i, j in zip(rows[len(rows) - tail :], columns[len(columns) - tail :], strict=True)
    ]


def _alike(first: tuple[Block, ...], second: tuple[Block, ...], rows: range, columns: range) -> int:
    """How many blocks from the beginning have the same shape."""
    pairs = zip(rows, columns, strict=False)
    return sum(1 for _ in takewhile(lambda pair: shape(first[pair[0]]) == shape(second[pair[1]]), pairs))


def _cheapest(
    first: tuple[Block, ...], second: tuple[Block, ...], rows: range, columns: range
) -> list[Alignment]:
    """Walk through one section at the least cost."""
    return _Walk(first[rows.start : rows.stop], second[columns.start : columns.stop]).steps(
        rows.start, columns.start
    )


class _Walk:
    """The cheapest way through two runs of blocks, by dynamic programming over (blocks read here, blocks read
    there).
    """

    def __init__(self, first: Sequence[Block], second: Sequence[Block]) -> None:
        self.first, self.second = ([block_features([block]) for block in some] for some in (first, second))
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
        block, other = self.first[i - 1], self.second[j - 1]
        if block.shape == other.shape and block.kind in DIVISIBLE:
            # Most joins are dearer than the best way known before their words are looked at.
            if (
                j > 1
                and costs[i - 1][j - 2] + JOIN <= best
                and self.second[j - 2].shape == block.shape
                and (cost := costs[i - 1][j - 2] + JOIN + alignment_cost(block, self.two_second(j - 2)))
                <= best
            ):
                best, move = cost, (1, 2)
            if (
                i > 1
                and costs[i - 2][j - 1] + JOIN <= best
                and self.first[i - 2].shape == other.shape
                and (cost := costs[i - 2][j - 1] + JOIN + alignment_cost(self.two_first(i - 2), other))
                <= best
            ):
                best, move = cost, (2, 1)
        before = costs[i - 1][j - 1]
        if before <= best and (cost := before + alignment_cost(block, other)) <= best:
            best, move = cost, (1, 1)
        return best, move

    def steps(self, row: int, column: int) -> list[Alignment]:
        """The way from beginning to end; `row` and `column` are the indices of the first blocks."""
        steps: list[Alignment] = []
        i, j = len(self.first), len(self.second)
        while i or j:
            up, left = self.moves[i][j]
            i, j = i - up, j - left
            cost = alignment_cost(self.first[i], self.second[j]) if up and left else 0.0
            steps.append(
                Alignment(
                    row + i if up else None,
                    column + j if left else None,
                    "source" if up == 2 else "target" if left == 2 else "",
                    max(0.0, 1 - cost / (2 * SKIP)),
                )
            )
        return steps[::-1]


def _pair_at(blocks: Sequence[Block]) -> Callable[[int], BlockFeatures]:
    return lambda index: block_features(blocks[index : index + 2])
