"""A text as it comes back from mails, editors and the clipboard: its words, whatever became of lines, spaces and signs between them.

Comes in: a text. Goes out: its words and single signs in order, and where each stands. What does not matter is gone: composed or
decomposed accents, kinds of spaces and line ends, curly or straight quotation marks, signs that nobody sees. Signs that turn a text
around (U+202E and its kind) stay: they would show a number backwards.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from editorial.parity.canonical import SAME_SIGN

LINE_END = re.compile(r"\r\n|\r|\n")
# A number with its points and commas is one word: "1,366" is not "1, 366".
WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+|[^\w\s]")
LONG = re.compile(r"[^\W\d]{6,}")
QUOTED = re.compile(r"\s*[>|](?:\s*[>|])*")
# Besides what counts as the same sign in a translation: joiners, variation selectors, the ligatures of a PDF.
UNSEEN = dict.fromkeys(map(ord, "\u034f\u200c\u200d\ufe0e\ufe0f"))
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
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
        """The number of the line, from 1, in which a word stands; the last one for an index behind the end."""
        return max(1, bisect_right(self.begins, min(index, len(self.words) - 1)))

    def excerpt(self, index: int, number: int) -> str:
        """Some words from an index on, as they are written; from this line and, if it is short, the ones behind it."""
        shown, line = [], self.line_of(index) - 1
        skip = index - self.begins[line] if self.begins else 0
        while number > 0 and line < len(self.lines) and index < len(self.words):
            found = list(WORD.finditer(self.lines[line]))[skip:]
            if found:
                shown.append(self.lines[line][found[0].start():found[:number][-1].end()])
            number, line, skip = number - len(found), line + 1, 0
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
    kept, words, begins, quoting = tuple(lines), [], [], []
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
