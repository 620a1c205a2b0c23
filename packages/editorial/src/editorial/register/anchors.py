"""Anchors: what a release says about the log in places that a later commit cannot change.

An anchor names how many lines the log had, and the SHA-256 of these lines. Here it is a tag of the
repository, `register/<lines>`, whose message has one line `log-sha256: <digest>`; the same line stands in
the notes of the release, and in whatever others keep. It binds wherever its commit is in the history, and
without it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docs_parity.model.finding import Finding
from editorial.register.files import LOG
from editorial.register.findings import REGISTER_EXTENSION, of_register

TAGS = "register"
"""The folder of the tags."""
NAME = re.compile(rf"{TAGS}/([1-9]\d{{0,8}})")
DIGEST = re.compile(r"^log-sha256: ([0-9a-f]{64})\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """How long the log was at a release, and what it held."""

    tag: str
    lines: int
    digest: str
    """SHA-256 of the first lines, line feeds included; empty if the tag says none."""


def anchor_of(log: bytes) -> Anchor:
    """The anchor of a log as it stands."""
    lines = log.count(b"\n")
    return Anchor(f"{TAGS}/{lines}", lines, hashlib.sha256(log).hexdigest())


def message_of(anchor: Anchor) -> str:
    """What the tag says."""
    return f"log-sha256: {anchor.digest}"


def anchors_in(tags: Iterable[tuple[str, str]]) -> Iterator[Anchor]:
    """The anchors among tags, which are names and messages. Other names are nobody's anchor."""
    for name, message in tags:
        if found := NAME.fullmatch(name):
            digests = DIGEST.findall(message)
            yield Anchor(name, int(found[1]), digests[0] if len(digests) == 1 else "")


def anchored(log: bytes, tip: bytes, anchors: Iterable[Anchor]) -> Iterator[Finding]:
    """Does the log begin with what every anchor names? `tip` is that of the published branch: a log that is
    only behind it may end before an anchor.
    """
    for anchor in anchors:
        if not anchor.digest:
            yield _told(
                anchor,
                f"the tag {anchor.tag} has the name of an anchor of the register, and says no digest",
            )
        elif log.count(b"\n") < anchor.lines:
            if _digest(tip, anchor.lines) != anchor.digest:
                yield _told(
                    anchor,
                    f"the log ends before line {anchor.lines}, and the release that the tag {anchor.tag} "
                    "names had that many",
                )
        elif _digest(log, anchor.lines) != anchor.digest:
            yield _told(
                anchor,
                f"the first {anchor.lines} lines of the log are not those of the release that the tag "
                f"{anchor.tag} names: their SHA-256 is another one",
            )


def _digest(log: bytes, lines: int) -> str:
    """SHA-256 of the first lines; empty if there are fewer."""
    *kept, _ = log.split(b"\n", lines)
    return hashlib.sha256(b"".join(line + b"\n" for line in kept)).hexdigest() if len(kept) == lines else ""


def _told(anchor: Anchor, problem: str) -> Finding:
    return of_register(
        REGISTER_EXTENSION.id,
        problem,
        f"Put back the log of that release: `git checkout {anchor.tag} -- register/`, then `editorial "
        "register append`. If you think that the tag is wrong, compare it with the digest in the notes of "
        "the release.",
        LOG,
    )
