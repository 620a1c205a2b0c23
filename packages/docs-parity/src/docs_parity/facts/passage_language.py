"""Whether a passage is in the language of its page, or was forgotten when the page was translated.

`Responses` is a word of the English page if it stands there in small letters too, and none of the French page
if it never does there. A heading of such words is not translated. Too few words for a library that tells
languages; no list of words is needed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.languages.base import WORD, Language
from docs_parity.languages.detection import FUNCTION_WORDS, LETTERS, TECHNICAL, language_of, own_text, speaks
from docs_parity.languages.lookup import known, language

SHORTEST = 2


def language_of_passage(passage: Passage, others: Collection[str]) -> str:
    """As `detection.language_of`, asked only where the function words leave a doubt."""
    if speaks(passage.word_set, passage.language) or _speaks_most(passage):
        return passage.language
    if _too_little(passage):
        return ""
    return language_of(own_text(passage.markup), passage.language, others)


def _too_little(passage: Passage) -> bool:
    """True for a few words without a sentence: no reader of running words would find enough of them."""
    return (
        sum(map(len, passage.written)) < LETTERS
        and max(_shown(passage, candidate) for candidate in known()) < FUNCTION_WORDS
    )


def _speaks_most(passage: Passage) -> bool:
    """True if the passage has more function words of its own language than of any other: the library could
    not outweigh them.
    """
    own = language(passage.language)
    return _shown(passage, own) > max(_shown(passage, other) for other in known() if other is not own)


def _shown(passage: Passage, candidate: Language) -> int:
    """How many function words of a language a passage has."""
    return len(candidate.function_words & passage.word_set)


@dataclass(frozen=True)
class Vocabulary:
    """How many passages of each version have a word in small letters."""

    original: Counter[str]
    translation: Counter[str]


def vocabulary(passages: Sequence[PassagePair]) -> Vocabulary:
    """The words of all passages of a pair."""
    return Vocabulary(_counted(both.source for both in passages), _counted(both.target for both in passages))


def is_forgotten(both: PassagePair, words_of: Vocabulary) -> bool:
    """True if a passage that stands alike on both sides is made of words of the original's language."""
    words = _words(both.source)
    theirs = {word for word in words if _is_known(word, words_of.original, both.source)}
    ours = {word for word in words if _is_known(word, words_of.translation, both.target)}
    return (
        len(words) >= SHORTEST
        and len(theirs - ours) > len(ours - theirs)
        and 3 * len(theirs - ours) >= len(words)
    )


def _counted(passages: Iterable[Passage]) -> Counter[str]:
    return Counter(word for passage in passages for word in passage.once(_small))


def _small(passage: Passage) -> frozenset[str]:
    return frozenset(word for word in passage.written if word[0].islower())


def _words(passage: Passage) -> list[str]:
    """The words that may be translated: nothing technical, nothing with a hyphen."""
    chunks = (
        chunk for chunk in passage.text.split() if not TECHNICAL.search(chunk) and "-" not in chunk.strip("-")
    )
    return [word.lower() for chunk in chunks for word in WORD.findall(chunk) if len(word) > 1]


def _is_known(word: str, counted: Counter[str], passage: Passage) -> bool:
    """True for a function word, and for one that stands in another passage of the version."""
    return word in language(passage.language).function_words or counted[word] > (word in passage.once(_small))
