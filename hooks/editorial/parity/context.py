"""What the rules may know besides the version in hand: the settings, and which pages, files and anchors exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from editorial.model.page import Page, Version
from editorial.model.tree import Tree
from editorial.parity.alignment import Pairing, align
from editorial.parity.anchors import anchors
from editorial.reading.settings import Settings


@dataclass(frozen=True)
class Context:
    """The house as the rules see it."""

    settings: Settings
    tree: Tree
    pages: Mapping[str, Page]

    @cached_property
    def _anchors(self) -> dict[str, Mapping[str, int]]:
        return {}

    def anchors(self, version: Version) -> Mapping[str, int]:
        """The ids of a version, worked out once."""
        if version.path not in self._anchors:
            self._anchors[version.path] = anchors(version)
        return self._anchors[version.path]


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
