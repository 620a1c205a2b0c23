"""The words of a text as it comes back from mails and clipboards.

Comes in: a text. Goes out: its words and single signs in order, and where each stands. What does not matter
is gone: composed or decomposed accents, kinds of spaces and line ends, curly or straight quotation marks,
signs that nobody sees. What changes a text for a person who looks at it stays: signs that turn it around
(U+202E and its kind), a carriage return inside a line, behind which a terminal writes over what stands there.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from docs_parity.markdown.canonical import SAME_SIGN

CARRIAGE_RETURN = "\r"
LINE_END = re.compile(r"\r*\n")
# A number with its points and commas is one word: "1,366" is not "1, 366".
WORD = re.compile(rf"\d+(?:[.,:]\d+)+|\w+|[^\w\s]|{CARRIAGE_RETURN}")
LONG = re.compile(r"[^\W\d]{6,}")
QUOTE = re.compile(r"[^\S\r\n]*[>|]")
"""What a mail program puts before a line that it quotes, once for each mail."""
SIGNED = re.compile(r"(?<![^\s(\[«\"'])[-+\u2010-\u2015\u2212\u00b1~<>≤≥\u00b7\u2219\u22c5](?=\d)")
"""A sign that belongs to the figure behind it: `-14,000`, not `2023-2024`, and not the mark of an item. A dot
in the middle of the line is that of decimals: `·5 million`.
"""
HYPHENS = "-\u2010"
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
SAME = SAME_SIGN | UNSEEN | LIGATURES | {0x2010: "-"}


@dataclass(frozen=True)
class LooseText:
    """The words of a text, in order."""

    lines: tuple[str, ...]
    """Its lines, in the spelling in which they are compared."""
    words: tuple[str, ...]
    begins: tuple[int, ...]
    """Of each line the index of its first word."""
    signed: frozenset[int]
    """Indexes of signs that belong to the figure behind them."""
    parted: frozenset[int]
    """Indexes of hyphens that end a line, directly behind a word."""

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


def spelled(text: str) -> str:
    """A text in the spelling in which texts are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(SAME)


def loose_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, parted as editors number them, in the spelling in which they are compared.

    A carriage return alone ends a line only in a text that has no other line end, as old Macintoshes wrote
    it: anywhere else it is a sign inside a line.
    """
    text = spelled(text)
    return tuple(LINE_END.split(text) if "\n" in text else text.split(CARRIAGE_RETURN))


def loose_text(lines: Iterable[str]) -> LooseText:
    """The words of some lines, which are spelled as `loose_lines` does."""
    kept = tuple(lines)
    words: list[str] = []
    begins: list[int] = []
    signed: list[int] = []
    parted: list[int] = []
    for line in kept:
        begins.append(len(words))
        signs = {match.start() for match in SIGNED.finditer(line)}
        end = len(line.rstrip())
        for match in WORD.finditer(line):
            if match.start() in signs:
                signed.append(len(words))
            if match[0] in HYPHENS and match.end() == end and line[: match.start()][-1:].isalpha():
                parted.append(len(words))
            words.append(match[0])
    return LooseText(kept, tuple(words), tuple(begins), frozenset(signed), frozenset(parted))


def long_words(text: str) -> frozenset[str]:
    """The long words of a recorded text: found faster than all of its words."""
    return frozenset(LONG.findall(text.translate(SAME)))


def quotation(lines: Iterable[str]) -> int:
    """How often a mail program has quoted some lines: with so many signs every one begins that says
    something.

    A sign that stands before some of them only is one of the text: `> 130,000` says more than 130,000.
    """
    depths = [times_quoted(line) for line in lines if line.strip()]
    return min(depths, default=0)


def without_quotation(line: str, times: int) -> str:
    """A line without the signs of so many quotations, or of as many as it has."""
    place = 0
    for _ in range(times):
        if (sign := QUOTE.match(line, place)) is None:
            break
        place = sign.end()
    return line[place:]


def times_quoted(line: str) -> int:
    """How often a mail program may have quoted a line. Whoever finds a text in such lines has to ask whether
    all of them were.
    """
    depth, place = 0, 0
    while (sign := QUOTE.match(line, place)) is not None:
        depth, place = depth + 1, sign.end()
    return depth
