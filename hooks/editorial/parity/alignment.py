"""Which block of a translation answers which block of its original.

Most pages have the same blocks in the same order, and then nothing needs to be guessed. Elsewhere the cheapest way to
walk through both texts is taken (dynamic programming as in Gale and Church 1993, https://aclanthology.org/J93-1004),
where a pair costs little if its blocks have the same kind, a plausible length, and words, numbers and links in common:
English, French and Spanish share the first letters of many words (Simard, Foster and Isabelle 1992).
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile, zip_longest

from editorial.model.block import Block, Kind
from editorial.model.page import Version
from editorial.reading.inline import INLINE, plain

SKIP = 6.0
OTHER_KIND = 2.2
# A section of 600 blocks on both sides; beyond this the walk would take seconds.
MOST_CELLS = 360_000
NEVER = 1e9
WORD = re.compile(r"\w+")
# log(length of the translation / length of the original) of aligned blocks scatters about 0.1 around this mean;
# wide here, since it only has to prefer, not to judge (notes of the project: FastAPI's fr and es pages).
MEAN, DEVIATION = 0.1, 0.35
# Blocks known by what they are rather than by their words: a box may have a title in one language only.
FRAMES = frozenset({Kind.ADMONITION, Kind.TAB, Kind.FIGURE, Kind.QUOTE, Kind.RULE, Kind.HTML, Kind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Pairing:
    """One step of an alignment: a pair, or a block that only one side has."""

    original: int | None
    translation: int | None


def align(original: Version, translation: Version) -> tuple[Pairing, ...]:
    """The steps from beginning to end; indices are those of `blocks`."""
    first, second = original.blocks, translation.blocks
    if [shape(block) for block in first] == [shape(block) for block in second]:
        return tuple(Pairing(index, index) for index in range(len(first)))
    return tuple(step for part in _sections(first, second) for step in _section(first, second, *part))


def shape(block: Block) -> tuple[str, int, tuple[str, ...]]:
    """What two blocks in the same place must share."""
    return block.kind, block.level, block.path


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
    height, width = len(rows), len(columns)
    cost = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height + 1):
        for j in range(width + 1):
            if i or j:
                cost[i][j] = min(
                    cost[i - 1][j - 1] + pair_cost(first[rows[i - 1]], second[columns[j - 1]]) if i and j else NEVER,
                    cost[i - 1][j] + SKIP if i else NEVER,
                    cost[i][j - 1] + SKIP if j else NEVER,
                )
    return _way_back(cost, first, second, rows, columns)


def _way_back(cost: list[list[float]], first: tuple[Block, ...], second: tuple[Block, ...],
              rows: range, columns: range) -> list[Pairing]:
    steps: list[Pairing] = []
    i, j = len(rows), len(columns)
    while i or j:
        here = cost[i][j]
        if i and j and math.isclose(here, cost[i - 1][j - 1] + pair_cost(first[rows[i - 1]], second[columns[j - 1]])):
            i, j = i - 1, j - 1
            steps.append(Pairing(rows[i], columns[j]))
        elif i and math.isclose(here, cost[i - 1][j] + SKIP):
            i -= 1
            steps.append(Pairing(rows[i], None))
        else:
            j -= 1
            steps.append(Pairing(None, columns[j]))
    return steps[::-1]


@lru_cache(maxsize=100_000)
def pair_cost(first: Block, second: Block) -> float:
    """What it costs to say that the second block translates the first: 0 for twins, about 5 for strangers."""
    cost = 0.0
    if shape(first) != shape(second):
        if (first.kind is Kind.CODE) != (second.kind is Kind.CODE):
            return NEVER
        cost += OTHER_KIND if first.kind is not second.kind else 0.8
    if first.id and second.id:
        return cost + (0.0 if first.id == second.id else 4.0)
    signs = tokens(first), tokens(second)
    if first.text == second.text or not (signs[0] or signs[1]):
        return cost
    if first.kind in FRAMES and second.kind is first.kind:
        return cost + (0.5 if first.variant == second.variant else 1.5)
    common = 2 * len(signs[0] & signs[1]) / ((len(signs[0]) + len(signs[1])) or 1)
    stretch = (math.log((len(second.text) + 8) / (len(first.text) + 8)) - MEAN) / DEVIATION
    cost += 4.5 * (1 - common) + min(stretch * stretch / 2, 3.0)
    # Two blocks of one shape in each other's place are a pair that was rewritten, never one lost and one added.
    return min(cost, 2 * SKIP - 0.1) if shape(first) == shape(second) else cost


@lru_cache(maxsize=100_000)
def tokens(block: Block) -> frozenset[str]:
    """What survives translation: numbers, link targets, and the beginnings of longer words without accents."""
    words = WORD.findall(plain(block.text) if block.kind is not Kind.CODE else block.text)
    found = {_folded(word)[:3] for word in words if len(word) > 3 and not word.isdigit()}
    found |= {f"#{word}" for word in words if any(map(str.isdigit, word))}
    return frozenset(found | {match[4].rpartition("/")[2] for match in INLINE.finditer(block.text) if match[4]})


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
