"""What statements are filed under: year, country, subject, adviser, type; one person under all spellings of a
name.

A name is all that a statement has of a person. Two people of one name are told apart in their statements,
with a second first name
or an initial, as library catalogues do: readers could not tell them apart otherwise either.

The lists of the site and the filters of the search come from here. The values are the same in every language,
so that an address
with one can be given to anybody.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from docs_parity.model.letters import WITHOUT_ACCENT, without_accents
from editorial.office.settings import OfficeSettings
from editorial.site.i18n import counted, name_of_place, number_in, words
from editorial.site.lists.listing import Listed
from editorial.statements.records import Record


def adviser_key(name: str, spellings: Mapping[str, str]) -> str:
    """What a person has in an address: `ivan-simonovic` for Ivan Šimonović, IVAN SIMONOVIC and what
    `spellings` calls him besides.
    """
    key = _key(name)
    return next((_key(right) for other, right in spellings.items() if _key(other) == key), key)


@cache
def _key(name: str) -> str:
    letters = without_accents(name.casefold().translate(WITHOUT_ACCENT), "NFKD")
    words = "".join(
        sign if sign.isalnum() else " " for sign in letters.replace("'", "").replace("’", "")
    ).split()
    return unicodedata.normalize("NFC", "-".join(words)) or "unnamed"


def advisers_of(record: Record, settings: OfficeSettings) -> tuple[str, ...]:
    """The keys of those who speak in a statement; somebody who speaks in two posts stands there once."""
    return tuple(
        dict.fromkeys(
            adviser_key(speaker.name, settings.spellings) for speaker in record.fields.attributed_to
        )
    )


def adviser_name(key: str, records: Iterable[Record], settings: OfficeSettings) -> str:
    """How a person's name is written: of its spellings in these statements the one that is not in capitals,
    has most accents, and
    stands there most often; for accents are lost, and nobody adds them by mistake.
    """
    said = Counter(
        settings.spellings.get(speaker.name, speaker.name)
        for record in records
        for speaker in record.fields.attributed_to
        if adviser_key(speaker.name, settings.spellings) == key
    )
    return max(said, key=lambda name: (not name.isupper(), _accents(name), said[name]))


def _accents(name: str) -> int:
    return sum(unicodedata.combining(sign) > 0 for sign in unicodedata.normalize("NFD", name))


def posts(key: str, records: Iterable[Record], language: str, settings: OfficeSettings) -> tuple[str, ...]:
    """The posts in which a person speaks in these statements, in their order, each once, in the form that the
    person uses.
    """
    found: dict[str, str] = {}
    for speaker in (speaker for record in records for speaker in record.fields.attributed_to):
        if adviser_key(speaker.name, settings.spellings) == key:
            found[speaker.role] = found.get(speaker.role) or speaker.form
    return tuple(settings.role(role, form, language) for role, form in found.items())


FILTERS = ("year", "country", "subject", "type")
"""What the search can be narrowed by."""
FOLDERS = {"year": "", "country": "country/", "subject": "subject/", "adviser": "adviser/"}
"""Where the lists of each group are, below the list of all statements.

Years have no index of their own: that list names them.
"""
BY = (*FOLDERS, "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyTerm:
    """The statements that have one thing in common."""

    value: str
    """The same in every language: `2024`, `SDN`, `hate-speech`, `alice-wairimu-nderitu`."""
    name: str
    """In the words of the language."""
    url: str
    """Path of its list on the site; empty if it has none."""
    entries: tuple[Listed, ...]
    """Newest first."""
    count: str
    """How many these are, as the language writes numbers."""
    about: tuple[str, ...] = ()
    """What is to be said of it: an adviser's posts."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All shelves of one kind."""

    name: str
    """`year`, `country`, `subject`, `adviser` or `type`."""
    shelves: tuple[TaxonomyTerm, ...]
    url: str = ""
    """Path of the page that names them all; empty if there is none."""
    title: str = ""
    """What that page is called."""
    size: str = ""
    """How many shelves there are, in words."""

    @property
    def is_filter(self) -> bool:
        """True if the search can be narrowed by it."""
        return self.name in FILTERS

    @property
    def has_lists(self) -> bool:
        """True if each of its shelves is a list of the site."""
        return self.name in FOLDERS


def list_address(language: str, by: str, value: str) -> str:
    """Path of the list of a country, a subject, an adviser or a year: `fr/statements/country/SDN/`."""
    return f"{language}/statements/{FOLDERS[by]}{value}/"


def archive(
    records: Iterable[Record], entries: Iterable[Listed], language: str, settings: OfficeSettings
) -> tuple[Taxonomy, ...]:
    """The groups in the words of a language.

    `entries` are the list entries of the records, in the same order.
    """
    both = list(zip(records, entries, strict=True))
    return tuple(_group(by, both, language, settings) for by in BY)


def values(record: Record) -> Mapping[str, tuple[str, ...]]:
    """What the search files a statement under, by group."""
    fields = record.fields
    return {
        "year": (f"{fields.first_published_at:%Y}",),
        "country": tuple(dict.fromkeys(fields.places)),
        "subject": tuple(dict.fromkeys(fields.subjects)),
        "type": (fields.type,),
    }


def _group(by: str, both: list[tuple[Record, Listed]], language: str, settings: OfficeSettings) -> Taxonomy:
    found: dict[str, list[tuple[Record, Listed]]] = defaultdict(list)
    for each in both:
        for value in advisers_of(each[0], settings) if by == "adviser" else values(each[0])[by]:
            found[value].append(each)
    folder = f"{language}/statements/{FOLDERS[by]}" if by in FOLDERS else ""
    shelves = [
        _shelf(by, value, here, f"{folder}{value}/" if folder else "", language, settings)
        for value, here in found.items()
    ]
    if by == "year":
        shelves.sort(key=lambda shelf: shelf.value, reverse=True)
    elif (
        by != "adviser"
    ):  # whoever spoke last stands first: which of a person's names is the family's, nobody has said
        shelves.sort(key=lambda shelf: (_letters(shelf.name), shelf.value))
    if not FOLDERS.get(by) or not shelves:
        return Taxonomy(by, tuple(shelves))
    return Taxonomy(
        by,
        tuple(shelves),
        folder,
        words(language)[f"index_{by}"],
        counted(f"count_{by}", len(shelves), language),
    )


def _shelf(
    by: str, value: str, here: list[tuple[Record, Listed]], url: str, language: str, settings: OfficeSettings
) -> TaxonomyTerm:
    entries, count = tuple(entry for _, entry in here), number_in(language, len(here))
    if by == "adviser":
        spoken = [record for record, _ in here]
        return TaxonomyTerm(
            value=value,
            name=adviser_name(value, spoken, settings),
            url=url,
            entries=entries,
            count=count,
            about=posts(value, spoken, language, settings),
        )
    return TaxonomyTerm(
        value=value, name=_names(language, settings)[by](value), url=url, entries=entries, count=count
    )


def _names(language: str, settings: OfficeSettings) -> Mapping[str, Callable[[str], str]]:
    say = words(language)
    return {
        "year": str,
        "country": lambda code: name_of_place(code, language, settings),
        "subject": lambda key: settings.subjects[key][language] if key in settings.subjects else key,
        "type": lambda key: say[f"type_{key}"],
    }


def _letters(name: str) -> str:
    """A name as dictionaries of the three languages sort it: without accents, `État` beside `Et`."""
    return without_accents(name.casefold())
