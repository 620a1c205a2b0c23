"""Is a short passage that stands alike in both versions a name, or was it forgotten? The two versions themselves tell.

`Responses` is a word of the English page if it stands there in small letters too, and none of the French page if it never does there.
A heading of such words is not translated. Too few words for a library that tells languages; no list of words is needed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editorial.parity.function_words import ALL, NONE
from editorial.parity.languages import TECHNICAL
from editorial.parity.passages import WORD, Both, Passage

SHORTEST = 2


@dataclass(frozen=True)
class Vocabulary:
    """How many passages of each version have a word in small letters."""

    original: Counter[str]
    translation: Counter[str]


def vocabulary(passages: Sequence[Both]) -> Vocabulary:
    """The words of all passages of a pair."""
    return Vocabulary(_counted(both.original for both in passages), _counted(both.translation for both in passages))


def is_forgotten(both: Both, known: Vocabulary) -> bool:
    """True if a passage that stands alike on both sides is made of words of the original's language."""
    words = _words(both.original)
    theirs = {word for word in words if _is_known(word, known.original, both.original)}
    ours = {word for word in words if _is_known(word, known.translation, both.translation)}
    return len(words) >= SHORTEST and len(theirs - ours) > len(ours - theirs) and 3 * len(theirs - ours) >= len(words)


def _counted(passages: Iterable[Passage]) -> Counter[str]:
    return Counter(word for passage in passages for word in _small(passage))


def _small(passage: Passage) -> frozenset[str]:
    return frozenset(word for word in passage.written if word[0].islower())


def _words(passage: Passage) -> list[str]:
    """The words that may be translated: nothing technical, nothing with a hyphen."""
    chunks = (chunk for chunk in passage.text.split() if not TECHNICAL.search(chunk) and "-" not in chunk.strip("-"))
    return [word.lower() for chunk in chunks for word in WORD.findall(chunk) if len(word) > 1]


def _is_known(word: str, counted: Counter[str], passage: Passage) -> bool:
    """True for a function word, and for one that stands in another passage of the version."""
    return word in ALL.get(passage.language.partition("-")[0], NONE) or counted[word] > (word in _small(passage))
