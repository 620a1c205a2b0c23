"""The life of a statement, in one table: which kinds of change there are, and which status each leads to.

The check asks whether the front matter agrees with itself, the register whether it goes on from what was
published, and
`editorial new version` what it may write; all three read this table. Why it is so: dev/adr/0069.
"""

from collections.abc import Iterator, Sequence

UNPUBLISHED = ("draft", "in-review", "embargoed")
PUBLISHED, CORRECTED, SUPERSEDED, WITHDRAWN = "published", "corrected", "superseded", "withdrawn"
STATES = (*UNPUBLISHED, PUBLISHED, CORRECTED, SUPERSEDED, WITHDRAWN)
FIRST, CORRECTION, WITHDRAWAL, REINSTATEMENT, SUPERSESSION = (
    "first",
    "correction",
    "withdrawal",
    "reinstatement",
    "supersession",
)
QUIET = ("clarification", "update", "editorial", "translation")
"""Kinds after which the status stays what it was."""
KINDS = (FIRST, CORRECTION, *QUIET, WITHDRAWAL, REINSTATEMENT, SUPERSESSION)
SAME_TEXT = (WITHDRAWAL, REINSTATEMENT, SUPERSESSION)
"""Kinds that change no text: they concern every language the statement is in."""
NEEDS = {WITHDRAWN: "withdrawn_notice", SUPERSEDED: "superseded_by"}
"""The field that a status cannot do without."""

_STATUS: dict[str, dict[str, tuple[str, ...]]] = {
    **{status: {FIRST: (PUBLISHED,)} for status in UNPUBLISHED},
    PUBLISHED: {
        CORRECTION: (CORRECTED,),
        **dict.fromkeys(QUIET, (PUBLISHED,)),
        WITHDRAWAL: (WITHDRAWN,),
        SUPERSESSION: (SUPERSEDED,),
    },
    CORRECTED: {
        CORRECTION: (CORRECTED,),
        **dict.fromkeys(QUIET, (CORRECTED,)),
        WITHDRAWAL: (WITHDRAWN,),
        SUPERSESSION: (SUPERSEDED,),
    },
    # Who takes its place is not forgotten over a correction.
    SUPERSEDED: {CORRECTION: (SUPERSEDED,), **dict.fromkeys(QUIET, (SUPERSEDED,)), WITHDRAWAL: (WITHDRAWN,)},
    # What is withdrawn is not worked on: only spelling, one more language, or its return.
    WITHDRAWN: {
        "editorial": (WITHDRAWN,),
        "translation": (WITHDRAWN,),
        REINSTATEMENT: (PUBLISHED, CORRECTED, SUPERSEDED),
    },
}


def after(status: str, kind: str) -> tuple[str, ...]:
    """The statuses a statement may have after a change of this kind, from this status; none if the change is
    not allowed.
    """
    return _STATUS.get(status, {}).get(kind, ())


def kinds_from(status: str) -> tuple[str, ...]:
    """The kinds of change that are allowed from this status, in the order of KINDS."""
    return tuple(kind for kind in KINDS if after(status, kind))


def walk(kinds: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """After each change of a history, the statuses the statement may have; none from the first change that is
    not allowed.

    A statement that was superseded before it was withdrawn comes back as superseded: its successor still
    stands.
    """
    possible: tuple[str, ...] = UNPUBLISHED[:1]
    for number, kind in enumerate(kinds):
        possible = tuple(dict.fromkeys(status for before in possible for status in after(before, kind)))
        if kind == REINSTATEMENT:
            superseded = SUPERSESSION in kinds[:number]
            possible = tuple(status for status in possible if (status == SUPERSEDED) == superseded)
        yield possible
