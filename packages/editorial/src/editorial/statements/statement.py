"""A statement in one of its versions: what was said, by whom, and what became of it since.

Comes in: a record, as the register keeps it as JSON and as front matter writes it down. Goes out: the one
typed value that the register hashes and that pages, lists, feeds and files present; and the record again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.text_kinds import Basis, SourceKind, TextKind


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment with its offset from UTC, and how it was written: it is recorded and passed on so."""

    written: str
    """RFC 3339: `2024-04-15T12:00:00-04:00`."""
    moment: datetime

    @property
    def day(self) -> date:
        """The day, where it was published."""
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class StatementDate:
    """The day of a statement, and its hour where that is known."""

    written: str
    """`2024-04-15`, or RFC 3339: `2024-04-15T10:00:00-04:00`."""
    day: date
    moment: datetime | None
    """None where only the day is known."""

    @property
    def order(self) -> tuple[date, float]:
        """What dates are sorted by: the day as it is written, then the moment; a day alone comes first."""
        return self.day, self.moment.timestamp() if self.moment else 0.0

    def is_after(self, moment: datetime) -> bool:
        """Whether it is later than a moment. A day alone is compared with the day, in the moment's offset."""
        return self.moment > moment if self.moment else self.day > moment.date()


@dataclass(frozen=True, slots=True)
class StatementSpeaker:
    """Who speaks in a statement."""

    name: str
    role: str
    """The key of a post: one of `roles` in editorial.yml when it was written."""
    form: str | None = None
    """The form of the title that the person uses; None where nothing is said of it."""


@dataclass(frozen=True, slots=True)
class StatementChange:
    """One entry of a statement's public history."""

    version: int
    """The version that it made."""
    at: Timestamp
    kind: ChangeKind
    note: Mapping[str, str]
    """Language -> one sentence for readers."""
    applies_to: tuple[str, ...]
    """The languages it concerns."""

    def note_in(self, language: str) -> str:
        """What stands in one language of the note; empty where it has none."""
        return self.note.get(language, "")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why and when a statement was withdrawn."""

    explanation: Mapping[str, str]
    """Language -> the reason."""
    withdrawn_at: Timestamp


@dataclass(frozen=True, slots=True)
class Wording:
    """What a statement is called in one language, and what is essential in it."""

    title: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One version of a statement, in all languages in which readers get it."""

    key: str
    """The page's key: `statements/2024/2024-04-15-sudan`."""
    version: int
    status: Status
    original: str
    """The language in which it was written."""
    type: str
    kind_of_text: TextKind
    made_at: StatementDate
    """The day of the statement."""
    first_published_at: Timestamp
    """When this site published it."""
    rests_on: tuple[Basis, ...]
    """What of the statement was seen; empty for the statement itself."""
    speakers: tuple[StatementSpeaker, ...]
    places: tuple[str, ...]
    """ISO 3166-1 alpha-3."""
    subjects: tuple[str, ...]
    """Keys of editorial.yml."""
    cites: tuple[str, ...]
    """Symbols of documents."""
    source_url: str
    """Where the text that a record summarizes stands; empty if the text stands here."""
    source_kind: SourceKind | None
    """What that address is; None for the statement itself."""
    source_language: str
    """The language of what stands there; empty for the statement itself."""
    history: tuple[StatementChange, ...]
    """Every change up to this version, oldest first."""
    withdrawal: Withdrawal | None
    superseded_by: str | None
    """Key of the statement that takes its place.

    That one's `supersedes` is not recorded: it may have been published before.
    """
    languages: Mapping[str, Wording]

    @property
    def is_record(self) -> bool:
        """True for a summary of a statement issued elsewhere; False for the statement itself."""
        return self.kind_of_text is TextKind.RECORD

    @property
    def change(self) -> StatementChange:
        """What made this version."""
        return self.history[-1]


