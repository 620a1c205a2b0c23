"""Numbers by value. `1,000` in English is `1 000` in French and `1.000` or `1000` in Spanish; `3.5` is `3,5`.

Which sign parts the decimals is the CLDR's word for the locale, through Babel. A number that could be read another way has that
reading to spare. Spaces that part groups of three may also part numbers ("l'article 5 200 personnes"): then both are kept.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from babel import Locale

from editorial.parity.values.masking import Masked
from editorial.parity.values.units import BEFORE, NOTHING, SIGNS, tail
from editorial.parity.values.value import Sort, Value

SPACES = " \u00a0\u202f\u2009"
FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
NUMBER = re.compile(rf"(?<![\d])(?P<sign>(?:(?<=[\s(])|(?<!.))[-−–+])?(?P<figures>\d+(?:[.,'’]\d+|[{SPACES}]\d{{3}}(?!\d))*)(?P<fraction>[{FRACTIONS}])?"
                    rf"(?P<ordinal>(?:st|nd|rd|th|er|re|ère|ème|ième|es|e|d|nde|o|a|os|as|(?:\.?[ºª])|ᵉʳ?)(?!\w))?|(?P<alone>[{FRACTIONS}])",
                    re.IGNORECASE)
# 2001–05 and 2023/24: the second year is written without its century.
YEARS = re.compile(r"(?<![\w.,/-])(?P<first>1\d\d\d|20\d\d)[-–—/](?P<second>\d\d)(?![\w/-]|[.,]\d)")
WHOLE_YEARS = re.compile(r"(?<![\w.,/-])(?P<first>1\d\d\d|20\d\d)[-–—/](?P<second>1\d\d\d|20\d\d)(?![\w/-])")
DECADE = {
    "en": re.compile(r"(?<![\w])(?:the[ ])?['’]?(?P<year>\d{4}|\d0)['’]?s(?!\w)", re.IGNORECASE),
    "fr": re.compile(r"\bannées[ \u00a0](?P<year>\d{4}|\d0)(?![\w])", re.IGNORECASE),
    "es": re.compile(r"\b(?:años|década[ ]de(?:[ ]los)?(?:[ ]años)?)[ \u00a0](?P<year>\d{4}|\d0)(?![\w])", re.IGNORECASE),
}
MINUS = frozenset("-−–")
ONE_OF_SOME = re.compile(r"(?<![\w/.,])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![\w/]|[.,]\d)")
# Nobody writes a number with more figures; what has more is copied, not counted.
MOST_FIGURES = 40


def numbers(masked: Masked, language: str) -> Iterator[Value]:
    """The numbers of a passage; read last, when nothing else claims its figures."""
    base = language.partition("-")[0]
    if base in DECADE:
        yield from masked.take(DECADE[base], _decade)
    for pattern in (WHOLE_YEARS, YEARS):
        yield from masked.take(pattern, _years)
    if "/" in masked.text:
        yield from masked.take(ONE_OF_SOME, _part)
    text = masked.text
    for found in NUMBER.finditer(text):
        yield from _number(found, text, language)


def _decade(found: re.Match[str]) -> Iterator[Value]:
    """The 1990s; of "the 90s" the century is not said."""
    year = Decimal(found["year"])
    yield Value(Sort.NUMBER, found[0], found.start(), (year if year > 99 else year + 1900,), () if year > 99 else (year,), unit="decade")


def _part(found: re.Match[str]) -> Iterator[Value]:
    """1/2: half, or 1 and 2."""
    pieces = tuple(Value(Sort.NUMBER, found[name], found.start(name), (Decimal(found[name]),)) for name in ("part", "whole"))
    yield Value(Sort.NUMBER, found[0], found.start(), (round(Decimal(found["part"]) / Decimal(found["whole"]), 6),), parts=pieces)


def _years(found: re.Match[str]) -> Iterator[Value]:
    first, second = found["first"], found["second"]
    whole = Decimal(first[:4 - len(second)] + second)
    yield Value(Sort.NUMBER, first, found.start(), (Decimal(first),))
    yield Value(Sort.NUMBER, second, found.start("second"), (whole,), (Decimal(second),) if len(second) == 2 else ())


def _number(found: re.Match[str], text: str, language: str) -> Iterator[Value]:
    figures = found["figures"] or ""
    if len(figures) > MOST_FIGURES:
        yield Value(Sort.IDENTIFIER, figures, found.start(), (figures,))
        return
    start, end = found.start("figures") if figures else found.start(), found.end()
    sign = BEFORE.search(text, max(0, start - 6), start)
    after = NOTHING if found["ordinal"] else tail(text, end, language, currency=bool(sign))
    scale = after.factor * (-1 if (found["sign"] or "+") in MINUS else 1)
    readings, spare = reading(figures, language) if figures else ((Decimal(0),), ())
    more = found["fraction"] or found["alone"]
    readings, spare = (tuple(_scaled(one, more, scale) for one in some) for some in (readings, spare))
    if found["sign"] == "–":  # a dash that touches a number may be a dash
        spare += tuple(-one for one in readings)
    unit = after.unit or (SIGNS[sign[0].strip(SPACES)] if sign else "")
    yield Value(Sort.NUMBER, text[found.start():end + after.length].strip(), found.start(), readings, spare, unit,
                _decimals(figures, language), tuple(_parts(figures, start, language, unit, scale)), after.magnitude)


def _scaled(number: Decimal, fraction: str | None, scale: Decimal) -> Decimal:
    number = number + _fraction(fraction) if fraction else number
    return number * scale if scale != 1 else number


def _fraction(sign: str) -> Decimal:
    return Decimal(repr(round(unicodedata.numeric(sign), 6)))


def reading(figures: str, language: str) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """(what figures with their signs between them are in a language, what they are elsewhere)."""
    groups = re.split(rf"[.,'’{SPACES}]", figures)
    signs = [sign for sign in figures if sign in f".,'’{SPACES}"]
    if not signs:
        return (Decimal(figures),), ()
    decimal = _decimal_sign(language)
    whole = Decimal("".join(groups)) if _grouped(groups, signs) else None
    broken = Decimal(f"{''.join(groups[:-1])}.{groups[-1]}") if signs[-1] in ".," and _grouped(groups[:-1], signs[:-1], signs[-1]) else None
    order = (broken, whole) if signs[-1] == decimal else (whole, broken)
    likely = [one for one in order if one is not None]
    if language.partition("-")[0] == "en" and len(likely) == 2:
        return (likely[0],), ()  # English never writes 1,500 for one and a half
    # Nobody writes three decimals that are all nought: 5.000 millones are not five millions.
    return tuple(likely[:1]), tuple(one for one in likely[1:] if one is not broken or groups[-1] != "000")


def _grouped(groups: list[str], signs: list[str], other: str = "") -> bool:
    """True if the figures before the decimals are one group, or groups of three parted by one sign that parts nothing else."""
    kinds = {" " if sign in SPACES else sign for sign in signs}
    return len(kinds) <= 1 and other not in kinds and (not signs or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])))


@cache
def _decimal_sign(language: str) -> str:
    return Locale.parse(language, sep="-").number_symbols["latn"]["decimal"]


def _decimals(figures: str, language: str) -> int:
    """How many decimals are written."""
    readings, _ = reading(figures, language) if figures else ((), ())
    return max(0, -readings[0].as_tuple().exponent) if readings else 0


def _parts(figures: str, start: int, language: str, unit: str, scale: Decimal) -> Iterator[Value]:
    """The numbers that spaces or other signs part, where the whole need not be one number."""
    whole = bool(figures) and bool(reading(figures, language)[0])
    pieces = list(re.finditer(rf"[^{SPACES}]+" if whole else r"\d+", figures))
    for index, piece in enumerate(pieces if len(pieces) > 1 else ()):
        last = index == len(pieces) - 1
        readings, spare = reading(piece[0], language)
        readings, spare = (tuple(_scaled(one, None, scale if last else Decimal(1)) for one in some) for some in (readings, spare))
        yield Value(Sort.NUMBER, piece[0], start + piece.start(), readings, spare, unit if last else "")
