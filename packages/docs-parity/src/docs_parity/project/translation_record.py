"""Writes what a translation says of itself (`translation`): single entries of its front matter change, and
every other byte stays as it is.

Where an entry stands the YAML parser says, since a value may hold commas and go over several lines. What was
written is read again: a file whose front matter would not read as meant is refused.
"""

import re
from collections.abc import Mapping
from itertools import accumulate

import yaml

from docs_parity.markdown.page_reader import CLOSING, OPENING
from docs_parity.markdown.yaml_positions import YamlError, load

FIELD = "translation"
GUIDE = f'write the field "{FIELD}" as in the guide: its entries below it, indented by two spaces'
# What stands between the name of the field and its entries.
BEHIND = re.compile(r":[ \t]*(?:#.*)?")
# Line ends as bytes have them: in YAML there are more.
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class RecordError(ValueError):
    """The record is not written in a form that can be changed by itself."""


def write_record(data: bytes, values: Mapping[str, str]) -> bytes:
    """The bytes of a file with these entries in its translation record, each written in YAML on one line; an
    empty value takes an entry out.

    Raises RecordError where the front matter has no `translation:` in the usual form, cannot be read, or
    would not read as meant.
    """
    opening, front, rest = _parts(data)
    try:
        before = _fields(front)
        record = before.get(FIELD)
        if FIELD not in before:
            raise RecordError(
                "its front matter has no translation record: add `translation: {status: translated}` first"
            )
        if record is not None and not isinstance(record, dict):
            raise RecordError(GUIDE)
        meant = {name: _fields(f"{name}: {value}")[name] for name, value in values.items() if value}
    except YamlError as error:
        raise RecordError(f"its front matter cannot be read: {error}") from None
    after = _unfolded(front)
    for name, value in values.items():
        after = _set(after, name, value)
    kept = {name: value for name, value in (record or {}).items() if name not in values}
    if not _reads(after, {**before, FIELD: (kept | meant) or None}):
        raise RecordError(f"its front matter would no longer read as it should. Please {GUIDE}")
    return opening + after.encode() + rest


def _parts(data: bytes) -> tuple[bytes, str, bytes]:
    """The mark that opens the front matter, the front matter, and the rest from the mark that closes it."""
    lines = data.splitlines(keepends=True)
    if lines and lines[0].removeprefix(b"\xef\xbb\xbf").rstrip() == OPENING.encode():
        for number, line in enumerate(lines[1:], 1):
            if CLOSING.match(line.decode(errors="replace").rstrip("\r\n")):
                try:
                    return lines[0], b"".join(lines[1:number]).decode(), b"".join(lines[number:])
                except UnicodeDecodeError:
                    break
    raise RecordError("it has no front matter that can be read")


def _fields(front: str) -> dict[str, object]:
    """The fields of a front matter. Raises YamlError."""
    value, _ = load(front)
    return {str(name): held for name, held in value.items()} if isinstance(value, dict) else {}


def _reads(front: str, meant: Mapping[str, object]) -> bool:
    """True if a front matter has these fields and no others."""
    try:
        return _fields(front) == meant
    except YamlError:
        return False


def _record(front: str) -> tuple[yaml.Node, yaml.Node]:
    """The name of the record and what it holds, with their places."""
    root = yaml.compose(front, Loader=yaml.SafeLoader)
    pairs: list[tuple[yaml.Node, yaml.Node]] = root.value if root else []
    return next((name, held) for name, held in pairs if name.value == FIELD)


def _unfolded(front: str) -> str:
    """`translation: {status: translated}` with each entry on a line of its own.

    Raises RecordError where the record is written in any other way.
    """
    name, held = _record(front)
    start, end = held.start_mark.index, held.end_mark.index
    if not (isinstance(held, yaml.MappingNode) and held.flow_style):
        if not BEHIND.fullmatch(LINE.findall(front[name.end_mark.index :])[0].rstrip("\r\n")):
            raise RecordError(GUIDE)
        return front
    if len(LINE.findall(front[name.start_mark.index : end])) > 1:
        raise RecordError(GUIDE)
    first, *below = LINE.findall(front[end:]) or ["\n"]
    entries = [
        f"  {front[key.start_mark.index : key.end_mark.index]}: "
        f"{front[value.start_mark.index : value.end_mark.index]}{_line_end(first)}"
        for key, value in held.value
    ]
    return "".join((front[:start].rstrip(" \t"), first, *entries, *below))


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :] or "\n"


def _set(front: str, name: str, value: str) -> str:
    """Change, add or take out one entry of a record with an entry on each line."""
    lines = LINE.findall(front)
    ends = list(accumulate(map(len, lines)))

    def line_of(index: int) -> int:
        return next(number for number, end in enumerate(ends) if index < end)

    field, held = _record(front)
    start = line_of(field.start_mark.index)
    entries = held.value if isinstance(held, yaml.MappingNode) else []
    # What a scalar of several lines ends with may be the beginning of the next line.
    places = {
        key.value: (
            line_of(key.start_mark.index),
            line_of(max(key.start_mark.index, last.end_mark.index - 1)),
        )
        for key, last in entries
    }
    indent = " " * (held.start_mark.column if entries else 2)
    written = [f"{indent}{name}: {value}{_line_end(lines[start])}"] if value else []
    if name in places:
        first, last_line = places[name]
        while last_line > first and not lines[last_line].strip():
            last_line -= 1
        lines[first : last_line + 1] = written
    else:
        place = (
            start + 1 if name == "of" else _end(lines, max((start, *(last for _, last in places.values()))))
        )
        lines[place:place] = written
    return "".join(lines)


def _end(lines: list[str], last: int) -> int:
    """The line behind the record whose last entry ends on a line: remarks may follow."""
    return next(
        (number for number in range(last + 1, len(lines)) if not lines[number].startswith((" ", "\t"))),
        len(lines),
    )
