"""Names of people and other proper names that are written alike in all languages.

Known by themselves are the names in `attributed_to`; the others show themselves: words with a capital letter inside a sentence that
both versions of a page have, and that neither has in small letters.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from editorial.model.page import Version
from editorial.parity.passages import Both, Passage
from editorial.parity.sentences import sentences

SHORTEST = 4
# "Nderitu" and "Ndeeritu"; "Genève" is no other spelling of "Geneva", but those are in no page alike.
ALIKE = 0.75


def speakers(original: Version) -> frozenset[str]:
    """The words of the names in `attributed_to`, but for the shortest."""
    listed = original.fields.get("attributed_to")
    names = (entry.get("name") for entry in listed if isinstance(entry, dict)) if isinstance(listed, list) else ()
    return frozenset(word for name in names if isinstance(name, str) for word in Passage("name", 1, name, "").written if len(word) >= SHORTEST)


def kept_names(passages: Sequence[Both]) -> frozenset[str]:
    """The words that are names in both versions of a page: in all passages but one they stand on both sides or on neither."""
    names: set[str] = set()
    small: set[str] = set()
    for both in passages:
        names.update(set(capitalised(both.original)) & set(both.translation.written))
        small.update(word for passage in (both.original, both.translation) for word in passage.written if word[0].islower())
    names = {word for word in names if word.lower() not in small}
    seen = Counter(word for both in passages for word in names & {*both.original.written} & {*both.translation.written})
    apart = Counter(word for both in passages for word in names & ({*both.original.written} ^ {*both.translation.written}))
    return frozenset(word for word in names if apart[word] <= min(2, seen[word]))


def capitalised(passage: Passage) -> Iterator[str]:
    """The longer words of a passage that have a capital letter and do not begin a sentence."""
    for sentence in sentences(passage.text):
        words = Passage("sentence", 1, sentence, "").written if len(sentence) < len(passage.text) else passage.written
        yield from (word for word in words[1:] if len(word) >= SHORTEST and word[0].isupper() and word[1].islower())


def misspelled(name: str, passage: Passage, known: Iterable[str]) -> str:
    """A word of a passage that is nearly the name and none that is known; empty if there is none."""
    known = frozenset(known)
    near = (word for word in dict.fromkeys(passage.written) if word[0].isupper() and word not in known and abs(len(word) - len(name)) <= 2)
    return next((word for word in near if word != name and SequenceMatcher(None, word, name).ratio() >= ALIKE), "")
