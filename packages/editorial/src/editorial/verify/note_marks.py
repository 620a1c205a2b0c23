"""The marks of footnotes, which a page and a PDF show behind a word (`book1`) and the recorded text does not
have.

Comes in: the lines of a text, and the words that are recorded. Goes out: the lines without these marks. A
mark is taken off a word of letters only, in the order in which notes are numbered: what stands behind a
figure would make another figure of it, and is left.
"""

import re
from collections.abc import Container, Iterable

from editorial.verify.loose_text import WORD

MARKED = re.compile(r"([^\W\d_]{2,})(\d{1,2})")
"""A word, and a number directly behind it."""


def without_note_marks(lines: Iterable[str], recorded: Container[str]) -> tuple[tuple[str, ...], int]:
    """(the lines, how many notes were named), for the words of a recorded text."""
    count = 0

    def bare(match: re.Match[str]) -> str:
        nonlocal count
        word = MARKED.fullmatch(match[0])
        if word is None or match[0] in recorded or word[1] not in recorded:
            return match[0]
        number = int(word[2])
        if not 1 <= number <= count + 1 or word[2].startswith("0"):
            return match[0]
        count = max(count, number)
        return word[1]

    return tuple(WORD.sub(bare, line) for line in lines), count
