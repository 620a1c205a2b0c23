"""Pydantic's complaints in the words of an editor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docs_parity.markdown.yaml_positions import STRAY, STRAY_FIX
from docs_parity.model.wording import counted
from docs_parity.project.fields import fields_along, mark


class Mistake(NamedTuple):
    """What is wrong with a field, and what to do."""

    field: str
    """Dotted path of the field."""
    problem: str
    fix: str
    kind: str
    """`missing`, `unknown` or `value`."""


FIXES = {
    "url_parsing": "Write the whole address, for example https://www.un.org/.",
    "url_type": "Write the whole address, for example https://www.un.org/.",
    "url_scheme": "Write the whole address, for example https://www.un.org/.",
    "dict_type": "Write one text for each language: {en: …, fr: …, es: …}.",
    "too_short": "Write at least one.",
    "datetime_from_date_parsing": "Write date, time and offset from UTC, for example "
    "2024-04-15T12:00:00-04:00.",
    "datetime_parsing": "Write date, time and offset from UTC, for example 2024-04-15T12:00:00-04:00.",
    "datetime_type": "Write date, time and offset from UTC, for example 2024-04-15T12:00:00-04:00.",
    "timezone_aware": "Add the offset from UTC, for example -04:00 for New York in summer.",
    "date_from_datetime_parsing": "Write year, month and day, for example 2026-11-23.",
    "date_parsing": "Write year, month and day, for example 2026-11-23.",
    "date_type": "Write year, month and day, for example 2026-11-23.",
    "string_type": "Put the value between double quotes.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "list_type": "Write a list: [one, two].",
    "tuple_type": "Write a list: [one, two].",
}


@dataclass(frozen=True, kw_only=True)
class _Refused:
    """A value that Pydantic has refused."""

    kind: str
    """Pydantic's own name of the error."""
    field: str
    """Dotted path."""
    name: str
    """What the field is called in a message."""
    value: object
    context: Mapping[str, Any]
    """What Pydantic says besides."""
    message: str
    """What Pydantic says in words."""
    written_as: str
    """What the field's table says of how it is written; empty if it says nothing."""
    known: Mapping[str, object]
    """The names a field may have."""

    def mistake(self, problem: str, fix: str, kind: str = "value") -> Mistake:
        """What an editor reads of it."""
        return Mistake(self.field, f'"{self.name}" {problem}', fix, kind)


def validation_message(
    error: Mapping[str, Any],
    known: Mapping[str, object] | None = None,
    table: type[BaseModel] | None = None,
) -> Mistake:
    """One of Pydantic's errors as a mistake. `known` are the names a field may have, for a guess; `table` is
    the one that refused the value: its fields say how they are written.
    """
    fields = fields_along(table, error["loc"]) if table else ()
    refused = _Refused(
        kind=error["type"],
        field=".".join(str(part) for part in error["loc"]),
        name=_name(error["loc"], fields),
        value=error.get("input"),
        context=error.get("ctx", {}),
        message=error["msg"],
        written_as=next((str(form) for info in reversed(fields) if (form := mark(info, "written_as"))), ""),
        known=known or {},
    )
    if refused.value is None and refused.kind != "missing":
        return refused.mistake("is empty", "Write its value behind the colon.")
    return ANSWERS.get(refused.kind, _not_right)(refused)


def _not_a_table(refused: _Refused) -> Mistake:
    if refused.kind == "dict_type" and not refused.written_as:
        return _not_right(refused)
    shown = refused.value if isinstance(refused.value, str) else "not of the right form"
    return refused.mistake(f"is not right: {shown}", refused.written_as or "Write the fields it needs.")


def _no_revision(refused: _Refused) -> Mistake:
    return refused.mistake(
        f"is no whole revision: {refused.value}",
        "Copy the line again as a whole; or delete it, then the check gives you the right one.",
    )


def _missing(refused: _Refused) -> Mistake:
    where = (
        "below `translation:`, with two spaces before it"
        if refused.field.startswith("translation.")
        else "to the front matter"
    )
    fix = f"Add a line `{refused.name}: …` {where}."
    return Mistake(refused.field, f'the field "{refused.name}" is missing', fix, "missing")


def _unknown(refused: _Refused) -> Mistake:
    if refused.field == "of":
        return refused.mistake(STRAY, STRAY_FIX, "unknown")
    fix = guess(refused.name, refused.known)
    return Mistake(refused.field, f'there is no field "{refused.name}"', fix, "unknown")


def _not_listed(refused: _Refused) -> Mistake:
    allowed = refused.context["expected"].replace("'", "").replace(" or ", ", ")
    value = refused.value
    written = str(value).lower() if isinstance(value, bool) else value
    return refused.mistake(f'is "{written}"', f"Use one of: {allowed}.")


def _without_zone(refused: _Refused) -> Mistake:
    if len(str(refused.value)) <= len("2024-04-15"):
        return refused.mistake(f"has no time of day: {refused.value}", FIXES["datetime_parsing"])
    return refused.mistake(f"has no time zone: {refused.value}", FIXES["timezone_aware"])


def _too_long(refused: _Refused) -> Mistake:
    return refused.mistake(
        f"has {_characters(refused)} and must have at most {refused.context['max_length']}", "Shorten it."
    )


def _too_short(refused: _Refused) -> Mistake:
    return refused.mistake(
        f"has {_characters(refused)} and must have at least {refused.context['min_length']}",
        "Say a little more.",
    )


def _characters(refused: _Refused) -> str:
    return counted(len(str(refused.value)), "character")


def _too_small(refused: _Refused) -> Mistake:
    return refused.mistake(f"is {refused.value}", f"Write {refused.context['ge']} or more.")


def _too_large(refused: _Refused) -> Mistake:
    return refused.mistake(f"is {refused.value}", f"Write {refused.context['le']} or less.")


def _refused_by_us(refused: _Refused) -> Mistake:
    return refused.mistake(str(refused.context["error"]), "Correct it.")


def _not_right(refused: _Refused) -> Mistake:
    value = str(refused.value)
    shown = value if len(value) < 60 else f"{value[:57]}…"
    kind_of = (
        "a date"
        if refused.kind.startswith("date_")
        else "a date and time"
        if refused.kind.startswith("datetime")
        else "right"
    )
    return refused.mistake(f"is not {kind_of}: {shown}", FIXES.get(refused.kind, f"{refused.message}."))


ANSWERS: Mapping[str, Callable[[_Refused], Mistake]] = {
    "model_type": _not_a_table,
    "dict_type": _not_a_table,
    "revision": _no_revision,
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _not_listed,
    "timezone_aware": _without_zone,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "value_error": _refused_by_us,
}
"""What is said of Pydantic's kinds of errors; of all others, that the value is not right.
https://docs.pydantic.dev/latest/errors/validation_errors/
"""


def _name(place: tuple[int | str, ...], fields: Sequence[FieldInfo]) -> str:
    """What a field is called in a message: `note.fr` for one language of a text, since "fr" alone says
    little.
    """
    words = [str(part) for part in place if isinstance(part, str)]
    by_language = len(words) > len(fields) > 0 and mark(fields[-1], "chosen") == "languages"
    return ".".join(words[-2:]) if by_language else words[-1]


def guess(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Advice for a name nobody knows: the nearest known one, or all of them; `otherwise`, where they are too
    many to list.
    """
    names = list(known)
    if not names:
        return "Delete it."
    near = get_close_matches(name, names, 1)
    return (
        f'Did you mean "{near[0]}"?'
        if near
        else otherwise or f"Delete it, or use one of: {', '.join(sorted(names))}."
    )
