"""Numbers by value. `1,000` in English is `1 000` in French and `1.000` or `1000` in Spanish; `3.5` is `3,5`.

Which sign parts the decimals is the CLDR's word for the locale, through Babel. A number that could be read
another way has that reading to spare. Spaces that part groups of three may also part numbers ("l'article 5
200 personnes"): then both are kept.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from docs_parity.facts.units import BEFORE, NOTHING, SIGNS, magnitudes, tail
from docs_parity.facts.value import Masked, Value, ValueKind
from docs_parity.languages.base import Language, alternatives
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import locale_of, read_with

SPACES = " \u00a0\u202f\u2009"
FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
FRACTION = re.compile(f"(?<!\\d)[{FRACTIONS}]")
# 2001–05 and 2023/24: the second year is written without its century.
YEARS = re.compile(r"(?<![\w.,/-])(?P<first>1\d\d\d|20\d\d)[-–—/](?P<second>\d\d)(?![\w/-]|[.,]\d)")
WHOLE_YEARS = re.compile(r"(?<![\w.,/-])(?P<first>1\d\d\d|20\d\d)[-–—/](?P<second>1\d\d\d|20\d\d)(?![\w/-])")
RANGE_HINT = re.compile(r"\d\d[-–—/]\d\d")
MINUS = frozenset("-−–")
NEAR = 16
"""Characters before a number in which a word for minus may stand."""
ONE_OF_SOME = re.compile(r"(?<![\w/.,])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![\w/]|[.,]\d)")
MAY_BE_CURRENCY = re.compile(r"[^\sa-z0-9(\[]\s?$")
# Nobody writes a number with more figures; what has more is copied, not counted.
MOST_FIGURES = 40


def numbers(masked: Masked, language: str) -> Iterator[Value]:
    """The numbers of a passage; read last, when nothing else claims its figures."""
    own, languages = described(language), read_with(language)
    if own.figures.decade and own.figures.decade_hint in masked.text:
        yield from masked.take(_decades(own), _decade)
    if RANGE_HINT.search(masked.text):
        for pattern in (WHOLE_YEARS, YEARS):
            yield from masked.take(pattern, _years)
    if "/" in masked.text:
        yield from masked.take(ONE_OF_SOME, _part)
    text = masked.text
    patterns = _patterns(languages)
    values = [
        value
        for match in patterns.figures.finditer(text)
        for value in _number(match, text, language, patterns.minus)
    ]
    yield from _shared(values, text, own, patterns.between)
    if not text.isascii():
        yield from (
            Value(sort=ValueKind.NUMBER, text=found[0], start=found.start(), readings=(_fraction(found[0]),))
            for found in FRACTION.finditer(text)
        )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What the words around numbers make of them."""

    figures: re.Pattern[str]
    """A number with its fraction and its ordinal ending."""
    minus: re.Pattern[str]
    """A word for minus at the end of what stands before a number."""
    between: re.Pattern[str]
    """All that stands between two numbers that share their unit."""


@cache
def _patterns(languages: tuple[Language, ...]) -> _Patterns:
    figures = [language.figures for language in languages]
    endings = alternatives(ending for words in figures for ending in words.ordinal_endings)
    between = alternatives(word for words in figures for word in words.between)
    articles = alternatives(word for words in figures for word in words.articles_between)
    minus = alternatives(word for words in figures for word in words.minus)
    return _Patterns(
        figures=re.compile(
            rf"(?P<figures>\d+(?:[.,'’]\d+|[{SPACES}]\d{{3}}(?!\d))*)(?P<fraction>[{FRACTIONS}])?"
            rf"(?P<ordinal>(?i:{endings}|\.?[ºª]|ᵉʳ?)(?!\w))?"
        ),
        minus=re.compile(rf"\b(?:{minus})[{SPACES}]$", re.IGNORECASE),
        between=re.compile(
            rf"[{SPACES}]{{0,2}}(?:[-–—]|{between})[{SPACES}]{{0,2}}"
            rf"(?:(?:{articles})[{SPACES}])?(?:US)?[$€£]?[{SPACES}]?",
            re.IGNORECASE,
        ),
    )


@cache
def _decades(language: Language) -> re.Pattern[str]:
    return re.compile(language.figures.decade, re.IGNORECASE)


def _shared(values: list[Value], text: str, language: Language, between: re.Pattern[str]) -> Iterator[Value]:
    """The numbers; one that a dash or "to" parts from the next may have its unit and its magnitude, or lend
    its own: `$5 to 10 million`.
    """
    lent = ""
    for value, following in zip_longest(values, values[1:]):
        joined = following is not None and bool(
            between.fullmatch(text, value.start + len(value.text), following.start)
        )
        if joined and (following.unit or following.magnitude):
            factor = (
                Decimal(10) ** magnitudes(language)[following.magnitude]
                if following.magnitude and not value.magnitude
                else None
            )
            more = tuple(number * factor for number in value.numbers) if factor else ()
            yield replace(value, shared=following.unit or lent, spare=value.spare + more)
        else:
            yield replace(value, shared=lent) if lent else value
        lent = value.unit if joined else ""


def _decade(found: re.Match[str]) -> Iterator[Value]:
    """The 1990s; of "the 90s" the century is not said."""
    year = Decimal(found["year"])
    yield Value(
        sort=ValueKind.NUMBER,
        text=found[0],
        start=found.start(),
        readings=(year if year > 99 else year + 1900,),
        spare=() if year > 99 else (year,),
        unit="decade",
    )


def _part(found: re.Match[str]) -> Iterator[Value]:
    """1/2: half, or 1 and 2."""
    pieces = tuple(
        Value(
            sort=ValueKind.NUMBER, text=found[name], start=found.start(name), readings=(Decimal(found[name]),)
        )
        for name in ("part", "whole")
    )
    yield Value(
        sort=ValueKind.NUMBER,
        text=found[0],
        start=found.start(),
        readings=(round(Decimal(found["part"]) / Decimal(found["whole"]), 6),),
        parts=pieces,
    )


