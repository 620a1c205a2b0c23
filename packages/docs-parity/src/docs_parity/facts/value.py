"""A value: one identifier, date, time or number, however it is written; and a text of which one reader after
another takes what it understands.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from docs_parity.markdown.inline import OBJECT

Day = tuple[int | None, int | None, int | None]
"""Year, month and day, as far as they are said."""


class ValueKind(StrEnum):
    """What a value is. Only values of one sort are compared."""

    IDENTIFIER = "identifier"
    """A document symbol, a case number, a version, an address: verbatim."""
    LABEL = "sub-paragraph"
    """`4 (a)`."""
    TOKEN = "mixed word"  # noqa: S105 - a sort of value, no password
    """Letters and figures in one word: `G20`, `COVID-19`. A translation may leave it out, not change it."""
    DATE = "date"
    WEEKDAY = "day of the week"
    TIME = "time"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value in a passage."""

    sort: ValueKind
    text: str
    """As it is written."""
    start: int
    """Where it begins in the passage's text."""
    readings: tuple[Hashable, ...]
    """What it may be; equal for the same value, the likeliest first."""
    spare: tuple[Hashable, ...] = ()
    """What it is under another convention than that of its language."""
    unit: str = ""
    """`%`, a currency (`USD`), a unit (`length-kilometer`); empty if none is known."""
    shared: str = ""
    """The unit of the number beside it, if that may hold for both: `5 to 10 per cent`, `$5–10`."""
    decimals: int = 0
    """How many decimals are written."""
    parts: tuple["Value", ...] = ()
    """The numbers it is if the spaces inside it part several."""
    doubtful: bool = False
    """True if it may be something else: it may answer, and is asked for only where something stands in its
    place.
    """
    magnitude: str = ""
    """The word for thousands, millions… that it is written with."""
    ordinal: bool = False
    """True for `third` and `3rd`, which have the reading of `three`."""

    @property
    def end(self) -> int:
        """Where it ends in the passage's text."""
        return self.start + len(self.text)

    @property
    def all_readings(self) -> tuple[Hashable, ...]:
        """What it may be under any convention."""
        return self.readings + self.spare

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The readings of a number; none for anything else."""
        return tuple(reading for reading in self.readings if isinstance(reading, Decimal))

    @property
    def minutes(self) -> tuple[int, ...]:
        """The readings of a time, in minutes from midnight; none for anything else."""
        return tuple(reading for reading in self.readings if isinstance(reading, int))

    @property
    def days(self) -> tuple[Day, ...]:
        """The readings of a date; none for anything else."""
        return tuple(reading for reading in self.readings if isinstance(reading, tuple))


class Masked:
    """The text of a passage while its values are read."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(
        self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Iterable[Value]]
    ) -> Iterator[Value]:
        """The values that `make` sees in the matches; the text behind each is covered,
        every position kept.
        """
        spans = []
        for match in pattern.finditer(self.text):
            if values := tuple(make(match)):
                spans.append(match.span())
                yield from values
        self.cover(spans)

    def cover(self, spans: Iterable[tuple[int, int]]) -> None:
        """Hide these parts of the text, given in order, from the readers to come."""
        pieces, end = [], 0
        for begin, until in spans:
            pieces += [self.text[end:begin], OBJECT * (until - max(begin, end))]
            end = max(until, end)
        if pieces:
            self.text = "".join([*pieces, self.text[end:]])
