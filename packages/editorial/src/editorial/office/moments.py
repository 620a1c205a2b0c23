"""Moments: as front matter writes them, and as the clocks of the Office say them."""

from datetime import date, datetime, time, timedelta, timezone
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

Moment = datetime
LATEST = timezone(-timedelta(hours=12))
"""Where a day ends last.

A moment without an offset is a fault of its own; until it is put right, nothing appears too early by it.
"""


def moment(value: object) -> Moment | None:
    """The moment that a field names, with its offset; None for what is no moment. A day alone begins at its
    first minute.
    """
    try:
        found = datetime.fromisoformat(str(value).strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=LATEST)


def time_zone_name(name: str) -> str:
    """A name of the IANA time zone database, as it is.

    Raises ValueError, in words, where there is no such zone.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = get_close_matches(
            name, available_timezones(), 1, 0.7
        )  # listed only now: that takes fifty times as long
        advice = (
            f'the nearest name is "{near[0]}"'
            if near
            else "write place and city, for example America/New_York"
        )
        raise ValueError(f'is no time zone: "{name}"; {advice}') from None
    return name


def office_moment(day: date, hour: time, zone: str) -> datetime:
    """A day and an hour by the Office's clocks.

    Raises ValueError, in words, for an hour that does not exist there on that day (clocks go forward).
    """
    local = datetime.combine(day, hour, ZoneInfo(zone))
    if local.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).time() != local.time():
        raise ValueError(f"there is no {local:%H:%M} in {zone} on {day}: the clocks go forward")
    return local


def written(instant: datetime, zone: str) -> str:
    """A moment as front matter has it, to the second: 2024-04-15T12:00:00-04:00."""
    return instant.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
