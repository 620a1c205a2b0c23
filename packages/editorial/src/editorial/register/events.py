"""What happened to a statement, as it concerns the readers of one language: what a feed tells.

Comes in: the versions of a statement in the register, recorded or pending. Goes out: events, each with a name
that it keeps for ever. Neither the clock nor the address of the site has a part in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from editorial.register.entries import Register, RegisterEntry
from editorial.statements.life_cycle import ChangeKind
from editorial.statements.statement import StatementChange

NAMES = UUID("6f2d1c8e-9f0b-5a4e-8d57-2b1f3c7a9e40")
"""The name space of our ids (RFC 9562, version 5).

It may never change: a reader's program would show every entry as new.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a statement in one language."""

    entry: RegisterEntry
    """The present version of the statement: what readers of a feed shall have, whatever happened when."""
    language: str
    version: int
    """The version that it made."""
    kind: ChangeKind
    """As in the history; `translation` whenever this language is new."""
    at: datetime
    note: str
    """What the history says of it in this language."""

    @property
    def id(self) -> str:
        """A name for feeds (RFC 4287, section 4.2.6): the same at every address and in every build."""
        return named(f"{self.entry.manifest.id} {self.language} {self.version} {self.kind}")


def named(name: str) -> str:
    """A URN that a name of ours always has: `urn:uuid:…`."""
    return uuid5(NAMES, name).urn


def events(register: Register, language: str) -> tuple[Event, ...]:
    """Everything that happened to all statements in a language, newest first."""
    every = (event for versions in register.entries.values() for event in happened_to(versions, language))
    return tuple(
        sorted(every, key=lambda event: (event.at, event.entry.manifest.id, event.version), reverse=True)
    )


def happened_to(versions: tuple[RegisterEntry, ...], language: str) -> Iterator[Event]:
    """What happened to one statement in a language, oldest first; nothing if it does not exist in it."""
    for place, change in enumerate(changes_in(versions, language)):
        kind = _kind(change, is_first=place == 0)
        if not kind.only_form:
            yield Event(
                entry=versions[-1],
                language=language,
                version=change.version,
                kind=kind,
                at=change.at.moment,
                note=change.note_in(language),
            )


def _kind(change: StatementChange, *, is_first: bool) -> ChangeKind:
    """What a change is in a language of which it is the first, or a later one."""
    if is_first and change.kind is not ChangeKind.FIRST:
        return ChangeKind.TRANSLATION
    if not is_first and change.kind is ChangeKind.TRANSLATION:
        return ChangeKind.EDITORIAL  # the language that is new is another one
    return change.kind


def changes_in(versions: tuple[RegisterEntry, ...], language: str) -> tuple[StatementChange, ...]:
    """The entries of a statement's history that concern a language, oldest first, from the version on in
    which it exists in it.

    A register may begin with a later version than the first; then the history alone knows the earlier ones.
    """
    if language not in versions[-1].manifest.languages:
        return ()
    having = [entry for entry in versions if language in entry.manifest.languages]
    known = versions[0].manifest.version == 1 or having[0] is not versions[0]
    since = having[0].manifest.version if known else 0
    return tuple(
        change
        for change in versions[-1].statement.history
        if change.version >= since and (language in change.applies_to or change.version == since)
    )


def updated_in(versions: tuple[RegisterEntry, ...], language: str) -> datetime:
    """When a statement last changed in a language: its text, or what is to be known of it. Changes of form
    count too.
    """
    return max(
        (change.at.moment for change in changes_in(versions, language)),
        default=versions[-1].statement.first_published_at.moment,
    )
