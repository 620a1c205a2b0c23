"""The table of front-matter fields: type, need, whether it is translated, and a sentence of help.

It is declared once. The check and its messages read it, and so do the tests that hold CONTRIBUTING to it.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, HttpUrl, PlainSerializer, StringConstraints

REVISION = r"^c[0-9]+-[0-9a-f]{16}-[0-9a-f]{12}$"
UNPUBLISHED = frozenset({"draft", "in-review", "embargoed"})
MARKUP = re.compile(r"<[a-zA-Z/!]")
STATEMENT_KEY = re.compile(r"^statements/(\d{4})/(\d{4}-\d{2}-\d{2})-[a-z0-9-]+$")


def _plain(value: str) -> str:
    if MARKUP.search(value):
        raise ValueError(f"holds HTML: {value}; write plain text")
    if "\n" in value.strip():
        raise ValueError("goes over several lines; write it on one")
    return value


def _upper(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(f"is no ISO 3166-1 alpha-3 code: {value}; write three capital letters, for example SDN")
    return value


PlainText = Annotated[str, AfterValidator(_plain)]
Title = Annotated[PlainText, StringConstraints(min_length=2, max_length=160, strip_whitespace=True)]
Summary = Annotated[PlainText, StringConstraints(min_length=20, max_length=320, strip_whitespace=True)]
StatementTitle = Annotated[PlainText, StringConstraints(min_length=2, max_length=140, strip_whitespace=True)]
StatementSummary = Annotated[PlainText, StringConstraints(min_length=60, max_length=260, strip_whitespace=True)]
Address = Annotated[HttpUrl, PlainSerializer(str)]
Place = Annotated[str, AfterValidator(_upper)]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _field(default: object, help_text: str, *, translated: bool = False, own: bool = False) -> object:
    """A field: `translated` ones stand in every version, `own` ones may differ between versions, others stand once."""
    return Field(default, description=help_text, json_schema_extra={"translated": translated, "own": own})


class TranslationRecord(_Fields):
    """What a translation says of itself."""

    of: Annotated[str, StringConstraints(pattern=REVISION)] | None = _field(
        None, "The original's revision when this was translated.")
    status: Literal["machine", "draft", "translated", "reviewed"] = _field(..., "Who has looked at the translation.")


class PageFields(_Fields):
    """A standing page."""

    title: Title = _field(..., "The heading at the top of the page, plain text.", translated=True)
    summary: Summary = _field(..., "One sentence that says what the reader finds here.", translated=True)
    updated: date | None = _field(None, "The day this version last changed in substance.", own=True)
    translation: TranslationRecord | None = _field(None, "Only in a translation: its record.", own=True)


class Speaker(_Fields):
    """Who speaks in a statement."""

    name: PlainText = _field(..., "The person's name.")
    role: str = _field(..., "One of `roles` in editorial.yml.")
    form: Literal["feminine", "masculine", ""] = _field("", "The form of the title that the person uses, for French and Spanish.")


class Change(_Fields):
    """One entry of a statement's public history."""

    version: int = Field(ge=1)
    at: AwareDatetime
    kind: Literal["first", "correction", "clarification", "update", "editorial", "translation", "withdrawal", "reinstatement"]
    note: dict[str, PlainText]
    applies_to: tuple[str, ...]


class WithdrawnNotice(_Fields):
    """Why and when a statement was withdrawn."""

    explanation: dict[str, PlainText]
    withdrawn_at: AwareDatetime


class StatementFields(PageFields):
    """A public statement."""

    title: StatementTitle = _field(..., "What the statement is about, at most 140 characters.", translated=True)
    summary: StatementSummary = _field(..., "The essential in one sentence, 60 to 260 characters.", translated=True)
    type: Literal["statement", "joint-statement", "press-release", "remarks", "message", "media-advisory",
                  "note-to-correspondents"] = _field(..., "What kind of public text it is.")
    status: Literal["draft", "in-review", "embargoed", "published", "corrected", "superseded", "withdrawn"] = _field(
        ..., "Where it is in its life.")
    version: Annotated[int, Field(ge=1)] = _field(..., "Grows by one with every change after publication.")
    first_published_at: AwareDatetime = _field(..., "When it was first published, with the offset from UTC.")
    attributed_to: Annotated[tuple[Speaker, ...], Field(min_length=1)] = _field(..., "Who speaks.")
    places: tuple[Place, ...] = _field((), "Countries it is about, as ISO 3166-1 alpha-3 codes.")
    subjects: tuple[str, ...] = _field((), "Subjects from editorial.yml.")
    cites: tuple[PlainText, ...] = _field((), "Symbols of the documents it cites.")
    source_url: Address | None = _field(None, "Where the authoritative text stands.")
    change_history: Annotated[tuple[Change, ...], Field(min_length=1)] = _field(..., "What changed since publication.")
    withdrawn_notice: WithdrawnNotice | None = _field(None, "Only in a withdrawn statement.")
    superseded_by: str | None = _field(None, "Key of the statement that takes its place.")
    supersedes: str | None = _field(None, "Key of the statement whose place it takes.")
    embargoed_until: AwareDatetime | None = _field(None, "Not to be published before this time.")


def fields_of(key: str) -> type[PageFields]:
    """The table that holds for the page with this key."""
    return StatementFields if is_statement(key) else PageFields


def is_statement(key: str) -> bool:
    """True if the page with this key is a statement: anything below `statements/` but its list."""
    return key.startswith("statements/") and key != "statements/index"


def marked(model: type[BaseModel], mark: str) -> frozenset[str]:
    """Names of the fields that carry a mark: `translated` or `own`."""
    return frozenset(name for name, info in model.model_fields.items() if (info.json_schema_extra or {}).get(mark))
