"""The log of the register: one line a manifest, each with the hash of the line before, so that no line can be changed or left out.

A line is canonical JSON (keys in order, no spaces) and ends with one line feed. `previous` is the SHA-256 of the bytes of the line
before, without its line feed; None in the first. `index` counts from 1: it is the number of the line. There is no clock in it: `at` is
what the statement's history says.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from editorial.statements.manifest import NAME, Manifest, canonical_json


@dataclass(frozen=True, slots=True)
class LogLine:
    """One manifest, recorded."""

    index: int
    id: str
    version: int
    kind: str
    at: str
    manifest: str
    """SHA-256 of the manifest's file."""
    previous: str | None

    def content(self) -> bytes:
        """The line, without its line feed."""
        return canonical_json(asdict(self))

    @property
    def sha256(self) -> str:
        """What the next line calls `previous`."""
        return hashlib.sha256(self.content()).hexdigest()

    @property
    def folder(self) -> str:
        """Where the manifest and its texts are, below the register."""
        return f"{self.id}/{self.version}"

    @property
    def path(self) -> str:
        """The manifest's file."""
        return f"{self.folder}/{NAME}"


KINDS_OF_VALUE: Mapping[str, tuple[type, ...]] = {
    "index": (int,), "id": (str,), "version": (int,), "kind": (str,), "at": (str,), "manifest": (str,), "previous": (str, type(None))}


def read_line(content: bytes) -> LogLine:
    """One line of the log, as bytes without the line feed. Raises ValueError for what `register append` would not have written."""
    try:
        values = json.loads(content)
        line = LogLine(**values)
    except (ValueError, TypeError) as error:
        raise ValueError("it is no line of a log") from error
    if any(type(getattr(line, field.name)) not in KINDS_OF_VALUE[field.name] for field in fields(line)) or line.content() != content:
        raise ValueError("it is not written as `editorial register append` writes it")
    return line


def read_lines(content: bytes) -> tuple[LogLine, ...]:
    """The lines of a log up to the first that cannot be read: the check tells of that one."""
    found = []
    for each in content.split(b"\n")[:-1]:
        try:
            found.append(read_line(each))
        except ValueError:
            break
    return tuple(found)


def unbroken(content: bytes) -> bool:
    """True if every line of a log follows from the one before."""
    lines = read_lines(content)
    return len(lines) == content.count(b"\n") and content.endswith(b"\n") and \
        all(line.index == number and line.previous == before for number, (line, before) in
            enumerate(zip(lines, [None, *(line.sha256 for line in lines)], strict=False), 1))


def line_for(manifest: Manifest, last: LogLine | None) -> LogLine:
    """The line that records a manifest behind the last one."""
    change = manifest.change
    return LogLine(last.index + 1 if last else 1, manifest.id, manifest.version, str(change["kind"]), str(change["at"]), manifest.sha256,
                   last.sha256 if last else None)
