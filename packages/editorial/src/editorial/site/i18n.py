"""The words of the interface, by language, and how a language writes dates, lists, places and languages."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import cast

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from docs_parity.markdown.yaml_positions import load

# The United Nations writes English with British dates and lists: 9 December 1948; a, b and c.
LOCALES = {"en": "en_GB"}


@cache
def all_words() -> Mapping[str, Mapping[str, str]]:
    """Every word of the interface: id -> language -> text."""
    text = (files("editorial.site") / "interface.yml").read_text(encoding="utf-8")
    return cast(Mapping[str, Mapping[str, str]], load(text)[0])


@cache
def words(language: str) -> Mapping[str, str]:
    """The words of one language. A language without words of its own raises KeyError."""
    return {name: texts[language] for name, texts in all_words().items()}


def counted(name: str, number: int, language: str, **values: str) -> str:
    """The words for a number of things, in the form that the language has for that number (CLDR plural
    rules).

    `name` is an id without `_one` or `_other`; a language that has more forms than these raises nothing: it
    gets `_other`.
    """
    locale = Locale.parse(LOCALES.get(language, language))
    say = words(language)
    text = say.get(f"{name}_{locale.plural_form(number)}", say[f"{name}_other"])
    return text.format(number=format_decimal(number, locale=locale), **values)


def number_in(language: str, number: int) -> str:
    """A whole number as the language writes it: 1,250, 1 250."""
    return format_decimal(number, locale=LOCALES.get(language, language))


@cache
def long_date(day: date, language: str) -> str:
    """A date in words. French writes the first of a month as an ordinal, which CLDR's pattern does not."""
    text = format_date(day, "long", locale=LOCALES.get(language, language))
    return f"1er{text[1:]}" if language == "fr" and day.day == 1 else text


@cache
def month_name(day: date, language: str) -> str:
    """The month of a day, with its year: April 2024, avril 2024, abril de 2024."""
    return format_skeleton("yMMMM", day, locale=LOCALES.get(language, language))


def clock(moment: datetime, language: str) -> str:
    """A time with its offset: 17:30 (UTC-4). The offset as the United Nations writes it, with the hour alone
    where that says all.
    """
    seconds = (moment.utcoffset() or timedelta()).total_seconds()
    hours, minutes = divmod(abs(round(seconds / 60)), 60)
    sign = "-" if seconds < 0 else "+"
    offset = f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "") if hours or minutes else "UTC"
    return (
        f"{format_time(moment, 'short', locale=LOCALES.get(language, language), tzinfo=moment.tzinfo)} "
        f"({offset})"
    )


def file_size(number: int, language: str) -> str:
    """How large a file is, for somebody who pays for it: 15 kB, 1,2 Mo. In decimal units; never rounded down
    to nothing.
    """
    unit, count = (
        ("megabyte", round(number / 1e6, 1))
        if number >= 999_500
        else ("kilobyte", max(1, round(number / 1000)))
    )
    return _measure(count, unit, language)


@cache
def _measure(count: float, unit: str, language: str) -> str:
    """Each page says how large its files are, and there are few sizes: CLDR is asked once for each."""
    return format_unit(count, f"digital-{unit}", "short", locale=LOCALES.get(language, language))


@cache
def language_name(code: str, language: str) -> str:
    """What a language is called in another: (en, fr) -> anglais."""
    return str(Locale.parse(language).languages.get(code, code))


def listed(items: list[str], language: str) -> str:
    """A list in words: a, b and c."""
    return format_list(items, locale=LOCALES.get(language, language)) if items else ""
