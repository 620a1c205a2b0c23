"""Puts right what is sure in the bytes of a file: single signs and spaces change, and every other byte stays
as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docs_parity.markdown.canonical import digest_of, units
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.block import Block, Kind
from docs_parity.model.page import LocalizedPage
from docs_parity.typography.edit import Edit, applied
from docs_parity.typography.faults import edits
from docs_parity.typography.limits import FaultyText, Limits, faulty

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
TITLED = (Kind.ADMONITION, Kind.TAB)
# What one edit brings to light another puts right: two spaces before a hyphen, then the hyphen.
MOST_PASSES = 4


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file put right."""

    data: bytes
    count: int
    """How many signs and spaces changed; 0 if none did."""


@dataclass(frozen=True, slots=True)
class _Change:
    place: FaultyText
    texts: tuple[tuple[str, str], ...]
    """Each text of the place, as it is and as it should be."""
    count: int


def repaired(data: bytes, localized: LocalizedPage, rules: Iterable[str], bound: Limits) -> Repaired:
    """The bytes of a version's file with everything put right that these rules ask for and that nothing
    forbids.

    What does not stand in the file as it was read, with a tab or an escaped sign in it, stays. Read again,
    the page has the same blocks and fields with these edits made, or else the fields stay as they are, or
    everything.
    """
    lines = LINE.findall(data.decode("utf-8"))
    changes = [
        change
        for place in faulty(localized)
        if (change := _change(place, localized.language, frozenset(rules), bound)).count
    ]
    for wanted in (changes, [change for change in changes if change.place.block]):
        now: list[str] = list(lines)
        made: list[_Change] = []
        for change in wanted:
            if corrected := _corrected(now, change):
                for number, line in corrected.items():
                    now[number] = line
                made.append(change)
        result = "".join(now).encode()
        if made and _as_meant(result, localized, made, bound):
            return Repaired(result, sum(change.count for change in made))
    return Repaired(data, 0)


def _change(place: FaultyText, language: str, rules: frozenset[str], bound: Limits) -> _Change:
    """What becomes of a place."""

    def allowed(text: str) -> Callable[[Edit], bool]:
        return lambda edit: (
            edit.replacement is not None and edit.rule in rules and not bound.follows(place, text, edit)
        )

    count = 0
    texts: list[tuple[str, str]] = []
    for text, _ in place.texts:
        now = text
        for _ in range(MOST_PASSES):
            wanted = list(filter(allowed(now), edits(now, language)))
            if not wanted:
                break
            now, count = applied(now, wanted), count + len(wanted)
        texts.append((text, now))
    return _Change(place, tuple(texts), count)


def _corrected(lines: list[str], change: _Change) -> dict[int, str]:
    """The lines of a place as they should be, by number from 0; nothing where they cannot be found."""
    block = change.place.block
    if block is None:
        return _field(lines, change)
    return _row(lines, change) if block.cells else _block(lines, block, change)


def _field(lines: list[str], change: _Change) -> dict[int, str]:
    """The line of a field as it should be; nothing where its value is written otherwise in YAML than it
    reads.
    """
    old, new = change.texts[0]
    number = change.place.line - 1
    name, colon, value = lines[number].partition(":")
    return {number: f"{name}{colon}{value.replace(old, new)}"} if value.count(old) == 1 else {}


def _block(lines: list[str], block: Block, change: _Change) -> dict[int, str]:
    """The lines of a block that is no table's row."""
    corrected, number = {}, block.line - 1
    last = min(max(block.last_line, block.line), len(lines))
    for before, after in zip(*(text.split("\n") for text in change.texts[0]), strict=True):
        index = next((index for index in range(number, last) if before in lines[index]), None)
        if index is None:
            return {}
        line = lines[index]
        # The title of a box stands last on its line, and the word for its kind may be the same.
        column = line.rfind(before) if block.kind in TITLED else line.find(before)
        corrected[index] = f"{line[:column]}{after}{line[column + len(before) :]}"
        number = index + 1
    return corrected


def _row(lines: list[str], change: _Change) -> dict[int, str]:
    """The line of a table's row, its cells one after the other."""
    number, column = change.place.line - 1, 0
    line = lines[number]
    for before, after in change.texts:
        column = line.find(before, column)
        if column < 0:
            return {}
        line = f"{line[:column]}{after}{line[column + len(before) :]}"
        column += len(after)
    return {number: line}


def _as_meant(data: bytes, localized: LocalizedPage, changes: Iterable[_Change], bound: Limits) -> bool:
    """True if the file now reads as the version with the changes, in every block and field, and with the same
    digest if it is bound.
    """
    after = read_page(data, localized.language, localized.key, localized.path)
    texts: Mapping[int, _Change] = {change.place.index: change for change in changes if change.place.block}
    fields = dict(localized.fields) | {
        change.place.name: change.texts[0][1] for change in changes if not change.place.block
    }
    blocks = tuple(_expected(localized, texts))
    return (
        after.readable
        and after.fields == fields
        and after.blocks == blocks
        and (not bound.confirmed or digest_of(units(after)) == digest_of(units(localized)))
    )


def _expected(localized: LocalizedPage, changes: Mapping[int, _Change]) -> Iterator[object]:
    for index, block in enumerate(localized.blocks):
        if index not in changes:
            yield block
            continue
        now = tuple(new for _, new in changes[index].texts)
        yield replace(
            block, text=" | ".join(now) if block.cells else now[0], cells=now if block.cells else ()
        )
