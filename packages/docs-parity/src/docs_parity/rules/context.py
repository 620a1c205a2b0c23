"""What rules are given to ask: the house (`Context`), and a translation beside what it was made from
(`PagePair`), each with what several rules need, worked out once.

The passages of a pair take account of lists whose order is free: countries and names stand in the
alphabetical order of each language. An item that names other countries than the item in the same place, and
the same as another item, answers that one.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from docs_parity.compare.alignment import Alignment, align
from docs_parity.compare.passages import Made, Passage, PassagePair, passages
from docs_parity.facts.comparison import NOTHING, Compared, compare
from docs_parity.facts.countries import mentions
from docs_parity.facts.passage_language import Vocabulary, vocabulary
from docs_parity.markdown.canonical import revision
from docs_parity.markdown.link_targets import anchors
from docs_parity.model.finding import Acceptance
from docs_parity.model.page import LocalizedPage, Page, Revision, Tree
from docs_parity.model.state import Past
from docs_parity.project.settings import Settings

ITEM = "list item"


def in_free_order(passages: Iterable[PassagePair]) -> Iterator[PassagePair]:
    """The passages, the items of a list paired by what they name where both sides name the same in another
    order.
    """
    for is_item, run in groupby(
        passages, key=lambda passage: passage.source.noun == passage.target.noun == ITEM
    ):
        together = list(run)
        yield from _paired(together) if is_item and len(together) > 1 else together


def _paired(items: list[PassagePair]) -> list[PassagePair]:
    keys = [(_key(passage.source), _key(passage.target)) for passage in items]
    theirs, ours = [source for source, _ in keys], [target for _, target in keys]
    if theirs == ours or len(set(theirs)) < len(theirs) or set(theirs) != set(ours):
        return items
    answers = dict(zip(ours, (passage.target for passage in items), strict=True))
    return [PassagePair(passage.source, answers[key]) for passage, key in zip(items, theirs, strict=True)]


def _key(item: Passage) -> Hashable:
    """The countries an item names, or, where it names none, its words if they may be a name."""
    return frozenset(name.code for name in item.once(mentions)) or item.markup


@dataclass(frozen=True)
class Context:
    """The house as the rules see it."""

    settings: Settings
    tree: Tree
    pages: Mapping[str, Page]
    past: Past = field(default_factory=Past)
    acceptances: tuple[Acceptance, ...] = ()

    def accepted(self, key: str) -> list[Acceptance]:
        """What people accepted on a page."""
        return [acceptance for acceptance in self.acceptances if acceptance.page == key]

    @cached_property
    def _revisions(self) -> dict[str, Revision]:
        return {}

    def revision(self, localized: LocalizedPage) -> Revision:
        """The revision of a version as it stands, worked out once."""
        if localized.path not in self._revisions:
            self._revisions[localized.path] = revision(localized)
        return self._revisions[localized.path]

    @cached_property
    def _anchors(self) -> dict[str, Mapping[str, int]]:
        return {}

    def anchors(self, localized: LocalizedPage) -> Mapping[str, int]:
        """The ids of a version, worked out once."""
        if localized.path not in self._anchors:
            self._anchors[localized.path] = anchors(localized)
        return self._anchors[localized.path]

    @cached_property
    def _compared(self) -> Counter[str]:
        return Counter()

    def may_compare(self, localized: LocalizedPage, names: int, most: int) -> bool:
        """True if so many more names may be compared with what this version has wrong; they are counted."""
        self._compared[localized.path] += names
        return self._compared[localized.path] <= most

    @cached_property
    def _made(self) -> dict[int, tuple[LocalizedPage, Made]]:
        return {}

    def made(self, original: LocalizedPage) -> Made:
        """The passages of an original that are made already; those of one page at a time are kept."""
        if any(localized.key != original.key for localized, _ in self._made.values()):
            self._made.clear()
        return self._made.setdefault(id(original), (original, {}))[1]


@dataclass(frozen=True)
class PagePair:
    """A translation beside its original, block by block."""

    page: Page
    source: LocalizedPage
    target: LocalizedPage
    context: Context

    @cached_property
    def steps(self) -> tuple[Alignment, ...]:
        """The alignment."""
        return align(self.source, self.target)

    @cached_property
    def passages(self) -> tuple[PassagePair, ...]:
        """What answers each other, passage by passage, where that is sure."""
        return tuple(
            in_free_order(passages(self.source, self.target, self.steps, self.context.made(self.source)))
        )

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of both versions."""
        return vocabulary(self.passages)

    @cached_property
    def values(self) -> tuple[tuple[PassagePair, Compared], ...]:
        """The passages that have any values, with what those of the two sides say to each other."""
        all_compared = ((passage, compare(passage)) for passage in self.passages)
        return tuple((passage, compared) for passage, compared in all_compared if compared is not NOTHING)
