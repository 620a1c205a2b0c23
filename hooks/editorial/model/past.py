"""What is known of earlier texts: gathered once by the reader of history, handed to those who compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from editorial.model.page import Version


@dataclass(frozen=True, slots=True)
class Commit:
    """A file as a commit left it."""

    day: str
    """Of the commit that brought it to this branch, as 2026-05-12."""
    blob: str
    """The whole git blob id."""


@dataclass(frozen=True)
class Past:
    """Earlier texts and their days. Without git, everything is empty and nothing is `whole`."""

    texts: Mapping[str, Version] = field(default_factory=dict)
    """The first twelve digits of a blob id -> the version as it was."""
    commits: Mapping[str, tuple[Commit, ...]] = field(default_factory=dict)
    """Path in the docs folder -> what this branch's commits left there, newest first."""
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The first twelve digits of a blob id -> every path where any commit had it."""
    whole: bool = False
    """True if all of the history is here: what is not in it never was."""
    present: frozenset[str] = frozenset()
    """The paths of all pages as they stand now."""
    today: str = ""
    """The day of the inspection, as 2026-11-24."""
