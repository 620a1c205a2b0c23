"""The log of the register: one line a manifest, each with the hash of the line before, so that no line can be
changed or left out.

A line is canonical JSON (keys in order, no spaces) and ends with one line feed. `previous` is the SHA-256 of
the bytes of the line before, without its line feed; None in the first. `index` counts from 1: it is the
number of the line. There is no clock in it: `at` is what the statement's history says.

The first line founds the log: it has the mark of the format, and in `follows` the SHA-256 of the log of
another format that this one takes the place of. A log without it is of the former format (the lines alone).
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from editorial.register.manifest import Manifest, canonical_json, folder_of, path_of


@dataclass(frozen=True, slots=True, kw_only=True)
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
        return canonical_json({name: getattr(self, name) for name in KINDS_OF_VALUE})

    @property
    def sha256(self) -> str:
        """What the next line calls `previous`."""
        return hashlib.sha256(self.content()).hexdigest()

    @property
    def folder(self) -> str:
        """Where the manifest and its texts are, below the register."""
        return folder_of(self.id, self.version)

    @property
    def path(self) -> str:
        """The manifest's file."""
        return path_of(self.id, self.version)


KINDS_OF_VALUE: Mapping[str, tuple[type, ...]] = {
    "index": (int,),
    "id": (str,),
    "version": (int,),
    "kind": (str,),
    "at": (str,),
    "manifest": (str,),
    "previous": (str, type(None)),
}


FORMAT = "editorial-log/2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """The first line of a log."""

    follows: str | None = None
    """SHA-256 of the bytes of the log whose place this one takes; None where there was none."""

    @property
    def index(self) -> int:
        """The number of the line."""
        return 1

    def content(self) -> bytes:
        """The line, without its line feed."""
        return canonical_json(
            {"follows": self.follows, "format": FORMAT, "index": self.index, "previous": None}
        )

    @property
    def sha256(self) -> str:
        """What the next line calls `previous`."""
        return hashlib.sha256(self.content()).hexdigest()


def founding_of(log: bytes) -> Founding | None:
    """The line that founds a log; None where its first line is no such line."""
    written = log.partition(b"\n")[0]
    try:
        follows = json.loads(written)["follows"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    line = Founding(follows=follows)
    named = follows is None or (isinstance(follows, str) and DIGEST.fullmatch(follows))
    return line if named and line.content() == written else None


DIGEST = re.compile("[0-9a-f]{64}")


def read_line(content: bytes) -> LogLine:
    """One line of the log, as bytes without the line feed.

    Raises ValueError for what `register append` would not have written.
    """
    try:
        values = json.loads(content)
        line = LogLine(**values)
    except (ValueError, TypeError) as error:
        raise ValueError("it is no line of a log") from error
    typed = all(type(getattr(line, name)) in kinds for name, kinds in KINDS_OF_VALUE.items())
    if not typed or line.content() != content:
        raise ValueError("it is not written as `editorial register append` writes it")
    return line


@dataclass(frozen=True, slots=True)
class LogFault:
    """What is wrong with one line of a log."""

    number: int
    """Of the line, counted from 1."""
    problem: str
    """As the beginning of a sentence."""


def followed(content: bytes) -> Iterator[LogLine | LogFault]:
    """The lines of a log, oldest first, each held to the one before. Whoever asks whether a log is whole asks
    here.

    Behind a line at fault nothing more is read: what follows hangs on it. A last line without its line feed
    is told of first.
    """
    *lines, rest = content.split(b"\n")
    if rest:
        yield LogFault(len(lines) + 1, "the last line of the log has no end")
    founding = founding_of(content)
    if lines and founding is None:
        yield LogFault(1, f'the first line of the log does not found it: it has no mark "{FORMAT}"')
        return
    last = founding.sha256 if founding else None
    versions: dict[str, int] = {}
    for number, written in enumerate(lines[1:], 2):
        try:
            line = read_line(written)
        except ValueError as error:
            yield LogFault(number, f"line {number} of the log cannot be read: {error}")
            return
        if problem := _out_of_order(line, number, last, versions.get(line.id, 0)):
            yield LogFault(number, problem)
            return
        yield line
        last, versions[line.id] = hashlib.sha256(written).hexdigest(), line.version


def _out_of_order(line: LogLine, number: int, last: str | None, version: int) -> str:
    """What is wrong with the place of a line; empty if nothing is.

    `last` is the hash of the line before, `version` the number of the statement's last version.
    """
    if line.index != number:
        return f"line {number} of the log says that it is line {line.index}"
    if line.previous != last:
        return f"line {number} of the log does not follow from line {number - 1}: its hash is another one"
    if line.version != version + 1:
        return (
            f"line {number} of the log records version {line.version} of {line.id}, "
            f"and version {version + 1} would be the next"
        )
    return ""


def read_lines(content: bytes) -> tuple[LogLine, ...]:
    """The lines of a log up to the first that cannot be read, without the one that founds it.

    Whether they follow from each other, `followed` tells.
    """
    lines = []
    for written in content.split(b"\n")[1 if founding_of(content) else 0 : -1]:
        try:
            lines.append(read_line(written))
        except ValueError:
            break
    return tuple(lines)


def unbroken(content: bytes) -> bool:
    """True if there is a line in a log, and every one follows from the one before."""
    return bool(content) and not any(isinstance(line, LogFault) for line in followed(content))


def former(content: bytes) -> bool:
    """True for a whole log of the former format: lines that follow from each other, and none that founds it.

    What else its lines say is not asked: nothing goes on from it.
    """
    *lines, rest = content.split(b"\n")
    previous = None
    for number, written in enumerate(lines, 1):
        try:
            line = json.loads(written)
        except (ValueError, RecursionError):
            return False
        if (
            not isinstance(line, dict)
            or "format" in line
            or (line.get("index"), line.get("previous")) != (number, previous)
        ):
            return False
        previous = hashlib.sha256(written).hexdigest()
    return bool(lines) and not rest


def line_for(manifest: Manifest, last: LogLine | Founding) -> LogLine:
    """The line that records a manifest behind the last one."""
    return LogLine(
        index=last.index + 1,
        id=manifest.id,
        version=manifest.version,
        kind=str(manifest.change.kind),
        at=manifest.change.at.written,
        manifest=manifest.sha256,
        previous=last.sha256,
    )
