"""What stands around the text of a statement's page: its head, what became of it since, and what is known of its publication."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from editorial.reading.settings import Settings
from editorial.site.interface import clock, long_date, words
from editorial.site.listing import Listed, listed_in
from editorial.statements.records import Record, hour_is_known


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a statement's public history, in the words of a language."""

    version: int
    kind: str
    day: str
    """ISO date."""
    date: str
    note: str


@dataclass(frozen=True, slots=True)
class Update:
    """What a reader must know before the text: that it was corrected, withdrawn or superseded."""

    sentence: str
    note: str
    other: Listed | None = None
    """The statement that takes its place."""


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
    update: Update | None
    changes: tuple[Happened, ...]
    """Newest first."""
    speakers: tuple[tuple[str, str], ...]
    """(name, role)."""
    places: str
    subjects: tuple[str, ...]
    cites: tuple[str, ...]
    source_url: str
    source_host: str
    is_translation: bool
    earlier: Listed | None
    later: Listed | None


def head(records: tuple[Record, ...], index: int, language: str, settings: Settings) -> Head:
    """The head of the page of `records[index]` in one language."""
    record = records[index]
    fields = record.fields
    here = listed_in(record, language, settings)
    published = fields.first_published_at
    exact = hour_is_known(published)
    changes = happened(record, language)
    update = update_of(record, records, language, settings)
    url = str(fields.source_url or "")
    neighbour = {step: listed_in(records[index + step], language, settings)
                 for step in (-1, 1) if 0 <= index + step < len(records)}
    return Head(published.isoformat() if exact else here.day, here.date, clock(published, language) if exact else "", here.kind,
                here.status if update else "", fields.version, changes[0].date if changes else here.date,
                update, changes, _speakers(record, language, settings), here.places,
                _subjects(record, language, settings), fields.cites, url, (urlsplit(url).hostname or "").removeprefix("www."),
                language != record.page.original, neighbour.get(1), neighbour.get(-1))


def happened(record: Record, language: str) -> tuple[Happened, ...]:
    """The history of a statement as it concerns one language, newest first."""
    changes = [change for change in record.fields.change_history if language in change.applies_to]
    return tuple(Happened(change.version, change.kind, change.at.date().isoformat(), long_date(change.at.date(), language),
                          change.note.get(language, ""))
                 for change in sorted(changes, key=lambda change: (change.version, change.at), reverse=True))


def update_of(record: Record, records: tuple[Record, ...], language: str, settings: Settings) -> Update | None:
    """What stands in the box above the text; None for a statement that is as it was first published."""
    say, fields = words(language), record.fields
    if fields.status == "withdrawn" and fields.withdrawn_notice:
        day = long_date(fields.withdrawn_notice.withdrawn_at.date(), language)
        return Update(say["withdrawn_on"].format(date=day), fields.withdrawn_notice.explanation.get(language, ""))
    if fields.status == "superseded":
        other = next((listed_in(each, language, settings) for each in records if each.key == fields.superseded_by), None)
        return Update(say["superseded_notice"], "", other)
    changes = happened(record, language)
    if fields.status == "corrected" and changes and changes[0].kind != "first":
        return Update(say["corrected_on"].format(date=changes[0].date), changes[0].note)
    return None


def _speakers(record: Record, language: str, settings: Settings) -> tuple[tuple[str, str], ...]:
    return tuple((speaker.name, settings.role(speaker.role, speaker.form, language)) for speaker in record.fields.attributed_to)


def _subjects(record: Record, language: str, settings: Settings) -> tuple[str, ...]:
    return tuple(settings.subjects[name][language] for name in record.fields.subjects if name in settings.subjects)
