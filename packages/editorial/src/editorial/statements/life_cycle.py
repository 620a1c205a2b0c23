"""The life of a statement, in one table: which kinds of change there are, and which status each leads to.

The check asks whether the front matter agrees with itself, the register whether it goes on from what was
published, `editorial new version` what it may write, and the site what readers are told; all read this table.
Why it is so: dev/adr/0069.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum


class Status(StrEnum):
    """Where a statement is in its life, as front matter and register write it."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    EMBARGOED = "embargoed"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def is_public(self) -> bool:
        """False for a statement that readers do not get yet."""
        return self not in UNPUBLISHED

    @property
    def out_of_force(self) -> bool:
        """True for a statement on which nobody should rely any more, in any of its versions and languages."""
        return self in (Status.SUPERSEDED, Status.WITHDRAWN)


class ChangeKind(StrEnum):
    """The kind of one change, in the order in which they are offered."""

    FIRST = "first"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    EDITORIAL = "editorial"
    TRANSLATION = "translation"
    WITHDRAWAL = "withdrawal"
    REINSTATEMENT = "reinstatement"
    SUPERSESSION = "supersession"

    @property
    def quiet(self) -> bool:
        """True if the status stays what it was."""
        return self in (
            ChangeKind.CLARIFICATION,
            ChangeKind.UPDATE,
            ChangeKind.EDITORIAL,
            ChangeKind.TRANSLATION,
        )

    @property
    def same_text(self) -> bool:
        """True if it changes no text: then it concerns every language the statement is in."""
        return self in (ChangeKind.WITHDRAWAL, ChangeKind.REINSTATEMENT, ChangeKind.SUPERSESSION)

    @property
    def fixes_facts(self) -> bool:
        """True if neither a fact nor a text that was published may change with it."""
        return self.same_text or self is ChangeKind.TRANSLATION

    @property
    def told(self) -> bool:
        """True if a reader of a text that is in force must know of it before the text.

        Spelling and new languages stand in the history alone.
        """
        return self in (
            ChangeKind.CORRECTION,
            ChangeKind.CLARIFICATION,
            ChangeKind.UPDATE,
            ChangeKind.REINSTATEMENT,
        )

    @property
    def ends_force(self) -> bool:
        """True if readers must know of it first, whichever version they have."""
        return self in (ChangeKind.WITHDRAWAL, ChangeKind.SUPERSESSION)

    @property
    def only_form(self) -> bool:
        """True for a change of form: it is in the statement's history, and is no news."""
        return self is ChangeKind.EDITORIAL


def is_status(value: object) -> bool:
    """True for what front matter may say of a statement's life; capital letters and spaces are mistakes."""
    return isinstance(value, str) and value in list(Status)


UNPUBLISHED = (Status.DRAFT, Status.IN_REVIEW, Status.EMBARGOED)
"""Readers do not get a statement with one of these."""
NEEDS: Mapping[Status, str] = {
    Status.WITHDRAWN: "withdrawn_notice",
    Status.SUPERSEDED: "superseded_by",
}
"""The field that a status cannot do without."""


def _quiet(status: Status) -> dict[ChangeKind, tuple[Status, ...]]:
    return {kind: (status,) for kind in ChangeKind if kind.quiet}


_STATUS: Mapping[Status, Mapping[ChangeKind, tuple[Status, ...]]] = {
    **{status: {ChangeKind.FIRST: (Status.PUBLISHED,)} for status in UNPUBLISHED},
    Status.PUBLISHED: {
        ChangeKind.CORRECTION: (Status.CORRECTED,),
        **_quiet(Status.PUBLISHED),
        ChangeKind.WITHDRAWAL: (Status.WITHDRAWN,),
        ChangeKind.SUPERSESSION: (Status.SUPERSEDED,),
    },
    Status.CORRECTED: {
        ChangeKind.CORRECTION: (Status.CORRECTED,),
        **_quiet(Status.CORRECTED),
        ChangeKind.WITHDRAWAL: (Status.WITHDRAWN,),
        ChangeKind.SUPERSESSION: (Status.SUPERSEDED,),
    },
    # Who takes its place is not forgotten over a correction.
    Status.SUPERSEDED: {
        ChangeKind.CORRECTION: (Status.SUPERSEDED,),
        **_quiet(Status.SUPERSEDED),
        ChangeKind.WITHDRAWAL: (Status.WITHDRAWN,),
    },
    # What is withdrawn is not worked on: only spelling, one more language, or its return.
    Status.WITHDRAWN: {
        ChangeKind.EDITORIAL: (Status.WITHDRAWN,),
        ChangeKind.TRANSLATION: (Status.WITHDRAWN,),
        ChangeKind.REINSTATEMENT: (Status.PUBLISHED, Status.CORRECTED, Status.SUPERSEDED),
    },
}


def after(status: Status, kind: ChangeKind) -> tuple[Status, ...]:
    """The statuses a statement may have after a change of this kind, from this status; none if the change is
    not allowed.
    """
    return _STATUS[status].get(kind, ())


def kinds_from(status: Status) -> tuple[ChangeKind, ...]:
    """The kinds of change that are allowed from this status, in the order of `ChangeKind`."""
    return tuple(kind for kind in ChangeKind if after(status, kind))


def walk(kinds: Sequence[ChangeKind]) -> Iterator[tuple[Status, ...]]:
    """After each change of a history, the statuses the statement may have; none from the first change that is
    not allowed.

    A statement that was superseded before it was withdrawn comes back as superseded: its successor still
    stands.
    """
    possible: tuple[Status, ...] = UNPUBLISHED[:1]
    for number, kind in enumerate(kinds):
        possible = tuple(dict.fromkeys(status for before in possible for status in after(before, kind)))
        if kind is ChangeKind.REINSTATEMENT:
            superseded = ChangeKind.SUPERSESSION in kinds[:number]
            possible = tuple(status for status in possible if (status is Status.SUPERSEDED) == superseded)
        yield possible
