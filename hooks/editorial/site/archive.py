"""The archive index of the search page: all published statements by year, country, subject and type, with their numbers.

It is what the page is without JavaScript, and what its filters offer with it. The values are those of the search index
(`site/search_documents.py`), the same in every language, so that an address with filters can be given to anybody.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from editorial.reading.settings import Settings
from editorial.site.interface import words
from editorial.site.listing import Listed, name_of_place
from editorial.statements.records import Record

LONGEST = 100
"""With more statements than this the page names and counts; their lists would weigh more than a reader should carry."""
BY = ("year", "country", "subject", "type")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The statements that have one thing in common."""

    value: str
    """The same in every language: `2024`, `SDN`, `hate-speech`, `statement`."""
    name: str
    """In the words of the language."""
    count: int
    entries: tuple[Listed, ...]
    """Newest first; empty where the archive is too long to be listed."""


@dataclass(frozen=True, slots=True)
class Group:
    """All shelves of one kind."""

    name: str
    """`year`, `country`, `subject` or `type`."""
    shelves: tuple[Shelf, ...]


def archive(records: Iterable[Record], entries: Iterable[Listed], language: str, settings: Settings) -> tuple[Group, ...]:
    """The groups of the archive in the words of a language. `entries` are the list entries of the records, in the same order."""
    both = list(zip(records, entries, strict=True))
    return tuple(Group(by, _shelves(by, both, language, settings)) for by in BY)


def values(record: Record) -> Mapping[str, tuple[str, ...]]:
    """What a statement is filed under, by group."""
    fields = record.fields
    return {"year": (f"{fields.first_published_at:%Y}",), "country": tuple(fields.places), "subject": tuple(fields.subjects),
            "type": (fields.type,)}


def _shelves(by: str, both: list[tuple[Record, Listed]], language: str, settings: Settings) -> tuple[Shelf, ...]:
    found = defaultdict(list)
    for record, entry in both:
        for value in values(record)[by]:
            found[value].append(entry)
    named = _names(language, settings)[by]
    shelves = (Shelf(value, named(value), len(here), tuple(here) if len(both) <= LONGEST else ()) for value, here in found.items())
    return tuple(sorted(shelves, key=lambda shelf: shelf.value, reverse=True) if by == "year" else
                 sorted(shelves, key=lambda shelf: _letters(shelf.name)))


def _names(language: str, settings: Settings) -> Mapping[str, Callable[[str], str]]:
    say = words(language)
    return {"year": str, "country": lambda code: name_of_place(code, language, settings),
            "subject": lambda key: settings.subjects[key][language] if key in settings.subjects else key,
            "type": lambda key: say[f"type_{key}"]}


def _letters(name: str) -> str:
    """A name as dictionaries of the three languages sort it: without accents, `État` beside `Et`."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign))
