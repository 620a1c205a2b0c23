"""Dates and days of the week. A date is (year, month, day) with None for what is not said; names of months are the CLDR's.

`the 23 and 24 April 2015`, `May 3–5, 2024`, `3 de mayo de 2024` and `2024-05-03` are all read. A date in figures alone whose day and
month could change places has both readings (`ambiguous`).
"""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from editorial.parity.values.masking import Masked
from editorial.parity.values.value import Sort, Value

Day = tuple[int | None, int | None, int | None]
DAY = r"(?:\d{1,2}(?!\d)(?:[ \u00a0]?(?:st|nd|rd|th|er|[ºª°ᵉ]|\.[ºª])(?!\w))?|\bpremier\b|\bprimero\b)"
BETWEEN = r"[ \u00a0]{0,2}(?:[-–—/,;]|\band\b|\bto\b|\bet\b|\bau\b|\bou\b|\by\b|\bal?\b|\bor\b|\bo\b|&)[ \u00a0]{0,2}" \
          r"(?:(?:and|to|et|au|le|les|y|al|el|the)[ \u00a0]){0,2}"
DAYS = rf"{DAY}(?:{BETWEEN}{DAY}){{0,6}}"
YEAR = r"(?:1\d|20|21)\d\d(?!\d)"
NUMERIC = re.compile(r"(?<![\d./,-])(?:(?P<iso>[12]\d{3})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>[12]\d{3}))"
                     r"(?![\d-]|[./]\d)")
# Names that are other words too: alone, they name a month only behind one of these.
DOUBTFUL = {"en": frozenset({"may", "march"}), "fr": frozenset({"mars"}), "es": frozenset()}
BEFORE_A_MONTH = re.compile(r"(?:\b(?:in|of|since|until|till|by|from|to|early|late|mid|last|next|en|depuis|de|début|fin|mi|jusqu'en|jusqu’en)[ \u00a0-])$")
WEEKDAY_TOO = {"es": frozenset({"domingo"}), "fr": frozenset(), "en": frozenset()}


def dates(masked: Masked, language: str) -> Iterator[Value]:
    """The dates of a passage, those in figures first. Several days of one month are so many dates."""
    text = masked.text
    if any(sign in text for sign in "-/."):
        yield from masked.take(NUMERIC, _in_figures)
    for pattern in _patterns(language):
        yield from masked.take(pattern, lambda found: _written(found, language))
    yield from masked.take(_weekday_pattern(language), lambda found: _weekday(found, language))


def calendar_words(language: str) -> frozenset[str]:
    """Words that tell of a date without any figure: names of months and days in small letters."""
    return frozenset(_months(language)) | frozenset(_weekdays(language))


def is_ambiguous(value: Value) -> bool:
    """True for a date in figures whose day and month could change places."""
    return value.sort is Sort.DATE and len(value.readings) > 1


def _in_figures(found: re.Match[str]) -> Iterator[Value]:
    if found["iso"]:
        readings = ((int(found["iso"]), int(found["m"]), int(found["d"])),)
    else:
        first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
        readings = tuple(dict.fromkeys(((year, second, first), (year, first, second))))
    readings = tuple(reading for reading in readings if 1 <= reading[1] <= 12 and 1 <= reading[2] <= 31)
    if readings:
        yield Value(Sort.DATE, found[0], found.start(), readings)


def _written(found: re.Match[str], language: str) -> Iterator[Value]:
    parts = found.groupdict()
    name = parts["month"].lower().rstrip(".")
    month = _months(language).get(name)
    days = [_day(day) for day in re.findall(DAY, parts.get("days") or "")]
    year = int(parts["year"]) if parts.get("year") else None
    if month is None or any(day is None for day in days) or not (days or year or _stands_alone(found, name, language)):
        return
    start = found.start()
    for day in days or [None]:
        yield Value(Sort.DATE, found[0].strip(), start, ((year, month, day),))


def _day(written: str) -> int | None:
    figures = "".join(filter(str.isdigit, written))
    number = int(figures) if figures else 1
    return number if 1 <= number <= 31 else None


def _stands_alone(found: re.Match[str], name: str, language: str) -> bool:
    """True if a month without day and year is one: an abbreviation is not, nor is a word that means something else."""
    base = language.partition("-")[0]
    if name not in _wide_months(language):
        return False
    if name not in DOUBTFUL.get(base, frozenset()):
        return True
    written = found["month"]
    return written[0].isupper() == (base == "en") and bool(BEFORE_A_MONTH.search(found.string[max(0, found.start() - 12):found.start()].lower()))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """(days before the month, days after it, month alone), for the names of one language."""
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    month = rf"(?P<month>{names})(?!\w)\.?"
    of = r"[ \u00a0]{1,2}(?:of[ \u00a0]|de[ \u00a0]|d['’])?|[ \u00a0]?-"
    year = rf"(?:,?[ \u00a0]{{1,2}}(?:de[ \u00a0]|del[ \u00a0]|of[ \u00a0])?(?:año[ \u00a0]|the year[ \u00a0])?|-)(?P<year>{YEAR})"
    before = rf"(?<![\d/.,-])(?P<days>{DAYS})(?:{of})(?:month of[ \u00a0]|mes de[ \u00a0])?{month}(?:{year})?"
    after = rf"(?<![\w-]){month}[ \u00a0]{{1,2}}(?:the[ \u00a0])?(?P<days>{DAYS})(?:{year})?"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (before, after, rf"(?<![\w-]){month}(?:{year})?"))


@cache
def _months(language: str) -> dict[str, int]:
    """Names of months in small letters, long and short, with the month's number."""
    locale = Locale.parse(language, sep="-")
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            found |= {name.lower().rstrip("."): number for number, name in locale.months[context][width].items()}
    return found


@cache
def _wide_months(language: str) -> frozenset[str]:
    locale = Locale.parse(language, sep="-")
    return frozenset(name.lower() for name in locale.months["format"]["wide"].values())


@cache
def _weekdays(language: str) -> dict[str, int]:
    """Names of days in small letters; Monday is 0."""
    return {name.lower(): number for number, name in Locale.parse(language, sep="-").days["format"]["wide"].items()}


@cache
def _weekday_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _weekdays(language)))})s?(?![\w-])", re.IGNORECASE)


def _weekday(found: re.Match[str], language: str) -> Iterator[Value]:
    """A day of the week; in English only with a capital, elsewhere only without (`Domingo` is a name)."""
    name = found[0].lower()
    base = language.partition("-")[0]
    number = _weekdays(language).get(name, _weekdays(language).get(name.removesuffix("s")))
    if number is None or (base == "en" and not found[0][0].isupper()) or (name in WEEKDAY_TOO.get(base, ()) and found[0][0].isupper()):
        return
    yield Value(Sort.WEEKDAY, found[0], found.start(), (number,))
