"""A text that somebody has, ready to be held beside recorded ones.

Comes in: the text of a file. Goes out: what is meant to be the statement, what stands outside of the marks
of a statement.txt, the codes that it names.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from editorial.register.canonical_text import marked_part
from editorial.register.verification_code import codes_in
from editorial.verify.loose_text import (
    LooseText,
    loose_lines,
    loose_text,
    quotation,
    times_quoted,
    without_quotation,
)
from editorial.verify.note_marks import without_note_marks
from editorial.verify.paper import lines_of_text
from editorial.verify.surroundings import Surroundings

MOST_MAILS = 4
"""So many depths of quotation in one text are tried."""


@dataclass(frozen=True)
class Reading:
    """One way to read a text: as it stands, or as a mail that quotes it."""

    text: LooseText
    numbers: tuple[int, ...]
    """Of each line its number in the file, from 1."""
    quoted: tuple[int, ...]
    """Of each line how often a mail program may have quoted it."""
    times: int = 0
    """How often this reading takes the text to be quoted: so many signs are taken off each line."""

    def line(self, number: int) -> int:
        """The number in the file of a line of this reading, both from 1."""
        return self.numbers[number - 1] if self.numbers else 1

    def is_one(self, begin: int, end: int) -> bool:
        """True if all lines with the words from an index to another are quoted as often as this reading takes
        them to be: else the sign before the others is one of the text, and not of a mail program.
        """
        first, last = self.text.line_of(begin), self.text.line_of(max(begin, end - 1))
        starts = (*self.text.begins, len(self.text.words))
        return all(
            self.quoted[line] >= self.times
            for line in range(first - 1, last)
            if starts[line] < starts[line + 1]
        )

    def without_note_marks(self, recorded: LooseText, marks: Sequence[str]) -> tuple["Reading", int]:
        """The same without the marks of footnotes that the recorded text does not have, and their number.
        `marks`: the label at each mark of the record.
        """
        lines, count = without_note_marks(self.text.lines, frozenset(recorded.words), marks)
        if not count:
            return self, 0
        return Reading(loose_text(lines), self.numbers, self.quoted, self.times), count

    def without_feet(self, around: Surroundings) -> "Reading":
        """The same without the feet of the pages of our own PDF."""
        kept = lines_of_text(self.text.lines, around)
        if len(kept) == len(self.text.lines):
            return self
        return Reading(
            loose_text(self.text.lines[index] for index in kept),
            tuple(self.numbers[index] for index in kept),
            tuple(self.quoted[index] for index in kept),
            self.times,
        )


@dataclass(frozen=True)
class AskedText:
    """A text in question."""

    lines: tuple[str, ...]
    marks: tuple[int, int] | None
    """(first, end) of the lines between the marks, from 0."""

    @classmethod
    def of(cls, text: str) -> "AskedText":
        """A text as it stands in a file.

        Raises ValueError with a sentence where its marks are not one pair.
        """
        lines = loose_lines(text)
        return cls(lines, marked_part(list(lines)))

    @property
    def marked(self) -> bool:
        """True if it says itself, with the marks of a statement.txt, where the statement begins and ends."""
        return self.marks is not None

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """What is written like a code, outside of the marks."""
        outside = self.lines
        if self.marks:
            first, end = self.marks
            outside = (*self.lines[:first], *self.lines[end:])
        return codes_in("\n".join(outside))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The ways to read what is meant to be the statement. The last one is the one whose differences are
        told.
        """
        if self.marks:
            first, end = self.marks
            part = tuple(without_quotation(line, self._times) for line in self.lines[first:end])
            return (Reading(loose_text(part), tuple(range(first + 1, end + 1)), (0,) * len(part)),)
        quoted = tuple(map(times_quoted, self.lines))
        said = Counter(times for times, line in zip(quoted, self.lines, strict=True) if line.strip())
        often = [times for times, _ in said.most_common(MOST_MAILS)]
        return tuple(self._read(times, quoted) for times in dict.fromkeys((0, *reversed(often))))

    def _read(self, times: int, quoted: tuple[int, ...]) -> Reading:
        text = loose_text(without_quotation(line, times) for line in self.lines)
        return Reading(text, tuple(range(1, len(self.lines) + 1)), quoted, times)

    @cached_property
    def outside(self) -> tuple[LooseText, ...]:
        """What stands before and behind the marks."""
        return tuple(loose_text(part) for part in self._outside())

    def _outside(self) -> Iterator[list[str]]:
        if self.marks:
            first, end = self.marks
            for part in (self.lines[: first - 1], self.lines[end + 1 :]):
                yield [without_quotation(line, self._times) for line in part]

    @cached_property
    def _times(self) -> int:
        """How often the marks and all between them are quoted."""
        first, end = self.marks or (0, 0)
        return quotation(self.lines[max(0, first - 1) : end + 1])
