"""What statements are filed under: year, country, subject, adviser, type.

The lists of the site and the filters of the search come from here. The values are the same in every language,
so that an address with one can be given to anybody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from docs_parity.model.letters import without_accents
from editorial.office.settings import OfficeSettings
from editorial.office.shown_names import name_of_place, subject_name
from editorial.site.addresses import LIST_FOLDERS, list_address
from editorial.site.i18n import counted, number_in, words
from editorial.site.statement.advisers import adviser_name, advisers_of, posts
from editorial.site.statement.presenter import StatementPresenter
from editorial.statements.statement import Statement

FILTERS = ("year", "country", "subject", "type")
"""What the search can be narrowed by."""
BY = (*LIST_FOLDERS, "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyTerm:
    """The statements that have one thing in common."""

    value: str
    """The same in every language: `2024`, `SDN`, `hate-speech`, `alice-wairimu-nderitu`."""
    name: str
    """In the words of the language."""
    url: str
    """Path of its list on the site; empty if it has none."""
    entries: tuple[StatementPresenter, ...]
    """Newest first."""
    count: str
    """How many these are, as the language writes numbers."""
    about: tuple[str, ...] = ()
    """What is to be said of it: an adviser's posts."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All terms of one kind."""

    name: str
    """`year`, `country`, `subject`, `adviser` or `type`."""
    terms: tuple[TaxonomyTerm, ...]
    url: str = ""
    """Path of the page that names them all; empty if there is none."""
    title: str = ""
    """What that page is called."""
    size: str = ""
    """How many terms there are, in words."""

    @property
    def is_filter(self) -> bool:
        """True if the search can be narrowed by it."""
        return self.name in FILTERS

    @property
    def has_lists(self) -> bool:
        """True if each of its terms is a list of the site."""
        return self.name in LIST_FOLDERS


def archive(
    entries: Iterable[StatementPresenter], language: str, settings: OfficeSettings
) -> tuple[Taxonomy, ...]:
    """The groups of these statements in the words of a language."""
    statements = tuple(entries)
    return tuple(_taxonomy(by, statements, language, settings) for by in BY)


def values(statement: Statement) -> Mapping[str, tuple[str, ...]]:
    """What the search files a statement under, by group."""
    return {
        "year": (f"{statement.made_at.day:%Y}",),
        "country": tuple(dict.fromkeys(statement.places)),
        "subject": tuple(dict.fromkeys(statement.subjects)),
        "type": (statement.type,),
    }


def _taxonomy(
    by: str, entries: Iterable[StatementPresenter], language: str, settings: OfficeSettings
) -> Taxonomy:
    members: dict[str, list[StatementPresenter]] = defaultdict(list)
    for entry in entries:
        statement = entry.statement
        for value in advisers_of(statement, settings) if by == "adviser" else values(statement)[by]:
            members[value].append(entry)
    terms = [_term(by, value, members[value], language, settings) for value in members]
    if by == "year":
        terms.sort(key=lambda term: term.value, reverse=True)
    elif (
        by != "adviser"
    ):  # whoever spoke last stands first: which of a person's names is the family's, nobody has said
        terms.sort(key=lambda term: (_letters(term.name), term.value))
    if not LIST_FOLDERS.get(by) or not terms:
        return Taxonomy(by, tuple(terms))
    return Taxonomy(
        by,
        tuple(terms),
        list_address(language, by),
        words(language)[f"index_{by}"],
        counted(f"count_{by}", len(terms), language),
    )


def _term(
    by: str, value: str, members: list[StatementPresenter], language: str, settings: OfficeSettings
) -> TaxonomyTerm:
    spoken = [entry.statement for entry in members]
    is_adviser = by == "adviser"
    return TaxonomyTerm(
        value=value,
        name=adviser_name(value, spoken, settings) if is_adviser else _names(language, settings)[by](value),
        url=list_address(language, by, value) if by in LIST_FOLDERS else "",
        entries=tuple(members),
        count=number_in(language, len(members)),
        about=posts(value, spoken, language, settings) if is_adviser else (),
    )


def _names(language: str, settings: OfficeSettings) -> Mapping[str, Callable[[str], str]]:
    say = words(language)
    return {
        "year": str,
        "country": lambda key: name_of_place(key, language, settings),
        "subject": lambda key: subject_name(key, language, settings),
        "type": lambda key: say[f"type_{key}"],
    }


def _letters(name: str) -> str:
    """A name as dictionaries of the three languages sort it: without accents, `État` beside `Et`."""
    return without_accents(name.casefold())
