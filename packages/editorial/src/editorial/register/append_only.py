"""Does the log begin with everything that was published before? What is in it once, stays in it.

Comes in: the log, and the ids that git gave to the logs of the past, newest first. An earlier log is the
beginning of this one exactly if git gives its id to one of this one's beginnings: so no old content is
needed, also where a clone has none. Which of a merge's parents was the published branch, git does not say:
what is asked of the other parents is in dev/adr/0106.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate
from types import MappingProxyType

from docs_parity.model.finding import Finding
from editorial.register.anchors import Anchor, anchored
from editorial.register.files import LOG
from editorial.register.findings import REGISTER_EXTENSION, REGISTER_UNFINISHED, of_register
from editorial.register.log import Founding, former, founding_of, read_lines, unbroken
from editorial.register.store import RegisterStore

SHORT = 10
HASHES = {40: hashlib.sha1, 64: hashlib.sha256}
"""Which hash git's ids are, by their length: https://git-scm.com/docs/hash-function-transition"""


@dataclass(frozen=True, slots=True)
class PublishedLog:
    """The log as a commit left it that is in the past of the published branch."""

    commit: str
    blob: str
    """The id of its content; zeros where the commit took the file away."""
    here: bool = True
    """True if the branch at hand has this commit."""
    content: bytes | None = None
    """None for a beginning of the log at hand, which is not asked for, and where it cannot be had."""
    size: int | None = None
    """The length of its content, where git has told it."""

    @property
    def binds(self) -> bool:
        """False for no log, for one that was broken in itself (the gate let nobody publish it), and for one
        of the former format.
        """
        return bool(self.blob.strip("0")) and (self.content is None or unbroken(self.content))

    @property
    def former(self) -> bool:
        """True for a log of the former format, whose place this one takes."""
        return self.content is not None and former(self.content)


@dataclass(frozen=True, slots=True)
class PublishedPast:
    """What was published before, as far as git knows it."""

    branch: str = ""
    """What git calls the published branch; empty where nobody knows one."""
    logs: Sequence[PublishedLog] = ()
    """What that branch had, by its first parents, newest first."""
    beside: Sequence[PublishedLog] = ()
    """What other commits in its past left, or in that of the commit at hand, and is no beginning of the log:
    that of a branch that was merged, or of the published one if a merge put another in its place.
    """
    tip: bytes = b""
    """The log of the published branch as it stands there, if that is not the one at hand."""
    anchors: Sequence[Anchor] = ()

    def founding(self) -> Founding:
        """The first line of a log that is founded now: it names the published log of the former format."""
        newest = next((earlier for earlier in self.logs if earlier.blob.strip("0")), None)
        follows = newest is not None and newest.former
        return Founding(follows=sha256(newest.content or b"").hexdigest() if newest and follows else None)


class _Beginnings:
    """The beginnings of one log, cut after a line (or before the first), and git's ids of them: each takes as
    long as it is long, so it is worked out once, and only where it is asked for.
    """

    def __init__(self, log: bytes) -> None:
        self._log = log
        self._ends = tuple(accumulate((len(line) for line in log.splitlines(keepends=True)), initial=0))
        self._sizes = frozenset(self._ends)
        self._ids: dict[tuple[int, int], str] = {}
        self._found: dict[int, set[str]] = {}
        self._next: dict[int, Iterator[int]] = {}

    def has(self, wanted: str, size: int | None) -> bool:
        """True if an id is that of a beginning. Where its size is not known, each of them may be it."""
        if size is None:
            return self._is_any(wanted, len(wanted))
        return size in self._sizes and self._id(size, len(wanted)) == wanted

    def _is_any(self, wanted: str, length: int) -> bool:
        """The longest first: what was published last is most often asked about."""
        found = self._found.setdefault(length, set())
        ends = self._next.setdefault(length, reversed(self._ends))
        while wanted not in found and (end := next(ends, None)) is not None:
            found.add(self._id(end, length))
        return wanted in found

    def _id(self, end: int, length: int) -> str:
        if (end, length) not in self._ids:
            self._ids[end, length] = blob_id(self._log[:end], length)
        return self._ids[end, length]


_of = lru_cache(maxsize=2)(_Beginnings)


def beginnings(
    log: bytes, wanted: Iterable[str], sizes: Mapping[str, int] = MappingProxyType({})
) -> frozenset[str]:
    """Those ids among some that are git's for a beginning of the log, cut after a line (or for nothing).

    `sizes` are the lengths of the contents that some of them name.
    """
    known = _of(log)
    return frozenset(each for each in wanted if known.has(each, sizes.get(each)))


def unknown(log: bytes, blobs: Sequence[str], sizes: Mapping[str, int] = MappingProxyType({})) -> list[str]:
    """Those ids that are none of a beginning of the log: only their contents have to be looked at. `sizes` as
    above.
    """
    wanted = [blob for blob in dict.fromkeys(blobs) if blob.strip("0")]
    known = beginnings(log, wanted, sizes)
    return [blob for blob in wanted if blob not in known]


def blob_id(content: bytes, length: int = 40) -> str:
    """The id that git gives to a content."""
    return HASHES[length](b"blob %d\0" % len(content) + content).hexdigest()


