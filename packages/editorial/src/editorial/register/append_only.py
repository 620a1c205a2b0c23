"""Does the log begin with everything that was published before? What is in it once, stays in it.

Comes in: the log, and the ids that git gave to the logs of the published branch, newest first. A former log
is the beginning of this one exactly if git gives its id to one of this one's beginnings: so no old content is
needed, also where a clone has none.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from docs_parity.model.finding import Finding
from docs_parity.model.rule import declare
from editorial.register.files import LOG
from editorial.register.findings import of_register
from editorial.register.rule_groups import NO_LESS, REGISTER

SHORT = 10
HASHES = {40: hashlib.sha1, 64: hashlib.sha256}
"""Which hash git's ids are, by their length: https://git-scm.com/docs/hash-function-transition"""

REGISTER_EXTENSION = declare(
    "register-extension",
    group=REGISTER,
    place=570,
    exact=True,
    question="Does the log begin with everything that was published before?",
    wrong="the last line taken out of the log, and another one put in its place",
    right="the published log, and behind it what is new",
    more="Published is what stands on the main branch of the remote repository (`origin/main`), or on "
    "`main` where there is none. A clone with the last commits only can be held against these alone.",
    no_less=NO_LESS,
)


@dataclass(frozen=True, slots=True)
class PublishedLog:
    """The log as a commit of the published branch left it."""

    commit: str
    blob: str
    """The id of its content; zeros where the commit took the file away."""
    here: bool = True
    """True if the branch at hand has this commit."""
    whole: bool = True
    """False for a log that was broken in itself: the gate let nobody publish it, so it binds nobody."""


def beginnings(log: bytes, wanted: Iterable[str]) -> frozenset[str]:
    """Those ids among some that are git's for a beginning of the log, cut after a line (or for nothing)."""
    wanted = set(wanted)
    known: set[str] = set()
    for end in reversed(list(accumulate((len(line) for line in log.splitlines(keepends=True)), initial=0))):
        if not wanted - known:
            break
        known |= {blob_id(log[:end], length) for length in {len(wanted_id) for wanted_id in wanted}} & wanted
    return frozenset(known)


def unknown(log: bytes, blobs: Sequence[str]) -> list[str]:
    """Those ids that are none of a beginning of the log: only their contents have to be looked at."""
    wanted = [blob for blob in dict.fromkeys(blobs) if blob.strip("0")]
    known = beginnings(log, wanted)
    return [blob for blob in wanted if blob not in known]


def blob_id(content: bytes, length: int = 40) -> str:
    """The id that git gives to a content."""
    return HASHES[length](b"blob %d\0" % len(content) + content).hexdigest()


def extension(log: bytes, logs: Sequence[PublishedLog], published: str) -> Iterator[Finding]:
    """Is the log of every commit of the published branch a beginning of this one? `logs`, newest first."""
    logs = [earlier for earlier in logs if earlier.blob.strip("0") and earlier.whole]
    known = beginnings(log, [earlier.blob for earlier in logs])
    newest = next((number for number, earlier in enumerate(logs) if earlier.blob in known), len(logs))
    missing = [earlier for earlier in logs if earlier.blob not in known]
    if not missing:
        return
    behind = newest < len(logs) and logs[newest].blob == blob_id(log, len(logs[newest].blob))
    if all(not earlier.here for earlier in missing) and all(
        earlier.blob in known for earlier in logs[newest:]
    ):
        if not behind:
            yield _parted(published)
        return
    yield _changed(next((earlier for earlier in missing if earlier.here), missing[0]), LOG if log else "")


def good(log: bytes, logs: Sequence[PublishedLog], published: str) -> str:
    """What git calls the newest published log that is not this one: the branch, or the commit before this one
    was published.
    """
    for number, earlier in enumerate(logs):
        if earlier.blob.strip("0") and earlier.blob != blob_id(log, len(earlier.blob)):
            return earlier.commit[:SHORT] if number else published
    return published or "HEAD"


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
