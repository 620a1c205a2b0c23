"""What stands around the text of a statement's page: its head, what became of it since, and what is known of
its publication.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from editorial.office.moments import hour_is_known
from editorial.office.settings import OfficeSettings
from editorial.register.entries import Register
from editorial.register.verification_code import grouped
from editorial.site.addresses import changes_address, code_address, version_address
from editorial.site.i18n import clock, long_date, name_of_place, words
from editorial.site.lists.listing import Listed, listed_in
from editorial.site.lists.taxonomy import adviser_key, list_address
from editorial.statements.life_cycle import CORRECTION, REINSTATEMENT, SUPERSESSION, WITHDRAWAL
from editorial.statements.records import Record
from editorial.statements.status import Standing, Told, changed_versions, earlier_versions, standing


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a statement's public history, in the words of a language."""

    version: int
    kind: str
    day: str
    """ISO date."""
    date: str
    note: str
    noun: str = ""
    """The kind, in words."""
    text: str = ""
    """Where the text of this version stands, if it is not the present one."""
    changed: str = ""
    """Where readers see what changed, if the text did."""


@dataclass(frozen=True, slots=True)
class Update:
    """What a reader must know before the text: that it was corrected, clarified, withdrawn, superseded…"""

    sentence: str
    note: str
    other: Listed | None = None
    """The statement that takes its place."""
    changed: str = ""
    """Where readers see what changed."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Who or what a statement is filed under: a person, a country, a subject."""

    name: str
    url: str
    """Where all statements of this kind are listed."""
    about: str = ""
    """A person's post."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the text of a statement's page."""

    moment: str
    """When it was published: ISO 8601 with the offset from UTC, or the day alone where only that is known."""
    date: str
    time: str
    """The time and its offset in words; empty where only the day is known."""
    kind: str
    status: str
    version: int
    updated: str
    """The date of the present version, in words."""
    updates: tuple[Update, ...]
    supersedes: Listed | None
    """The statement whose place this one takes."""
    changes: tuple[Happened, ...]
    """Newest first."""
    speakers: tuple[Filed, ...]
    places: tuple[Filed, ...]
    subjects: tuple[Filed, ...]
    cites: tuple[str, ...]
    source_url: str
    source_host: str
    is_translation: bool
    earlier: Listed | None
    later: Listed | None
    code: str
    """The code of the present version, as readers see it."""
    code_url: str
    previous: str
    """Where the version before this one stands; empty if there is none in this language."""


def head(
    records: tuple[Record, ...], index: int, language: str, settings: OfficeSettings, register: Register
) -> Head:
    """The head of the page of `records[index]` in one language."""
    record = records[index]
    fields = record.fields
    here = listed_in(record, language, settings)
    published = fields.first_published_at
    exact = hour_is_known(published)
    stands = standing(record, language)
    entry = register.latest(record.key)
    code = entry.manifest.code if entry else ""
    url = str(fields.source_url or "")
    neighbour = {
        step: listed_in(records[index + step], language, settings)
        for step in (-1, 1)
        if 0 <= index + step < len(records)
    }
    newest = max(fields.change_history, key=lambda change: (change.version, change.at))
    earlier = [version.manifest.version for version in earlier_versions(register, record.key, language)]
    return Head(
        published.isoformat() if exact else here.day,
        here.date,
        clock(published, language) if exact else "",
        here.kind,
        words(language).get(f"status_{stands.status}", ""),
        fields.version,
        long_date(newest.at.date(), language),
        tuple(updates(record, stands, records, language, settings, register)),
        _other(fields.supersedes, records, language, settings),
        tuple(happened(record, stands, language, register)),
        tuple(_speakers(record, language, settings)),
        tuple(_places(record, language, settings)),
        tuple(_subjects(record, language, settings)),
        fields.cites,
        url,
        (urlsplit(url).hostname or "").removeprefix("www."),
        language != record.page.original,
        neighbour.get(1),
        neighbour.get(-1),
        grouped(code),
        code_address(code) if code else "",
        version_address(language, record.key, earlier[-1]) if earlier else "",
    )


def happened(record: Record, stands: Standing, language: str, register: Register) -> Iterator[Happened]:
    """The history of a statement as it concerns one language, newest first."""
    say, key = words(language), record.key
    texts = {entry.manifest.version for entry in earlier_versions(register, key, language)}
    changed = {entry.manifest.version for _, entry in changed_versions(register, key, language)}
    for change in stands.history:
        yield Happened(
            change.version,
            change.kind,
            change.at.date().isoformat(),
            long_date(change.at.date(), language),
            change.note.get(language, ""),
            say[f"kind_{change.kind}"],
            version_address(language, key, change.version) if change.version in texts else "",
            changes_address(language, key, change.version) if change.version in changed else "",
        )


def updates(
    record: Record,
    stands: Standing,
    records: tuple[Record, ...],
    language: str,
    settings: OfficeSettings,
    register: Register,
) -> Iterator[Update]:
    """What stands in the box above the text; nothing for a statement that is as it was first published."""
    changed = {entry.manifest.version for _, entry in changed_versions(register, record.key, language)}
    for told in stands.told:
        other = (
            _other(record.fields.superseded_by, records, language, settings)
            if told.kind == SUPERSESSION
            else None
        )
        yield Update(
            sentence(told, language),
            told.note,
            other,
            changes_address(language, record.key, told.version) if told.version in changed else "",
        )


def sentence(told: Told, language: str) -> str:
    """What became of a statement, and when, as a sentence."""
    say = words(language)
    if told.at is None:
        return say["superseded_notice"] if told.kind == SUPERSESSION else say["withdrawn_notice"]
    sentences = {
        CORRECTION: say["corrected_on"],
        "clarification": say["clarified_on"],
        "update": say["updated_on"],
        WITHDRAWAL: say["withdrawn_on"],
        REINSTATEMENT: say["reinstated_on"],
        SUPERSESSION: say["superseded_on"],
    }
    return sentences[told.kind].format(date=long_date(told.at.date(), language))


def _other(
    key: str | None, records: tuple[Record, ...], language: str, settings: OfficeSettings
) -> Listed | None:
    return (
        next((listed_in(each, language, settings) for each in records if each.key == key), None)
        if key
        else None
    )


def _speakers(record: Record, language: str, settings: OfficeSettings) -> Iterator[Filed]:
    for speaker in record.fields.attributed_to:
        yield Filed(
            speaker.name,
            list_address(language, "adviser", adviser_key(speaker.name, settings.spellings)),
            settings.role(speaker.role, speaker.form, language),
        )


def _places(record: Record, language: str, settings: OfficeSettings) -> Iterator[Filed]:
    for code in dict.fromkeys(record.fields.places):
        yield Filed(name_of_place(code, language, settings), list_address(language, "country", code))


def _subjects(record: Record, language: str, settings: OfficeSettings) -> Iterator[Filed]:
    for key in dict.fromkeys(record.fields.subjects):
        if key in settings.subjects:
            yield Filed(settings.subjects[key][language], list_address(language, "subject", key))
