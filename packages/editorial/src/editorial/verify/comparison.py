"""A recorded text beside one as it comes back from mails and clipboards: is it there, whole and in one piece?

Comes in: a text. Goes out: its words and single signs in order, and where each stands. What does not matter
is gone: composed or decomposed accents, kinds of spaces and line ends, curly or straight quotation marks,
signs that nobody sees. Signs that turn a text around (U+202E and its kind) stay: they would show a number
backwards.

A list item's mark may be lost or be another one, so may the bars between the cells of a table. In a text that
was copied from a page, the addresses behind its links and the words of its pictures need not be there either.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from docs_parity.markdown.canonical import SAME_SIGN
from editorial.register.canonical_text import TextLine

LINE_END = re.compile(r"\r\n|\r|\n")
# A number with its points and commas is one word: "1,366" is not "1, 366".
WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+|[^\w\s]")
LONG = re.compile(r"[^\W\d]{6,}")
QUOTED = re.compile(r"\s*[>|](?:\s*[>|])*")
# Besides what counts as the same sign in a translation: joiners, variation selectors, the ligatures of a PDF.
UNSEEN = dict.fromkeys(map(ord, "\u034f\u200c\u200d\ufe0e\ufe0f"))
LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
SAME = SAME_SIGN | UNSEEN | LIGATURES


@dataclass(frozen=True)
class LooseText:
    """The words of a text, in order."""

    lines: tuple[str, ...]
    """Its lines, in the spelling in which they are compared."""
    words: tuple[str, ...]
    begins: tuple[int, ...]
    """Of each line the index of its first word."""
    quoting: frozenset[int]
    """Indexes of signs that may be a mail program's: `>` and `|` at the beginning of a line."""

    def line_of(self, index: int) -> int:
        """The line, from 1, in which a word stands; the last one for an index behind the end."""
        return max(1, bisect_right(self.begins, min(index, len(self.words) - 1)))

    def excerpt(self, index: int, number: int) -> str:
        """Some words from an index on, as they are written; from this line and, if it is short, the ones
        behind it.
        """
        shown, line = [], self.line_of(index) - 1
        skip = index - self.begins[line] if self.begins else 0
        while number > 0 and line < len(self.lines) and index < len(self.words):
            words = list(WORD.finditer(self.lines[line]))[skip:]
            if words:
                shown.append(self.lines[line][words[0].start() : words[:number][-1].end()])
            number, line, skip = number - len(words), line + 1, 0
        return " ".join(shown)

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The words by which a text is known again."""
        return frozenset(word for word in self.words if LONG.fullmatch(word))


def loose_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, parted as editors number them, in the spelling in which they are compared."""
    spelled = text if text.isascii() else unicodedata.normalize("NFC", text).translate(SAME)
    return tuple(LINE_END.split(spelled))


def loose_text(lines: Iterable[str]) -> LooseText:
    """The words of some lines, which are spelled as `loose_lines` does."""
    kept = tuple(lines)
    words: list[str] = []
    begins: list[int] = []
    quoting: list[int] = []
    for line in kept:
        begins.append(len(words))
        if (quoted := QUOTED.match(line)) is not None:
            signs = quoted[0].count(">") + quoted[0].count("|")
            quoting += range(len(words), len(words) + signs)
        words += WORD.findall(line)
    return LooseText(kept, tuple(words), tuple(begins), frozenset(quoting))


def long_words(text: str) -> frozenset[str]:
    """The long words of a recorded text: found faster than all of its words."""
    return frozenset(LONG.findall(text.translate(SAME)))


ADDRESSES = re.compile(r"(?: <(?:[a-z][a-z0-9+.-]*:)[^\s<>]*>)+$")
MARK = re.compile(r"(?:-|\d+\.) ")
BULLETS = frozenset("-*+•◦▪▫‣·∙●○■□–—\uf0b7")
NUMBER = re.compile(r"\d{1,3}")
SIZE = 4
"""So many words in a row tell where in the recorded text a place of another text belongs."""


@dataclass(frozen=True)
class RecordedWords:
    """A recorded text, or a part of it, ready to be looked for."""

    text: LooseText
    jumps: dict[int, int]
    """Index of a word -> the index at which one may go on without it."""
    items: dict[int, bool]
    """Index of a list item's mark -> True if it is a number."""


@dataclass(frozen=True, slots=True)
class TextDivergence:
    """Where two texts part: the first words that differ."""

    recorded: str
    """Empty where the recorded text has ended."""
    found: str
    """Empty where the other one has ended."""
    line: int
    """Of the other text, from 1."""


def recorded_text(lines: Iterable[TextLine], *, copied: bool) -> RecordedWords:
    """What is looked for. `copied`: from a page, where links and pictures have no words of their own."""
    lines = tuple(lines)
    text = loose_text(spelled for line in lines for spelled in loose_lines(line.text))
    jumps: dict[int, int] = {}
    items: dict[int, bool] = {}
    for line, begin in zip(lines, text.begins, strict=True):
        count = len(loose_text(loose_lines(line.text)).words)
        if line.shape in ("ul", "ol") and (mark := MARK.match(line.text)):
            size = len(loose_text([mark[0]]).words)
            jumps[begin], items[begin] = begin + size, size > 1
        if line.shape in ("head", "row"):
            jumps |= {index: index + 1 for index in range(begin, begin + count) if text.words[index] == "|"}
        if copied and line.shape == "image":
            jumps[begin] = begin + count
        elif copied and line.shape != "code" and (addresses := ADDRESSES.search(line.text)):
            jumps |= _addresses(begin + count, addresses[0].split())
    return RecordedWords(text, jumps, items)


