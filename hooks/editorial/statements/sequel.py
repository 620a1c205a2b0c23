"""What a recorded version is worth now: in force, withdrawn, superseded, or followed by another text.

A version says what it said for ever; whether that still holds is said by the last version of the statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from editorial.statements.register import Entry, Register


class Worth(StrEnum):
    """What became of a version, the worst first."""

    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    OUTDATED = "outdated"
    IN_FORCE = "in force"


@dataclass(frozen=True)
class Sequel:
    """A version, and what became of it, in the languages that were asked about."""

    entry: Entry
    latest: Entry
    languages: tuple[str, ...]
    changed: tuple[str, ...]
    """Those of them in which the text is another one now, or gone."""
    later: tuple[Entry, ...]
    """The versions that followed."""

    @property
    def worth(self) -> Worth:
        """A withdrawn statement is withdrawn in all its versions; one whose words a later version did not touch is still in force."""
        if self.latest.manifest.status in (Worth.WITHDRAWN, Worth.SUPERSEDED):
            return Worth(self.latest.manifest.status)
        return Worth.OUTDATED if self.changed else Worth.IN_FORCE


def sequel_of(register: Register, entry: Entry, languages: Iterable[str] | None = None) -> Sequel:
    """What became of a version, in all its languages or in some."""
    asked = tuple(entry.manifest.languages if languages is None else languages)
    versions = register.versions(entry.manifest.id)
    now = versions[-1].manifest.languages
    changed = tuple(code for code in asked if code not in now or now[code].text_sha256 != entry.manifest.languages[code].text_sha256)
    return Sequel(entry, versions[-1], asked, changed, tuple(each for each in versions if each.manifest.version > entry.manifest.version))
