"""A docs folder as it was read: versions by language, other files, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from editorial.model.finding import Finding
from editorial.model.page import Version


@dataclass(frozen=True)
class Tree:
    """What stands in a docs folder. Paths are relative to it, with forward slashes."""

    languages: tuple[str, ...]
    versions: Mapping[str, Mapping[str, Version]] = field(default_factory=dict)
    """Language -> key -> version."""
    assets: frozenset[str] = frozenset()
    """Paths of all files that are no pages."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with files and folders as such."""

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all pages."""
        return frozenset(f"{code}/{key}.md" for code, versions in self.versions.items() for key in versions)
