"""What this house itself puts around a text: the lines of statement.txt, of the page and of its PDF. They are
no stranger's words.

Comes in: whole phrases with everything filled in, made from the register for one version in one language
(site/data/surroundings.py). Goes out: which words of a text are none of them. There is no gap in a
phrase that somebody could fill: a word more, or another figure, is a stranger's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from editorial.verify.loose_text import LooseText, loose_lines, loose_text


@dataclass(frozen=True)
class Phrases:
    """Phrases, by their first word."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Phrases":
        """The words of some phrases; an empty one is none."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for text in dict.fromkeys(texts):
            if words := loose_text(loose_lines(text)).words:
                found.setdefault(words[0], []).append(words)
        return cls({first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()})

    def __bool__(self) -> bool:
        return bool(self.by_first)

    def with_phrase(self, text: str) -> "Phrases":
        """These and one more."""
        more = Phrases.of([text]).by_first
        return Phrases(
            {
                **self.by_first,
                **{first: (*self.by_first.get(first, ()), *each) for first, each in more.items()},
            }
        )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every phrase."""
        return frozenset(word for each in self.by_first.values() for phrase in each for word in phrase)

    def at(self, words: tuple[str, ...], index: int, end: int | None = None) -> Iterator[int]:
        """The sizes of the phrases that stand at an index, and end before `end`; the longest first."""
        for phrase in self.by_first.get(words[index], ()) if index < len(words) else ():
            last = index + len(phrase)
            if words[index:last] == phrase and (end is None or last <= end):
                yield len(phrase)

    def strays(self, text: LooseText, begin: int, end: int) -> tuple[str, ...]:
        """The words from an index to another that are no phrase, as they are written: the beginning of the
        first passages. Empty if all of them are phrases.
        """
        if end in self.reached(text.words, begin, end):
            return ()
        found: list[tuple[int, int]] = []
        index = begin
        while index < end:
            if size := next(self.at(text.words, index, end), 0):
                index += size
                continue
            if found and found[-1][1] == index:
                found[-1] = found[-1][0], index + 1
            else:
                found.append((index, index + 1))
            index += 1
        return tuple(
            text.excerpt(first, min(MOST_WORDS, last - first)) for first, last in found[:MOST_PASSAGES]
        )

    def reached(self, words: tuple[str, ...], begin: int, end: int) -> set[int]:
        """The indexes up to which the words from an index on are phrases alone."""
        reached = {begin}
        for index in range(begin, end):
            if index in reached:
                reached.update(index + size for size in self.at(words, index, end))
        return reached


MOST_PASSAGES = 6
"""So many passages of a stranger's words are shown."""
MOST_WORDS = 12
"""So many words are shown of what a stranger has put there."""
NONE = Phrases()


@dataclass(frozen=True)
class Surroundings:
    """What may stand around the text of one version in one language."""

    file: Phrases = NONE
    """In statement.txt, outside of the marks."""
    page: Phrases = NONE
    """On the page and in the PDF, before, between and behind title, summary and text."""
    foot: Phrases = NONE
    """At the foot and head of each page of the PDF, besides its number."""
    page_number: str = ""
    """How these pages are numbered: `Page {page} of {pages}`."""
