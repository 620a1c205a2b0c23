"""The files of a new statement or a new page, as text: front matter with what is known, and room for what a
person writes.

What is not known stays empty, below the sentence of help from the table of fields, and the check asks for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docs_parity.project.fields import PageFields
from editorial.authoring.front_matter_edit import by_language, one_line, scalar
from editorial.statements.fields import StatementFields
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.text_kinds import TextKind

FIRST_NOTE = {"en": "First published.", "fr": "Première publication.", "es": "Primera publicación."}
"""What the history says of a first publication; in a language that has no words here, the English ones."""
RECORD = ["translation:", "  status: draft"]


@dataclass(frozen=True)
class Person:
    """Who speaks: the three fields of an entry of `attributed_to`."""

    name: str
    role: str
    form: str = ""


@dataclass(frozen=True, kw_only=True)
class NewStatement:
    """What is known of a statement before it is written."""

    kind_of_text: str
    """`record` or `statement`."""
    made_at: str
    """The day of the statement, as front matter has it."""
    at: str
    """When this site first publishes it, as front matter has it; empty where nobody knows yet."""
    titles: Mapping[str, str]
    speakers: Sequence[Person]
    type: str = "statement"
    places: Sequence[str] = ()
    subjects: Sequence[str] = ()
    rests_on: Sequence[str] = ()
    """What of the statement was seen, for a record."""
    source_url: str = ""
    source_kind: str = ""
    source_language: str = ""
    supersedes: str = ""
    """The statement whose place it will take."""
    first_in: Sequence[str] = ()
    """The languages in which it goes out first."""
    languages: Sequence[str] = field(default=("en",))
    """All languages of the site."""


def statement(new: NewStatement, original: str, schema: str = "") -> str:
    """The original of a new statement.

    `schema` is the path of its JSON Schema, seen from the file; empty for none.
    """
    speakers = [line for person in new.speakers for line in _speaker(person)]
    place = [f"supersedes: {new.supersedes}"] if new.supersedes else []
    notes = {code: FIRST_NOTE.get(code, FIRST_NOTE["en"]) for code in new.languages}
    return _file(
        [
            *_head(StatementFields, new.titles.get(original, ""), schema),
            f"type: {new.type}",
            f"status: {Status.DRAFT}",
            "version: 1",
            f"kind_of_text: {new.kind_of_text}",
            f"made_at: {new.made_at}",
            *_given(StatementFields, "first_published_at", new.at),
            *_rests_on(new),
            "attributed_to:",
            *speakers,
            f"places: {one_line(new.places)}",
            f"subjects: {one_line(new.subjects)}",
            "cites: []",
            *_source(new),
            "change_history:",
            *entry(1, new.at, ChangeKind.FIRST, notes, new.first_in or [original]),
            *place,
        ]
    )


def statement_translation(title: str = "", schema: str = "") -> str:
    """The translation of a new statement, marked as a draft: readers do not get it."""
    return _file([*_head(StatementFields, title, schema), *RECORD])


def page(title: str, day: str, schema: str = "") -> str:
    """The original of a new standing page."""
    return _file([*_head(PageFields, title, schema), f"updated: {day}"])


def page_translation(title: str, day: str, schema: str = "") -> str:
    """The translation of a new standing page."""
    return _file([*_head(PageFields, title, schema), f"updated: {day}", *RECORD])


def entry(
    version: int,
    at: str,
    kind: str,
    note: Mapping[str, str],
    applies_to: Sequence[str],
    dash: int = 2,
    inside: int = 4,
) -> list[str]:
    """The lines of one entry of `change_history`; `dash` spaces before it and `inside` before its other
    lines.
    """
    lines = [
        f"version: {version}",
        f"at: {at}".rstrip(),
        f"kind: {kind}",
        f"note: {by_language(note)}",
        f"applies_to: {one_line(applies_to)}",
    ]
    first = " " * dash + "-" + " " * (inside - dash - 1)
    return [first + lines[0], *(" " * inside + line for line in lines[1:])]


def _head(table: type[PageFields], title: str, schema: str) -> list[str]:
    """The fields that every version has, each with its help where it is left to be written."""
    line = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return [*line, *_given(table, "title", title), *_given(table, "summary", "")]


def _rests_on(new: NewStatement) -> list[str]:
    """What a record rests on; nothing for the statement itself."""
    if new.kind_of_text != TextKind.RECORD:
        return []
    return (
        [f"rests_on: {one_line(new.rests_on)}"] if new.rests_on else _given(StatementFields, "rests_on", "")
    )


def _source(new: NewStatement) -> list[str]:
    """Where that stands, and what it is."""
    if new.kind_of_text != TextKind.RECORD:
        return []
    told = {
        "source_url": new.source_url,
        "source_kind": new.source_kind,
        "source_language": new.source_language,
    }
    return [line for name, value in told.items() for line in _given(StatementFields, name, value)]


def _given(table: type[PageFields], name: str, value: str) -> list[str]:
    plain = name == "first_published_at"  # a moment needs no quotation marks, though it has colons
    return (
        [f"{name}: {value if plain else scalar(value)}"]
        if value
        else [f"# {table.model_fields[name].description}", f"{name}:"]
    )


def _speaker(person: Person) -> list[str]:
    form = [f"    form: {person.form}"] if person.form else []
    return [f"  - name: {scalar(person.name)}", f"    role: {person.role}", *form]


def _file(fields: Sequence[str]) -> str:
    return "\n".join(["---", *fields, "---"]) + "\n"
