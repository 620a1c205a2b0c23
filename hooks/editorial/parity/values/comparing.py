"""What the values of a translation and of its original say to each other: which are lost, which are added, which took another's place.

Equal readings match, first in the conventions of both languages, then in any. What is left is explained by numbers in words, by the
numbers that spaces part, and by dates and times that hold it. Only what nothing explains is a difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editorial.parity.passages import Both
from editorial.parity.values.counting import Sides, counted, may_count, not_in_words
from editorial.parity.values.matching import Pairs, matched, without
from editorial.parity.values.otherwise import agreeing_dates, by_parts, not_said_otherwise
from editorial.parity.values.reading import values_of
from editorial.parity.values.signature import signature
from editorial.parity.values.units import PER_MILLE, PERCENT, POINTS, SIGNS, UNITS
from editorial.parity.values.value import Sort, Value


@dataclass(frozen=True, slots=True)
class Compared:
    """The values of two passages, matched."""

    pairs: tuple[tuple[Value, Value], ...]
    """(in the original, in the translation) of one value."""
    lost: tuple[Value, ...]
    """Those that only the original has."""
    added: tuple[Value, ...]
    """Those that only the translation has."""


NOTHING = Compared((), (), ())
MONEY_AND_SHARES = frozenset(SIGNS.values()) | {PERCENT}
KNOWN = MONEY_AND_SHARES | {POINTS, PER_MILLE} | frozenset(UNITS)


def compare(both: Both) -> Compared:
    """The values of a passage of the original and of the one that answers it."""
    there = both.original.once(signature)
    if there is not None and there == signature(both.translation):
        return NOTHING
    sides = both.original.once(values_of), values_of(both.translation)
    counts = may_count(both.original), may_count(both.translation)
    if not any(sides) and not all(counts):
        return NOTHING
    pairs, lost, added = _of_each_sort(*sides)
    if lost or added:
        pairs, lost, added = _explained(both, pairs, lost, added, sides)
    if all(counts) or (counts[0] and added) or (counts[1] and lost):
        more = counted(both, sides, pairs, (lost, added))
        pairs, lost, added = pairs + more.pairs, lost + more.lost, added + more.added
    return Compared(tuple(pairs), tuple(lost), tuple(added)) if pairs or lost or added else NOTHING


def _of_each_sort(theirs: Sequence[Value], ours: Sequence[Value]) -> tuple[Pairs, list[Value], list[Value]]:
    """The pairs of every sort, and what is left on both sides."""
    pairs: Pairs = []
    for sort in Sort if theirs and ours else ():
        here, there = [one for one in ours if one.sort is sort], [one for one in theirs if one.sort is sort]
        if here and there:
            pairs += matched(there, here)
    return pairs, without(theirs, (one for one, _ in pairs)), without(ours, (one for _, one in pairs))


def _explained(both: Both, pairs: Pairs, lost: list[Value], added: list[Value], sides: Sides) -> tuple[Pairs, list[Value], list[Value]]:
    """What is left once everything is taken out that something on the other side explains."""
    theirs, ours = sides
    lost, added = by_parts(lost, added)
    more = list(agreeing_dates(lost, added, both))
    lost, added = without(lost, (one for one, _ in more)), without(added, (one for _, one in more))
    lost, added = not_said_otherwise(lost, added), not_said_otherwise(added, lost)
    lost, added = not_in_words(lost, both.translation, added), not_in_words(added, both.original, lost)
    return pairs + more, _not_repeated(lost, ours, added), _not_repeated(added, theirs, lost)


def _not_repeated(some: list[Value], others: Iterable[Value], rivals: Sequence[Value]) -> list[Value]:
    """Those that are not merely said once more than on the other side. Where something else stands instead, nothing is mere."""
    known = {(other.sort, reading) for other in others for reading in other.readings}
    instead = {rival.sort for rival in rivals}
    return [value for value in some if value.sort in instead or not any((value.sort, reading) in known for reading in value.readings)]


def other_unit(there: Value, here: Value) -> bool:
    """True if a unit changed, or if only one side has a currency or per cent. Percentage points may be just points."""
    if there.unit == here.unit or (there.unit and there.unit == here.shared) or (here.unit and here.unit == there.shared):
        return False
    if there.unit and here.unit:
        return {there.unit, here.unit} <= KNOWN
    return (there.unit or here.unit) in MONEY_AND_SHARES