def extension(account: RegisterStore, past: PublishedPast) -> Iterator[Finding]:
    """What was published before and is no beginning of the log, or is not in it."""
    log = account.log
    logs = [earlier for earlier in past.logs if earlier.binds]
    if not log and not logs and any(earlier.former for earlier in past.logs):
        yield _not_founded()
        return
    yield from _replaced(log, past.logs)
    sizes = {earlier.blob: earlier.size for earlier in logs if earlier.size is not None}
    known = beginnings(log, [earlier.blob for earlier in logs], sizes)
    newest = next((number for number, earlier in enumerate(logs) if earlier.blob in known), len(logs))
    missing = [earlier for earlier in logs if earlier.blob not in known]
    behind = newest < len(logs) and logs[newest].blob == blob_id(log, len(logs[newest].blob))
    if not missing:
        yield from _lost(account, past.beside)
    elif any(earlier.here for earlier in missing) or any(
        earlier.blob not in known for earlier in logs[newest:]
    ):
        yield _changed(next((earlier for earlier in missing if earlier.here), missing[0]), LOG if log else "")
        return
    elif not behind:
        yield _parted(past.branch)
    yield from anchored(log, past.tip, past.anchors)


def _replaced(log: bytes, logs: Sequence[PublishedLog]) -> Iterator[Finding]:
    """Does the line that founds the log answer for the published logs of the former format?"""
    formers = [earlier for earlier in logs if earlier.former]
    founding = founding_of(log)
    named = next(
        (
            earlier.content
            for earlier in formers
            if founding and sha256(earlier.content or b"").hexdigest() == founding.follows
        ),
        b"",
    )
    strange = [earlier for earlier in formers if not (named or b"").startswith(earlier.content or b"")]
    if founding and strange:
        yield of_register(
            REGISTER_EXTENSION.id,
            "the log was founded anew, and its first line does not name the log that was published in the "
            f"commit {strange[0].commit[:SHORT]}",
            "A log is founded anew once, by `editorial register append` where there is none, and names the "
            "one whose place it takes. Put back what was published: "
            f"`git checkout {strange[0].commit[:SHORT]} -- register/`.",
            LOG,
        )


def _not_founded() -> Finding:
    return of_register(
        REGISTER_UNFINISHED.id,
        "the published log is of the former format, and there is none of the present one yet",
        "Run `editorial register append`: it founds the log anew, and names the former one in its first "
        "line.",
        LOG,
    )


def _lost(account: RegisterStore, beside: Iterable[PublishedLog]) -> Iterator[Finding]:
    """Is every version here that any commit in the past recorded? Whichever side of a merge was published, no
    record of it is lost.

    One whose manifest is still there and waits for its line is told as unfinished.
    """
    here = {(line.id, line.version, line.manifest) for line in account.lines}
    for earlier in beside:
        if not earlier.binds:
            continue
        lines = read_lines(earlier.content or b"")
        gone = [
            line
            for line in lines
            if (line.id, line.version, line.manifest) not in here
            and sha256(account.files.get(line.path, b"")).hexdigest() != line.manifest
        ]
        if gone:
            yield of_register(
                REGISTER_EXTENSION.id,
                f"the commit {earlier.commit[:SHORT]}, which is in the past of this branch, had recorded "
                f"version {gone[0].version} of {gone[0].id} as it is not in the log any more",
                "If that was published, what is here has to begin with it: "
                f"`git checkout {earlier.commit[:SHORT]} -- register/`, then `editorial register append`. "
                "If it was not, bring that branch in without its commits (on GitHub: squash and merge; here, "
                "before a push: `git reset --soft` to the published branch, then `git commit`).",
                LOG,
            )
            return


def good(log: bytes, past: PublishedPast) -> str:
    """What git calls the newest published log that is not this one: the branch, or the commit before this one
    was published.
    """
    for number, earlier in enumerate(past.logs):
        if earlier.blob.strip("0") and earlier.blob != blob_id(log, len(earlier.blob)):
            return earlier.commit[:SHORT] if number else past.branch
    return past.branch or "HEAD"


def _parted(published: str) -> Finding:
    """Others have published since, and something else was recorded here."""
    return of_register(
        REGISTER_EXTENSION.id,
        f"the log goes on otherwise than the published one in {published}: both were added to since "
        "they parted",
        f"Merge first (`git merge {published}`). Then take the published log and record behind it: "
        f"`git checkout {published} -- register/{LOG}`, `editorial register append`, `git add register`. "
        "Later merge "
        "this branch with a commit of its own (on GitHub that is so, elsewhere `--no-ff`).",
        LOG,
    )


def _changed(earlier: PublishedLog, path: str) -> Finding:
    """Lines of the log are others, or none.

    Where the log itself is gone, so is perhaps the rest of the register.
    """
    commit = earlier.commit[:SHORT]
    return of_register(
        REGISTER_EXTENSION.id,
        f"the log does not begin with what was published in the commit {commit}: lines of it were "
        "changed or taken out",
        f"What was recorded stays. Put it back: `git checkout {commit} -- register/{path}`, then "
        "`editorial register append`, which records what is missing behind it.",
        LOG,
    )
