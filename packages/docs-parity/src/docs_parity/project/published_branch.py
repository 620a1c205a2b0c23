"""The branch from which a site is published, and what its past holds of one file.

The heads that a branch had are not in a repository: git keeps commits and their parents, and which of a
merge's parents was the branch, nobody can read from it. So two things are told here: what the branch left as
its first parents have it, and what any commit left that is in the past of the branch or of the commit at
hand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docs_parity.project.git import Repository, head, repository
from docs_parity.project.git_process import UNTOLD, GitError, answer

# `origin/HEAD` is the remote's main branch: https://git-scm.com/docs/git-clone
PLACES = tuple(
    f"refs/{place}/{name}" for place in ("remotes/*", "heads") for name in ("HEAD", "main", "master")
)


@dataclass(frozen=True)
class Tag:
    """A tag of the repository."""

    name: str
    """Without `refs/tags/`."""
    message: str
    """Empty for a tag that is a name and nothing else (not annotated)."""


@dataclass(frozen=True)
class PublishedBranch:
    """A folder's repository, the commit it stands on, and the branch from which the site is published."""

    repository: Repository
    head: str
    """The commit at hand."""
    branch: str
    """As a person writes it: `origin/main`. That of the remote repository, else the main branch here, else
    `HEAD`.
    """
    commit: str
    """Where that branch stands."""

    @property
    def shallow(self) -> bool:
        """True if a clone has only the last commits."""
        return not self.repository.whole

    def left_of(self, path: str) -> list[tuple[str, str]]:
        """(commit, id of the content) of a file below the folder, after each commit of the branch that
        touched it, newest first.

        A merged change counts as that of its merge. Contents are not asked for: a clone without them
        (`--filter=blob:none`) has the ids. Raises GitError if git cannot tell.
        """
        return list(self._left(path, "--first-parent", self.commit))

    def anywhere(self, path: str) -> list[tuple[str, str]]:
        """The same after every commit that is in the past of the branch or of the commit at hand, by whatever
        parents.
        """
        return list(self._left(path, "--full-history", self.commit, self.head))

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Ids of contents -> contents; what is not here and cannot be fetched is left out."""
        wanted = list(ids)
        if not wanted:
            return {}
        if self.repository.partial:
            self.repository.fetch(wanted)
        return self.repository.blobs(wanted)

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        """Ids of contents -> their lengths, without reading them; empty in a clone that left contents out,
        where asking would fetch them.
        """
        return {} if self.repository.partial else self.repository.sizes(ids)

    def elsewhere(self) -> set[str]:
        """The commits of the published branch that the one at hand does not have."""
        if self.commit == self.head:
            return set()
        return set(self._answer("rev-list", "--first-parent", self.commit, "--not", self.head).split())

    def tags(self, folder: str) -> list[Tag]:
        """The tags whose names begin with `folder/`, in the order of their names."""
        printed = self._answer(
            "for-each-ref",
            "--format=%(refname:lstrip=2)%00%(objecttype)%00%(contents)%00",
            f"refs/tags/{folder}/",
        )
        fields = [field.lstrip("\n") for field in printed.split("\0")]
        return [
            Tag(name, message if kind == "tag" else "")
            for name, kind, message in zip(fields[0::3], fields[1::3], fields[2::3], strict=False)
        ]

    def _left(self, path: str, *which: str) -> Iterator[tuple[str, str]]:
        printed = self._answer(
            "log",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "--diff-merges=first-parent",
            "--format=%x01%H",
            *which,
            "--",
            path,
        )
        for block in printed.split("\1")[1:]:
            commit, *lines = block.split("\n")
            yield from ((commit, line.split(" ")[3]) for line in lines if line.startswith(":"))

    def _answer(self, *arguments: str) -> str:
        return (answer(self.repository.folder, *arguments) or b"").decode(errors="replace")


def published(folder: Path) -> PublishedBranch | None:
    """The published branch of the repository that a folder belongs to; None without a repository or a commit.

    Raises GitError where there is a repository and git does not answer.
    """
    found = repository(folder)
    if not found:
        return None
    here = head(folder)
    printed = (
        answer(folder, "for-each-ref", "--format=%(refname) %(symref) %(objectname)", *PLACES) or b""
    ).decode()
    refs = sorted((line.split(" ") for line in printed.splitlines()), key=lambda ref: _distance(ref[0]))
    if not refs:
        if not here:
            _need_no_other_branch(folder)
        return PublishedBranch(found, here, "HEAD", here) if here else None
    name, target, commit = refs[0]
    # A new branch without a commit has the published past before it, as if it went on from there.
    return PublishedBranch(found, here or commit, (target or name).split("/", 2)[2], commit)


def _need_no_other_branch(folder: Path) -> None:
    """Raise GitError where a branch has no commit yet, and others have, of which none is known to be the
    published one.
    """
    if answer(folder, "for-each-ref", "--count=1", "refs/heads", "refs/remotes"):
        raise GitError(
            f"the branch that git is on has no commit, and which of the others is published is not known: "
            f"{UNTOLD}. Go to the branch that is (`git switch NAME`; `git branch --all` shows them), and run "
            "this again"
        )


def _distance(name: str) -> tuple[bool, bool, str]:
    """What is published from `origin` comes first, then from other remotes, then the branches here; HEAD
    before main before master.
    """
    return not name.startswith("refs/remotes/origin/"), not name.startswith("refs/remotes/"), name
