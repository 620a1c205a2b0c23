"""Dates and days of the week. A date is (year, month, day) with None for what is not said; names of months
are the CLDR's.

`the 23 and 24 April 2015`, `May 3–5, 2024`, `3 de mayo de 2024` and `2024-05-03` are all read. A date in
figures alone whose day and month could change places has both readings (`is_ambiguous`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docs_parity.compare.passages import Passage
from docs_parity.facts.value import Masked, Value, ValueKind
from docs_parity.languages.base import DateWords, Language, alternatives
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import locale_of, read_with

NUMERIC = re.compile(
    r"(?<![\d./,-])(?:(?P<iso>[12]\d{3})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>[12]\d{3}))(?![\d-]|[./]\d)"
)
FIGURE = re.compile(r"\d")
FIGURES_HINT = re.compile(r"\d[-/.]\d")
# The longest list of days: seven with their ordinal endings and what stands between.
WINDOW = 80
LONGEST_WORD = 14
NEAR = 12
"""Characters before a name in which the word stands that makes a month of it."""
S = "[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the name of a month."""

    days: tuple[int | None, ...]
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """What may stand around the name of a month."""

    day: re.Pattern[str]
    days_before: re.Pattern[str]
    days_behind: re.Pattern[str]
    year_behind: re.Pattern[str]
    before_doubtful: re.Pattern[str]
    """Words at the end of what stands before a name that is another word too."""
    first_days: tuple[str, ...]
    """Beginnings of the words for the first of a month: what has none and no figure has no days."""


@cache
def _patterns(languages: tuple[Language, ...]) -> _Patterns:
    known = [language.dates for language in languages]
    first_days = [word for words in known for word in words.first_days]
    day = _day_pattern(known)
    between = alternatives(word for words in known for word in words.between_days)
    before_second = alternatives(word for words in known for word in words.before_second_day)
    then = rf"{S}{{0,2}}(?:[-–—/,;&]|\b(?:{between})\b){S}{{0,2}}(?:(?:{before_second}){S}){{0,2}}"
    days = rf"(?P<days>{day}(?:{then}{day}){{0,6}})"
    before_month = _before(word for words in known for word in words.before_month)
    before_day = _before(word for words in known for word in words.before_day_behind)
    before_year = _before(word for words in known for word in words.before_year)
    year_words = _before(word for words in known for word in words.year_words)
    doubtful = alternatives(word for words in known for word in words.before_doubtful_month)
    return _Patterns(
        day=re.compile(day),
        days_before=re.compile(
            rf"(?<![\d/.,])(?<!\d-)(?<!(?-i:[A-Z])-){days}(?:{S}{{1,2}}(?:{before_month})?|{S}?-)$",
            re.IGNORECASE,
        ),
        days_behind=re.compile(rf"\.?{S}{{1,2}}(?:{before_day})?{days}", re.IGNORECASE),
        year_behind=re.compile(
            rf"\.?(?:,?{S}{{1,2}}(?:{before_year})?(?:{year_words})?|-)(?P<year>(?:1\d|20|21)\d\d)(?!\d)",
            re.IGNORECASE,
        ),
        before_doubtful=re.compile(rf"\b(?:{doubtful})[ \u00a0-]$"),
        first_days=tuple(sorted({word[:4] for word in first_days})),
    )


def _day_pattern(known: Sequence[DateWords]) -> str:
    """A day in figures, with its ending, or a word for the first."""
    endings = alternatives(ending for words in known for ending in words.day_endings)
    figures = alternatives(figure for words in known for figure in words.first_day_figures)
    firsts = alternatives(word for words in known for word in words.first_days)
    in_figures = rf"\d{{1,2}}(?!\d)(?:{S}?(?:{endings}|[ºª°ᵉ]|\.[ºª])(?!\w))?"
    return rf"(?:{in_figures}|\b(?:{figures})\b\.?|\b(?:{firsts})\b)"


