"""How a statement stands: what became of it since it was published, for the readers of one language.

Comes in: a statement in one of its versions. Goes out: how it stands, by language, since a correction may
concern one language only. Pages, lists, feeds, files, codes and `editorial verify` all ask here, so that none
of them says more or less than another. What became of a version since: register/version_status.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.statement import Statement, StatementChange, Withdrawal


@dataclass(frozen=True, slots=True)
class StatusNotice:
    """One thing that a reader is told before the text."""

    kind: ChangeKind
    at: datetime | None
    """None where nothing says when."""
    note: str
    """In the reader's language; empty if there is none."""
    version: int
    """The version that the change made."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the readers of a language are told."""

    status: Status
    """Withdrawn, superseded, corrected, or else published.

    A statement that was corrected in other languages only is not corrected for these readers.
    """
    told: tuple[StatusNotice, ...]
    """What stands above the text, the weightiest first."""
    history: tuple[StatementChange, ...]
    """Every change that concerns the language, newest first."""

    def since(self, version: int) -> tuple[StatusNotice, ...]:
        """What readers of an earlier version are told: what came after it, and what holds for every one."""
        return tuple(told for told in self.told if told.version > version or told.kind.ends_force)


def current_status(statement: Statement, language: str) -> Standing:
    """How a statement stands for the readers of a language: as its sources say, or as a version of it was
    recorded.
    """
    changes = sorted(statement.history, key=lambda change: (change.version, change.at.moment), reverse=True)
    history = tuple(change for change in changes if language in change.applies_to)
    told = tuple(_told(statement, changes, history, language))
    if statement.status.out_of_force:
        status = statement.status
    elif any(part.kind is ChangeKind.CORRECTION for part in told):
        status = Status.CORRECTED
    else:
        status = Status.PUBLISHED
    return Standing(status, told, history)


def _told(
    statement: Statement,
    changes: Sequence[StatementChange],
    history: Sequence[StatementChange],
    language: str,
) -> Iterator[StatusNotice]:
    if statement.status is Status.WITHDRAWN:
        yield _withdrawn(statement.withdrawal, _last(ChangeKind.WITHDRAWAL, changes), language)
        return
    if statement.status is Status.SUPERSEDED:
        # A language that came later is told of this too; in its own history it does not stand.
        yield _of(ChangeKind.SUPERSESSION, _last(ChangeKind.SUPERSESSION, changes), language)
    for kind in dict.fromkeys(change.kind for change in history if change.kind.told):
        yield _of(kind, _last(kind, history), language)


def _withdrawn(withdrawal: Withdrawal | None, change: StatementChange | None, language: str) -> StatusNotice:
    """The reason stands in the notice; the note of the change says it more shortly."""
    told = _of(ChangeKind.WITHDRAWAL, change, language)
    if withdrawal is None:
        return told
    reason = withdrawal.explanation.get(language, "")
    return StatusNotice(ChangeKind.WITHDRAWAL, withdrawal.withdrawn_at.moment, reason, told.version)


def _of(kind: ChangeKind, change: StatementChange | None, language: str) -> StatusNotice:
    if change is None:
        return StatusNotice(kind, None, "", 0)
    return StatusNotice(kind, change.at.moment, change.note_in(language), change.version)


def _last(kind: ChangeKind, history: Sequence[StatementChange]) -> StatementChange | None:
    return next((change for change in history if change.kind is kind), None)
