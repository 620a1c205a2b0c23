"""Names of people and other proper names that are written alike in all languages.

Known by themselves are the names in `attributed_to`; the others show themselves: words with a capital letter inside a sentence that
both versions of a page have, and that neither has in small letters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from editorial.model.page import Version
from editorial.parity.passages import WORD, Both, Passage

SHORTEST = 4
# "Nderitu" and "Ndeeritu"; "Genève" is no other spelling of "Geneva", but those are in no page alike.
ALIKE = 0.75
# A longer word with a capital letter that does not begin a sentence.
INSIDE = re.compile(r"(?<=[^\s.!?…:»”\"|] )[^\W\d_a-z][^\W\d_A-Z]{3,}(?![^\W_])")


def speakers(original: Version) -> tuple[frozenset[str], ...]:
    """The words of each name in `attributed_to`, but for the shortest."""
    listed = original.fields.get("attributed_to")
    names = [entry.get("name") for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    return tuple(frozenset(word for word in WORD.findall(name) if len(word) >= SHORTEST) for name in names if isinstance(name, str))


def kept_names(passages: Sequence[Both]) -> frozenset[str]:
    """The words that are names in both versions of a page: in all passages but one they stand on both sides or on neither."""
    names = {word for both in passages for word in INSIDE.findall(both.original.text) if word in both.translation.text}
    if names:
        small = frozenset().union(*(passage.written for both in passages for passage in (both.original, both.translation)))
        names = {word for word in names if word.lower() not in small}
    if not names:
        return frozenset()
    seen, apart = Counter[str](), Counter[str]()
    for both in passages:
        here, there = names.intersection(both.translation.written), names.intersection(both.original.written)
        seen.update(here & there)
        apart.update(here ^ there)
    return frozenset(word for word in names if apart[word] <= min(2, seen[word]))


def misspelled(name: str, passage: Passage, known: Iterable[str]) -> str:
    """A word of a passage that is nearly the name and none that is known; empty if there is none."""
    known = frozenset(known)
    near = (word for word in dict.fromkeys(passage.written) if word[0].isupper() and word not in known and abs(len(word) - len(name)) <= 2)
    return next((word for word in near if word != name and SequenceMatcher(None, word, name).ratio() >= ALIKE), "")