def _addresses(end: int, addresses: list[str]) -> Iterator[tuple[int, int]]:
    """(begin, end) of each address at the end of a line, the last one first."""
    for address in reversed(addresses):
        begin = end - len(loose_text(loose_lines(address)).words)
        yield begin, end
        end = begin


def find(recorded: RecordedWords, text: LooseText) -> tuple[int, int] | None:
    """(first word, end) of the place where the recorded text stands whole; None if there is none."""
    return next(
        (
            (start, end)
            for start in _starts(recorded, text)
            if (end := _walk(recorded, text, start)[0]) is not None
        ),
        None,
    )


def is_all(recorded: RecordedWords, text: LooseText) -> bool:
    """True if a text is the recorded one and nothing else."""
    return _walk(recorded, text, 0)[0] == len(text.words)


def parting(recorded: RecordedWords, text: LooseText, *, from_start: bool) -> TextDivergence | None:
    """Where a text that does not hold the recorded one parts from it; None if it has nothing to do with it.

    `from_start`: it is meant to begin with the recorded text.
    """
    starts = [0] if from_start else _starts(recorded, text)
    in_recorded, in_text = max((_walk(recorded, text, start)[1] for start in starts), default=(0, 0))
    if in_recorded < SIZE and not from_start:
        places = _anchor(recorded.text, text)
        return _shown(recorded.text, text, *places) if places else None
    return _shown(recorded.text, text, in_recorded, in_text)


def _shown(recorded: LooseText, text: LooseText, in_recorded: int, in_text: int) -> TextDivergence:
    """The words at two indexes, a few of those before them included."""
    before = 0
    if in_recorded < len(recorded.words) and in_text < len(text.words):
        while (
            before < min(3, in_recorded, in_text)
            and recorded.words[in_recorded - before - 1] == text.words[in_text - before - 1]
        ):
            before += 1
    return TextDivergence(
        recorded.excerpt(in_recorded - before, 9), text.excerpt(in_text - before, 9), text.line_of(in_text)
    )


def _starts(recorded: RecordedWords, text: LooseText) -> Iterator[int]:
    """Indexes of words with which the recorded text may begin."""
    firsts = {
        recorded.text.words[state] for state in _closed(recorded, {0}) if state < len(recorded.text.words)
    }
    if 0 in recorded.items:
        firsts |= BULLETS
    for index, word in enumerate(text.words):
        if word in firsts or (0 in recorded.items and NUMBER.fullmatch(word)):
            yield index


def _closed(recorded: RecordedWords, states: set[int]) -> set[int]:
    """These states and all that can be reached from them without a word."""
    reached, new = set(states), list(states)
    while new:
        if (jump := recorded.jumps.get(new.pop())) is not None and jump not in reached:
            reached.add(jump)
            new.append(jump)
    return reached


def _walk(recorded: RecordedWords, text: LooseText, start: int) -> tuple[int | None, tuple[int, int]]:
    """Read both texts side by side from a word of the other one on.

    (where the recorded text has ended, or None; how far the two agree: index in the recorded text, index in
    the other). A state is how much of the recorded text has been read; there are several where a sign may be
    left out.
    """
    said, words, quoting = recorded.text.words, text.words, text.quoting
    states = {0}
    later: dict[int, set[int]] = {}
    index, furthest = start, (0, start)
    end: int | None = None
    while states or later:
        states = (
            _closed(recorded, states | later.pop(index, set()))
            if later or len(states) != 1 or next(iter(states)) in recorded.jumps
            else states
        )
        if states:
            furthest = max(furthest, (max(states), index))
        if len(said) in states:
            end = index
        if index >= len(words):
            break
        word, following = words[index], set()
        for state in states:
            if state < len(said) and said[state] == word:
                following.add(state + 1)
            if state in recorded.items and (size := _mark(words, index, recorded.items[state])):
                later.setdefault(index + size, set()).add(recorded.jumps[state])
        states = following | states if index in quoting else following
        index += 1
    return end, furthest


def _mark(words: tuple[str, ...], index: int, numbered: bool) -> int:
    """How many words the mark of a list item has that begins here; 0 for none. A number counts only where the
    record has one:
    elsewhere it would say something.
    """
    if words[index] in BULLETS:
        return 1
    return (
        2
        if numbered and NUMBER.fullmatch(words[index]) and words[index + 1 : index + 2] in ((".",), (")",))
        else 0
    )


def _anchor(recorded: LooseText, text: LooseText) -> tuple[int, int] | None:
    """The first word of each text before which they differ, where some words behind it agree."""
    places = {
        recorded.words[index : index + SIZE]: index
        for index in reversed(range(len(recorded.words) - SIZE + 1))
    }
    for in_text in range(len(text.words) - SIZE + 1):
        in_recorded = places.get(text.words[in_text : in_text + SIZE])
        if in_recorded is not None:
            return _back(recorded, text, in_recorded, in_text)
    return None


def _back(recorded: LooseText, text: LooseText, in_recorded: int, in_text: int) -> tuple[int, int]:
    """From words that agree back to the last ones that do not."""
    while in_recorded and in_text and recorded.words[in_recorded - 1] == text.words[in_text - 1]:
        in_recorded, in_text = in_recorded - 1, in_text - 1
    return max(0, in_recorded - 1), max(0, in_text - 1)
