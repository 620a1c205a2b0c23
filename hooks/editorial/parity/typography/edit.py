"""One sign or space that should be another, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

SPACES, QUOTES, OPENING = "typography-spaces", "typography-quotes", "typography-opening-marks"
DASHES, APOSTROPHES, ELLIPSIS = "typography-dashes", "typography-apostrophes", "typography-ellipsis"
RULES = (SPACES, QUOTES, OPENING, DASHES, APOSTROPHES, ELLIPSIS)


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands from `start` to `end` of a text should be `replacement`."""

    start: int
    end: int
    replacement: str | None
    """None where only a person can tell what should stand there."""
    rule: str
    fault: str
    """Which sentence says it (`parity/rules/typography.py`); empty for the second half of the edit before it."""
    until: int = 0
    """Where the words end that it is about, if it is about more than its own place."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits made; they are in order and apart. What has no replacement stays."""
    parts, begin = [], 0
    for edit in edits:
        if edit.replacement is not None:
            parts += [text[begin:edit.start], edit.replacement]
            begin = edit.end
    return "".join([*parts, text[begin:]])
