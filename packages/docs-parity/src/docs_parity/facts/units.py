"""Units, currencies and magnitudes: what stands before or behind a number and makes another value of it.

Words for units are the CLDR's (through Babel); a currency is its ISO 4217 code, a unit the CLDR's id.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.units import format_unit

PERCENT, POINTS, PER_MILLE = "%", "percentage points", "‰"
MAGNITUDES: dict[str, dict[str, int]] = {
    "en": {
        "hundred": 2,
        "thousand": 3,
        "k": 3,
        "thousand million": 9,
        "million": 6,
        "millions": 6,
        "m": 6,
        "mn": 6,
        "billion": 9,
        "billions": 9,
        "bn": 9,
        "trillion": 12,
        "trillions": 12,
        "tn": 12,
    },
    "fr": {
        "mille": 3,
        "k": 3,
        "million": 6,
        "millions": 6,
        "m": 6,
        "milliard": 9,
        "milliards": 9,
        "md": 9,
        "mds": 9,
        "billion": 12,
        "billions": 12,
        "trillion": 18,
        "trillions": 18,
        "mille milliards": 12,
    },
    "es": {
        "mil": 3,
        "k": 3,
        "millón": 6,
        "millones": 6,
        "m": 6,
        "mil millones": 9,
        "millardo": 9,
        "millardos": 9,
        "billón": 12,
        "billones": 12,
        "trillón": 18,
        "trillones": 18,
    },
}
"""Magnitude words with their power of ten: a billion is 10⁹ in English, a French billion and a Spanish billón
are 10¹².
"""
SHORT = frozenset({"k", "m", "mn", "bn", "tn", "md", "mds"})
"""Letters that are magnitudes beside a currency only."""
CURRENCIES = {
    "USD": "US$ $US USD $ dollar dollars dólar dólares",
    "EUR": "€ EUR euro euros",
    "GBP": "£ GBP pound pounds sterling",
    "CHF": "CHF",
    "JPY": "¥ JPY yen yenes yens",
    "CAD": "C$ CAD",
    "XAF": "FCFA XAF XOF",
    "CNY": "CNY yuan yuanes yuans",
    "INR": "₹ INR",
    "RUB": "₽ RUB rouble roubles rublo rublos",
    "ILS": "₪ ILS shekel shekels",
}
SIGNS = {sign: code for code, signs in CURRENCIES.items() for sign in signs.split()}
LEADING = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True) if not sign.islower())
BEFORE = re.compile(rf"(?:{LEADING})[ \u00a0\u202f]?$")
UNITS = (
    "duration-year duration-month duration-week duration-day duration-hour duration-minute duration-second "
    "duration-millisecond "
    "length-kilometer length-meter length-centimeter length-millimeter length-mile length-foot "
    "length-nautical-mile speed-kilometer-per-hour area-square-mile area-acre area-square-kilometer "
    "area-hectare "
    "area-square-meter mass-tonne mass-kilogram mass-gram volume-liter "
    "temperature-celsius temperature-fahrenheit digital-kilobyte digital-megabyte digital-gigabyte "
    "digital-terabyte"
).split()
# Letters that are units too often are not: m for million, s in "1990s", d, h for a time.
AMBIGUOUS = frozenset("m s d h g t l y a w j o b k".split())
SPACE = "[ \u00a0\u202f\u2009]"
PERCENTS = {
    "%": PERCENT,
    "per cent": PERCENT,
    "percent": PERCENT,
    "pour cent": PERCENT,
    "por ciento": PERCENT,
    "por cien": PERCENT,
    "percentage point": POINTS,
    "percentage points": POINTS,
    "point de pourcentage": POINTS,
    "points de pourcentage": POINTS,
    "punto porcentual": POINTS,
    "puntos porcentuales": POINTS,
    "‰": PER_MILLE,
    "per mille": PER_MILLE,
    "pour mille": PER_MILLE,
    "por mil": PER_MILLE,
}

# What the CLDR has no word for, or another one.
BYTES = {
    "KB": "digital-kilobyte",
    "kB": "digital-kilobyte",
    "MB": "digital-megabyte",
    "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
}
EXTRA = {
    "en": BYTES
    | {
        "m": "length-meter",
        "hrs": "duration-hour",
        "metric tons": "mass-tonne",
        "Swiss franc": "CHF",
        "Swiss francs": "CHF",
    },
    "fr": BYTES
    | {
        "m": "length-meter",
        "an": "duration-year",
        "années": "duration-year",
        "année": "duration-year",
        "journées": "duration-day",
        "livre sterling": "GBP",
        "livres sterling": "GBP",
        "franc suisse": "CHF",
        "francs suisses": "CHF",
    },
    "es": BYTES
    | {
        "m": "length-meter",
        "mes": "duration-month",
        "meses": "duration-month",
        "libra esterlina": "GBP",
        "libras esterlinas": "GBP",
        "franco suizo": "CHF",
        "francos suizos": "CHF",
    },
}


@dataclass(frozen=True, slots=True)
class UnitReading:
    """What stands behind a number."""

    factor: Decimal = Decimal(1)
    magnitude: str = ""
    unit: str = ""
    length: int = 0
    """How many characters of the text it is."""


NOTHING = UnitReading()
NEXT = re.compile(r"[ \u00a0\u202f\u2009-]?(?:(?:de|of)[ \u00a0]|d['’])?([^\W\d_]+|[^\w\s])")


def tail(text: str, end: int, language: str, currency: bool) -> UnitReading:
    """The magnitude and the unit behind the number that ends at `end`.

    `currency`: a sign for one stands before it.
    """
    base = language.partition("-")[0]
    next_word = NEXT.match(text, end)
    if not next_word or next_word[1].lower() not in _heads(base):
        return NOTHING
    position, factor, magnitude, unit = end, Decimal(1), "", ""
    found = _magnitude_pattern(base).match(text, position)
    word = " ".join(found[1].lower().split()) if found else ""
    if (
        found
        and word in MAGNITUDES[base]
        and (word not in SHORT or currency or _currency_follows(text, found.end(), base))
    ):
        factor, magnitude, position = Decimal(10) ** MAGNITUDES[base][word], word, found.end()
    if found := _unit_pattern(base).match(text, position):
        word = " ".join(found[1].split())
        unit = unit_behind(word, base)
        position = found.end() if unit else position
    return UnitReading(factor, magnitude, unit, position - end)


@cache
def _heads(base: str) -> frozenset[str]:
    """What a magnitude or a unit may begin with."""
    return frozenset(NEXT.match(word)[1].lower() for word in (*MAGNITUDES.get(base, {}), *_units(base)))


def _currency_follows(text: str, end: int, base: str) -> bool:
    found = _unit_pattern(base).match(text, end)
    return bool(found) and (found[1] in SIGNS or found[1].lower() in SIGNS)


@cache
def _magnitude_pattern(base: str) -> re.Pattern[str]:
    words = sorted(MAGNITUDES.get(base, {}), key=len, reverse=True) or ["\0"]
    written = "|".join(re.escape(word).replace(r"\ ", SPACE) for word in words)
    return re.compile(rf"{SPACE}?({written})(?![\w])", re.IGNORECASE)


@cache
def _unit_pattern(base: str) -> re.Pattern[str]:
    words = sorted(_units(base), key=len, reverse=True)
    written = "|".join(
        re.escape(word).replace(r"\ ", SPACE) + (r"(?!\w)" if word[-1].isalnum() else "") for word in words
    )
    return re.compile(rf"(?:{SPACE}|-)?(?:(?:de|d['’]|of){SPACE}?)?({written})", re.IGNORECASE)


def unit_words(base: str) -> dict[str, str]:
    """Words for units that are one word, in small letters."""
    return {
        word: unit
        for word, unit in _units(base).items()
        if word.isalpha() and word.islower() and len(word) > 2
    }


def unit_behind(word: str, base: str) -> str:
    """The unit that a word or a sign behind a number is, empty if it is none."""
    return _units(base).get(word) or _units(base).get(word.lower(), "")


@cache
def qualifying_words(base: str) -> frozenset[str]:
    """What makes another unit of a word: the square of square kilometres, the Celsius of degrees Celsius; in
    small letters.
    """
    names = [word.lower().split() for word, unit in _units(base).items() if word not in PERCENTS]
    return (
        frozenset(
            word for name in names if len(name) > 1 for word in name if word.isalpha() and len(word) > 3
        )
        - unit_words(base).keys()
    )


def magnitude_words(base: str) -> dict[str, int]:
    """Words for magnitudes that are one word, with their power of ten."""
    return {
        word: power for word, power in MAGNITUDES.get(base, {}).items() if word.isalpha() and len(word) > 2
    }


@cache
def _units(base: str) -> dict[str, str]:
    """Word or sign behind a number -> unit, for one language."""
    found = dict(SIGNS) | PERCENTS
    for unit in UNITS:
        for locale in [base, "en_GB"] if base == "en" else [base]:
            for length in ("long", "short"):
                for number in (1, 2):
                    written = format_unit(number, unit, length=length, locale=Locale.parse(locale))
                    word = written.lstrip("0123456789., \u00a0\u202f").rstrip(".")
                    if word.lower() not in AMBIGUOUS:
                        found.setdefault(word, unit)
    return found | EXTRA.get(base, {})
