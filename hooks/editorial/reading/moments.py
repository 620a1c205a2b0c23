"""Moments as front matter writes them."""

from datetime import datetime, timedelta, timezone

Moment = datetime
LATEST = timezone(-timedelta(hours=12))
"""Where a day ends last. A moment without an offset is a fault of its own; until it is put right, nothing appears too early by it."""


def moment(value: object) -> Moment | None:
    """The moment that a field names, with its offset; None for what is no moment. A day alone begins at its first minute."""
    try:
        found = datetime.fromisoformat(str(value).strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=LATEST)


def hour_is_known(moment: Moment) -> bool:
    """False for noon, which is written where a source gives the day only (dev/adr/0004): readers are told no hour then."""
    return (moment.hour, moment.minute, moment.second) != (12, 0, 0)
