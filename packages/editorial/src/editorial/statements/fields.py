"""The front matter of a statement: its fields, and what is true of them in any page of this kind.

`STATEMENTS` is the kind of page that the Office plugs into the engine (editorial/extension.py).
"""

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Protocol

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    HttpUrl,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    UrlConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docs_parity.project.fields import (
    PLAIN,
    FieldTable,
    JsonPattern,
    PageFields,
    PlainText,
    plain_text,
    table_field,
)
from docs_parity.project.page_kinds import Needed, PageKind
from editorial.statements import life_cycle
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.statement import StatementDate, statement_date
from editorial.statements.text_kinds import RECORD_FIELDS, Basis, SourceKind, TextKind

STATEMENT_KEY = re.compile(r"^statements/(\d{4})/(\d{4}-\d{2}-\d{2})-[a-z0-9-]+$")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})")
"""A date and time of RFC 3339, as everybody who reads our files and feeds expects it."""
HOUR, ZONE = re.compile(r"\d{2}:?\d{2}"), re.compile(r"(?:[zZ]|[+-]\d{2}:?\d{2})$")
DATE = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}|{MOMENT.pattern}")
"""The day of a statement: alone, or with the hour and its offset where they are known."""


def _upper(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(
            f"is no ISO 3166-1 alpha-3 code: {value}; write three capital letters, for example SDN"
        )
    return value


def _has_zone(value: str) -> bool:
    """True for an hour with something behind it that says how far it is from UTC."""
    zone = ZONE.search(value)
    return zone is not None and HOUR.search(value, 0, zone.start()) is not None


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", value):
        raise ValueError(f"is no code of a language: {value}; write two small letters, for example en")
    return value


def _moment(value: object) -> object:
    """Pydantic would take other spellings too; that an offset or the hour is missing it says itself."""
    if not isinstance(value, str):
        raise PydanticCustomError("datetime_type", "not written as a date")
    if not MOMENT.fullmatch(value) and _has_zone(value):
        raise PydanticCustomError("datetime_parsing", "not written as RFC 3339 asks")
    return value


def _date(value: object) -> StatementDate:
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            return statement_date(value)
        except ValueError:
            pass  # a day that no calendar has
    raise ValueError(
        f"is no day: {value}; write year, month and day, for example 2024-04-15, or, only where the hour is "
        "known, 2024-04-15T10:00:00-04:00"
    )


StatementTitle = Annotated[
    str,
    StringConstraints(min_length=2, max_length=140, strip_whitespace=True),
    AfterValidator(plain_text),
    PLAIN,
]
StatementSummary = Annotated[
    str,
    StringConstraints(min_length=60, max_length=260, strip_whitespace=True),
    AfterValidator(plain_text),
    PLAIN,
]
Note = Annotated[
    str,
    StringConstraints(min_length=3, max_length=300, strip_whitespace=True),
    AfterValidator(plain_text),
    PLAIN,
]
Explanation = Annotated[
    str,
    StringConstraints(min_length=10, max_length=600, strip_whitespace=True),
    AfterValidator(plain_text),
    PLAIN,
]
WrittenMoment = Annotated[AwareDatetime, BeforeValidator(_moment), JsonPattern(f"^{MOMENT.pattern}$")]
WrittenDate = Annotated[
    StatementDate,
    PlainValidator(_date),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{DATE.pattern})$"}),
]
Address = Annotated[
    HttpUrl,
    UrlConstraints(allowed_schemes=["https"]),
    PlainSerializer(str),
    JsonPattern(r"^[hH][tT][tT][pP][sS]://[^\s/]"),
]
LanguageCode = Annotated[str, AfterValidator(_language), JsonPattern("^[a-z]{2,3}$")]
Place = Annotated[str, AfterValidator(_upper), JsonPattern("^[A-Z]{3}$")]


class Choice:
    """An enumeration as the type of a field: these members may be written, as in a `Literal`."""

    def __init__(self, *members: StrEnum) -> None:
        self.members = members

    def __get_pydantic_core_schema__(self, source: type[StrEnum], handler: object) -> CoreSchema:
        values = core_schema.literal_schema([member.value for member in self.members])
        return core_schema.no_info_after_validator_function(source, values)


Seen = Annotated[Basis, Choice(*Basis)]


class Speaker(FieldTable):
    """Who speaks in a statement."""

    name: PlainText = table_field(..., "The person's name.")
    role: str = table_field(..., "One of `roles` in editorial.yml.", chosen="roles")
    form: Literal["feminine", "masculine", ""] = table_field(
        "", "The form of the title that the person uses, for French and Spanish."
    )


class Change(FieldTable):
    """One entry of a statement's public history."""

    version: Annotated[int, Field(ge=1)] = table_field(..., "The version that this change made.")
    at: WrittenMoment = table_field(..., "When, with the offset from UTC.")
    kind: Annotated[ChangeKind, Choice(*ChangeKind)] = table_field(..., "What kind of change it is.")
    note: dict[str, Note] = table_field(
        ..., "What changed, in one sentence for readers, in all languages.", chosen="languages", every=True
    )
    applies_to: Annotated[tuple[str, ...], Field(min_length=1)] = table_field(
        ..., "The languages that changed.", chosen="languages"
    )


