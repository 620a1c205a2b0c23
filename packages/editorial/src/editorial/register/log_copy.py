"""Does a log begin with what somebody kept of an earlier one: a copy of it, or its SHA-256 alone?

This needs no git and no history: whoever has a copy can ask, whatever was done to the repository.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum

from editorial.register.log import LogFault, LogLine, followed, former, founding_of, read_line

DIGEST = re.compile(r"(?:log-sha256:\s*)?([0-9a-f]{64})")
"""As the notes of a release have it."""
EXPECTED = "Give a log.jsonl, a folder with one, or the line `log-sha256: …` of a release"


class Begins(Enum):
    """The answer."""

    YES = "yes"
    NO = "no"
    UNTOLD = "could not tell"


@dataclass(frozen=True, slots=True)
class LogComparison:
    """What came out, in words for whoever asked."""

    begins: Begins
    said: str


def compared_with_copy(log: bytes, copy: bytes) -> LogComparison:
    """Does `log` begin with the log that somebody kept?"""
    if former(copy):
        return _with_former(log, copy)
    if fault := _fault(copy):
        return LogComparison(Begins.UNTOLD, f"the copy is no whole log: {fault}. {EXPECTED}")
    theirs, here = copy.split(b"\n")[:-1], log.split(b"\n")[:-1]
    for number, line in enumerate(theirs, 1):
        if number > len(here):
            return LogComparison(
                Begins.NO,
                f"the log here ends before line {number} of the copy, which has {len(theirs)} lines: "
                f"{_named(line)}. Either this is an older state than the copy (get the newest one), or lines "
                "were taken out",
            )
        if here[number - 1] != line:
            return LogComparison(
                Begins.NO, f"line {number} is the first that differs. {_parted(line, here[number - 1])}"
            )
    return _whole(
        log,
        f"the log begins with the copy: its {len(theirs)} lines are the first {len(theirs)} of {len(here)}",
    )


def compared_with_digest(log: bytes, digest: str) -> LogComparison:
    """Is a SHA-256 that of a beginning of the log?"""
    sum_of, lines = hashlib.sha256(), log.split(b"\n")[:-1]
    for number, line in enumerate(lines, 1):
        sum_of.update(line + b"\n")
        if sum_of.hexdigest() == digest:
            return _whole(
                log, f"the log begins with what has that SHA-256: its first {number} of {len(lines)} lines"
            )
    if (founding := founding_of(log)) and founding.follows == digest:
        return _whole(log, "the log names that one as the log whose place it takes")
    return LogComparison(
        Begins.NO,
        f"no beginning of the log has that SHA-256 (it has {len(lines)} lines). Either this is an older "
        "state (get the newest one), or lines were changed or taken out",
    )


def _with_former(log: bytes, copy: bytes) -> LogComparison:
    founding = founding_of(log)
    if founding and founding.follows == hashlib.sha256(copy).hexdigest():
        said = "the copy is the log of the former format whose place this one takes: its first line says so"
        return _whole(log, said)
    return LogComparison(
        Begins.UNTOLD,
        "the copy is a log of the former format, and not the one that the first line of this log names. Ask "
        "with a newer copy",
    )


def _whole(log: bytes, said: str) -> LogComparison:
    """The answer yes, unless the log behind that is broken."""
    fault = _fault(log)
    return LogComparison(Begins.UNTOLD, f"{said}, but {fault}") if fault else LogComparison(Begins.YES, said)


def _fault(log: bytes) -> str:
    """What is wrong with a log, in words; empty if nothing is."""
    if not log:
        return "it is empty"
    return next((line.problem for line in followed(log) if isinstance(line, LogFault)), "")


def _parted(theirs: bytes, here: bytes) -> str:
    """Two lines that differ, in words."""
    one, other = _line(theirs), _line(here)
    if one and other and (one.id, one.version) == (other.id, other.version):
        what = "its manifest" if one.manifest != other.manifest else "its place behind the lines before"
        return (
            f"Both record version {one.version} of {one.id}, and {what} is another one: "
            "what is recorded there was changed, or something before it"
        )
    return f"The copy has {_named(theirs)}, and here stands {_named(here)}"


def _named(written: bytes) -> str:
    """What a line records, in words."""
    line = _line(written)
    if line:
        return f"version {line.version} of {line.id} ({line.kind}, {line.at})"
    return "the line that founds a log" if founding_of(written + b"\n") else "a line that cannot be read"


def _line(written: bytes) -> LogLine | None:
    try:
        return read_line(written)
    except ValueError:
        return None
