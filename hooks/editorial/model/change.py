"""What happened to a block of an original since a translation was made from it."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Change:
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
