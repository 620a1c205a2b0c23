"""Times of day, in minutes since midnight: `3:30 p.m.`, `15 h 30`, `15:30`, `15.30 horas`."""

import re
from collections.abc import Iterator

from editorial.parity.passages import Passage
from editorial.parity.values.masking import Masked
from editorial.parity.values.value import Sort, Value

TIME = re.compile(
    r"(?<![\w.,:/-])(?:"
    r"(?P<h1>\d{1,2})(?:[:.](?P<m1>[0-5]\d))?[ \u00a0\u202f]?(?P<half>[ap])\.?[ \u00a0\u202f]?m\b\.?"
    r"|(?P<h2>\d{1,2}):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:[ \u00a0\u202f]?(?:h(?:oras|rs?|eures)?|o'clock)\b)?"
    r"|(?P<h3>\d{1,2})[ \u00a0\u202f]?h(?:eures?)?[ \u00a0\u202f]?(?P<m3>[0-5]\d)(?!\w)"
    r"|(?P<h4>\d{1,2})[ \u00a0\u202f]?h\b(?!\w)"
    r"|(?P<h5>\d{1,2})\.(?P<m5>[0-5]\d)[ \u00a0\u202f]?(?:h(?:oras|rs?)?)\b)", re.IGNORECASE)
HALF_A_DAY = 12 * 60


WORDS = frozenset({"h", "hr", "hrs", "am", "pm", "a", "p", "heure", "heures", "horas", "hora", "o"})


def may_have_times(passage: Passage) -> bool:
    """True if anything in a passage may part hours from minutes."""
    return ":" in passage.text or not WORDS.isdisjoint(passage.word_set)


def times(masked: Masked) -> Iterator[Value]:
    """The times of day in a passage. Without a.m. or p.m., a morning hour may be meant for the afternoon."""
    yield from masked.take(TIME, _time)


def _time(found: re.Match[str]) -> Iterator[Value]:
    hours = int(next(found[name] for name in ("h1", "h2", "h3", "h4", "h5") if found[name]))
    minutes = int(next((found[name] for name in ("m1", "m2", "m3", "m5") if found[name]), 0))
    if hours > 24 or (found["half"] and not 1 <= hours <= 12):
        return
    if found["half"]:
        hours = hours % 12 + (12 if found["half"].lower() == "p" else 0)
    total = hours * 60 + minutes
    either = not found["half"] and found["h2"] and hours < 12
    yield Value(Sort.TIME, found[0], found.start(), (total,), (total + HALF_A_DAY,) if either else ())
