"""Dates and days of the week. A date is (year, month, day) with None for what is not said; names of months
are the CLDR's.

`the 23 and 24 April 2015`, `May 3–5, 2024`, `3 de mayo de 2024` and `2024-05-03` are all read. A date in
figures alone whose day and
month could change places has both readings (`is_ambiguous`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from docs_parity.compare.passages import Passage
from docs_parity.facts.value import Masked, Value, ValueKind

Day = tuple[int | None, int | None, int | None]
NUMERIC = re.compile(
    r"(?<![\d./,-])(?:(?P<iso>[12]\d{3})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>[12]\d{3}))(?![\d-]|[./]\d)"
)
FIGURE = re.compile(r"\d")
FIGURES_HINT = re.compile(r"\d[-/.]\d")
DAY = (
    r"(?:\d{1,2}(?!\d)(?:[ "
    r"\u00a0\u202f]?(?:st|nd|rd|th|er|[ºª°ᵉ]|\.[ºª])(?!\w))?|\b1o\b\.?|\bpremier\b|\bprimero\b)"
)
BETWEEN = (
    r"[ \u00a0\u202f]{0,2}(?:[-–—/,;&]|\b(?:and|to|et|au|ou|y|al?|or|o)\b)[ \u00a0\u202f]{0,2}"
    r"(?:(?:and|to|et|au|les?|y|al|el|the)[ \u00a0\u202f]){0,2}"
)
DAYS = rf"(?P<days>{DAY}(?:{BETWEEN}{DAY}){{0,6}})"
# Behind each of these stands the name of a month, before each of the others.
DAYS_BEFORE = re.compile(
    rf"(?<![\d/.,])(?<!\d-)(?<!(?-i:[A-Z])-){DAYS}"
    r"(?:[ \u00a0\u202f]{1,2}(?:of[ \u00a0\u202f]|de[ \u00a0\u202f]|d['’])?|[ \u00a0\u202f]?-)$",
    re.IGNORECASE,
)
DAYS_BEHIND = re.compile(rf"\.?[ \u00a0\u202f]{{1,2}}(?:the[ \u00a0\u202f])?{DAYS}", re.IGNORECASE)
YEAR_BEHIND = re.compile(
    r"\.?(?:,?[ \u00a0\u202f]{1,2}(?:de[ \u00a0\u202f]|del[ \u00a0\u202f]|of[ \u00a0\u202f])?"
    r"(?:año[ \u00a0\u202f]|the year[ \u00a0\u202f])?|-)"
    r"(?P<year>(?:1\d|20|21)\d\d)(?!\d)",
    re.IGNORECASE,
)
# The longest list of days: seven with their ordinal endings and what stands between.
WINDOW = 80
LONGEST_WORD = 14
# Names that are other words too: alone, they name a month only behind one of these.
DOUBTFUL = {"en": frozenset({"may", "march"}), "fr": frozenset({"mars"})}
BEFORE_A_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|early|late|mid|last|next"
    r"|en|depuis|de|début|fin|mi|jusqu['’]en)[ \u00a0-]$"
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the name of a month."""

    days: tuple[int | None, ...]
    year: int | None
    start: int
    end: int


def calendar_names(passage: Passage) -> frozenset[str]:
    """The names of months and days that a passage has, in small letters."""
    return _names(passage.language) & passage.word_set


def dates(masked: Masked, language: str, names: frozenset[str]) -> Iterator[Value]:
    """The dates of a passage, those in figures first.

    Several days of one month are so many dates. `names` are those that stand in it.
    """
    if FIGURES_HINT.search(masked.text):
        yield from masked.take(NUMERIC, _in_figures)
    if names:
        spans = []
        for found in _one_of(names).finditer(masked.text):
            for value, span in _named(found, found[0].lower(), language):
                spans.append(span)
                yield value
        masked.cover(spans)


def is_ambiguous(value: Value) -> bool:
    """True for a date in figures whose day and month could change places."""
    return value.sort is ValueKind.DATE and len(value.readings) > 1


