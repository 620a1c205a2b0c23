"""When a recorded version was published, in the words of a language: what its manifest says as text, as dates."""

from collections.abc import Mapping
from datetime import datetime

from editorial.site.interface import long_date


def moment(text: str) -> str:
    """A recorded moment as `<time>` takes it: the day alone where noon is written, which stands for an hour that nobody knows
    (hooks/DECISIONS.md, 2026-11-23).
    """
    at = datetime.fromisoformat(text)
    return at.date().isoformat() if (at.hour, at.minute, at.second) == (12, 0, 0) else at.isoformat()


def dated(text: str, language: str) -> str:
    """The day of a recorded moment in words."""
    return long_date(datetime.fromisoformat(text).date(), language)


def day_of(change: Mapping[str, object], language: str) -> str:
    """The day of a recorded change in words."""
    return dated(str(change["at"]), language)
