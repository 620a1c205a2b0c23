"""Names of people and other proper names that are written alike in all languages.

Known by themselves are the names in `attributed_to`; the others show themselves: words with a capital letter
inside a sentence that both versions of a page have, and that neither has in small letters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, cached_property
from itertools import takewhile

from babel import Locale

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.facts.countries import mentions
from docs_parity.languages.base import WORD
from docs_parity.languages.lookup import language as described
from docs_parity.model.page import LocalizedPage

SHORTEST = 4
# "Nderitu" and "Ndeeritu"; "Genève" is no other spelling of "Geneva", but those are in no page alike.
ALIKE = 0.75
# Two or more words with a capital letter, initials among them; never over "de", which joins other things than
# names.
FULL = re.compile(
    r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]+(?:[ \u00a0-](?:[^\W\d_a-z]\.[ \u00a0])?[^\W\d_a-z][^\W\d_]+){1,5}"
)
# Cities that are no time zone of their own.
CITIES = frozenset(
    "Addis Ababa Geneva Hague Rome York Fez Naples Vienna Strasbourg Brussels Jeddah Gaza".split()
)
# A longer word with a capital letter that does not begin a sentence.
INSIDE = re.compile(r"(?<=[^\s.!?…:»”\"|] )[^\W\d_a-z][^\W\d_A-Z]{3,}(?![^\W_])")


def speakers(original: LocalizedPage) -> tuple[frozenset[str], ...]:
    """The words of each name in `attributed_to`, but for the shortest."""
    listed = original.fields.get("attributed_to")
    names = (
        [entry.get("name") for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    )
    return tuple(
        frozenset(word for word in WORD.findall(name) if len(word) >= SHORTEST)
        for name in names
        if isinstance(name, str)
    )


def kept_names(passages: Sequence[PassagePair]) -> frozenset[str]:
    """The words that are names in both versions of a page: in all passages but one they stand on both sides
    or on neither.
    """
    passages = [both for both in passages if not _is_copied(both)]
    names = {word for both in passages for word in both.source.once(_inside) if word in both.target.text}
    if names:
        small = frozenset().union(
            *(passage.written for both in passages for passage in (both.source, both.target))
        )
        names = {word for word in names if word.lower() not in small}
    if not names:
        return frozenset()
    seen, apart = Counter[str](), Counter[str]()
    for both in passages:
        here, there = names.intersection(both.target.written), names.intersection(both.source.written)
        seen.update(here & there)
        apart.update(here ^ there)
    return frozenset(word for word in names if apart[word] <= min(2, seen[word]))


def _own_words(name: str, language: str) -> list[str]:
    """The words of a name without what begins a sentence before it, or is a form of address."""
    common = described(language).function_words
    return [word for word in WORD.findall(name) if len(word) > 2 and word.lower() not in common]


def full_names(passage: Passage) -> tuple[re.Match[str], ...]:
    """Two or more words with a capital letter in a row, as they stand in a passage."""
    return (
        tuple(FULL.finditer(passage.text)) if sum(word[0].isupper() for word in passage.written) > 1 else ()
    )


class UnmatchedNames:
    """Full names of which no other passage of either version has a word: where a known name is gone, one of
    them took its place.
    """

    def __init__(self, passages: Sequence[PassagePair]) -> None:
        self._passages = passages

    def among(self, both: PassagePair) -> str:
        """The first such name in a passage of the translation; empty if there is none."""
        names = (_own_words(found[0], both.target.language) for found in both.target.once(full_names))
        return next(
            (
                " ".join(words)
                for words in names
                if len(words) > 1 and not any(self._seen[word] > 1 for word in words)
            ),
            "",
        )

    @cached_property
    def _seen(self) -> Counter[str]:
        """How many passages have a word."""
        return Counter(
            word
            for both in self._passages
            for passage in (both.source, both.target)
            for word in set(passage.written)
        )


def half_kept(both: PassagePair) -> Iterator[tuple[str, str]]:
    """(as in the original, as in the translation) of a word in a full name of which another word is kept:
    `Alice Nderitu`, `Alice Ndeirtu`.

    Names of countries and of cities are spelled otherwise in other languages, and are left out.
    """
    lost = [found for found in both.source.once(full_names) if found[0] not in both.target.text]
    ours = [WORD.findall(found[0]) for found in both.target.once(full_names)] if lost else []
    for found in lost if ours else ():
        name = WORD.findall(found[0])
        windows = [
            here[start : start + len(name)] for here in ours for start in range(len(here) - len(name) + 1)
        ]
        if name not in windows:
            for here in windows:
                changed = [(one, two) for one, two in zip(name, here, strict=True) if one != two]
                if (
                    len(changed) == 1
                    and _is_misspelling(*changed[0], both)
                    and (found.start() or len(name) > 2 or name[0] == here[0])
                ):
                    yield changed[0]
                    break


def _is_misspelling(there: str, here: str, both: PassagePair) -> bool:
    return (
        len(there) >= SHORTEST - 1
        and _one_slip(there, here)
        and there not in both.target.written
        and here not in both.source.written
        and there not in _places_in(both.source)
    )


def _one_slip(there: str, here: str) -> bool:
    """True for one letter lost, added, changed, or two that changed places; at the end of a word it may be an
    ending of the language.
    """
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(there, here, strict=False)))
    one, two = there[alike:], here[alike:]
    return min(len(one), len(two)) > 1 - (len(one) != len(two)) and (
        one[1:] == two[1:]
        or one[1:] == two
        or one == two[1:]
        or (one[:2] == two[1::-1] and one[2:] == two[2:])
    )


def _places_in(passage: Passage) -> frozenset[str]:
    """The words of the countries that a passage names, and of the cities that the CLDR knows."""
    return _cities() | frozenset(word for one in passage.once(mentions) for word in WORD.findall(one.text))


@cache
def _cities() -> frozenset[str]:
    zones = Locale.parse("en").time_zones.values()
    return frozenset(word for zone in zones for word in WORD.findall(str(zone.get("city", "")))) | CITIES


def _alike(first: str, second: str) -> bool:
    return abs(len(first) - len(second)) <= 2 and SequenceMatcher(None, first, second).ratio() >= ALIKE


def _is_copied(both: PassagePair) -> bool:
    """True if a passage stands alike on both sides, as one that is not translated does: it says nothing of
    what is a name.
    """
    words = both.source.word_set
    return 2 * len(words & both.target.word_set) > len(words)


def _inside(passage: Passage) -> tuple[str, ...]:
    return tuple(INSIDE.findall(passage.text))


def misspelled(name: str, passage: Passage, known: Iterable[str]) -> str:
    """A word of a passage that is nearly the name and none that is known; empty if there is none."""
    known = frozenset(known)
    near = (word for word in dict.fromkeys(passage.written) if word[0].isupper() and word not in known)
    return next((word for word in near if word != name and _alike(word, name)), "")