def _in_figures(found: re.Match[str]) -> Iterator[Value]:
    if found["iso"]:
        readings = ((int(found["iso"]), int(found["m"]), int(found["d"])),)
    else:
        first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
        readings = tuple(dict.fromkeys(((year, second, first), (year, first, second))))
    readings = tuple(reading for reading in readings if 1 <= reading[1] <= 12 and 1 <= reading[2] <= 31)
    if readings:
        yield Value(ValueKind.DATE, found[0], found.start(), readings)


def _named(found: re.Match[str], name: str, language: str) -> Iterator[tuple[Value, tuple[int, int]]]:
    """The dates that the name of a month makes with what stands around it, or a day of the week; each with
    its extent.
    """
    named, near = months(language), found.string[max(0, found.start() - LONGEST_WORD) : found.start()]
    if (
        near[-1:].isalpha()
        or near[-1:] == "_"
        or (near[-1:] == "-" and near[:-1].lower().split(" ")[-1].rstrip(".") not in named)
    ):
        return
    month = named.get(name)
    if month is None:
        yield from _weekday(found, name, language)
        return
    around = _around(found)
    if None in around.days or not (around.days or around.year or _stands_alone(found, name, language)):
        return
    shown = found.string[around.start : around.end].strip(" ,.")
    for day in around.days or (None,):
        yield (
            Value(ValueKind.DATE, shown, around.start, ((around.year, month, day),)),
            (around.start, around.end),
        )


@cache
def _one_of(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern for the few names that stand in one passage; the same few come again and again."""
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![^\W\d_])", re.IGNORECASE
    )


def _around(found: re.Match[str]) -> Around:
    text, start = found.string, found.start()
    near = text[max(0, start - 14) : start]
    may_be_days = FIGURE.search(near) or "prim" in near.lower() or "prem" in near.lower()
    before = DAYS_BEFORE.search(text[max(0, start - WINDOW) : start]) if may_be_days else None
    behind = None if before else DAYS_BEHIND.match(text, found.end())
    year = YEAR_BEHIND.match(text, behind.end() if behind else found.end())
    days = re.findall(DAY, (before or behind)["days"]) if before or behind else ()
    start = max(0, found.start() - WINDOW) + before.start("days") if before else found.start()
    return Around(
        tuple(map(_day, days)), int(year["year"]) if year else None, start, (year or behind or found).end()
    )


def _day(written: str) -> int | None:
    figures = "".join(filter(str.isdigit, written))
    number = int(figures) if figures else 1
    return number if 1 <= number <= 31 else None


def _stands_alone(found: re.Match[str], name: str, language: str) -> bool:
    """True if a month without day and year is one: an abbreviation is not, nor is a word that means something
    else.
    """
    base = language.partition("-")[0]
    if name not in _wide_months(language):
        return False
    if name not in DOUBTFUL.get(base, frozenset()):
        return True
    before = found.string[max(0, found.start() - 12) : found.start()].lower()
    return found[0][0].isupper() == (base == "en") and bool(BEFORE_A_MONTH.search(before))


def _weekday(found: re.Match[str], name: str, language: str) -> Iterator[tuple[Value, tuple[int, int]]]:
    """A day of the week; in English only with a capital, in Spanish `Domingo` inside a sentence is a name."""
    english = language.startswith("en")
    number = weekdays(language).get(name, weekdays(language).get(name.removesuffix("s"), 0))
    if found[0][0].isupper() if english else not (name == "domingo" and found[0][0].isupper()):
        yield Value(ValueKind.WEEKDAY, found[0], found.start(), (number,)), found.span()


@cache
def _names(language: str) -> frozenset[str]:
    """Names of months and days in small letters, and those of days in the plural."""
    return (
        frozenset(months(language))
        | frozenset(weekdays(language))
        | frozenset(f"{day}s" for day in weekdays(language))
    )


@cache
def months(language: str) -> dict[str, int]:
    """Names of months in small letters, long and short, with the month's number."""
    locale = Locale.parse(language, sep="-")
    return {
        name.lower().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in locale.months[context][width].items()
    }


@cache
def _wide_months(language: str) -> frozenset[str]:
    return frozenset(
        name.lower() for name in Locale.parse(language, sep="-").months["format"]["wide"].values()
    )


@cache
def weekdays(language: str) -> dict[str, int]:
    """Names of days in small letters; Monday is 0."""
    return {
        name.lower(): number
        for number, name in Locale.parse(language, sep="-").days["format"]["wide"].items()
    }
