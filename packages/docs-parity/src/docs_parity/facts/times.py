"""Times of day, in minutes since midnight: `3:30 p.m.`, `15 h 30`, `15:30`, `15.30 horas`, `3 de la tarde`,
`3 to 5 p.m.`.
"""

import re
from collections.abc import Iterator

from docs_parity.compare.passages import Passage
from docs_parity.facts.value import Masked, Value, ValueKind

S = "[ \u00a0\u202f]"
NOTHING_BEFORE = r"(?<![\w.,:/])(?<![^\W\d]-)(?<!\d{4}-)"
PART = (
    rf"(?:(?P<morning>de{S}la{S}(?:mañana|madrugada)|du{S}matin|in{S}the{S}morning)|(?P<night>de{S}la{S}noche|at{S}night)"
    rf"|de{S}la{S}tarde|del{S}mediodía|de{S}l['’]après-midi|du{S}soir|in{S}the{S}(?:afternoon|evening))"
)
TIME = re.compile(
    rf"{NOTHING_BEFORE}(?:"
    rf"(?P<h1>\d{{1,2}})(?:[:.](?P<m1>[0-5]\d))?{S}?(?P<half>[ap])\.?{S}?m\b\.?"
    rf"|(?P<h6>\d{{1,2}})(?:(?:[:.]|{S}?h(?:eures?)?{S}?)(?P<m6>[0-5]\d))?(?:{S}?(?:h(?:oras?|eures?)?|o['’]clock))?{S}(?P<part>{PART})(?!\w)"
    rf"|(?P<h2>\d{{1,2}}):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:{S}?(?:h(?:oras|rs?|eures)?|o['’]clock)\b)?"
    rf"|(?P<h3>\d{{1,2}}){S}?h(?:eures?)?{S}?(?P<m3>[0-5]\d)(?!\w)"
    rf"|(?P<h4>\d{{1,2}}){S}?h\b(?!\w)"
    rf"|(?P<h5>\d{{1,2}})\.(?P<m5>[0-5]\d){S}?(?:h(?:oras|rs?)?|UTC|GMT)\b)",
    re.IGNORECASE,
)
# The first hour has no a.m. or p.m. of its own.
FROM_TO = re.compile(
    rf"{NOTHING_BEFORE}(?P<h0>\d{{1,2}})(?:[:.](?P<m0>[0-5]\d))?(?:{S}?[-–—]{S}?|{S}(?:to|and|until|till|a|à|y|et){S})"
    rf"(?P<h1>\d{{1,2}})(?:[:.](?P<m1>[0-5]\d))?{S}?(?P<half>[ap])\.?{S}?m\b\.?",
    re.IGNORECASE,
)
HALF_A_DAY = 12 * 60
WORDS = frozenset(
    "h hr hrs am pm a p heure heures horas hora o mañana madrugada tarde noche mediodía matin midi soir "
    "morning afternoon evening night clock".split()
)


def may_have_times(passage: Passage) -> bool:
    """True if anything in a passage may part hours from minutes."""
    return ":" in passage.text or not WORDS.isdisjoint(passage.word_set)


def times(masked: Masked) -> Iterator[Value]:
    """The times of day in a passage. Without a.m. or p.m., a morning hour may be meant for the afternoon."""
    yield from masked.take(FROM_TO, _from_to)
    yield from masked.take(TIME, _time)


def _from_to(found: re.Match[str]) -> Iterator[Value]:
    """Both ends of `10 to 2 p.m.`: the first is before the second."""
    first, second = (
        _minutes(int(found[f"h{end}"]), int(found[f"m{end}"] or 0), found["half"].lower() == "p")
        for end in "01"
    )
    if first is not None and second is not None:
        first = first if first < second else (first + HALF_A_DAY) % (2 * HALF_A_DAY)
        yield Value(ValueKind.TIME, found[0], found.start(), (first,))
        yield Value(ValueKind.TIME, found[0], found.start(), (second,))


def _time(found: re.Match[str]) -> Iterator[Value]:
    hours = int(next(found[name] for name in ("h1", "h2", "h3", "h4", "h5", "h6") if found[name]))
    minutes = int(next((found[name] for name in ("m1", "m2", "m3", "m5", "m6") if found[name]), 0))
    total: int | None = hours * 60 + minutes
    if found["half"]:
        total = _minutes(hours, minutes, found["half"].lower() == "p")
    elif found["part"] and hours <= 12:
        total = _minutes(hours, minutes, not found["morning"] and not (found["night"] and hours == 12))
    if total is not None and total <= 2 * HALF_A_DAY + 59:
        either = not found["half"] and found["h2"] and hours < 12
        yield Value(
            ValueKind.TIME, found[0], found.start(), (total,), (total + HALF_A_DAY,) if either else ()
        )


def _minutes(hours: int, minutes: int, afternoon: bool) -> int | None:
    """Minutes since midnight for an hour from 1 to 12; None for another."""
    return hours % 12 * 60 + minutes + HALF_A_DAY * afternoon if 1 <= hours <= 12 else None
