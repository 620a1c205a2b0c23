"""What our data files say, field by field: the one table that the files are made by
and their JSON Schemas are made from.

Names are those that others use where there are any: GOV.UK's content items (`document_type`,
`public_updated_at`, `change_history`, `withdrawn_notice`), schema.org, and ninjs of the IPTC (`pubstatus`,
`versioncreated`, `ednote`). A name that stands here once stays.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from editorial.site.addresses import SCHEMA_FOLDER
from editorial.statements.fields import Choice
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.text_kinds import Basis, TextKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ToldStatus = Annotated[Status, Choice(*(status for status in Status if status.is_public))]
"""How a statement stands for the readers of a language: what `current_status` says."""
Shape = Literal[
    "title",
    "summary",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "head",
    "row",
    "quote",
    "code",
    "caption",
    "term",
    "definition",
    "image",
]
Digest = Field(
    pattern=r"^[0-9a-f]{64}$",
    description="SHA-256 of the canonical text: of what stands in statement.txt between its marks.",
)
Code = Field(
    pattern=r"^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
    description="The verification code of the version, for all its languages.",
)
Key = Field(pattern=r"^statements/.", description="The statement's reference, the same in every language.")


class Published(BaseModel):
    """A part of a file of ours."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, populate_by_name=True)


class Named(Published):
    """Something with a code, and its name in the language of the file."""

    code: str
    name: str


class Speaker(Published):
    """Who speaks."""

    name: str
    role: str = Field(description="The key of the post, the same in every language.")
    role_name: str = Field(description="The post in the language of the file.")


class Line(Published):
    """One line of the canonical text."""

    shape: Shape = Field(
        description="What it is: title, summary, heading, paragraph, item, row of a table, …"
    )
    text: str


class ChangeNote(Published):
    """One entry of the public history."""

    version: int = Field(ge=1)
    public_timestamp: str = Field(description="RFC 3339, with the offset (GOV.UK).")
    kind: Annotated[ChangeKind, Choice(*ChangeKind)]
    note: str = Field(description="In the language of the file (GOV.UK).")
    applies_to: list[str] = Field(description="The languages it concerns.")


class WithdrawnNotice(Published):
    """Why and when a statement was withdrawn (GOV.UK)."""

    explanation: str
    withdrawn_at: str


class Other(Published):
    """Another statement."""

    identifier: str = Key
    url: str = Field(description="Its page in the language of the file; empty if it has none.")


class Translation(Published):
    """The same version in a language: its own one too."""

    language: str
    title: str
    url: str
    txt: str
    json_: str = Field(alias="json")
    text_sha256: str = Digest


class VersionLink(Published):
    """One version of the statement in the language of the file."""

    version: int = Field(ge=1)
    code: str = Code
    url: str
    created: str = Field(description="When it was published, with the offset.")


