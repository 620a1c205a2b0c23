"""A difference that a person has looked at and accepted, with the reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One line of `accepted/<page>.yml`. It holds for these words and is void as soon as either side changes."""

    finding: str
    """Fingerprint of the finding."""
    rule: str
    language: str
    original: str
    """Digest of the original's block that the finding points at."""
    translation: str
    """Digest of the translation's block that the finding points at."""
    on: str
    """Day, as 2026-11-24."""
    by: str
    reason: str
    page: str = ""
    line: int = 1
    """Where it stands in its file."""
