"""Times of day, in minutes since midnight: `3:30 p.m.`, `15 h 30`, `15:30`, `15.30 horas`, `3 de la tarde`,
`3 to 5 p.m.`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from docs_parity.compare.passages import Passage
from docs_parity.facts.value import Masked, Value, ValueKind
from docs_parity.languages.base import WORD, Language, alternatives
from docs_parity.languages.lookup import read_with

S = "[ \u00a0\u202f]"
NOTHING_BEFORE = r"(?<![\w.,:/])(?<![^\W\d]-)(?<!\d{4}-)"
HALF_A_DAY = 12 * 60
WORDS = frozenset("h am pm a p".split())
"""What may be read beside figures in every language: the letters of 3 h, a.m. and p.m."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How times are written."""

    time: re.Pattern[str]
    from_to: re.Pattern[str]
    """Two times with one a.m. or p.m.: the first hour has none of its own."""
    hints: frozenset[str]
    """Words without one of which, and without a colon, a text has no time."""


def may_have_times(passage: Passage) -> bool:
    """True if anything in a passage may part hours from minutes."""
    return ":" in passage.text or not _patterns(read_with(passage.language)).hints.isdisjoint(
        passage.word_set
    )


def parts_of_day(language: Language) -> Iterator[str]:
    """The words of a language that tell a part of the day, noon and midnight among them."""
    clock = language.clock
    yield from (WORD.findall(phrase)[-1] for phrase in (*clock.morning, *clock.afternoon, *clock.night))
    yield from clock.noon


def times(masked: Masked, language: str) -> Iterator[Value]:
    """The times of day in a passage. Without a.m. or p.m., a morning hour may be meant for the afternoon."""
    patterns = _patterns(read_with(language))
    yield from masked.take(patterns.from_to, _from_to)
    yield from masked.take(patterns.time, _time)


@cache
def _patterns(languages: tuple[Language, ...]) -> _Patterns:
    clocks = [language.clock for language in languages]
    between = _any_of(word for clock in clocks for word in clock.between)
    behind_colon = _any_of(word for clock in clocks for word in clock.behind_colon)
    behind_point = _any_of(word for clock in clocks for word in clock.behind_point)
    before_part = _any_of(word for clock in clocks for word in clock.before_part)
    morning = _any_of(phrase for clock in clocks for phrase in clock.morning)
    afternoon = _any_of(phrase for clock in clocks for phrase in clock.afternoon)
    night = _any_of(phrase for clock in clocks for phrase in clock.night)
    to = _any_of(word for clock in clocks for word in clock.to)
    part = rf"(?:(?P<morning>{morning})|(?P<night>{night})|{afternoon})"
    time = (
        rf"{NOTHING_BEFORE}(?:"
        rf"(?P<h1>\d{{1,2}})(?:[:.](?P<m1>[0-5]\d))?{S}?(?P<half>[ap])\.?{S}?m\b\.?"
        rf"|(?P<h6>\d{{1,2}})(?:(?:[:.]|{S}?(?:h|{between}){S}?)(?P<m6>[0-5]\d))?"
        rf"(?:{S}?(?:{before_part}))?{S}(?P<part>{part})(?!\w)"
        rf"|(?P<h2>\d{{1,2}}):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:{S}?(?:h|{behind_colon})\b)?"
        rf"|(?P<h3>\d{{1,2}}){S}?(?:h|{between}){S}?(?P<m3>[0-5]\d)(?!\w)"
        rf"|(?P<h4>\d{{1,2}}){S}?h\b(?!\w)"
        rf"|(?P<h5>\d{{1,2}})\.(?P<m5>[0-5]\d){S}?(?:h|{behind_point}|UTC|GMT)\b)"
    )
    from_to = (
        rf"{NOTHING_BEFORE}(?P<h0>\d{{1,2}})(?:[:.](?P<m0>[0-5]\d))?(?:{S}?[-–—]{S}?|{S}(?:{to}){S})"
        rf"(?P<h1>\d{{1,2}})(?:[:.](?P<m1>[0-5]\d))?{S}?(?P<half>[ap])\.?{S}?m\b\.?"
    )
    return _Patterns(
        time=re.compile(time, re.IGNORECASE),
        from_to=re.compile(from_to, re.IGNORECASE),
        hints=WORDS.union(*map(_hints, languages)),
    )


def _any_of(phrases: Iterable[str]) -> str:
    return alternatives(phrases).replace(r"\ ", S)


def _hints(language: Language) -> Iterator[str]:
    clock = language.clock
    for word in (*clock.between, *clock.behind_colon, *clock.behind_point, *clock.before_part):
        yield from WORD.findall(word)
    for phrase in (*clock.morning, *clock.afternoon, *clock.night):
        yield WORD.findall(phrase)[-1]


def _from_to(found: re.Match[str]) -> Iterator[Value]:
    """Both ends of `10 to 2 p.m.`: the first is before the second."""
    first, second = (
        _minutes(int(found[f"h{end}"]), int(found[f"m{end}"] or 0), found["half"].lower() == "p")
        for end in "01"
    )
    if first is not None and second is not None:
        first = first if first < second else (first + HALF_A_DAY) % (2 * HALF_A_DAY)
        yield Value(sort=ValueKind.TIME, text=found[0], start=found.start(), readings=(first,))
        yield Value(sort=ValueKind.TIME, text=found[0], start=found.start(), readings=(second,))


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
            sort=ValueKind.TIME,
            text=found[0],
            start=found.start(),
            readings=(total,),
            spare=(total + HALF_A_DAY,) if either else (),
        )


def _minutes(hours: int, minutes: int, afternoon: bool) -> int | None:
    """Minutes since midnight for an hour from 1 to 12; None for another."""
    return hours % 12 * 60 + minutes + HALF_A_DAY * afternoon if 1 <= hours <= 12 else None
