"""A value: one identifier, date, time or number, however it is written."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a value is. Only values of one sort are compared."""

    IDENTIFIER = "identifier"
    """A document symbol, a case number, a version, an address: verbatim."""
    LABEL = "sub-paragraph"
    """`4 (a)`."""
    TOKEN = "mixed word"
    """Letters and figures in one word: `G20`, `COVID-19`. A translation may leave it out, not change it."""
    DATE = "date"
    WEEKDAY = "day of the week"
    TIME = "time"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a passage."""

    sort: Sort
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
    """True if it may be something else: it may answer, and is asked for only where something stands in its place."""
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