class StatementFile(Published):
    """One version of a statement in one language: statement.json, beside its page."""

    schema_: str = Field(alias="$schema")
    format: Literal["editorial-statement/1"] = "editorial-statement/1"
    edition: Literal["demonstration", "official"]
    notice: str = Field(
        description="Whose words these are, in the language of the file. Show it wherever you show the text."
    )
    identifier: str = Key
    version: int = Field(ge=1, description="The number of this version (schema.org, ninjs).")
    code: str = Code
    uri: str = Field(description="The permanent address of this version, for all languages (ninjs).")
    url: str = Field(
        description="Its page in this language. For an earlier version, the page of that version."
    )
    language: str = Field(description="BCP 47 (ninjs).")
    original_language: str = Field(description="The language it was written in.")
    document_type: str = Field(description="Kind of public text (GOV.UK).")
    status: ToldStatus = Field(description="The status of this version in this language.")
    status_now: ToldStatus = Field(description="The status of the statement now, in this language.")
    present_version: int = Field(ge=1, description="The number of the present version.")
    pubstatus: Literal["usable", "canceled"] = Field(
        description="`canceled` once the statement is withdrawn, in earlier versions too (ninjs)."
    )
    ednote: str = Field(description="What became of the statement, in words; empty if nothing did (ninjs).")
    title: str
    description: str = Field(description="The summary (GOV.UK).")
    kind_of_text: Annotated[TextKind, Choice(*TextKind)] = Field(
        description="`record`: a summary of a statement issued elsewhere; `statement`: the text itself."
    )
    made_at: str = Field(
        description="The day of the statement, as ISO date; RFC 3339 with the offset where the hour is known."
    )
    first_published_at: str = Field(
        description="When this site first published it: RFC 3339, with the offset (GOV.UK). It never changes."
    )
    first_published_precision: Literal["day", "second"] = Field(
        description="Always `second`: what only has a day is `made_at`."
    )
    rests_on: list[Annotated[Basis, Choice(*Basis)]] = Field(
        description="What of the statement was seen; empty for the statement itself."
    )
    caveats: list[str] = Field(
        description="What readers of a record must know of it, in the language of the file."
    )
    versioncreated: str = Field(description="When this version was published (ninjs).")
    public_updated_at: str = Field(
        description="The last change in this language that is not one of form, up to this version (GOV.UK)."
    )
    attributed_to: list[Speaker] = Field(min_length=1)
    places: list[Named] = Field(description="ISO 3166-1 alpha-3.")
    subjects: list[Named]
    cites: list[str] = Field(description="Symbols of the documents it cites.")
    source_url: str = Field(
        description="Where the text that a record summarizes stands; empty if the text stands here."
    )
    source_kind: Literal["", "official-text", "official-report", "copy", "press"] = Field(
        description="What that address is; only the first is authoritative. Empty for the statement itself."
    )
    source_language: str = Field(description="BCP 47. Empty for the statement itself.")
    change_history: list[ChangeNote] = Field(
        min_length=1, description="Up to this version, oldest first (GOV.UK)."
    )
    withdrawn_notice: WithdrawnNotice | None = Field(description="Of the statement as it is now.")
    superseded_by: Other | None = Field(description="The statement that takes its place now.")
    supersedes: Other | None
    text_algorithm: str = Field(description="How the canonical text was made.")
    text_sha256: str = Digest
    lines: list[Line] = Field(min_length=1, description="The canonical text, line by line.")
    translations: list[Translation] = Field(min_length=1)
    versions: list[VersionLink] = Field(
        min_length=1, description="Every version in this language, oldest first."
    )


class IndexedLanguage(Published):
    # One line, for the published schema says it as it stands here.
    """A statement's present version in one language. `statement.txt` and `statement.json` stand beside its page."""  # noqa: E501

    language: str
    status: ToldStatus
    title: str
    description: str
    url: str
    public_updated_at: str
    text_sha256: str = Digest
    caveats: list[str] = Field(description="What readers of a record must know of it.")


class IndexedStatement(Published):
    """One statement as it is now."""

    identifier: str = Key
    version: int = Field(ge=1)
    code: str = Code
    document_type: str
    original_language: str
    first_published_at: str
    attributed_to: list[str] = Field(description="Names.")
    places: list[str] = Field(description="ISO 3166-1 alpha-3.")
    subjects: list[str] = Field(description="Keys, the same in every language.")
    cites: list[str]
    source_url: str
    kind_of_text: Annotated[TextKind, Choice(*TextKind)]
    made_at: str = Field(description="The day of the statement.")
    rests_on: list[Annotated[Basis, Choice(*Basis)]]
    source_kind: str
    source_language: str
    languages: list[IndexedLanguage] = Field(min_length=1)


class StatementsIndex(Published):
    """All statements as they are now: /statements.json, by reference."""

    schema_: str = Field(alias="$schema")
    format: Literal["editorial-statements/1"] = "editorial-statements/1"
    edition: Literal["demonstration", "official"]
    statements: list[IndexedStatement]


SCHEMAS: Mapping[str, type[Published]] = {
    "statement-file": StatementFile,
    "statements-index": StatementsIndex,
}
"""Schemas as the site publishes them, without their ending."""


def schema_path(name: str) -> str:
    """Where a schema stands on the site."""
    return f"{SCHEMA_FOLDER}{name}.schema.json"


def schema(name: str, address: str) -> Mapping[str, object]:
    """The JSON Schema (2020-12) of one of our files; `address` is where it stands."""
    return {
        "$schema": DIALECT,
        "$id": address,
        **SCHEMAS[name].model_json_schema(by_alias=True, mode="serialization"),
    }


def json_bytes(value: object) -> bytes:
    """JSON for a file: UTF-8, fields in the order of the table, one a line."""
    if isinstance(
        value, BaseModel
    ):  # json.dumps with an indent takes six times as long, and there are two files a version
        return f"{value.model_dump_json(by_alias=True, indent=1)}\n".encode()
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
