"""Lists whose order is free: countries and names stand in the alphabetical order of each language.

An item that names other countries than the item in the same place, and the same as another item, answers that one.
"""

from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby

from editorial.parity.passages import Both, Passage
from editorial.parity.places import mentions

ITEM = "list item"


def in_free_order(passages: Iterable[Both]) -> Iterator[Both]:
    """The passages, the items of a list paired by what they name where both sides name the same in another order."""
    for is_item, run in groupby(passages, key=lambda both: both.original.noun == both.translation.noun == ITEM):
        together = list(run)
        yield from _paired(together) if is_item and len(together) > 1 else together


def _paired(items: list[Both]) -> list[Both]:
    keys = [(_key(both.original), _key(both.translation)) for both in items]
    theirs, ours = [one for one, _ in keys], [two for _, two in keys]
    if theirs == ours or len(set(theirs)) < len(theirs) or set(theirs) != set(ours):
        return items
    answers = dict(zip(ours, (both.translation for both in items), strict=True))
    return [Both(both.original, answers[key]) for both, key in zip(items, theirs, strict=True)]


def _key(item: Passage) -> Hashable:
    """The countries an item names, or, where it names none, its words if they may be a name."""
    return frozenset(one.code for one in item.once(mentions)) or item.source
