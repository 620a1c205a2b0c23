"""The table of front-matter fields: type, need, whether it is translated, and a sentence of help.

It is declared once. The check and its messages read it, the JSON Schemas for editors' programs (json_schema.py), the scaffolds of
`editorial new`, and the tests that hold CONTRIBUTING to it.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    PlainSerializer,
    StringConstraints,
    create_model,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docs_parity.model.page import PATTERN, parse_revision
from editorial.statements import life_cycle
from editorial.statements.life_cycle import ChangeKind, Status

UNPUBLISHED = frozenset(life_cycle.UNPUBLISHED)
MARKUP = re.compile(r"<[a-zA-Z/!]")
STATEMENT_KEY = re.compile(r"^statements/(\d{4})/(\d{4}-\d{2}-\d{2})-[a-z0-9-]+$")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})")
"""A date and time of RFC 3339, as everybody who reads our files and feeds expects it."""
WITH_ZONE = re.compile(r"\d{2}:?\d{2}.*(?:[zZ]|[+-]\d{2}:?\d{2})$")


@dataclass(frozen=True)
class _Pattern:
    """What a JSON Schema says of a text whose form a function of ours checks."""

    pattern: str

    def __get_pydantic_json_schema__(self, core: object, handler: object) -> dict:
        return handler(core) | {"pattern": self.pattern}


class Choice:
    """An enumeration of texts as the type of a field: these members of it may be written, as in a `Literal`."""

    def __init__(self, *members: StrEnum) -> None:
        self.members = members

    def __get_pydantic_core_schema__(self, source: type[StrEnum], handler: object) -> CoreSchema:
        values = core_schema.literal_schema([member.value for member in self.members])
        return core_schema.no_info_after_validator_function(source, values)


def _plain(value: str) -> str:
    if MARKUP.search(value):
        raise ValueError(f"holds HTML: {value}; write plain text")
    if "\n" in value.strip():
        raise ValueError("goes over several lines; write it on one")
    return value


def _upper(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(
            f"is no ISO 3166-1 alpha-3 code: {value}; write three capital letters, for example SDN"
        )
    return value


def _written_as(kind: str) -> BeforeValidator:
    """A date or time must be written as text: Pydantic would take a number for seconds since 1970."""

    def check(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError(kind, "not written as a date")
        return value

    return BeforeValidator(check)


def _moment(value: object) -> object:
    """Pydantic would take other spellings too; that an offset or the hour is missing it says itself."""
    if not isinstance(value, str):
        raise PydanticCustomError("datetime_type", "not written as a date")
    if not MOMENT.fullmatch(value) and WITH_ZONE.search(value):
        raise PydanticCustomError("datetime_parsing", "not written as RFC 3339 asks")
    return value


def _revision(value: str) -> str:
    if parse_revision(value) is None:
        raise PydanticCustomError("revision", "not a revision")
    return value


PLAIN = _Pattern(r"^(?![\s\S]*<[a-zA-Z/!])\s*[^\n]*\s*$")


def _between(shortest: int, longest: int) -> object:
    return Annotated[
        str,
        StringConstraints(min_length=shortest, max_length=longest, strip_whitespace=True),
        AfterValidator(_plain),
        PLAIN,
    ]


PlainText = Annotated[str, AfterValidator(_plain), PLAIN]
Title = _between(2, 160)
Summary = _between(20, 320)
StatementTitle = _between(2, 140)
StatementSummary = _between(60, 260)
Reason = _between(10, 300)
Note = _between(3, 300)
Explanation = _between(10, 600)
Day = Annotated[date, _written_as("date_type"), _Pattern(r"^\d{4}-\d{2}-\d{2}$")]
Moment = Annotated[AwareDatetime, BeforeValidator(_moment), _Pattern(f"^{MOMENT.pattern}$")]
Revision = Annotated[str, AfterValidator(_revision), _Pattern(f"^{PATTERN.pattern}$")]
Address = Annotated[HttpUrl, PlainSerializer(str), _Pattern(r"^[hH][tT][tT][pP][sS]?://[^\s/]")]
Place = Annotated[str, AfterValidator(_upper), _Pattern("^[A-Z]{3}$")]


class _Fields(BaseModel):
    # Built when the first page is checked: a check that finds nothing new needs none of these tables.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _field(
    default: object,
    help_text: str,
    *,
    translated: bool = False,
    own: bool = False,
    alias: str | None = None,
    chosen: str = "",
    every: bool = False,
) -> object:
    """A field: `translated` ones stand in every version, `own` ones may differ between versions, others stand once.

    `chosen` names the list of this house that its values, or its languages, come from; `every` language of it, if so.
    """
    return Field(
        default,
        description=help_text,
        alias=alias,
        json_schema_extra={"translated": translated, "own": own, "chosen": chosen, "every": every},
    )


class TranslationRecord(_Fields):
    """What a translation says of itself."""

    of: Revision | None = _field(
        None, "The original's revision when this was translated. The check gives you the line."
    )
    status: Literal["machine", "draft", "translated", "reviewed"] = _field(
        ..., "Who has looked at the translation."
    )
    made_from: str = _field(
        "",
        "The language it was translated from, if that is not the original.",
        alias="from",
        chosen="languages",
    )
    reason: PlainText = _field(
        "", "Why it was confirmed although the check found a difference. A command writes it."
    )
    bulk: PlainText = _field("", "Why all pages were confirmed at once, unread. A command writes it.")


class PageFields(_Fields):
    """A standing page."""

    title: Title = _field(..., "The heading at the top of the page, plain text.", translated=True)
    summary: Summary = _field(..., "One sentence that says what the reader finds here.", translated=True)
    updated: Day | None = _field(None, "The day this version last changed in substance.", own=True)
    translation: TranslationRecord | None = _field(None, "Only in a translation: its record.", own=True)
    release: Literal["together"] | None = _field(
        None, "`together`: not to be published before every language is ready."
    )
    not_required: dict[str, Reason] = _field(
        {}, "Languages in which the page need not exist, each with the reason.", chosen="languages"
    )


class Speaker(_Fields):
    """Who speaks in a statement."""

    name: PlainText = _field(..., "The person's name.")
    role: str = _field(..., "One of `roles` in editorial.yml.", chosen="roles")
    form: Literal["feminine", "masculine", ""] = _field(
        "", "The form of the title that the person uses, for French and Spanish."
    )


class Change(_Fields):
    """One entry of a statement's public history."""

    version: Annotated[int, Field(ge=1)] = _field(..., "The version that this change made.")
    at: Moment = _field(..., "When, with the offset from UTC.")
    kind: Annotated[ChangeKind, Choice(*ChangeKind)] = _field(..., "What kind of change it is.")
    note: dict[str, Note] = _field(
        ..., "What changed, in one sentence for readers, in all languages.", chosen="languages", every=True
    )
    applies_to: Annotated[tuple[str, ...], Field(min_length=1)] = _field(
        ..., "The languages that changed.", chosen="languages"
    )


