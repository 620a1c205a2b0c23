"""How a translation stands: freshness, fidelity, review; what changed in its original; what is known of
earlier texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from docs_parity.model.page import LocalizedPage, section_of


class ChangeClass(StrEnum):
    """Classes of change, found by comparing words and markup; no model guesses them."""

    FORMAT = "format"
    LINK = "link"
    META = "meta"
    CODE = "code"
    TEXT = "text"
    FACTS = "facts"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"

    @property
    def stale(self) -> bool:
        """True if a translator has something to do. A new link or emphasis is copied, not translated."""
        return self not in (ChangeClass.FORMAT, ChangeClass.LINK, ChangeClass.META)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """One block, or one field, that is no longer what the translation was made from."""

    change: ChangeClass
    noun: str
    """What it is: `paragraph`, `table row`, `title`…"""
    old: str = ""
    """Its words then; empty if it is new."""
    new: str = ""
    """Its words now; empty if it is gone."""
    line: int = 0
    """Its line in the original now; where it stood, if it is gone."""
    translation: str = ""
    """The words of the translation that answer it; empty if there are none."""
    translation_line: int = 0
    """The line to work on in the translation."""
    sure: bool = True
    """False if the translation's line is only likely."""
    confidence: float = 1.0
    """How sure, from 0 to 1; `sure` says whether that is enough."""
    facts: tuple[tuple[str, str], ...] = ()
    """(then, now) of each number, date, symbol and name that changed; empty text for none."""
    elsewhere: str = ""
    """`en/other.md:12` where the block went to, or where a translation of it can be found."""
    block: int = -1
    """Which block of the translation answers it, from 0; -1 if none, or if it is a field."""

    @property
    def words(self) -> int:
        """How many words there are to translate."""
        return len(self.new.split()) if self.change.stale and self.change is not ChangeClass.MOVED else 0


class Freshness(StrEnum):
    """Has the original moved since this translation was made?"""

    FRESH = "fresh"
    STALE = "stale"
    UNKNOWN = "unknown"
    MISSING = "missing"
    ORPHAN = "orphan"
    DRAFT = "draft"
    NOT_REQUIRED = "not-required"


class Fidelity(StrEnum):
    """Does the translation carry what the original said when it was made?"""

    FAITHFUL = "faithful"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class Difference(StrEnum):
    """Can it be shown what changed in the original since?"""

    NONE = "none"
    SHOWN = "shown"
    NOT_HERE = "not available here"


class Trouble(StrEnum):
    """Why a revision cannot be trusted."""

    NONE = ""
    MISSING = "missing"
    TOLD = "told by another rule"
    CONTRADICTS = "contradicts itself"
    UNKNOWN = "unknown"
    ELSEWHERE = "of another text"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How one page stands in one language."""

    page: str
    language: str
    path: str
    freshness: Freshness
    fidelity: Fidelity = Fidelity.UNKNOWN
    review: str = ""
    """Who has looked: `machine`, `draft`, `translated`, `reviewed`, or empty if nobody said."""
    blocks: int = 0
    whole: int = 0
    """How many words its source has, if this version is missing."""
    source: str = ""
    """Language of the version it was made from."""
    source_path: str = ""
    via: str = ""
    """The page's original, if this translation was made from another translation that is itself behind it."""
    chain: tuple[str, ...] = ()
    """`es`, `en`, `fr`, if this translation was made from a translation."""
    recorded: str = ""
    """The revision in the translation record."""
    present: str = ""
    """The revision of its source now: what to record when it is up to date."""
    difference: Difference = Difference.NONE
    changes: tuple[BlockChange, ...] = ()
    """What changed in the source since, of every class."""
    since: str = ""
    """The day (2026-05-12) from which it is stale, or the page exists without it; empty if nobody can tell
    here.
    """
    record_line: int = 1
    """Line of `of:` in the file, or of `translation:` where it has none."""
    bulk: str = ""
    """The reason given when it was confirmed together with all others; empty if it was confirmed by itself.
    """
    reason: str = ""
    """Why the page need not exist in this language, or was confirmed although something differed."""
    elsewhere: str = ""
    """For a missing or orphaned version: where its text may be found, as a sentence."""
    title: str = ""
    """The page's title in its source."""
    together: bool = False
    """True if the page asks to be published in all languages at once."""
    status_line: int = 1
    """Line of `status:` in the file."""
    trouble: Trouble = Trouble.NONE
    belongs_to: str = ""
    """The path of the page whose revision it records by mistake."""

    @property
    def section(self) -> str:
        """The section its page belongs to."""
        return section_of(self.page)

    @property
    def stale_changes(self) -> tuple[BlockChange, ...]:
        """The changes that a translator has to follow; none where there is no original any more."""
        return tuple(
            change
            for change in self.changes
            if change.change.stale and self.freshness is not Freshness.ORPHAN
        )

    @property
    def words(self) -> int:
        """How many words wait for a translator."""
        return (
            self.whole
            if self.freshness is Freshness.MISSING
            else sum(change.words for change in self.changes)
        )

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """(then, now) of each number, date, symbol and name that changed in the source."""
        return tuple(fact for change in self.changes for fact in change.facts)


def without_words(state: State) -> State:
    """A state that quotes nothing: for a page that is withheld from the public."""
    return replace(state, title="", changes=(), recorded="", present="", bulk="", reason="", elsewhere="")


@dataclass(frozen=True, slots=True)
class FileAtCommit:
    """A file as a commit left it."""

    day: str
    """Of the commit, or of the merge that brought it to this branch, as 2026-05-12."""
    path: str
    """In the docs folder; from `:/` on in the repository where a file of anywhere was asked for."""
    blob: str
    """The whole git blob id."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """Earlier texts and their days. Without git, everything is empty and nothing is `whole`."""

    texts: Mapping[str, LocalizedPage] = field(default_factory=dict)
    """The first twelve digits of a blob id -> the version as it was."""
    commits: Mapping[str, tuple[FileAtCommit, ...]] = field(default_factory=dict)
    """Path in the docs folder -> what this branch's commits left there, newest first."""
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The first twelve digits of a blob id -> every path where any commit had it."""
    whole: bool = False
    """True if all of the history is here: what is not in it never was."""
    present: frozenset[str] = frozenset()
    """The paths of all pages as they stand now."""
    today: str = ""
    """The day of the inspection, as 2026-11-24."""
