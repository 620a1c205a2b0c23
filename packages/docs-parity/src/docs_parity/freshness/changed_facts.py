"""Which facts changed between two texts of one language: values, countries, and names.

A changed fact makes a translation wrong, not only old, so policy gives it no grace. Facts are read by the
readers that also hold a translation against its original (`reader`, `countries`); besides them, words with a
capital letter are names (`capitals`).
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.compare.sequences import gaps, matches
from docs_parity.facts.capitals import Span, tokens_of
from docs_parity.facts.changed_values import changed
from docs_parity.facts.countries import Mention, mentions
from docs_parity.facts.value import Value, ValueKind

Keys = dict[int, Hashable]
"""By the `id` of a value: the key that it has in common with the one that answers it."""
Fact = tuple[str, str]
"""(then, now) in the words of the two texts; empty where there is no counterpart."""
PIECE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|[$€£¥%‰]|[^\s$€£¥%‰]+")
SIGNS = frozenset("$€£¥%‰")
"""What may be gone or new by itself: of `5 tonnes`, which is `5` now, all is shown."""
WHOLE = frozenset({ValueKind.IDENTIFIER, ValueKind.LABEL, ValueKind.TOKEN})
"""What is shown as it stands: a part of `4 (a)` says nothing."""


class Words(Passage):
    """The words of a unit, from which markup is taken already: what looks like some is text."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.markup


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A fact in a text, or a word between two."""

    start: int
    end: int
    text: str
    key: Hashable
    """Equal for the same fact, and for the same word."""
    fact: bool = True
    value: bool = False
    changed: bool = False
    """True for a value that the other text has not."""
    paired: bool = False
    """True for a value that the other text has, written alike or not."""
    whole: bool = False
    dated: bool = False
    country: bool = False
    named: bool = False


def changed_facts(old: str, new: str, language: str, names: frozenset[str]) -> tuple[Fact, ...]:
    """Each fact that one text has and the other lacks, and values that took each other's place; none if all
    stayed.

    A fact that merely stands elsewhere in the sentence did not change. `names` are the names known from
    elsewhere on the page (`capitals.names_among`).
    """
    then, now = (Words("", 1, text, language) for text in (old, new))
    values = changed(PassagePair(then, now))
    keys = {id(value): _key(before) for before, after in values.pairs for value in (before, after)}
    sides = [
        _values(text, some, changed_ones, keys)
        for text, some, changed_ones in ((old, values.then, values.gone), (new, values.now, values.new))
    ]
    before, after = _with_names(then, now, sides[0], names), _with_names(now, then, sides[1], names)
    pairs = list(_pairs(before, after))
    # What only the comparison of passages sees has no place of its own.
    gone, come = ([value.text for value in side] for side in (values.gone, values.new))
    return tuple(pairs) or tuple(zip_longest(gone, come, fillvalue=""))


def _key(value: Value) -> Hashable:
    return value.sort, value.readings[:1] or value.text, value.unit, value.ordinal


def _values(text: str, values: Iterable[Value], changed_ones: Iterable[Value], keys: Keys) -> list[_Item]:
    """The values of a text as items; those that share a place (4 and `4 (a)`, two days of one month) are one
    item.
    """
    changed_spans = [(value.start, value.end) for value in changed_ones]
    groups: list[list[Value]] = []
    end = 0
    for value in sorted(values, key=lambda value: value.start):
        if value.start < end:
            groups[-1].append(value)
        else:
            groups.append([value])
        end = max(end, value.end)
    return list(_as_items(text, groups, sorted(changed_spans), keys))


def _as_items(
    text: str, groups: Iterable[list[Value]], changed_spans: Sequence[Span], keys: Keys
) -> Iterator[_Item]:
    """One item for each group; both groups and spans are in order."""
    place = 0
    for group in groups:
        start, end = group[0].start, max(value.end for value in group)
        while place < len(changed_spans) and changed_spans[place][1] <= start:
            place += 1
        yield _Item(
            start=start,
            end=end,
            text=text[start:end].strip(" ,;"),
            value=True,
            key=tuple(keys.get(id(value), _key(value)) for value in group),
            changed=place < len(changed_spans) and changed_spans[place][0] < end,
            paired=all(id(value) in keys for value in group),
            whole=any(value.sort in WHOLE for value in group),
            dated=any(value.sort is ValueKind.DATE for value in group),
        )


def _with_names(
    passage: Passage, other: Passage, values: Sequence[_Item], names: frozenset[str]
) -> list[_Item]:
    """The values of a text with the countries, names and other words between them, in order."""
    codes = {mention.code for mention in mentions(other)}
    taken = {position for item in values for position in range(item.start, item.end)}
    countries = [_country(mention, codes) for mention in mentions(passage) if mention.start not in taken]
    items = sorted((*values, *countries), key=lambda item: item.start)
    words = (
        _Item(
            start=token.start,
            end=token.end,
            text=token.text,
            key=token.key,
            named=token.named,
            fact=token.telling or (token.named and (not token.first or token.text in names)),
        )
        for token in tokens_of(passage.text, [(item.start, item.end) for item in items], passage.language)
    )
    return sorted((*items, *words), key=lambda item: item.start)


def _is_asked(mention: Mention, others: set[str]) -> bool:
    """True for all but the adjectives of French and Spanish of whose country the other text has a form
    too.
    """
    return mention.text[0].isupper() or (not mention.doubtful and mention.code not in others)


def _country(mention: Mention, others: set[str]) -> _Item:
    return _Item(
        start=mention.start,
        end=mention.start + len(mention.text),
        text=mention.text,
        key=("country", mention.code),
        fact=_is_asked(mention, others),
        country=True,
        named=True,
    )


def _pairs(before: Sequence[_Item], after: Sequence[_Item]) -> Iterator[Fact]:
    """What changed, in the order of the texts."""
    asked = [Counter(item.key for item in side if item.fact and not item.value) for side in (before, after)]
    present = [
        Counter(item.key for item in side if (item.fact or item.country) and not item.value)
        for side in (before, after)
    ]
    gone, come = asked[0] - present[1], asked[1] - present[0]
    same = matches([item.key for item in before], [item.key for item in after])
    for left, right in gaps(same, len(before), len(after)):
        sides = before[left.start : left.stop], after[right.start : right.stop]
        facts = [[item for item in side if item.fact] for side in sides]
        if _took_its_place(*facts):
            yield from _shown(facts[0][0], facts[1][0])
        else:
            for lost, added in zip_longest(_counted(sides[0], gone), _counted(sides[1], come)):
                yield from _shown(lost, added)


def _took_its_place(left: Sequence[_Item], right: Sequence[_Item]) -> bool:
    """True for one value in place of one other: "14 killed, 17 hurt" is not "17 killed, 14 hurt"."""
    if not len(left) == len(right) == 1:
        return False
    there, here = left[0], right[0]
    # A value that is neither changed nor paired is explained by others: "noon" and "12:00".
    return (
        there.value
        and here.value
        and there.key != here.key
        and (there.changed or here.changed or (there.paired and here.paired))
    )


def _counted(items: Iterable[_Item], counted: Counter[Hashable]) -> list[_Item]:
    """Those facts that are gone or new, and do not merely stand elsewhere.

    Words of one name stay together.
    """
    kept: list[_Item] = []
    joins = False
    for item in items:
        is_changed = item.fact and (item.changed if item.value else counted[item.key] > 0)
        if is_changed and not item.value:
            counted[item.key] -= 1
        if is_changed and joins and item.named:
            kept[-1] = _joined(kept[-1], item)
        elif is_changed:
            kept.append(item)
        joins = is_changed and item.named
    return kept


def _joined(first: _Item, second: _Item) -> _Item:
    return replace(first, end=second.end, text=f"{first.text} {second.text}")


def _shown(there: _Item | None, here: _Item | None) -> Iterator[Fact]:
    """A changed fact: of two values the words in which they differ, if they have others in common."""
    texts = [item.text if item else "" for item in (there, here)]
    if not (there and here and there.value and here.value) or there.whole or here.whole:
        yield texts[0], texts[1]
        return
    first, second = (PIECE.findall(text) for text in texts)
    same = matches(*([piece.casefold().strip(",") for piece in side] for side in (first, second)))
    differing = [
        (first[left.start : left.stop], second[right.start : right.stop])
        for left, right in gaps(same, len(first), len(second))
    ]
    differing = [sides for sides in differing if any(sides)]
    if not same or not all(all(sides) or set("".join(*filter(None, sides))) <= SIGNS for sides in differing):
        yield texts[0], texts[1]
        return
    for left, right in differing:
        if there.dated and len(left) == len(right):
            yield from zip(left, right, strict=True)
        else:
            yield " ".join(left), " ".join(right)
