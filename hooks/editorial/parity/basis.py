"""What a translation can be held against: its source as it was when the translation was made, brought up to date where
nothing waits for a translator.

A structural rule that compared a stale translation with the present original would report as faults what is only work
to do, and one that compared it with the old text alone would not see that a link has moved since.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editorial.model.block import Block, Link
from editorial.model.page import FrontMatter, Version
from editorial.parity.changes import UnitChange

Placed = tuple[tuple[int, int], Block, tuple[Link, ...]]


def basis(old: Version, new: Version, changes: Sequence[UnitChange]) -> Version:
    """The old text; blocks with nothing to translate are the present ones, the others carry the line they have now."""
    placed = sorted(_placed(old, new, changes), key=lambda entry: entry[0])
    return replace(new, front_matter=_front_matter(old, new, changes), blocks=tuple(block for _, block, _ in placed),
                   block_links=tuple(links for _, _, links in placed))


def _front_matter(old: Version, new: Version, changes: Sequence[UnitChange]) -> FrontMatter:
    """The present fields; those whose words changed are what they were."""
    stale = {change.old.name for change in changes if change.old and not change.old.block and change.change and change.change.stale}
    former = {name: old.fields[name] for name in stale if name in old.fields}
    return replace(new.front_matter, fields={**new.fields, **former}) if former else new.front_matter


def _placed(old: Version, new: Version, changes: Sequence[UnitChange]) -> Iterator[Placed]:
    """Each block with its place: the index it had, or, for a new one without words, behind the one before it."""
    place, line = -1, new.front_matter.end_line or 1
    for order, change in enumerate(changes):
        before, now, stale = change.old, change.new, bool(change.change and change.change.stale)
        line = now.line if now and now.block else line
        if before and before.block:
            place = before.index
            if now and not stale:
                yield (place, 0), now.block, now.links
            elif stale:
                yield (place, 0), replace(before.block, line=line, last_line=line), \
                    tuple(replace(link, line=line) for link in old.block_links[place])
        elif now and now.block and not stale:
            yield (place, order + 1), now.block, now.links