def _before(words: Iterable[str]) -> str:
    """These words with the space behind them; what ends in an apostrophe touches the next word."""
    listed = set(words)
    elided = {word for word in listed if word.endswith("'")}
    return rf"(?:{alternatives(listed - elided)}){S}|{alternatives(elided)}"


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
    readings: tuple[tuple[int, int, int], ...]
    if found["iso"]:
        readings = ((int(found["iso"]), int(found["m"]), int(found["d"])),)
    else:
        first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
        readings = tuple(dict.fromkeys(((year, second, first), (year, first, second))))
    readings = tuple(reading for reading in readings if 1 <= reading[1] <= 12 and 1 <= reading[2] <= 31)
    if readings:
        yield Value(sort=ValueKind.DATE, text=found[0], start=found.start(), readings=readings)


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
    around = _around(found, _patterns(read_with(language)))
    if None in around.days or not (around.days or around.year or _stands_alone(found, name, language)):
        return
    shown = found.string[around.start : around.end].strip(" ,.")
    for day in around.days or (None,):
        yield (
            Value(sort=ValueKind.DATE, text=shown, start=around.start, readings=((around.year, month, day),)),
            (around.start, around.end),
        )


@cache
def _one_of(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern for the few names that stand in one passage; the same few come again and again."""
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![^\W\d_])", re.IGNORECASE
    )


def _around(found: re.Match[str], patterns: _Patterns) -> Around:
    text, start = found.string, found.start()
    near = text[max(0, start - 14) : start]
    may_be_days = FIGURE.search(near) or any(word in near.lower() for word in patterns.first_days)
    before = patterns.days_before.search(text[max(0, start - WINDOW) : start]) if may_be_days else None
    behind = None if before else patterns.days_behind.match(text, found.end())
    days = before or behind
    year = patterns.year_behind.match(text, behind.end() if behind else found.end())
    written = patterns.day.findall(days["days"]) if days else ()
    start = max(0, found.start() - WINDOW) + before.start("days") if before else found.start()
    return Around(
        tuple(map(_day, written)), int(year["year"]) if year else None, start, (year or behind or found).end()
    )


def _day(written: str) -> int | None:
    figures = "".join(filter(str.isdigit, written))
    number = int(figures) if figures else 1
    return number if 1 <= number <= 31 else None


def _stands_alone(found: re.Match[str], name: str, language: str) -> bool:
    """True if a month without day and year is one: an abbreviation is not, nor is a word that means something
    else.
    """
    known = described(language).dates
    if name not in _wide_months(language):
        return False
    if name not in known.doubtful_months:
        return True
    before = found.string[max(0, found.start() - NEAR) : found.start()].lower()
    pattern = _patterns(read_with(language)).before_doubtful
    return found[0][0].isupper() is known.capitals and bool(pattern.search(before))


def _weekday(found: re.Match[str], name: str, language: str) -> Iterator[tuple[Value, tuple[int, int]]]:
    """A day of the week; in English only with a capital, in Spanish `Domingo` inside a sentence is a name."""
    capital = found[0][0].isupper()
    if described(language).dates.capitals:
        is_day = capital
    else:
        is_day = not (capital and any(name in other.dates.doubtful_days for other in read_with(language)))
    number = weekdays(language).get(name, weekdays(language).get(name.removesuffix("s"), 0))
    if is_day:
        yield (
            Value(sort=ValueKind.WEEKDAY, text=found[0], start=found.start(), readings=(number,)),
            found.span(),
        )


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
    """Names of months in small letters, long and short, with the month's number; none for a language that the
    CLDR does not know.
    """
    locale = locale_of(language)
    if locale is None:
        return {}
    return {
        name.lower().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in locale.months[context][width].items()
    }


@cache
def _wide_months(language: str) -> frozenset[str]:
    locale = locale_of(language)
    wide = locale.months["format"]["wide"].values() if locale else ()
    return frozenset(name.lower() for name in wide)


@cache
def weekdays(language: str) -> dict[str, int]:
    """Names of days in small letters; Monday is 0. None for a language that the CLDR does not know."""
    locale = locale_of(language)
    wide = locale.days["format"]["wide"] if locale else {}
    return {name.lower(): number for number, name in wide.items()}