def statement_of(record: Mapping[str, Any]) -> Statement:
    """The statement that a record is of: values as JSON has them, dates as text.

    Whether the rules of today would let it be written is not asked: what was recorded stands.
    Raises KeyError, TypeError, ValueError or AttributeError for what is no record.
    """
    notice = record["withdrawn_notice"]
    return Statement(
        key=record["id"],
        version=record["version"],
        status=Status(record["status"]),
        original=record["original"],
        type=record["type"],
        kind_of_text=TextKind(record["kind_of_text"]),
        made_at=statement_date(record["made_at"]),
        first_published_at=timestamp_of(record["first_published_at"]),
        rests_on=tuple(map(Basis, record["rests_on"])),
        speakers=tuple(StatementSpeaker(**speaker) for speaker in record["attributed_to"]),
        places=tuple(record["places"]),
        subjects=tuple(record["subjects"]),
        cites=tuple(record["cites"]),
        source_url=record["source_url"],
        source_kind=SourceKind(record["source_kind"]) if record["source_kind"] else None,
        source_language=record["source_language"],
        history=tuple(map(change_of, record["change_history"])),
        withdrawal=Withdrawal(dict(notice["explanation"]), timestamp_of(notice["withdrawn_at"]))
        if notice is not None
        else None,
        superseded_by=record["superseded_by"],
        languages={
            language: Wording(wording["title"], wording["summary"])
            for language, wording in record["languages"].items()
        },
    )


def change_of(entry: Mapping[str, Any]) -> StatementChange:
    """An entry of a history, as a record has it. Raises what `statement_of` raises."""
    return StatementChange(
        entry["version"],
        timestamp_of(entry["at"]),
        ChangeKind(entry["kind"]),
        dict(entry["note"]),
        tuple(entry["applies_to"]),
    )


def timestamp_of(written: str) -> Timestamp:
    """A moment as a record has it. Raises TypeError or ValueError for what is none."""
    return Timestamp(written, datetime.fromisoformat(written))


def statement_date(written: str) -> StatementDate:
    """The day of a statement as a record has it. Raises TypeError or ValueError for what is none."""
    if len(written) == len("2024-04-15"):
        return StatementDate(written, date.fromisoformat(written), None)
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        raise ValueError(f"{written} has no offset from UTC")
    return StatementDate(written, moment.date(), moment)


def record_of_statement(statement: Statement) -> dict[str, object]:
    """The record of a statement, `languages` with title and summary: what `statement_of` reads.

    The fields of an entry stand in the order of the alphabet, as in a manifest's file: messages that compare
    two entries name the first field that differs.
    """
    withdrawal = statement.withdrawal
    return {
        "id": statement.key,
        "version": statement.version,
        "status": str(statement.status),
        "original": statement.original,
        "type": statement.type,
        "kind_of_text": str(statement.kind_of_text),
        "made_at": statement.made_at.written,
        "first_published_at": statement.first_published_at.written,
        "rests_on": [str(basis) for basis in statement.rests_on],
        "attributed_to": [_speaker(speaker) for speaker in statement.speakers],
        "places": list(statement.places),
        "subjects": list(statement.subjects),
        "cites": list(statement.cites),
        "source_url": statement.source_url,
        "source_kind": str(statement.source_kind or ""),
        "source_language": statement.source_language,
        "change_history": history_of(statement.history),
        "withdrawn_notice": withdrawal
        and {"explanation": withdrawal.explanation, "withdrawn_at": withdrawal.withdrawn_at.written},
        "superseded_by": statement.superseded_by,
        "languages": {
            language: {"title": wording.title, "summary": wording.summary}
            for language, wording in statement.languages.items()
        },
    }


def history_of(changes: Sequence[StatementChange]) -> list[dict[str, object]]:
    """Entries of a history as a record has them."""
    return [
        {
            "applies_to": list(change.applies_to),
            "at": change.at.written,
            "kind": str(change.kind),
            "note": change.note,
            "version": change.version,
        }
        for change in changes
    ]


def _speaker(speaker: StatementSpeaker) -> dict[str, str]:
    form = {} if speaker.form is None else {"form": speaker.form}
    return {**form, "name": speaker.name, "role": speaker.role}