def _years(found: re.Match[str]) -> Iterator[Value]:
    first, second = found["first"], found["second"]
    whole = Decimal(first[: 4 - len(second)] + second)
    yield Value(sort=ValueKind.NUMBER, text=first, start=found.start(), readings=(Decimal(first),))
    yield Value(
        sort=ValueKind.NUMBER,
        text=second,
        start=found.start("second"),
        readings=(whole,),
        spare=(Decimal(second),) if len(second) == 2 else (),
    )


def _number(found: re.Match[str], text: str, language: str, minus: re.Pattern[str]) -> Iterator[Value]:
    figures, start = found["figures"], found.start()
    if len(figures) > MOST_FIGURES:
        yield Value(sort=ValueKind.IDENTIFIER, text=figures, start=start, readings=(figures,))
        return
    currency = (
        BEFORE.search(text[max(0, start - 6) : start])
        if MAY_BE_CURRENCY.search(text[max(0, start - 2) : start])
        else None
    )
    after = NOTHING if found["ordinal"] else tail(text, found.end(), language, currency=bool(currency))
    sign = _sign(text, start)
    scale = -after.factor if sign in MINUS else after.factor
    readings, spare = (
        tuple(_scaled(one, found["fraction"], scale) for one in some) for some in reading(figures, language)
    )
    # A dash that touches a number may be a dash, and "au moins 3" is no "moins 3".
    if sign == "–" or minus.search(text[max(0, start - NEAR) : start]):
        spare += tuple(-one for one in readings)
    unit = after.unit or (SIGNS[currency[0].strip(SPACES)] if currency else "")
    shown = text[start - len(sign) : found.end() + after.length].strip()
    begin = start - len(sign)
    if figures.isdecimal():
        yield Value(
            sort=ValueKind.NUMBER,
            text=shown,
            start=begin,
            readings=readings,
            spare=spare,
            unit=unit,
            magnitude=after.magnitude,
            ordinal=bool(found["ordinal"]),
        )
    else:
        yield Value(
            sort=ValueKind.NUMBER,
            text=shown,
            start=begin,
            readings=readings,
            spare=spare,
            unit=unit,
            decimals=_decimals(figures, language),
            parts=tuple(_parts(figures, start, language, unit, scale)),
            magnitude=after.magnitude,
        )


def _sign(text: str, start: int) -> str:
    """The sign that touches a number and begins a word; the dash of a range does not."""
    sign = text[start - 1 : start]
    return sign if sign and sign in MINUS and (start == 1 or text[start - 2] in f"({SPACES}") else ""


def _scaled(number: Decimal, fraction: str | None, scale: Decimal) -> Decimal:
    number = number + _fraction(fraction) if fraction else number
    return number * scale if scale != 1 else number


def _fraction(sign: str) -> Decimal:
    return Decimal(repr(round(unicodedata.numeric(sign), 6)))


def reading(figures: str, language: str) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """(what figures with their signs between them are in a language, what they are elsewhere)."""
    if figures.isdecimal():
        return (Decimal(figures),), ()
    groups = re.split(rf"[.,'’{SPACES}]", figures)
    signs = [sign for sign in figures if not sign.isdecimal()]
    decimal = _decimal_sign(language)
    whole = Decimal("".join(groups)) if _grouped(groups, signs) else None
    broken = (
        Decimal(f"{''.join(groups[:-1])}.{groups[-1]}")
        if signs[-1] in ".," and _grouped(groups[:-1], signs[:-1], signs[-1])
        else None
    )
    order = (broken, whole) if signs[-1] == decimal else (whole, broken)
    likely = [one for one in order if one is not None]
    if described(language).figures.certain_groups and len(likely) == 2:
        return (likely[0],), ()
    # Nobody writes three decimals that are all nought: 5.000 millones are not five millions.
    return tuple(likely[:1]), tuple(one for one in likely[1:] if one is not broken or groups[-1] != "000")


def _grouped(groups: list[str], signs: list[str], other: str = "") -> bool:
    """True if the figures before the decimals are one group, or groups of three parted by one sign that parts
    nothing else.
    """
    kinds = {" " if sign in SPACES else sign for sign in signs}
    return (
        len(kinds) <= 1
        and other not in kinds
        and (not signs or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])))
    )


@cache
def _decimal_sign(language: str) -> str:
    """The sign that parts decimals; a point in a language that the CLDR does not know."""
    locale = locale_of(language)
    return str(locale.number_symbols["latn"]["decimal"]) if locale else "."


def _decimals(figures: str, language: str) -> int:
    """How many decimals are written."""
    readings, _ = reading(figures, language) if figures else ((), ())
    exponent = readings[0].as_tuple().exponent if readings else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _parts(figures: str, start: int, language: str, unit: str, scale: Decimal) -> Iterator[Value]:
    """The numbers that spaces or other signs part, where the whole need not be one number."""
    whole = bool(figures) and bool(reading(figures, language)[0])
    pieces = list(re.finditer(rf"[^{SPACES}]+" if whole else r"\d+", figures))
    for index, piece in enumerate(pieces if len(pieces) > 1 else ()):
        last = index == len(pieces) - 1
        readings, spare = reading(piece[0], language)
        readings, spare = (
            tuple(_scaled(one, None, scale if last else Decimal(1)) for one in some)
            for some in (readings, spare)
        )
        yield Value(
            sort=ValueKind.NUMBER,
            text=piece[0],
            start=start + piece.start(),
            readings=readings,
            spare=spare,
            unit=unit if last else "",
        )
