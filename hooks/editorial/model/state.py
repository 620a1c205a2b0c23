"""The three questions about a translation, kept apart: freshness, fidelity, review."""

from dataclasses import dataclass
from enum import StrEnum

from editorial.model.change import Change
from editorial.model.page import section_of


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


@dataclass(frozen=True, slots=True)
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
    changes: tuple[Change, ...] = ()
    """What changed in the source since, of every class."""
    since: str = ""
    """The day (2026-05-12) from which it is stale, or the page exists without it; empty if nobody can tell here."""
    record_line: int = 1
    """Line of `of:` in the file, or of `translation:` where it has none."""
    bulk: str = ""
    """The reason given when it was confirmed together with all others; empty if it was confirmed by itself."""
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
    def stale_changes(self) -> tuple[Change, ...]:
        """The changes that a translator has to follow; none where there is no original any more."""
        return tuple(change for change in self.changes if change.change.stale and self.freshness is not Freshness.ORPHAN)

    @property
    def words(self) -> int:
        """How many words wait for a translator."""
        return self.whole if self.freshness is Freshness.MISSING else sum(change.words for change in self.changes)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """(then, now) of each number, date, symbol and name that changed in the source."""
        return tuple(fact for change in self.changes for fact in change.facts)
