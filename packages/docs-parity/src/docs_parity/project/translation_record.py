"""Writes what a translation says of itself (`translation`): single lines of its front matter change, and
every other byte stays as it is.
"""

import re
from collections.abc import Mapping

from docs_parity.markdown.page_reader import CLOSING, OPENING

ENTRY = re.compile(rb"^translation:[ \t]*(?P<flow>\{.*\})?[ \t]*(?:#.*)?$")


class RecordError(ValueError):
    """The record is not written in a form that can be changed by itself."""


def write_record(data: bytes, values: Mapping[str, str]) -> bytes:
    """The bytes of a file with these entries in its translation record; an empty value takes an entry out.

    Raises RecordError where the front matter has no `translation:` in the usual form.
    """
    lines = data.splitlines(keepends=True)
    start = _entry(lines)
    match = ENTRY.match(lines[start].rstrip(b"\r\n"))
    if match is None:
        raise RecordError(
            'write the field "translation" as in the guide: its entries below it, indented by two spaces'
        )
    if match["flow"]:
        lines[start : start + 1] = _unfolded(lines[start], match["flow"])
    for name, value in values.items():
        _set(lines, start, name, value)
    return b"".join(lines)


def _entry(lines: list[bytes]) -> int:
    """Index of the line that begins the record."""
    if lines and lines[0].removeprefix(b"\xef\xbb\xbf").rstrip() == OPENING.encode():
        for index, line in enumerate(lines[1:], 1):
            if line.startswith(b"translation:"):
                return index
            if CLOSING.match(line.decode(errors="replace").rstrip("\r\n")):
                break
    raise RecordError(
        "its front matter has no translation record: add `translation: {status: translated}` first"
    )


def _unfolded(line: bytes, flow: bytes) -> list[bytes]:
    """`translation: {status: translated}` with each entry on a line of its own."""
    end = _line_end(line)
    entries = [entry.strip() for entry in flow.strip(b"{}").split(b",") if entry.strip()]
    return [b"translation:" + end, *(b"  " + entry + end for entry in entries)]


def _line_end(line: bytes) -> bytes:
    return line[len(line.rstrip(b"\r\n")) :] or b"\n"


def _set(lines: list[bytes], start: int, name: str, value: str) -> None:
    """Change, add or take out one entry of the record that begins on line `start`."""
    end = start + 1
    while end < len(lines) and lines[end].startswith((b" ", b"\t")):
        end += 1
    inside = next((line for line in lines[start + 1 : end] if line.strip()), b"  ")
    indent = inside[: len(inside) - len(inside.lstrip())] or b"  "
    written = indent + f"{name}: {value}".encode() + _line_end(lines[start])
    found = next(
        (index for index in range(start + 1, end) if lines[index].strip().startswith(f"{name}:".encode())),
        None,
    )
    if found is not None:
        lines[found : found + 1] = [written] if value else []
    elif value:
        place = start + 1 if name == "of" else end
        lines[place:place] = [written]
