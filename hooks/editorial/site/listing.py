"""Statements in the words of one language, as entries of lists."""

from dataclasses import dataclass
from itertools import groupby

from editorial.reading.settings import Settings
from editorial.site.addresses import address, public_versions
from editorial.site.interface import language_name, listed, long_date, place_name, words
from editorial.statements.records import Record


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


def listed_in(record: Record, language: str, settings: Settings) -> Listed:
    """One record in the list of a language."""
    say = words(language)
    public = [version.language for version in public_versions(record.page, settings)]
    shown = language if language in public else record.page.original
    version = record.page.versions[shown]
    published = record.fields.first_published_at.date()
    status = "" if record.fields.status == "published" else say.get(f"status_{record.fields.status}", "")
    only = "" if shown == language else say["only_in"].format(
        language=listed([language_name(code, language) for code in public], language))
    return Listed(record.key, version.title, address(shown, record.key), shown, str(version.fields.get("summary", "")),
                  published.isoformat(), long_date(published, language), say[f"type_{record.fields.type}"],
                  listed([name_of_place(code, language, settings) for code in record.fields.places], language), status, only)


def by_year(entries: tuple[Listed, ...]) -> list[tuple[str, list[Listed]]]:
    """The entries of a list in groups by year, in their order."""
    return [(year, list(group)) for year, group in groupby(entries, key=lambda entry: entry.day[:4])]


def name_of_place(code: str, language: str, settings: Settings) -> str:
    """A place's name: as the United Nations writes it where editorial.yml says so, else from CLDR."""
    names = settings.places.get(code)
    return names[language] if names else place_name(code, language)
