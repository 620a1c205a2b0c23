"""Pydantic's complaints in the words of an editor."""

from collections.abc import Iterable, Mapping, Sequence
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


def validation_message(  # noqa: C901, PLR0911 - one answer for each kind of Pydantic's errors
    error: Mapping[str, Any],
    known: Mapping[str, object] | None = None,
    table: type[BaseModel] | None = None,
) -> Mistake:
    """One of Pydantic's errors as a mistake. `known` are the names a field may have, for a guess; `table` is
    the one that refused the value: its fields say how they are written.
    """
    field = ".".join(str(part) for part in error["loc"])
    fields = fields_along(table, error["loc"]) if table else ()
    name = _name(error["loc"], fields)
    kind, value = error["type"], error.get("input")
    if value is None and kind != "missing":
        return Mistake(field, f'"{name}" is empty', "Write its value behind the colon.", "value")
    form = next((form for info in reversed(fields) if (form := mark(info, "written_as"))), "")
    if kind == "model_type" or (kind == "dict_type" and form):
        shown = value if isinstance(value, str) else "not of the right form"
        return Mistake(
            field, f'"{name}" is not right: {shown}', str(form) or "Write the fields it needs.", "value"
        )
    if kind == "revision":
        return Mistake(
            field,
            f'"{name}" is no whole revision: {value}',
            "Copy the line again as a whole; or delete it, then the check gives you the right one.",
            "value",
        )
    if kind == "missing":
        where = (
            "below `translation:`, with two spaces before it"
            if field.startswith("translation.")
            else "to the front matter"
        )
        return Mistake(field, f'the field "{name}" is missing', f"Add a line `{name}: …` {where}.", "missing")
    if kind == "extra_forbidden" and field == "of":
        return Mistake(field, f'"{name}" {STRAY}', STRAY_FIX, "unknown")
    if kind == "extra_forbidden":
        return Mistake(field, f'there is no field "{name}"', guess(name, known or {}), "unknown")
    if kind == "literal_error":
        allowed = error["ctx"]["expected"].replace("'", "")
        written = str(value).lower() if isinstance(value, bool) else value
        return Mistake(
            field, f'"{name}" is "{written}"', f"Use one of: {allowed.replace(' or ', ', ')}.", "value"
        )
    if kind == "timezone_aware" and len(str(value)) <= 10:
        return Mistake(field, f'"{name}" has no time of day: {value}', FIXES["datetime_parsing"], "value")
    if kind == "timezone_aware":
        return Mistake(field, f'"{name}" has no time zone: {value}', FIXES[kind], "value")
    if kind in ("string_too_long", "string_too_short"):
        limit = error["ctx"].get("max_length") or error["ctx"].get("min_length")
        verb = "at most" if kind == "string_too_long" else "at least"
        return Mistake(
            field,
            f'"{name}" has {counted(len(str(value)), "character")} and must have {verb} {limit}',
            "Shorten it." if kind == "string_too_long" else "Say a little more.",
            "value",
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = (
            f"{error['ctx']['ge']} or more"
            if kind == "greater_than_equal"
            else f"{error['ctx']['le']} or less"
        )
        return Mistake(field, f'"{name}" is {value}', f"Write {limit}.", "value")
    if kind == "value_error":
        return Mistake(field, f'"{name}" {error["ctx"]["error"]}', "Correct it.", "value")
    shown = str(value) if len(str(value)) < 60 else f"{str(value)[:57]}…"
    kind_of = (
        "a date"
        if kind.startswith("date_")
        else "a date and time"
        if kind.startswith("datetime")
        else "right"
    )
    return Mistake(field, f'"{name}" is not {kind_of}: {shown}', FIXES.get(kind, f"{error['msg']}."), "value")


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
