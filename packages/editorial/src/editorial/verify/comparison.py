"""A recorded text beside one as it comes back from mails and clipboards: is it there, whole and in one piece?

Comes in: a recorded text, and the words of another one (verify/loose_text.py). Goes out: where it stands
there, or where the two part.

A list item's mark may be lost or be another one, so may the bars between the cells of a table; but a sign
that belongs to a figure counts: `-14,000` is not an item of `14,000`. A word may be parted at the end of a
line. In a text that was copied from a page, the addresses behind its links and the words of its pictures need
not be there either, and what this house itself puts between title, summary and text may be
(verify/surroundings.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from editorial.register.canonical_text import TextLine
from editorial.register.line_marks import ADDRESSES, CELLS, ITEMS, mark_of_item
from editorial.verify.loose_text import LooseText, loose_lines, loose_text
from editorial.verify.surroundings import NONE, Phrases

BULLETS = frozenset("-*+•◦▪▫‣·∙●○■□–—\uf0b7")
SIGN_LIKE = frozenset("+–—")
"""Bullets that are signs where a figure follows, with a space between them or without."""
COUNT = 3
"""The most digits of an item's number."""
SHORTEST, SHORTEST_PART = 7, 3
"""A word that is parted at the end of a line, and its parts: the limits by which `overrides/print.html`
parts words. `re-sign` is none: it is no `resign`.
"""
BACK = ("\u21a9", "\u21a9\ufe0e")
"""The sign of the way back from a footnote."""
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
    inserts: Mapping[int, Phrases] = field(default_factory=dict)
    """Index of a word -> what may stand before it, besides it."""


@dataclass(frozen=True, slots=True)
class TextDivergence:
    """Where two texts part: the first words that differ."""

    recorded: str
    """Empty where the recorded text has ended."""
    found: str
    """Empty where the other one has ended."""
    line: int
    """Of the other text, from 1."""


def recorded_text(
    lines: Iterable[TextLine], *, copied: bool, between: Phrases = NONE, notes: int = 0
) -> RecordedWords:
    """What is looked for. `copied`: from a page, where links and pictures have no words of their own, and
    `between` may stand around title and summary. The last `notes` lines are footnotes: each has its number
    before it there, and the way back behind it.
    """
    lines = tuple(lines)
    text = loose_text(" ".join(loose_lines(line.text)) for line in lines)
    jumps: dict[int, int] = {}
    items: dict[int, bool] = {}
    inserts: dict[int, Phrases] = {}
    ends = (*text.begins[1:], len(text.words))
    for index, (line, begin, end) in enumerate(zip(lines, text.begins, ends, strict=True)):
        if line.shape in ITEMS and (mark := mark_of_item(line.text)[0]):
            size = len(loose_text([mark]).words)
            jumps[begin], items[begin] = begin + size, size > 1
        if line.shape in ("head", "row"):
            bars = (at for at in range(begin, end) if text.words[at] == CELLS.strip())
            jumps |= {at: at + 1 for at in bars}
        if copied and line.shape in ("title", "summary"):
            inserts[end] = between
        if copied and (number := notes - len(lines) + index + 1) > 0:
            inserts[begin] = Phrases.of([f"{number}."])
            inserts[end] = Phrases.of([*([f"{number + 1}."] if number < notes else []), *BACK])
        if copied and line.shape == "image":
            jumps[begin] = end
        elif copied and line.shape != "code" and (found := ADDRESSES.search(line.text)):
            addresses = found[0].split()
            jumps |= _addresses(end, addresses)
            # Our own PDF has them in brackets behind the words that they are linked from.
            shown = Phrases.of(f"({address[1:-1]})" for address in addresses)
            inserts |= dict.fromkeys(range(begin + 1, end + 1), shown)
    return RecordedWords(text, jumps, items, inserts)


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
        if word in firsts or (0 in recorded.items and _is_number(word)) or index + 1 in text.parted:
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
    length = len(recorded.text.words)
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
        if length in states:
            end = index
        if index >= len(text.words):
            break
        following: set[int] = set()
        for state in states:
            for size, reached in _steps(recorded, text, state, index):
                if size == 1:
                    following.add(reached)
                else:
                    later.setdefault(index + size, set()).add(reached)
        states = following
        index += 1
    return end, furthest


def _steps(recorded: RecordedWords, text: LooseText, state: int, index: int) -> Iterator[tuple[int, int]]:
    """(how many words of the other text are read, the state that this leads to), for each way to go on."""
    if phrases := recorded.inserts.get(state):
        yield from ((size, state) for size in phrases.at(text.words, index))
    said = recorded.text
    if state >= len(said.words):
        return
    signed = index in text.signed and state not in said.signed
    if said.words[state] == text.words[index] and not signed:
        yield 1, state + 1
    elif index + 1 in text.parted and said.words[state] == _joined(text.words, index):
        yield 3, state + 1
    if state in recorded.items and not signed and (size := _mark(text.words, index, recorded.items[state])):
        yield size, recorded.jumps[state]


def _joined(words: tuple[str, ...], index: int) -> str:
    """The word that is parted by a hyphen at the end of a line; empty where it is none that is parted."""
    before, after = words[index], words[index + 2] if index + 2 < len(words) else ""
    whole = before + after
    fits = len(whole) >= SHORTEST and min(len(before), len(after)) >= SHORTEST_PART
    return whole if fits and whole.isalpha() and after.islower() else ""


def _mark(words: tuple[str, ...], index: int, numbered: bool) -> int:
    """How many words the mark of a list item has that begins here; 0 for none. A number counts only where the
    record has one: elsewhere it would say something. So would a plus or a dash before a figure.
    """
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[index] in BULLETS:
        return 0 if words[index] in SIGN_LIKE and following[:1].isdigit() else 1
    return 2 if numbered and _is_number(words[index]) and following in (".", ")") else 0


def _is_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= COUNT


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
