"""Units, currencies and magnitudes: what stands before or behind a number and makes another value of it.

Words for units are the CLDR's (through Babel); a currency is its ISO 4217 code, a unit the CLDR's id.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from babel.units import format_unit

from docs_parity.languages.base import PER_MILLE, PERCENT, Language, alternatives
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import locale_of, read_with

CURRENCIES = {
    "USD": "US$ $US USD $",
    "EUR": "€ EUR",
    "GBP": "£ GBP",
    "CHF": "CHF",
    "JPY": "¥ JPY",
    "CAD": "C$ CAD",
    "XAF": "FCFA XAF XOF",
    "CNY": "CNY",
    "INR": "₹ INR",
    "RUB": "₽ RUB",
    "ILS": "₪ ILS",
}
SIGNS = {sign: code for code, signs in CURRENCIES.items() for sign in signs.split()}
LEADING = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
BEFORE = re.compile(rf"(?:{LEADING})[ \u00a0\u202f]?$")
UNITS = (
    "duration-year duration-month duration-week duration-day duration-hour duration-minute duration-second "
    "duration-millisecond "
    "length-kilometer length-meter length-centimeter length-millimeter length-mile length-foot "
    "speed-kilometer-per-hour area-square-mile area-acre area-square-kilometer "
    "area-hectare "
    "area-square-meter mass-tonne mass-kilogram mass-gram volume-liter "
    "temperature-celsius temperature-fahrenheit digital-kilobyte digital-megabyte digital-gigabyte "
    "digital-terabyte"
).split()
# Letters that are units too often are not: m for million, s in "1990s", d, h for a time.
AMBIGUOUS = frozenset("m s d h g t l y a w j o b k".split())
LENGTHS: tuple[Literal["long"], Literal["short"]] = ("long", "short")
SPACE = "[ \u00a0\u202f\u2009]"


@dataclass(frozen=True, slots=True)
class UnitReading:
    """What stands behind a number."""

    factor: Decimal = Decimal(1)
    magnitude: str = ""
    unit: str = ""
    length: int = 0
    """How many characters of the text it is."""


NOTHING = UnitReading()


def tail(text: str, end: int, language: str, currency: bool) -> UnitReading:
    """The magnitude and the unit behind the number that ends at `end`.

    `currency`: a sign for one stands before it.
    """
    own, languages = described(language), read_with(language)
    next_word = _next_pattern(languages).match(text, end)
    if not next_word or next_word[1].lower() not in _heads(own):
        return NOTHING
    position, factor, magnitude, unit = end, Decimal(1), "", ""
    match = _magnitude_pattern(own).match(text, position)
    word = " ".join(match[1].lower().split()) if match else ""
    if match and _is_magnitude(word, text, match.end(), own, currency=currency):
        factor, magnitude, position = Decimal(10) ** magnitudes(own)[word], word, match.end()
    if match := _unit_pattern(own).match(text, position):
        unit = _unit_of(" ".join(match[1].split()), own)
        position = match.end() if unit else position
    return UnitReading(factor, magnitude, unit, position - end)


def _is_magnitude(word: str, text: str, end: int, language: Language, *, currency: bool) -> bool:
    """True if a word is a magnitude; some are beside a currency only, which may also follow them."""
    if word in language.units.magnitudes:
        return True
    return word in language.units.magnitude_letters and (currency or _currency_follows(text, end, language))


@cache
def magnitudes(language: Language) -> Mapping[str, int]:
    """Words and letters for magnitudes, with their power of ten."""
    return {**language.units.magnitudes, **language.units.magnitude_letters}


@cache
def _next_pattern(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """The first word behind a number and what may stand before a unit."""
    words = {word for language in languages for word in language.units.before}
    elided = {word for word in words if word.endswith("'")}
    return re.compile(
        rf"[ \u00a0\u202f\u2009-]?(?:(?:{alternatives(words - elided)})[ \u00a0]|{alternatives(elided)})?"
        r"([^\W\d_]+|[^\w\s])"
    )


@cache
def _heads(language: Language) -> frozenset[str]:
    """What a magnitude or a unit may begin with."""
    pattern = _next_pattern(read_with(language.code))
    matches = (pattern.match(word) for word in (*magnitudes(language), *_units(language)))
    return frozenset(match[1].lower() for match in matches if match)


def _currency_follows(text: str, end: int, language: Language) -> bool:
    match = _unit_pattern(language).match(text, end)
    known = _currencies(read_with(language.code))
    return match is not None and (match[1] in known or match[1].lower() in known)


@cache
def _magnitude_pattern(language: Language) -> re.Pattern[str]:
    words = sorted(magnitudes(language), key=len, reverse=True) or ["\0"]
    written = "|".join(re.escape(word).replace(r"\ ", SPACE) for word in words)
    return re.compile(rf"{SPACE}?({written})(?![\w])", re.IGNORECASE)


@cache
def _unit_pattern(language: Language) -> re.Pattern[str]:
    words = sorted(_units(language), key=len, reverse=True)
    written = "|".join(
        re.escape(word).replace(r"\ ", SPACE) + (r"(?!\w)" if word[-1].isalnum() else "") for word in words
    )
    before = alternatives(word for other in read_with(language.code) for word in other.units.before)
    return re.compile(rf"(?:{SPACE}|-)?(?:(?:{before}){SPACE}?)?({written})", re.IGNORECASE)


def unit_words(language: str) -> dict[str, str]:
    """Words for units that are one word, in small letters."""
    return {
        word: unit
        for word, unit in _units(described(language)).items()
        if word.isalpha() and word.islower() and len(word) > 2
    }


def unit_behind(word: str, language: str) -> str:
    """The unit that a word or a sign behind a number is, empty if it is none."""
    return _unit_of(word, described(language))


def _unit_of(word: str, language: Language) -> str:
    return _units(language).get(word) or _units(language).get(word.lower(), "")


@cache
def qualifying_words(language: str) -> frozenset[str]:
    """What makes another unit of a word: the square of square kilometres, the Celsius of degrees Celsius; in
    small letters.
    """
    own = described(language)
    shares = _shares(read_with(language))
    names = [word.lower().split() for word in _units(own) if word not in shares]
    return (
        frozenset(
            word for name in names if len(name) > 1 for word in name if word.isalpha() and len(word) > 3
        )
        - unit_words(language).keys()
    )


def magnitude_words(language: str) -> dict[str, int]:
    """Words for magnitudes that are one word, with their power of ten."""
    return {
        word: power
        for word, power in magnitudes(described(language)).items()
        if word.isalpha() and len(word) > 2
    }


@cache
def _currencies(languages: tuple[Language, ...]) -> Mapping[str, str]:
    """Signs and words for currencies -> code."""
    return SIGNS | {word: code for language in languages for word, code in language.units.currencies.items()}


@cache
def _shares(languages: tuple[Language, ...]) -> Mapping[str, str]:
    """Signs and words for shares -> what they are counted in."""
    words = {word: share for language in languages for word, share in language.units.shares.items()}
    return {PERCENT: PERCENT, PER_MILLE: PER_MILLE} | words


@cache
def _units(language: Language) -> Mapping[str, str]:
    """Word or sign behind a number -> unit, for one language."""
    languages = read_with(language.code)
    units = {**_currencies(languages), **_shares(languages)}
    locales = list(filter(None, map(locale_of, (language.code, *language.units.locales))))
    for unit in UNITS:
        for locale in locales:
            for length in LENGTHS:
                for number in (1, 2):
                    written = format_unit(number, unit, length=length, locale=locale)
                    word = written.lstrip("0123456789., \u00a0\u202f").rstrip(".")
                    if word.lower() not in AMBIGUOUS:
                        units.setdefault(word, unit)
    return {**units, **language.units.further}
