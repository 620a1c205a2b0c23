"""Have two neighbouring passages taken each other's place? By length, and by the beginnings of words that
languages share.

Measured on 4,774 pairs of neighbouring paragraphs of faithful translations (benchmarks/README.md): crossed
they agree less than straight in all of them, and by more than the margin in 99.7 %.
"""

import math
import re
from collections.abc import Callable

from docs_parity.compare.lengths import signs_of
from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.markdown.inline import code_in, targets_in

FIGURES = re.compile(r"\d+")
MEAN, DEVIATION = 0.1, 0.15
# Lengths that speak so clearly against it need no look at the words; words that do, no second look.
AGAINST = 6.0
CLEAR = 0.3
MARGIN = 0.05
# How much a unit of length counts beside words.
WEIGHT, MOST = 0.03, 10.0


def swapped(first: PassagePair, second: PassagePair) -> bool:
    """True if the first translation answers the second original, and the second the first."""
    length = _length(first, second)
    if length > AGAINST:
        return False
    length = WEIGHT * max(-MOST, length)
    if _words(first, second, _beginnings) + length > CLEAR:
        return False
    return _words(first, second, _signs) + length < -MARGIN


def _length(first: PassagePair, second: PassagePair) -> float:
    """How much better the lengths fit as they stand than crossed."""
    straight = _misfit(first.source, first.target) + _misfit(second.source, second.target)
    return _misfit(first.source, second.target) + _misfit(second.source, first.target) - straight


def _misfit(original: Passage, translation: Passage) -> float:
    return (math.log((len(translation.text) + 5) / (len(original.text) + 5)) - MEAN) ** 2 / (2 * DEVIATION**2)


def _words(first: PassagePair, second: PassagePair, reader: Callable[[Passage], frozenset[str]]) -> float:
    """How much more the words agree as they stand than crossed."""
    sources = first.source.once(reader), second.source.once(reader)
    targets = first.target.once(reader), second.target.once(reader)
    straight = _common(sources[0], targets[0]) + _common(sources[1], targets[1])
    return straight - _common(sources[0], targets[1]) - _common(sources[1], targets[0])


def _common(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / math.sqrt((len(first) or 1) * (len(second) or 1))


def _beginnings(passage: Passage) -> frozenset[str]:
    return frozenset(word[:3] for word in passage.word_set if len(word) > 3) | frozenset(
        FIGURES.findall(passage.text)
    )


def _signs(passage: Passage) -> frozenset[str]:
    """The same without accents, and what is copied: code, and where links lead."""
    copied = code_in(passage.markup) + targets_in(passage.markup)
    return signs_of(passage.text, 3) | frozenset(copied)
