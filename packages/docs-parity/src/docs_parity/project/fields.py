"""The table of front-matter fields of a page: type, need, whether it is translated, and a sentence of help.

A field is declared once. The check and its messages read the table, the JSON Schemas for editors' programs
(json_schema.py), and the tests that hold the guide to it. A kind of page with more fields has a table of its
own, which is a subclass of `PageFields` (page_kinds.py).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    create_model,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError

from docs_parity.model.page import PATTERN, parse_revision

MARKUP = re.compile(r"<[a-zA-Z/!]")


@dataclass(frozen=True)
class JsonPattern:
    """What a JSON Schema says of a text whose form a function of ours checks."""

    pattern: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: Callable[[CoreSchema], dict[str, Any]]
    ) -> dict[str, Any]:
        return handler(core) | {"pattern": self.pattern}


def plain_text(value: str) -> str:
    """The text, as it is. Raises ValueError, in words, where it holds HTML or goes over several lines."""
    if MARKUP.search(value):
        raise ValueError(f"holds HTML: {value}; write plain text")
    if "\n" in value.strip():
        raise ValueError("goes over several lines; write it on one")
    return value


def _day(value: object) -> object:
    """A date must be written as text: Pydantic would take a number for seconds since 1970."""
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "not written as a date")
    return value


def _revision(value: str) -> str:
    if parse_revision(value) is None:
        raise PydanticCustomError("revision", "not a revision")
    return value


PLAIN = JsonPattern(r"^(?![\s\S]*<[a-zA-Z/!])\s*[^\n]*\s*$")
PlainText = Annotated[str, AfterValidator(plain_text), PLAIN]
Title = Annotated[
    str,
    StringConstraints(min_length=2, max_length=160, strip_whitespace=True),
    AfterValidator(plain_text),
    PLAIN,
]
Summary = Annotated[
    str,
    StringConstraints(min_length=20, max_length=320, strip_whitespace=True),
    AfterValidator(plain_text),
    PLAIN,
]
Reason = Annotated[
    str,
    StringConstraints(min_length=10, max_length=300, strip_whitespace=True),
    AfterValidator(plain_text),
    PLAIN,
]
Day = Annotated[date, BeforeValidator(_day), JsonPattern(r"^\d{4}-\d{2}-\d{2}$")]
Revision = Annotated[str, AfterValidator(_revision), JsonPattern(f"^{PATTERN.pattern}$")]


class FieldTable(BaseModel):
    """A table of fields: others are refused.

    It is built when the first page is checked: a check that finds nothing new needs none of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def table_field(
    default: object,
    help_text: str,
    *,
    translated: bool = False,
    own: bool = False,
    alias: str | None = None,
    chosen: str = "",
    every: bool = False,
    written_as: str = "",
) -> Any:
    """A field: `translated` ones stand in every localized page, `own` ones may differ between them, all
    others stand once, in the original.

    `chosen` names the list that its values, or its languages, come from (`Settings.choices`); `every`
    language of it, if so. `written_as` is the advice for whoever wrote something of another form.
    """
    return Field(
        default,
        description=help_text,
        alias=alias,
        json_schema_extra={
            "translated": translated,
            "own": own,
            "chosen": chosen,
            "every": every,
            "written_as": written_as,
        },
    )


class TranslationRecord(FieldTable):
    """What a translation says of itself."""

    of: Revision | None = table_field(
        None, "The original's revision when this was translated. The check gives you the line."
    )
    status: Literal["machine", "draft", "translated", "reviewed"] = table_field(
        ..., "Who has looked at the translation."
    )
    made_from: str = table_field(
        "",
        "The language it was translated from, if that is not the original.",
        alias="from",
        chosen="languages",
    )
    reason: PlainText = table_field(
        "", "Why it was confirmed although the check found a difference. A command writes it."
    )
    bulk: PlainText = table_field("", "Why all pages were confirmed at once, unread. A command writes it.")


class PageFields(FieldTable):
    """A standing page."""

    title: Title = table_field(..., "The heading at the top of the page, plain text.", translated=True)
    summary: Summary = table_field(..., "One sentence that says what the reader finds here.", translated=True)
    updated: Day | None = table_field(None, "The day this version last changed in substance.", own=True)
    translation: TranslationRecord | None = table_field(
        None,
        "Only in a translation: its record.",
        own=True,
        written_as="Write `translation: {status: translated}`.",
    )
    release: Literal["together"] | None = table_field(
        None, "`together`: not to be published before every language is ready."
    )
    not_required: dict[str, Reason] = table_field(
        {},
        "Languages in which the page need not exist, each with the reason.",
        chosen="languages",
        written_as="Write each language with the reason: `not_required: {es: …}`.",
    )


@cache
def some_fields(table: type[BaseModel], names: tuple[str, ...]) -> type[BaseModel]:
    """A table of some fields alone: they can be read although others are wrong or not there yet."""
    fields: dict[str, Any] = {
        name: (info.annotation, info) for name, info in table.model_fields.items() if name in names
    }
    return create_model("SomeFields", __config__=ConfigDict(extra="ignore", frozen=True), **fields)


def part_of(table: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The table inside a field, as `TranslationRecord` is inside `translation`; None for a field without
    one.
    """
    info = table.model_fields.get(name)
    return next(_tables(info.annotation), None) if info else None


def _tables(annotation: object) -> Iterator[type[BaseModel]]:
    """The tables that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _tables(argument)


def fields_along(table: type[BaseModel], place: Iterable[int | str]) -> tuple[FieldInfo, ...]:
    """The fields that one passes on the way to a place (names and numbers, as in Pydantic's errors), from
    the table's own to the innermost.
    """
    passed: list[FieldInfo] = []
    inside: type[BaseModel] | None = table
    for name in place:
        info = names(inside).get(str(name)) if inside else None
        if info:
            passed.append(info)
            inside = next(_tables(info.annotation), None)
    return tuple(passed)


def mark(info: FieldInfo, name: str) -> object:
    """What `table_field` was told of a field by this name; None for a field that was declared otherwise."""
    return info.json_schema_extra.get(name) if isinstance(info.json_schema_extra, dict) else None


def marked(model: type[BaseModel], name: str) -> frozenset[str]:
    """Names of the fields that carry a mark: `translated` or `own`."""
    return frozenset(field for field, info in model.model_fields.items() if mark(info, name))


def names(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The names of a table's fields as they are written in front matter."""
    return {info.alias or name: info for name, info in model.model_fields.items()}
