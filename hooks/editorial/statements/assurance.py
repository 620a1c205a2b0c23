"""What stands behind a version: the layers that are live for it, and no other. Pages may say this much and not a word more."""

from collections.abc import Iterable
from dataclasses import dataclass

from editorial.statements.register import Entry
from editorial.statements.signatures import Signed, Verdict


@dataclass(frozen=True, slots=True)
class Assurance:
    """The layers of one version."""

    recorded: bool
    """True if the register has it; False for a version that the next release records. It has its code either way."""
    signed_by: tuple[str, ...] = ()
    """The roles whose signature was looked at and holds."""
    unchecked: tuple[str, ...] = ()
    """The roles whose signature is there and could not be looked at: nothing may be promised of it."""


def assurance(entry: Entry, signed: Iterable[Signed]) -> Assurance:
    """The layers that are live for a version, from what was found out about all signatures."""
    here = [each for each in signed if (each.id, each.version) == (entry.manifest.id, entry.manifest.version)]
    by = {verdict: tuple(each.role for each in here if each.verdict is verdict) for verdict in Verdict}
    return Assurance(not entry.pending, by[Verdict.GOOD], by[Verdict.NOT_CHECKED])