class WithdrawnNotice(_Fields):
    """Why and when a statement was withdrawn."""

    explanation: dict[str, Explanation] = _field(
        ..., "Why it was withdrawn, in all languages.", chosen="languages", every=True
    )
    withdrawn_at: Moment = _field(..., "When, with the offset from UTC.")


class StatementFields(PageFields):
    """A public statement."""

    title: StatementTitle = _field(
        ..., "What the statement is about, at most 140 characters.", translated=True
    )
    summary: StatementSummary = _field(
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
    ] = _field(..., "What kind of public text it is.")
    status: Annotated[Status, Choice(*Status)] = _field(..., "Where it is in its life.")
    version: Annotated[int, Field(ge=1)] = _field(..., "Grows by one with every change after publication.")
    first_published_at: Moment = _field(..., "When it was first published, with the offset from UTC.")
    attributed_to: Annotated[tuple[Speaker, ...], Field(min_length=1)] = _field(..., "Who speaks.")
    places: tuple[Place, ...] = _field(
        (), "Countries it is about, as ISO 3166-1 alpha-3 codes.", chosen="places"
    )
    subjects: tuple[str, ...] = _field((), "Subjects from editorial.yml.", chosen="subjects")
    cites: tuple[PlainText, ...] = _field((), "Symbols of the documents it cites.")
    source_url: Address | None = _field(None, "Where the authoritative text stands.")
    change_history: Annotated[tuple[Change, ...], Field(min_length=1)] = _field(
        ..., "What changed since publication."
    )
    withdrawn_notice: WithdrawnNotice | None = _field(None, "Only in a withdrawn statement.")
    superseded_by: str | None = _field(None, "Key of the statement that takes its place.")
    supersedes: str | None = _field(None, "Key of the statement whose place it takes.")
    embargoed_until: Moment | None = _field(None, "Not to be published before this time.")


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


@cache
def some_fields(table: type[BaseModel], names: tuple[str, ...]) -> type[BaseModel]:
    """A table of some fields alone: they can be read although others are wrong or not there yet."""
    fields = {name: (info.annotation, info) for name, info in table.model_fields.items() if name in names}
    return create_model("SomeFields", __config__=ConfigDict(extra="ignore", frozen=True), **fields)


def fields_of(key: str) -> type[PageFields]:
    """The table that holds for the page with this key."""
    return StatementFields if is_statement(key) else PageFields


def is_statement(key: str) -> bool:
    """True if the page with this key is a statement: anything below `statements/` but its list."""
    return key.startswith("statements/") and key != "statements/index"


PARTS: dict[str, type[BaseModel]] = {
    "translation": TranslationRecord,
    "attributed_to": Speaker,
    "change_history": Change,
    "withdrawn_notice": WithdrawnNotice,
}
"""The tables inside a field."""


def marked(model: type[BaseModel], mark: str) -> frozenset[str]:
    """Names of the fields that carry a mark: `translated` or `own`."""
    return frozenset(
        name for name, info in model.model_fields.items() if (info.json_schema_extra or {}).get(mark)
    )


def names(model: type[BaseModel]) -> dict[str, object]:
    """The names of a table's fields as they are written in front matter."""
    return {info.alias or name: info for name, info in model.model_fields.items()}
