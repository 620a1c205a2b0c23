"""What the rules may know besides the version in hand: the settings, and which pages, files and anchors exist."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from editorial.model.acceptance import Acceptance
from editorial.model.page import Page, Version
from editorial.model.past import Past
from editorial.model.revision import Revision
from editorial.model.tree import Tree
from editorial.parity.alignment import Pairing, align
from editorial.parity.anchors import anchors
from editorial.parity.canonical import revision
from editorial.parity.free_order import in_free_order
from editorial.parity.passages import Both, Made, passages
from editorial.parity.values.comparing import NOTHING, Compared, compare
from editorial.parity.vocabulary import Vocabulary, vocabulary
from editorial.reading.settings import Settings


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
        return [one for one in self.acceptances if one.page == key]

    @cached_property
    def _revisions(self) -> dict[str, Revision]:
        return {}

    def revision(self, version: Version) -> Revision:
        """The revision of a version as it stands, worked out once."""
        if version.path not in self._revisions:
            self._revisions[version.path] = revision(version)
        return self._revisions[version.path]

    @cached_property
    def _anchors(self) -> dict[str, Mapping[str, int]]:
        return {}

    def anchors(self, version: Version) -> Mapping[str, int]:
        """The ids of a version, worked out once."""
        if version.path not in self._anchors:
            self._anchors[version.path] = anchors(version)
        return self._anchors[version.path]

    @cached_property
    def _made(self) -> dict[int, tuple[Version, Made]]:
        return {}

    def made(self, original: Version) -> Made:
        """The passages of an original that are made already; those of one page at a time are kept."""
        if any(version.key != original.key for version, _ in self._made.values()):
            self._made.clear()
        return self._made.setdefault(id(original), (original, {}))[1]


@dataclass(frozen=True)
class Pair:
    """A translation beside its original, block by block."""

    page: Page
    original: Version
    translation: Version
    context: Context

    @cached_property
    def steps(self) -> tuple[Pairing, ...]:
        """The alignment."""
        return align(self.original, self.translation)

    @cached_property
    def passages(self) -> tuple[Both, ...]:
        """What answers each other, passage by passage, where that is sure."""
        return tuple(in_free_order(passages(self.original, self.translation, self.steps, self.context.made(self.original))))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of both versions."""
        return vocabulary(self.passages)

    @cached_property
    def values(self) -> tuple[tuple[Both, Compared], ...]:
        """The passages that have any values, with what those of the two sides say to each other."""
        compared = ((both, compare(both)) for both in self.passages)
        return tuple((both, found) for both, found in compared if found is not NOTHING)
