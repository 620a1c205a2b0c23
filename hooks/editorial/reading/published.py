"""Where the published branch stands, and what it left of a file: what a register that may only grow is held against."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from editorial.reading.git import Repository, run

# `origin/HEAD` is the remote's main branch: https://git-scm.com/docs/git-clone
PLACES = tuple(f"refs/{place}/{name}" for place in ("remotes/*", "heads") for name in ("HEAD", "main", "master"))


@dataclass(frozen=True)
class Published:
    """A folder's repository, the commit it stands on, and the branch from which the site is published."""

    folder: Path
    head: str
    """The commit at hand."""
    branch: str
    """As a person writes it: `origin/main`. That of the remote repository, else the main branch here, else `HEAD`."""
    commit: str
    """Where that branch stands."""
    shallow: bool
    """True if a clone has only the last commits."""

    def left_of(self, path: str) -> list[tuple[str, str]]:
        """(commit, id of the content) of a file below the folder, after each commit of the branch that touched it, newest first.

        A merged change counts as that of its merge. Contents are not asked for: a clone without them (`--filter=blob:none`) has the ids.
        """
        printed = run(self.folder, "log", "--first-parent", "--raw", "--no-abbrev", "--no-renames", "--diff-merges=first-parent",
                      "--format=%x01%H", self.commit, "--", path) or b""
        blocks = (block.split("\n") for block in printed.decode(errors="replace").split("\1")[1:])
        return [(lines[0], line.split(" ")[3]) for lines in blocks for line in lines if line.startswith(":")]

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Ids of contents -> contents; what is not here is left out."""
        return Repository(self.folder, not self.shallow, False).blobs(ids)

    def elsewhere(self) -> set[str]:
        """The commits of the published branch that the one at hand does not have."""
        if self.commit == self.head:
            return set()
        return set((run(self.folder, "rev-list", "--first-parent", self.commit, "--not", self.head) or b"").decode().split())


def published(folder: Path) -> Published | None:
    """The published branch of the repository that a folder belongs to; None without git, a repository or a commit."""
    said = (run(folder, "rev-parse", "--is-shallow-repository", "--verify", "HEAD") or b"").decode().split()
    if len(said) != 2:
        return None
    shallow, head = said
    printed = (run(folder, "for-each-ref", "--format=%(refname) %(symref) %(objectname)", *PLACES) or b"").decode()
    refs = sorted((line.split(" ") for line in printed.splitlines()), key=lambda ref: _distance(ref[0]))
    name, target, commit = refs[0] if refs else ("refs/heads/HEAD", "", head)
    return Published(folder, head, (target or name).split("/", 2)[2], commit, shallow == "true")


def _distance(name: str) -> tuple[bool, bool, str]:
    """What is published from `origin` comes first, then from other remotes, then the branches here; HEAD before main before master."""
    return not name.startswith("refs/remotes/origin/"), not name.startswith("refs/remotes/"), name
