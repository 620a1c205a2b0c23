"""Numbers, lists and days in the English of our messages."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

IRREGULAR = {"summary": "summaries"}


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`, `3 summaries`."""
    return f"{number:,} {noun if number == 1 else IRREGULAR.get(noun, f'{noun}s')}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def counted_nouns(nouns: Iterable[str]) -> str:
    """`2 paragraphs and 1 title`, in the order in which they first come."""
    all_nouns = list(nouns)
    return listed([counted(all_nouns.count(noun), noun) for noun in dict.fromkeys(all_nouns)])


def written_day(day: str) -> str:
    """`2026-05-12` as `12 May 2026`."""
    value = date.fromisoformat(day)
    return f"{value.day} {value:%B %Y}"


def days_later(day: str, days: int) -> str:
    """The day so many days after another, both as 2026-05-12."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