class WithdrawnNotice(FieldTable):
    """Why and when a statement was withdrawn."""

    explanation: dict[str, Explanation] = table_field(
        ..., "Why it was withdrawn, in all languages.", chosen="languages", every=True
    )
    withdrawn_at: WrittenMoment = table_field(..., "When, with the offset from UTC.")


class StatementFields(PageFields):
    """A public statement."""

    title: StatementTitle = table_field(
        ..., "What the statement is about, at most 140 characters.", translated=True
    )
    summary: StatementSummary = table_field(
        ..., "The essential in one sentence, 60 to 260 characters.", translated=True
    )
    type: Literal[
        "statement",
        "joint-statement",
        "press-release",
        "remarks",
        "message",
        "media-advisory",
        "note-to-correspondents",
    ] = table_field(..., "What kind of public text it is.")
    status: Annotated[Status, Choice(*Status)] = table_field(..., "Where it is in its life.")
    version: Annotated[int, Field(ge=1)] = table_field(
        ..., "Grows by one with every change after publication."
    )
    kind_of_text: Annotated[TextKind, Choice(*TextKind)] = table_field(
        ...,
        "`record`: this page summarizes a statement issued elsewhere; `statement`: it is the text itself, "
        "issued by this site.",
    )
    made_at: WrittenDate = table_field(
        ...,
        "The day of the statement, 2024-04-15; or with its hour and offset where they are known.",
    )
    first_published_at: WrittenMoment = table_field(
        ..., "When this site first published it, with the hour and the offset from UTC."
    )
    rests_on: Annotated[tuple[Seen, ...], Field(min_length=1)] | None = table_field(
        None, "Only in a record: what of the statement was seen, as [opening], [whole] or [opening, report]."
    )
    attributed_to: Annotated[tuple[Speaker, ...], Field(min_length=1)] = table_field(
        ..., "Who speaks.", written_as="Write `- {name: …, role: …}` for each speaker."
    )
    places: tuple[Place, ...] = table_field(
        (), "Countries it is about, as ISO 3166-1 alpha-3 codes.", chosen="places"
    )
    subjects: tuple[str, ...] = table_field((), "Subjects from editorial.yml.", chosen="subjects")
    cites: tuple[PlainText, ...] = table_field((), "Symbols of the documents it cites.")
    source_url: Address | None = table_field(None, "Only in a record: the address of what it summarizes.")
    source_kind: Annotated[SourceKind, Choice(*SourceKind)] | None = table_field(
        None,
        "Only in a record: what that address is. `official-text` and `official-report` are on a site of the "
        "United Nations; `copy` and `press` are not.",
    )
    source_language: LanguageCode | None = table_field(
        None, "Only in a record: the language of what stands there, as en."
    )
    change_history: Annotated[tuple[Change, ...], Field(min_length=1)] = table_field(
        ...,
        "What changed since publication.",
        written_as="Write `- {version: …, at: …, kind: …, note: …, applies_to: …}` for each change.",
    )
    withdrawn_notice: WithdrawnNotice | None = table_field(
        None,
        "Only in a withdrawn statement.",
        written_as="Write `withdrawn_notice: {explanation: …, withdrawn_at: …}`.",
    )
    superseded_by: str | None = table_field(None, "Key of the statement that takes its place.")
    supersedes: str | None = table_field(None, "Key of the statement whose place it takes.")
    embargoed_until: WrittenMoment | None = table_field(None, "Not to be published before this time.")


LIFE = (
    "status",
    "version",
    "first_published_at",
    "change_history",
    "withdrawn_notice",
    "superseded_by",
    "supersedes",
)
"""The fields that tell where a statement is in its life."""


class Life(Protocol):
    """The fields of `LIFE`, which can be read although others are wrong."""

    @property
    def status(self) -> Status: ...
    @property
    def version(self) -> int: ...
    @property
    def first_published_at(self) -> datetime: ...
    @property
    def change_history(self) -> tuple[Change, ...]: ...
    @property
    def withdrawn_notice(self) -> WithdrawnNotice | None: ...
    @property
    def superseded_by(self) -> str | None: ...
    @property
    def supersedes(self) -> str | None: ...


TEXT_KIND = ("kind_of_text", *RECORD_FIELDS)
"""The fields that tell what kind of text a page is."""
DATES = ("kind_of_text", "made_at", "first_published_at")
"""The fields that tell of which days a page is."""


STATEMENTS = PageKind(
    name="statement",
    translation="statement-translation",
    about="public statement",
    pattern=re.compile(r"statements/(?!index\Z)"),
    fields=StatementFields,
    needed=(
        *(Needed("status", status, field) for status, field in life_cycle.NEEDS.items()),
        *(Needed("kind_of_text", TextKind.RECORD, field) for field in RECORD_FIELDS),
    ),
)
"""Everything below `statements/` but its list."""


def is_statement(key: str) -> bool:
    """True if the page with this key is a statement."""
    return STATEMENTS.holds(key)
