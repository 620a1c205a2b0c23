"""What it costs to say that one block answers another: little if kind, length, words, numbers and links agree.

English, French and Spanish share the first letters of many words (Simard, Foster and Isabelle 1992).
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from editorial.model.block import Block, Kind
from editorial.reading.inline import plain, targets_in

NEVER = 1e9
# That a block has no counterpart.
SKIP = 6.0
OTHER_KIND = 2.2
OTHER_PLACE = 0.8
WORD = re.compile(r"\w+")
# log(length of the translation / length of the original) of aligned blocks scatters about 0.1 around this mean;
# wide here, since it only has to prefer, not to judge (measured on the French and Spanish pages of FastAPI's documentation).
MEAN, DEVIATION = 0.1, 0.35
# Blocks known by what they are rather than by their words: a box may have a title in one language only.
FRAMES = frozenset({Kind.ADMONITION, Kind.TAB, Kind.FIGURE, Kind.QUOTE, Kind.RULE, Kind.HTML, Kind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Traits:
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


def traits(blocks: Iterable[Block]) -> Traits:
    """Of one block, or of neighbours of one shape."""
    first, *rest = blocks
    text = "\n".join(block.text for block in (first, *rest))
    return Traits(shape(first), text, _signs(text, first.kind is Kind.CODE), first.id, first.variant)


def shape(block: Block) -> tuple[str, int, tuple[str, ...]]:
    """What two blocks in the same place must share."""
    return block.kind, block.level, block.path


def pair_cost(first: Traits, second: Traits) -> float:
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
    # Two blocks of one shape in each other's place are a pair that was rewritten, never one lost and one added.
    return min(cost, 2 * SKIP - 0.1) if alike else cost


def _signs(text: str, code: bool) -> frozenset[str]:
    """Numbers, link targets, and the beginnings of longer words without accents."""
    words = WORD.findall(text if code else plain(text))
    found = {_folded(word)[:3] for word in words if len(word) > 3 and not word.isdigit()}
    found |= {f"#{word}" for word in words if any(map(str.isdigit, word))}
    return frozenset(found | {target.rpartition("/")[2] for target in targets_in(text)})


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
