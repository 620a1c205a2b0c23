"""What changed between two texts of one localized page, block by block, each change in its class."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docs_parity.compare.alignment import align_blocks
from docs_parity.compare.sequences import Match, gaps, likeness, matches
from docs_parity.facts.capitals import first_words, names_among
from docs_parity.freshness.changed_facts import changed_facts
from docs_parity.markdown.canonical import TRANSLATED_FIELDS, Unit, only_code_differs, units
from docs_parity.model.block import Block, Kind
from docs_parity.model.page import LocalizedPage
from docs_parity.model.state import ChangeClass

Blocks = Sequence[tuple[Unit, Block]]
"""Units that are blocks, each with its block."""
WORD = re.compile(r"\w+")
TRANSLATED_OR_OWN = frozenset({*TRANSLATED_FIELDS, "translation"})
# Two blocks share at least this part of their words, or they are one taken out and one put in.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What happened to one block or field of an original."""

    change: ChangeClass | None
    """None if nothing changed."""
    old: Unit | None
    new: Unit | None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Met:
    """A unit then and now, before anybody asked what happened to it."""

    old: Unit | None
    new: Unit | None
    moved: bool = False
    more: tuple[str, str] = ("", "")
    """Words that stand in the next block of one side where a paragraph was parted, or two were joined."""


def compare(old: LocalizedPage, new: LocalizedPage) -> tuple[UnitChange, ...]:
    """Every block and field of two texts of a version, with what became of it.

    Each of either side is in exactly one answer. None of them is stale exactly when both have the same digest
    (`canonical.digest_of`): nothing is shown as work that the revision does not see, and no work is hidden
    from it.
    """
    before, after = units(old), units(new)
    met = [*_named(before, after), *_blocks(*map(_with_blocks, (before, after)))]
    changed = {
        unit.words
        for pair in met
        if pair.old and pair.new and pair.old.key != pair.new.key
        for unit in (pair.old, pair.new)
    }
    doubtful = {word for text in changed for word in first_words(text)}
    names = names_among(doubtful, {unit.words for unit in (*before, *after)}) if doubtful else frozenset()
    return (*(_what(pair, new.language, names) for pair in met), *_meta(old, new))


def _with_blocks(found: Iterable[Unit]) -> Blocks:
    return [(unit, unit.block) for unit in found if unit.block]


def _named(before: tuple[Unit, ...], after: tuple[Unit, ...]) -> Iterator[_Met]:
    """Fields by their name, abbreviations by the short form."""
    left, right = (
        {(unit.noun, unit.name): unit for unit in some if not unit.block} for some in (before, after)
    )
    for key in [*right, *(key for key in left if key not in right)]:
        yield _Met(left.get(key), right.get(key))


def _blocks(left: Blocks, right: Blocks) -> Iterator[_Met]:
    """Which block became which: those that stayed or moved, and, between them, by the least cost."""
    stayed = _stayed(left, right)
    moved = _moved(left, right, stayed)
    gone = frozenset(moved.values())
    for (rows, columns), match in zip(gaps(stayed, len(left), len(right)), [*stayed, None], strict=True):
        yield from _gap(
            [left[i] for i in rows if i not in gone], [right[j] for j in columns if j not in moved]
        )
        yield from (_Met(left[moved[j]][0], right[j][0], moved=True) for j in columns if j in moved)
        if match:
            yield _Met(left[match[0]][0], right[match[1]][0])


def _stayed(left: Blocks, right: Blocks) -> list[Match]:
    """Blocks with equal words, in the order of both texts.

    What has no words is never a reason to cross them.
    """
    spoken = [[index for index, (unit, _) in enumerate(side) if unit.key] for side in (left, right)]
    words = (
        [side[index][0].key for index in indices] for side, indices in zip((left, right), spoken, strict=True)
    )
    return [(spoken[0][a], spoken[1][b]) for a, b in matches(*words)]


def _moved(left: Blocks, right: Blocks, stayed: Sequence[Match]) -> dict[int, int]:
    """Where each block came from that stood elsewhere with the same words: index now -> index then."""
    rows, columns = ({match[side] for match in stayed} for side in (0, 1))
    free: dict[str, list[int]] = defaultdict(list)
    for index in reversed(range(len(left))):
        key = left[index][0].key
        if index not in rows and key:
            free[key].append(index)
    return {
        index: free[unit.key].pop()
        for index, (unit, _) in enumerate(right)
        if index not in columns and free.get(unit.key)
    }


def _gap(left: Blocks, right: Blocks) -> Iterator[_Met]:
    """Blocks between those that stayed."""
    if not left or not right:
        yield from [*(_Met(unit, None) for unit, _ in left), *(_Met(None, unit) for unit, _ in right)]
        return
    before, after = (tuple(block for _, block in side) for side in (left, right))
    for step in align_blocks(before, after, range(len(left)), range(len(right))):
        olds, news = [left[index][0] for index in step.sources], [right[index][0] for index in step.targets]
        if step.pair and _alike(left[step.pair[0]], right[step.pair[1]]):
            yield _Met(
                olds.pop(0),
                news.pop(0),
                more=(" ".join(unit.words for unit in olds), " ".join(unit.words for unit in news)),
            )
        yield from [*(_Met(unit, None) for unit in olds), *(_Met(None, unit) for unit in news)]


def _alike(before: tuple[Unit, Block], after: tuple[Unit, Block]) -> bool:
    """True if one text is likely a revision of the other."""
    (first, first_block), (second, second_block) = before, after
    if not first.key and not second.key:
        return first.noun == second.noun
    kinds = first_block.kind, second_block.kind
    if not first.key or not second.key or (Kind.CODE in kinds and first.noun != second.noun):
        return False
    if kinds == (Kind.HEADING, Kind.HEADING) and first_block.level == second_block.level:
        return True
    return likeness(*(WORD.findall(unit.words.casefold()) for unit in (first, second))) >= ALIKE


def _what(met: _Met, language: str, names: frozenset[str]) -> UnitChange:
    """What happened to a unit."""
    old, new = met.old, met.new
    if old is None or new is None:
        present = old or new
        if present is None or not present.key:
            return UnitChange(ChangeClass.FORMAT, old, new)
        return UnitChange(ChangeClass.DELETED if old else ChangeClass.INSERTED, old, new)
    if met.moved:
        return UnitChange(ChangeClass.MOVED, old, new)
    if old.key != new.key:
        if old.block and new.block and only_code_differs(old.block, new.block):
            return UnitChange(ChangeClass.CODE, old, new)
        facts = changed_facts(f"{old.words} {met.more[0]}", f"{new.words} {met.more[1]}", language, names)
        return UnitChange(ChangeClass.FACTS if facts else ChangeClass.TEXT, old, new, facts)
    if old.targets != new.targets:
        return UnitChange(ChangeClass.LINK, old, new)
    return UnitChange(ChangeClass.FORMAT if old.form != new.form else None, old, new)


def _meta(old: LocalizedPage, new: LocalizedPage) -> Iterator[UnitChange]:
    """Fields that stand once and are not translated."""
    for name in sorted({*old.fields, *new.fields} - TRANSLATED_OR_OWN):
        before, after = old.fields.get(name), new.fields.get(name)
        if before != after:
            line = new.front_matter.line(name)
            yield UnitChange(
                ChangeClass.META,
                Unit(noun=name, line=line, words=_shown(before), key=""),
                Unit(noun=name, line=line, words=_shown(after), key=""),
            )


def _shown(value: object) -> str:
    return "" if value is None else str(value)
