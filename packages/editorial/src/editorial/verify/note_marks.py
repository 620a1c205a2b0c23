"""The marks of footnotes, which a page and a PDF show behind a word (`book1`) and the recorded text does not
have.

Comes in: the lines of a text, and the words that are recorded. Goes out: the lines without these marks. A
mark is taken off a word of letters only, in the order in which notes are numbered, and not more often than
the record has marks: what stands behind a figure would make another figure of it, and is left; so is
`group2` in a text without notes.
"""

import re
from collections.abc import Container, Iterable, Sequence

from editorial.verify.loose_text import WORD

MARKED = re.compile(r"([^\W\d_]{2,})(\d{1,2})")
"""A word, and a number directly behind it."""


def without_note_marks(
    lines: Iterable[str], recorded: Container[str], marks: Sequence[str]
) -> tuple[tuple[str, ...], int]:
    """(the lines, how many notes were named), for the words of a recorded text and the label at each of its
    marks.
    """
    notes, left, count = len(set(marks)), len(marks), 0

    def bare(match: re.Match[str]) -> str:
        nonlocal count, left
        word = MARKED.fullmatch(match[0])
        if word is None or match[0] in recorded or word[1] not in recorded:
            return match[0]
        number = int(word[2])
        if not left or not 1 <= number <= min(count + 1, notes) or word[2].startswith("0"):
            return match[0]
        count, left = max(count, number), left - 1
        return word[1]

    return tuple(WORD.sub(bare, line) for line in lines), count
