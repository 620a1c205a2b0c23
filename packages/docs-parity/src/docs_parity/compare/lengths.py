"""How long a translation is beside its original, and the sentence that it seems to lack.

The logarithm of (characters of the translation / characters of the original) scatters around a mean that
depends on the two languages and on how long the original is (Gale and Church 1993,
https://aclanthology.org/J93-1004). The values were measured on 11,000 aligned blocks of faithful translations
(benchmarks/README.md) and can be learned again (`editorial lengths`).
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from docs_parity.compare.passages import PassagePair
from docs_parity.languages.base import Language
from docs_parity.languages.lookup import base_of, known
from docs_parity.model.letters import without_accents
from docs_parity.project.settings import Lengths, Scatter, Settings

SHORTEST = 60
"""Characters of an original below which length says nothing."""
LONG = 150
FEWEST = 40
"""Passages that a deviation can be learned from."""
NARROWEST = 0.05
"""The least deviation that is learned: pages made from one model are alike, and what is written next may be a
little longer.
"""


Known = Mapping[tuple[str, str], Lengths]
"""(from, to) -> what is usual between two languages."""


def _lengths(*figures: float) -> Lengths:
    short, short_deviation, long, long_deviation = figures
    return Lengths(
        short=Scatter(mean=short, deviation=short_deviation),
        long=Scatter(mean=long, deviation=long_deviation),
    )


UNKNOWN = _lengths(0.05, 0.16, 0.05, 0.13)
WORD = re.compile(r"\w+")
# How far lengths may be apart when the sentence in question is taken off.
FITTING = 2.5


def known_lengths(settings: Settings) -> Known:
    """What is usual, with what this house has learned in its place."""
    return {**_usual(known()), **{_languages(pair): lengths for pair, lengths in settings.lengths.items()}}


def _languages(pair: str) -> tuple[str, str]:
    """`en-fr` as two languages; that it has two, the settings ask."""
    first, _, second = pair.partition("-")
    return base_of(first), base_of(second)


@cache
def _usual(languages: tuple[Language, ...]) -> Known:
    """What is known of languages beside English."""
    return {("en", language.code): _lengths(*language.lengths) for language in languages if language.lengths}


def scatter(known: Known, original: str, translation: str, characters: int) -> Scatter:
    """What is usual between two languages for an original of so many characters; wide where nothing was
    measured.

    Back and forth are mirror images; between two translations of English the deviations add up.
    """
    first, second = base_of(original), base_of(translation)
    if forth := known.get((first, second)):
        return _of(forth, characters)
    if back := known.get((second, first)):
        mirrored = _of(back, characters)
        return Scatter(mean=-mirrored.mean, deviation=mirrored.deviation)
    if (to_first := known.get(("en", first))) and (to_second := known.get(("en", second))):
        one, other = _of(to_first, characters), _of(to_second, characters)
        return Scatter(mean=other.mean - one.mean, deviation=math.hypot(one.deviation, other.deviation))
    return _of(UNKNOWN, characters)


def _of(lengths: Lengths, characters: int) -> Scatter:
    return lengths.long if characters > LONG else lengths.short


def deviations(
    pair: PassagePair, known: Known, source: int | None = None, target: int | None = None
) -> float:
    """How many standard deviations the translation is too long, below zero too short.

    `source` and `target` are other lengths to be tried, in characters.
    """
    source = len(pair.source.text) if source is None else source
    target = len(pair.target.text) if target is None else target
    if source < 1 or target < 1:
        return math.inf if target > source else -math.inf
    usual = scatter(known, pair.source.language, pair.target.language, source)
    return (math.log(target / source) - usual.mean) / usual.deviation


def unanswered(pair: PassagePair, known: Known, *, added: bool) -> str:
    """The sentence that has least in common with the other side, and without which the lengths agree; empty
    if there is none.

    With `added`, a sentence of the translation that the original lacks.
    """
    mine, other = (pair.target, pair.source) if added else (pair.source, pair.target)
    if len(mine.sentences) <= len(other.sentences):
        return ""
    signs = signs_of(other.text)
    fitting = [
        sentence
        for sentence in mine.sentences
        if len(sentence) >= SHORTEST // 2 and _fits(pair, known, len(sentence), added)
    ]
    return min(fitting, key=lambda sentence: (_common(sentence, signs), -len(sentence)), default="")


def _fits(pair: PassagePair, known: Known, less: int, added: bool) -> bool:
    """True if the lengths agree once so many characters are taken off."""
    source, target = len(pair.source.text), len(pair.target.text)
    left = (
        deviations(pair, known, target=target - less)
        if added
        else deviations(pair, known, source=source - less)
    )
    return abs(left) < min(abs(deviations(pair, known)), FITTING)


def _common(sentence: str, signs: frozenset[str]) -> float:
    own = signs_of(sentence)
    return len(own & signs) / (len(own) or 1)


def common(sentence: str, text: str) -> float:
    """What share of a sentence's telling words a text in another language seems to have, from 0 to 1."""
    return _common(sentence, signs_of(text))


def signs_of(text: str, letters: int = 4) -> frozenset[str]:
    """Numbers and the beginnings of longer words, without accents: what cognates share."""
    plain = without_accents(text.lower())
    return frozenset(
        word if word.isdigit() else word[:letters]
        for word in WORD.findall(plain)
        if len(word) > 3 or word.isdigit()
    )


def learned(pairs: Iterable[tuple[int, int]]) -> Lengths | None:
    """What (characters of the original, of the translation) of faithful passages teach; None where they are
    too few.
    """
    listed = [pair for pair in pairs if pair[0] >= SHORTEST and pair[1]]
    short, long = (
        _measured([pair for pair in listed if (pair[0] > LONG) is is_long]) for is_long in (False, True)
    )
    return Lengths(short=short, long=long) if short and long else None


def _measured(pairs: Sequence[tuple[int, int]]) -> Scatter | None:
    """Mean and deviation, without the hundredth at each end."""
    logs = sorted(math.log(target / source) for source, target in pairs)
    cut = len(logs) // 100
    logs = logs[cut : len(logs) - cut]
    if len(logs) < FEWEST:
        return None
    mean = sum(logs) / len(logs)
    deviation = max(NARROWEST, math.sqrt(sum((log - mean) ** 2 for log in logs) / len(logs)))
    return Scatter(mean=round(mean, 3), deviation=round(deviation, 3))
