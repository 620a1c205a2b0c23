"""How a statement stands: what became of it since it was published, for the readers of one language.

Only what the register holds: of a version that was never recorded nobody knows the text.

A version says what it said for ever; whether that still holds is said by the last version of the statement.

Comes in: a statement as it is published or recorded. Goes out: its standing, by language, since a correction
may concern one language
only. Pages, lists, feeds and codes all ask here, so that none of them says more or less than another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from editorial.register.entries import Register, RegisterEntry
from editorial.register.manifest import Manifest
from editorial.statements.fields import Change, WithdrawnNotice
from editorial.statements.life_cycle import (
    CORRECTED,
    CORRECTION,
    REINSTATEMENT,
    SUPERSEDED,
    SUPERSESSION,
    WITHDRAWAL,
    WITHDRAWN,
)
from editorial.statements.records import Record


def earlier_versions(register: Register, key: str, language: str) -> Iterator[RegisterEntry]:
    """The versions before the present one in which the language existed, oldest first."""
    yield from (entry for entry in register.versions(key)[:-1] if language in entry.manifest.languages)


def changed_versions(
    register: Register, key: str, language: str
) -> Iterator[tuple[RegisterEntry, RegisterEntry]]:
    """(version before, version) wherever the text of a language is another than before, oldest first."""
    for before, after in pairwise(register.versions(key)):
        old, new = before.manifest.languages.get(language), after.manifest.languages.get(language)
        if old and new and old.text_sha256 != new.text_sha256:
            yield before, after


class Worth(StrEnum):
    """What became of a version, the worst first."""

    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    OUTDATED = "outdated"
    IN_FORCE = "in force"


@dataclass(frozen=True)
class Sequel:
    """A version, and what became of it, in the languages that were asked about."""

    entry: RegisterEntry
    latest: RegisterEntry
    languages: tuple[str, ...]
    changed: tuple[str, ...]
    """Those of them in which the text is another one now, or gone."""
    later: tuple[RegisterEntry, ...]
    """The versions that followed."""

    @property
    def worth(self) -> Worth:
        """A withdrawn statement is withdrawn in all its versions; one whose words a later version did not
        touch is still in force.
        """
        if self.latest.manifest.status in (Worth.WITHDRAWN, Worth.SUPERSEDED):
            return Worth(self.latest.manifest.status)
        return Worth.OUTDATED if self.changed else Worth.IN_FORCE


def sequel_of(register: Register, entry: RegisterEntry, languages: Iterable[str] | None = None) -> Sequel:
    """What became of a version, in all its languages or in some."""
    asked = tuple(entry.manifest.languages if languages is None else languages)
    versions = register.versions(entry.manifest.id)
    now = versions[-1].manifest.languages
    changed = tuple(
        code
        for code in asked
        if code not in now or now[code].text_sha256 != entry.manifest.languages[code].text_sha256
    )
    return Sequel(
        entry,
        versions[-1],
        asked,
        changed,
        tuple(each for each in versions if each.manifest.version > entry.manifest.version),
    )


TOLD = (CORRECTION, "clarification", "update", REINSTATEMENT)
"""Kinds of change that a reader must know of before the text.

Spelling and new languages stand in the history alone.
"""
BAD = (WITHDRAWAL, SUPERSESSION)
"""What readers must know first, whichever version they have."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a reader is told before the text."""

    kind: str
    """The kind of change: `withdrawal`, `supersession`, `reinstatement`, `correction`, `clarification`,
    `update`.
    """
    at: datetime | None
    """None where nothing says when."""
    note: str
    """In the reader's language; empty if there is none."""
    version: int
    """The version that the change made."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the readers of a language are told."""

    status: str
    """`withdrawn`, `superseded`, `corrected`, or empty: the word before titles. A statement that was
    corrected in other languages
    only is not corrected for these readers."""
    told: tuple[Told, ...]
    """What stands above the text, the weightiest first."""
    history: tuple[Change, ...]
    """Every change that concerns the language, newest first."""

    @property
    def is_withdrawn(self) -> bool:
        """True for what search engines and the site's own search leave out."""
        return self.status == WITHDRAWN


def standing(statement: Record | Manifest, language: str) -> Standing:
    """How a statement stands for the readers of a language: as its sources say (a Record), or as a version of
    it was recorded.
    """
    if isinstance(statement, Manifest):
        # Not validated: what was recorded stands, also when a rule for what may be written has become
        # stricter since.
        said = statement.withdrawn_notice
        notice = (
            WithdrawnNotice.model_construct(**said | {"withdrawn_at": _moment(said["withdrawn_at"])})
            if said
            else None
        )
        history = [
            Change.model_construct(**change | {"at": _moment(change["at"])})
            for change in map(dict, statement.change_history)
        ]
        return _standing(statement.status, history, notice, language)
    fields = statement.fields
    return _standing(fields.status, fields.change_history, fields.withdrawn_notice, language)


def _standing(
    status: str, changes: Iterable[Change], notice: WithdrawnNotice | None, language: str
) -> Standing:
    every = sorted(changes, key=lambda change: (change.version, change.at), reverse=True)
    history = tuple(change for change in every if language in change.applies_to)
    if status == WITHDRAWN:
        told = (_withdrawn(notice, _last(WITHDRAWAL, every), language),)
    else:
        # A language that came later is told of these too; in its own history they do not stand.
        first = [_of(SUPERSESSION, _last(SUPERSESSION, every), language)] if status == SUPERSEDED else []
        kinds = dict.fromkeys(change.kind for change in history if change.kind in TOLD)
        told = (*first, *(_of(kind, _last(kind, history), language) for kind in kinds))
    said = (
        status
        if status in (WITHDRAWN, SUPERSEDED)
        else CORRECTED
        if any(each.kind == CORRECTION for each in told)
        else ""
    )
    return Standing(said, told, history)


def _moment(written: object) -> datetime:
    return datetime.fromisoformat(str(written))


def _withdrawn(notice: WithdrawnNotice | None, change: Change | None, language: str) -> Told:
    """The reason stands in the notice; the note of the change says it more shortly."""
    told = _of(WITHDRAWAL, change, language)
    return (
        Told(WITHDRAWAL, notice.withdrawn_at, notice.explanation.get(language, ""), told.version)
        if notice
        else told
    )


def _of(kind: str, change: Change | None, language: str) -> Told:
    return (
        Told(kind, change.at, change.note.get(language, ""), change.version)
        if change
        else Told(kind, None, "", 0)
    )


def _last(kind: str, history: Sequence[Change]) -> Change | None:
    return next((change for change in history if change.kind == kind), None)
