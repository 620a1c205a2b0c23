"""The three questions about a translation, kept apart: freshness, fidelity, review."""

from enum import StrEnum


class Freshness(StrEnum):
    """Has the original moved since this translation was made?"""

    FRESH = "fresh"
    STALE = "stale"
    UNKNOWN = "unknown"
    MISSING = "missing"
    ORPHAN = "orphan"
    DRAFT = "draft"


class Fidelity(StrEnum):
    """Does the translation carry what the original said?"""

    FAITHFUL = "faithful"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
