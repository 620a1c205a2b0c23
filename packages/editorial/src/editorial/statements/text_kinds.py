"""What a page of a statement is: the statement itself, or a record that summarizes one issued elsewhere; what
a record rests on, and what its link leads to.
"""

from enum import StrEnum


class TextKind(StrEnum):
    """Whose text a page is."""

    RECORD = "record"
    """A summary, in this site's words, of a statement issued elsewhere."""
    STATEMENT = "statement"
    """The text itself, issued by this site."""


class Basis(StrEnum):
    """What of a statement was seen when its record was written; those of the text itself stand first."""

    WHOLE = "whole"
    NEAR_WHOLE = "near-whole"
    """All but a closing sentence or two."""
    OPENING = "opening"
    REPORT = "report"
    """A report of the United Nations about the statement, not its text."""
    PRESS = "press"
    """Press reports that quote the statement."""

    @property
    def is_text(self) -> bool:
        """True if some of the statement's own text was seen."""
        return self not in (Basis.REPORT, Basis.PRESS)


class SourceKind(StrEnum):
    """What the link of a record leads to. Only the first may be called authoritative."""

    OFFICIAL_TEXT = "official-text"
    """The text itself, on a site of the United Nations."""
    OFFICIAL_REPORT = "official-report"
    """A report about the statement, on a site of the United Nations."""
    COPY = "copy"
    """A copy of the text, on another site."""
    PRESS = "press"
    """A press report that quotes it."""


RECORD_FIELDS = ("rests_on", "source_url", "source_kind", "source_language")
"""The fields that a record cannot do without, and that the statement itself does not have."""
