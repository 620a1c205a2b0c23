"""Statements in the words of one language, as entries of lists."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from editorial.office.settings import OfficeSettings
from editorial.site.addresses import address, in_order, public_versions
from editorial.site.i18n import language_name, listed, long_date, month_name, name_of_place, words
from editorial.statements.records import Record
from editorial.statements.status import standing


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement in a list."""

    key: str
    title: str
    url: str
    language: str
    """Language of title and summary: that of the list, or the one the statement exists in."""
    summary: str
    day: str
    """ISO date."""
    date: str
    """The date in words."""
    kind: str
    places: str
    status: str
    """Empty, or the word for corrected, superseded, withdrawn."""
    only_in: str
    """Empty, or words that say in which languages it exists."""
    languages: tuple[tuple[str, str], ...]
    """The languages it exists in: code, and the language's own name for itself."""
    changed: datetime
    """When the version that is shown last changed, as the statement's history says."""


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of a list that belong to one year or month."""

    id: str
    """`year-2024`, `month-2024-04`."""
    name: str
    entries: tuple[Listed, ...]


def listed_in(record: Record, language: str, settings: OfficeSettings) -> Listed:
    """One record in the list of a language."""
    say, fields = words(language), record.fields
    public = [version.language for version in public_versions(record.page, settings)]
    shown = language if language in public else record.page.original
    version = record.page.localizations[shown]
    published = fields.first_published_at.date()
    only = (
        ""
        if shown == language
        else say["only_in"].format(
            language=listed([language_name(code, language) for code in public], language)
        )
    )
    return Listed(
        record.key,
        version.title,
        address(shown, record.key),
        shown,
        str(version.fields.get("summary", "")),
        published.isoformat(),
        long_date(published, language),
        say[f"type_{fields.type}"],
        listed([name_of_place(code, language, settings) for code in fields.places], language),
        say.get(f"status_{standing(record, shown).status}", ""),
        only,
        tuple((code, settings.languages[code].name) for code in in_order(public)),
        max(
            (change.at for change in fields.change_history if shown in change.applies_to),
            default=fields.first_published_at,
        ),
    )


def by_year(entries: tuple[Listed, ...]) -> tuple[Span, ...]:
    """The entries of a list by year, in their order."""
    return tuple(
        Span(f"year-{year}", year, tuple(group))
        for year, group in groupby(entries, key=lambda entry: entry.day[:4])
    )


def by_month(entries: tuple[Listed, ...], language: str) -> tuple[Span, ...]:
    """The entries of a list by month, in their order, the months in the words of the language, with a
    capital: they stand as headings.
    """
    months = (
        (month, month_name(date.fromisoformat(f"{month}-01"), language), tuple(group))
        for month, group in groupby(entries, key=lambda entry: entry.day[:7])
    )
    return tuple(Span(f"month-{month}", name[:1].upper() + name[1:], group) for month, name, group in months)
