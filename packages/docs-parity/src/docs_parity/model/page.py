"""A page: one document in all its languages; a localized page: the page in one of them; a tree: all that a
docs folder holds.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from docs_parity.model.block import Block, Kind, Link
from docs_parity.model.finding import Finding

BLOB = 12
"""How many digits of a blob id a revision has: people paste it, and other tools read it so."""
PATTERN = re.compile(r"(c[0-9]+)-([0-9a-f]{16})-([0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class Revision:
    """`c1-9f2b7c41d0aa6e15-7e45a52f21d7`: an algorithm, a digest of the words, the name git gives the
    file.
    """

    algorithm: str
    """How the digest was made. A later algorithm works it out again from the blob's text."""
    digest: str
    """Of the original's words, block by block: equal means that nothing needs to be translated again."""
    blob: str
    """The first twelve digits of the git blob id of the original's file: they find the old text, and decide
    nothing about what is published."""

    def __str__(self) -> str:
        """The string that stands in front matter."""
        return f"{self.algorithm}-{self.digest}-{self.blob}"


def parse_revision(value: object) -> Revision | None:
    """The revision that a string is, or None."""
    match = PATTERN.fullmatch(value) if isinstance(value, str) else None
    return Revision(*match.groups()) if match else None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the top of a file, with the line on which each stands."""

    fields: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of a field from 1; a field inside another is named `change_history.0.at`."""
    end_line: int = 0
    """Line of the closing `---`; 0 if there is no front matter."""

    def line(self, name: str) -> int:
        """Line of a field, or of the nearest field around it, or 1."""
        while name and name not in self.lines:
            name = name.rpartition(".")[0]
        return self.lines.get(name, 1)


@dataclass(frozen=True, kw_only=True)
class LocalizedPage:
    """A page in one language: one file, read."""

    language: str
    key: str
    """The page's key: path below the language folder without `.md`, the same in every language."""
    path: str
    """Path relative to the docs folder, with forward slashes."""
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    blocks: tuple[Block, ...] = ()
    block_links: tuple[tuple[Link, ...], ...] = ()
    """The links and images of each block."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Short forms with what they stand for, as readers are shown it."""
    blob: str = ""
    """The id that git gives the file's text, all 40 digits."""
    body: str = field(default="", repr=False, compare=False)
    """The Markdown below the front matter, as written, with plain line ends."""
    notes: tuple[tuple[str, int], ...] = ()
    """Footnote labels referred to in the text, with line."""
    readable: bool = True
    """False if the file could not be read; then only its place is known."""
    troubles: tuple[Finding, ...] = ()
    """What is wrong with the file as such."""
    definitions: tuple[tuple[str, str, int], ...] = ()
    """Link references that the text defines, used or not: label, address, line."""
    odd_lines: tuple[tuple[int, str], ...] = ()
    """Lines of the file with signs that nobody sees, entities resolved: number and text."""

    @cached_property
    def fields(self) -> Mapping[str, object]:
        """The front matter's fields."""
        return self.front_matter.fields

    @cached_property
    def translation_info(self) -> Mapping[str, object] | None:
        """The translation record, or None in an original."""
        record = self.fields.get("translation")
        return record if isinstance(record, Mapping) else None

    @property
    def is_translation(self) -> bool:
        """True if the front matter says so, also where the record itself is not right."""
        return self.fields.get("translation") is not None

    @property
    def review(self) -> str:
        """Who has looked at a translation: `machine`, `draft`, `translated`, `reviewed`; empty if nobody
        said.
        """
        return str((self.translation_info or {}).get("status") or "")

    @property
    def is_draft(self) -> bool:
        """True for a translation that no person has finished yet: readers do not get it."""
        return self.review in ("machine", "draft")

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links and images in order."""
        return tuple(chain.from_iterable(self.block_links))

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings in order."""
        return tuple(block for block in self.blocks if block.kind is Kind.HEADING)

    @property
    def title(self) -> str:
        """The title, or the key where there is none."""
        title = self.fields.get("title")
        return title if isinstance(title, str) and title else self.key


@dataclass(frozen=True)
class Page:
    """One document in all its languages."""

    key: str
    original: str
    """Language of the original; empty if no version can be it."""
    localizations: Mapping[str, LocalizedPage] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The files of the tree that are no pages: path in the docs folder -> SHA-256, 64 hex digits."""

    @property
    def section(self) -> str:
        """The section it belongs to."""
        return section_of(self.key)

    @property
    def source(self) -> LocalizedPage | None:
        """The original version."""
        return self.localizations.get(self.original)

    def translations(self) -> tuple[LocalizedPage, ...]:
        """The versions that are not the original, by language code."""
        return tuple(v for code, v in sorted(self.localizations.items()) if code != self.original)


def section_of(key: str) -> str:
    """The section a page belongs to: its first folder, or the empty string at the top."""
    return key.partition("/")[0] if "/" in key else ""


@dataclass(frozen=True)
class Tree:
    """What stands in a docs folder. Paths are relative to it, with forward slashes."""

    languages: tuple[str, ...]
    localizations: Mapping[str, Mapping[str, LocalizedPage]] = field(default_factory=dict)
    """Language -> key -> version."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """All files that are no pages: path -> SHA-256, 64 hex digits, worked out when somebody asks."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with files and folders as such."""
    hidden: frozenset[str] = frozenset()
    """Paths of hidden files and folders, which are not read and never published."""

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all pages."""
        return frozenset(
            f"{code}/{key}.md" for code, localizations in self.localizations.items() for key in localizations
        )
