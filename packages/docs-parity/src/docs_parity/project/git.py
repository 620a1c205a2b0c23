"""git, asked in few processes whatever the number of pages.

No repository, no history: an empty answer. A repository and no answer: GitError.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from docs_parity.model.state import FileAtCommit
from docs_parity.project.git_process import (
    GitError,
    answer,
    need_branch,
    need_own_repository,
    need_work_tree,
    run,
)

PROMISOR = r"^remote\..*\.promisor$"


@dataclass(frozen=True)
class Repository:
    """The repository that holds a folder."""

    folder: Path
    whole: bool
    """False in a shallow clone."""
    partial: bool
    """True if git fetches blobs only when somebody needs them (`--filter=blob:none`)."""

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Abbreviated blob ids -> contents, by one `git cat-file --batch`. What is not here is left out."""
        names = list(names)
        done = (
            run(self.folder, "cat-file", "--batch", send="".join(f"{name}\n" for name in names).encode())
            if names
            else b""
        )
        return dict(_contents(names, done or b""))

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        """Ids of contents -> their lengths, by one `git cat-file --batch-check`. What is not here is left
        out.
        """
        asked = "".join(f"{each}\n" for each in ids).encode()
        printed = run(self.folder, "cat-file", "--batch-check", send=asked) or b"" if asked else b""
        answers = (line.split(" ") for line in printed.decode(errors="replace").splitlines())
        return {answer[0]: int(answer[2]) for answer in answers if len(answer) == 3 and answer[2].isdigit()}

    def fetch(self, ids: Iterable[str]) -> None:
        """Bring blobs that a partial clone left out, all in one request. Where there is no network, or it
        does not answer, nothing happens: what is not here is told by whoever needs it.

        `cat-file` would fetch them one by one: https://git-scm.com/docs/partial-clone
        """
        remotes = (run(self.folder, "config", "--get-regexp", PROMISOR) or b"").decode().splitlines()
        if remotes:
            name = remotes[0].partition(".")[2].rpartition(".promisor")[0]
            with suppress(GitError):
                run(
                    self.folder,
                    "-c",
                    "fetch.negotiationAlgorithm=noop",
                    "fetch",
                    name,
                    "--no-tags",
                    "--no-auto-gc",
                    "--no-write-fetch-head",
                    "--recurse-submodules=no",
                    "--filter=blob:none",
                    "--stdin",
                    send="".join(f"{each}\n" for each in sorted(ids)).encode(),
                )

    def log(self, *, mainline: bool = False, everywhere: bool = False) -> Iterator[FileAtCommit]:
        """What each commit left below the folder, newest first.

        `mainline` follows this branch alone: a merged change has the day of its merge. `everywhere` looks at
        the whole repository; its paths then begin with `:/`, as git writes them from the top, and are those
        of no page. Without a commit there is none. Raises GitError if git cannot tell.
        """
        how = ["--first-parent"] if mainline else ["--full-history"]
        where = [] if everywhere else ["--relative", "--", "."]
        if not head(self.folder):
            return
        printed = answer(
            self.folder,
            "log",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "--diff-merges=first-parent",
            "-z",
            *how,
            "--format=%x01%cs",
            *where,
        )
        yield from (
            replace(left, path=f":/{left.path}") if everywhere else left for left in _log(printed or b"")
        )

    def changed_since(self, revision: str) -> set[str] | None:
        """Paths below the folder that differ from where this branch left another one, uncommitted work
        included.

        None if git does not know the revision. Raises GitError if it cannot list them: an empty list would
        say that nothing was touched.
        """
        base = run(self.folder, "merge-base", revision, "HEAD")
        if base is None:
            return None
        named = run(
            self.folder,
            "diff",
            "--name-only",
            "--no-renames",
            "-z",
            "--relative",
            base.decode().strip(),
            "--",
            ".",
        )
        untracked = run(self.folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        if named is None or untracked is None:
            raise GitError(f"git cannot list what changed since {revision}")
        return {os.fsdecode(path) for path in named.split(b"\0") + untracked.split(b"\0") if path}

    def author(self) -> str:
        """The name that git has for who works here; empty if it has none."""
        return (run(self.folder, "config", "user.name") or b"").decode().strip()


def repository(folder: Path) -> Repository | None:
    """The repository that a folder belongs to; None without one.

    Raises GitError where there is one and git does not answer: who asks anything of the past asks here first.
    """
    need_own_repository(folder)
    said = answer(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    if said is None:
        return None
    if not said.startswith(b"true"):
        need_work_tree(folder)
        return None
    partial = run(folder, "config", "--get-regexp", PROMISOR)
    return Repository(folder, said.split()[1] == b"false", bool(partial))


def head(folder: Path) -> str:
    """The id of the commit that a folder's repository stands on; empty where there is none.

    Raises GitError where its branch is there and cannot be read: that is no new branch without a commit.
    """
    said = run(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    # Of a new branch git knows the name; of one whose file a crash has left empty, not even that.
    if said is None and run(folder, "symbolic-ref", "--quiet", "HEAD") is None:
        need_branch(folder)
    return (said or b"").decode().strip()


def committed_at(folder: Path) -> int | None:
    """When the commit that a folder's repository stands on was made, in seconds since 1970; None where there
    is none.
    """
    said = (run(folder, "log", "-1", "--format=%ct") or b"").strip()
    return int(said) if said.isdigit() else None


def committed_file(folder: Path, path: str) -> bytes | None:
    """A file below a folder as the last commit has it; None where there is none."""
    return run(folder, "show", f"HEAD:./{path}")


def tracked_below(folder: Path, path: str) -> tuple[str, ...]:
    """The files below a path of a folder that git has or is about to commit, in order; none without git.

    Upper and lower case are one: on some disks they are one folder. Raises GitError where there is a
    repository and git does not answer.
    """
    printed = answer(folder, "ls-files", "-z", "--", f":(icase){path}") or b""
    return tuple(sorted(os.fsdecode(name) for name in printed.split(b"\0") if name))


def _contents(names: list[str], printed: bytes) -> Iterator[tuple[str, bytes]]:
    """The answers of `cat-file --batch`: `<id> blob <size>`, the bytes, a line end; or `<name> missing`."""
    position = 0
    for name in names:
        end = printed.find(b"\n", position)
        if end < 0:
            return
        header = printed[position:end].split()
        position = end + 1
        if len(header) == 3 and header[2].isdigit():
            size = int(header[2])
            if header[1] == b"blob":
                yield name, printed[position : position + size]
            position += size + 1


def _log(printed: bytes) -> Iterator[FileAtCommit]:
    r"""`\1<day>`, then for each file `:<modes> <old> <new> <letter>` and its path, all ended by NUL."""
    day, fields = "", iter(printed.split(b"\0"))
    for field in fields:
        text = field.lstrip(b"\n")
        if text.startswith(b"\1"):
            day = text[1:11].decode()
            text = text[11:].lstrip(b"\n")
        if text.startswith(b":"):
            path, entry = os.fsdecode(next(fields, b"")), text.split()
            if entry[3].strip(b"0"):
                yield FileAtCommit(day, path, entry[3].decode())
