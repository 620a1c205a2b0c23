"""What differs between two versions of a text: first paragraph by paragraph, then word by word.

Comes in: the lines of two canonical texts. Goes out: the paragraphs of both in one order, each in pieces that
stand in both texts, only in the new one (added) or only in the old one (removed). The same texts always give
the same pieces. Whatever the texts: without the removed pieces it is the new text, without the added ones the
old.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from docs_parity.compare.sequences import gaps, matches
from editorial.register.canonical_text import TextLine

SAME, ADDED, REMOVED = "same", "added", "removed"
WORD = re.compile(r"\s*(?:\w+(?:(?:['’.,:/-]|[\u00a0\u202f](?=\d))\w+)*|[^\w\s])|\s+")
"""A word with the space before it (figures, dates and symbols are one word: 1,366; 1 366; 10:30; S/RES/2724),
or a sign.
"""
ALIKE = 0.4
"""Share of words that two paragraphs must have in common to be shown as one that changed."""
LETTERS = 4
"""What stands unchanged between two changes and has fewer letters is shown as changed too: single little
words tear a sentence apart.
"""
Ranges = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and in which of the two texts they stand."""

    text: str
    kind: str = SAME


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the texts, in pieces."""

    shape: str
    """What it is (`TextLine.shape`), in the new text if it stands there."""
    pieces: tuple[Piece, ...]
    kind: str
    """`same`, `added`, `removed`; `changed` if it stands in both texts with other words."""


def differences(old: Sequence[TextLine], new: Sequence[TextLine]) -> tuple[Paragraph, ...]:
    """The paragraphs of two texts, in the order of the new one; what was removed stands where it stood."""
    return tuple(_paragraphs(old, new))


def _paragraphs(old: Sequence[TextLine], new: Sequence[TextLine]) -> Iterator[Paragraph]:
    before, after = [line.text for line in old], [line.text for line in new]
    for same, (start, end, first, last) in _spans(before, after):
        if same:
            yield from (Paragraph(line.shape, (Piece(line.text),), SAME) for line in new[first:last])
        else:
            yield from _changed(old[start:end], new[first:last])


def _spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[bool, Ranges]]:
    """(whether they are the same, start and end in the old, start and end in the new) of the parts of two
    sequences, in order.
    """
    stayed = matches(old, new)
    begins = ends = (0, 0)  # of the run of equal parts that is being read
    for (rows, columns), both in zip(gaps(stayed, len(old), len(new)), [*stayed, None], strict=True):
        if rows or columns or both is None:
            if begins != ends:
                yield True, (begins[0], ends[0], begins[1], ends[1])
            if rows or columns:
                yield False, (rows.start, rows.stop, columns.start, columns.stop)
            begins = both or begins
        if both:
            ends = both[0] + 1, both[1] + 1


def _changed(old: Sequence[TextLine], new: Sequence[TextLine]) -> Iterator[Paragraph]:
    """Paragraphs that differ: those that are alike side by side in words, the others as they were removed and
    added.
    """
    done = 0
    for index, partner in _partners([line.text for line in old], [line.text for line in new]):
        yield from (
            Paragraph(line.shape, (Piece(line.text, ADDED),), ADDED)
            for line in new[done : partner if partner is not None else done]
        )
        if partner is None:
            yield Paragraph(old[index].shape, (Piece(old[index].text, REMOVED),), REMOVED)
        else:
            yield Paragraph(new[partner].shape, word_by_word(old[index].text, new[partner].text), "changed")
            done = partner + 1
    yield from (Paragraph(line.shape, (Piece(line.text, ADDED),), ADDED) for line in new[done:])


def _partners(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """(paragraph of the old text, the one of the new that it became, or None), in an order that both have."""
    words = [Counter(WORD.findall(text)) for text in new]
    from_here = 0
    for index, text in enumerate(old):
        own = Counter(WORD.findall(text))
        # A part that was rewritten is short; what is far away is another paragraph, and time stays in
        # proportion.
        near = range(from_here, min(len(new), from_here + 50))
        best = max(near, key=lambda position: (_alike(own, words[position]), -position), default=None)
        if best is not None and _alike(own, words[best]) >= ALIKE:
            yield index, best
            from_here = best + 1
        else:
            yield index, None


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def word_by_word(old: str, new: str) -> tuple[Piece, ...]:
    """Two paragraphs as one, in pieces."""
    before, after = WORD.findall(old), WORD.findall(new)
    spans = [
        (same, "".join(before[a:b]), "".join(after[c:d])) for same, (a, b, c, d) in _spans(before, after)
    ]
    return tuple(
        Piece("".join(piece.text for piece in pieces), kind)
        for kind, pieces in groupby(_pieces(_joined(spans)), key=lambda piece: piece.kind)
    )


def _joined(spans: Sequence[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """Changes that stand close together become one."""

    def stays(number: int) -> bool:
        same, text, _ = spans[number]
        return same and (number in (0, len(spans) - 1) or sum(map(str.isalnum, text)) >= LETTERS)

    for same, numbers in groupby(range(len(spans)), stays):
        part = [spans[number] for number in numbers]
        yield same, "".join(old for _, old, _ in part), "".join(new for _, _, new in part)


def _pieces(spans: Iterable[tuple[bool, str, str]]) -> Iterator[Piece]:
    for same, old, new in spans:
        if same:
            yield Piece(new)
        else:
            # The space before the first word belongs to neither.
            space = " " if old.startswith(" ") and new.startswith(" ") else ""
            yield from (
                Piece(text, kind)
                for text, kind in ((space, SAME), (old[len(space) :], REMOVED), (new[len(space) :], ADDED))
                if text
            )
