"""What became of a recorded version: it says what it said for ever, and the last one whether that holds.

Only what the register holds is known: of a version that was never recorded nobody knows the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from editorial.register.entries import Register, RegisterEntry
from editorial.statements.status import StatusNotice, current_status


class Worth(StrEnum):
    """What a recorded version is worth today, the worst first."""

    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    OUTDATED = "outdated"
    IN_FORCE = "in force"


@dataclass(frozen=True)
class VersionStatus:
    """A recorded version, and what became of it, for the readers of some languages."""

    entry: RegisterEntry
    versions: tuple[RegisterEntry, ...]
    """All versions of the statement, oldest first."""
    languages: tuple[str, ...]
    """Those that were asked about."""

    @property
    def latest(self) -> RegisterEntry:
        """The present version."""
        return self.versions[-1]

    @property
    def is_present(self) -> bool:
        """Whether this is the present version."""
        return self.entry.manifest.version == self.latest.manifest.version

    @property
    def later(self) -> tuple[RegisterEntry, ...]:
        """The versions that followed."""
        version = self.entry.manifest.version
        return tuple(entry for entry in self.versions if entry.manifest.version > version)

    @property
    def changed(self) -> tuple[str, ...]:
        """The languages in which the text, or how it stands on its page, is another one now, or gone."""
        now, then = self.latest.manifest, self.entry.manifest
        return tuple(language for language in self.languages if now.page(language) != then.page(language))

    def told(self, language: str) -> tuple[StatusNotice, ...]:
        """What the readers of a language are told before the text of this version."""
        now = current_status(self.latest.statement, language)
        return now.told if self.is_present else now.since(self.entry.manifest.version)

    @property
    def worth(self) -> Worth:
        """A withdrawn statement is withdrawn in all its versions; one whose words a later version did not
        touch is still in force.
        """
        status = self.latest.statement.status
        if status.out_of_force:
            return Worth(status)
        return Worth.OUTDATED if self.changed else Worth.IN_FORCE


def version_status(
    register: Register, entry: RegisterEntry, languages: Iterable[str] | None = None
) -> VersionStatus:
    """What became of a version, in all its languages or in some."""
    return VersionStatus(
        entry,
        register.versions(entry.manifest.id),
        tuple(entry.manifest.languages if languages is None else languages),
    )


def earlier_versions(register: Register, key: str, language: str) -> Iterator[RegisterEntry]:
    """The versions before the present one in which the language existed, oldest first."""
    yield from (entry for entry in register.versions(key)[:-1] if language in entry.manifest.languages)


def changed_versions(
    register: Register, key: str, language: str
) -> Iterator[tuple[RegisterEntry, RegisterEntry]]:
    """(version before, version) wherever the text of a language is another than before, oldest first."""
    for before, after in pairwise(register.versions(key)):
        old, new = before.manifest.digests.get(language), after.manifest.digests.get(language)
        if old and new and old != new:
            yield before, after
