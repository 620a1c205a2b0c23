"""git, asked in few processes whatever the number of pages.

No git, no repository, no history: an empty answer.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from docs_parity.model.state import FileAtCommit

# Nothing a check runs may ask a person for a password.
QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
# A person's settings must not change what is read: these add lines to a log, or take the first commit's files
# out of it.
PLAIN = ("-c", "log.showSignature=false", "-c", "log.follow=false", "-c", "log.showRoot=true")
NAMED_PATHS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
FETCH_SECONDS = 120
PROMISOR = r"^remote\..*\.promisor$"


class GitError(RuntimeError):
    """git does not answer what nothing can be told without."""


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

    def fetch(self, ids: Iterable[str]) -> None:
        """Bring blobs that a partial clone left out, all in one request. Where there is no network nothing
        happens.

        `cat-file` would fetch them one by one: https://git-scm.com/docs/partial-clone
        """
        remotes = (run(self.folder, "config", "--get-regexp", PROMISOR) or b"").decode().splitlines()
        if remotes:
            name = remotes[0].partition(".")[2].rpartition(".promisor")[0]
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
        of no page.
        """
        how = ["--first-parent"] if mainline else ["--full-history"]
        where = [] if everywhere else ["--relative", "--", "."]
        printed = run(
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
    """The repository that a folder belongs to, or None."""
    said = run(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    if said is None or not said.startswith(b"true"):
        return None
    partial = run(folder, "config", "--get-regexp", PROMISOR)
    return Repository(folder, said.split()[1] == b"false", bool(partial))


def head(folder: Path) -> str:
    """The id of the commit that a folder's repository stands on; empty where there is none."""
    return (run(folder, "rev-parse", "--verify", "--quiet", "HEAD") or b"").decode().strip()


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

    Upper and lower case are one: on some disks they are one folder.
    """
    printed = run(folder, "ls-files", "-z", "--", f":(icase){path}") or b""
    return tuple(sorted(os.fsdecode(name) for name in printed.split(b"\0") if name))


def run(folder: Path, *arguments: str, send: bytes = b"") -> bytes | None:
    """What git prints, run in a folder; None where it fails or does not exist."""
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            ["git", *PLAIN, *arguments],
            cwd=folder,
            input=send,
            capture_output=True,
            check=False,
            timeout=FETCH_SECONDS,
            env=_environment(),
        )
        return done.stdout if done.returncode == 0 else None
    return None


def _environment() -> dict[str, str]:
    """Ours, with the paths in it made absolute: inside a git hook they are relative to where this process
    stands, and git is run elsewhere. A repository named without its files has them here:
    https://git-scm.com/docs/githooks
    """
    named = {name: os.environ[name] for name in NAMED_PATHS if name in os.environ}
    if "GIT_DIR" in named:
        named.setdefault("GIT_WORK_TREE", ".")
    return {**os.environ, **QUIET, **{name: str(Path(path).absolute()) for name, path in named.items()}}


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


# `origin/HEAD` is the remote's main branch: https://git-scm.com/docs/git-clone
PLACES = tuple(
    f"refs/{place}/{name}" for place in ("remotes/*", "heads") for name in ("HEAD", "main", "master")
)


@dataclass(frozen=True)
class PublishedBranch:
    """A folder's repository, the commit it stands on, and the branch from which the site is published."""

    folder: Path
    head: str
    """The commit at hand."""
    branch: str
    """As a person writes it: `origin/main`. That of the remote repository, else the main branch here, else
    `HEAD`.
    """
    commit: str
    """Where that branch stands."""
    shallow: bool
    """True if a clone has only the last commits."""

    def left_of(self, path: str) -> list[tuple[str, str]]:
        """(commit, id of the content) of a file below the folder, after each commit of the branch that
        touched it, newest first.

        A merged change counts as that of its merge. Contents are not asked for: a clone without them
        (`--filter=blob:none`) has the ids.
        """
        printed = (
            run(
                self.folder,
                "log",
                "--first-parent",
                "--raw",
                "--no-abbrev",
                "--no-renames",
                "--diff-merges=first-parent",
                "--format=%x01%H",
                self.commit,
                "--",
                path,
            )
            or b""
        )
        blocks = (block.split("\n") for block in printed.decode(errors="replace").split("\1")[1:])
        return [(lines[0], line.split(" ")[3]) for lines in blocks for line in lines if line.startswith(":")]

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Ids of contents -> contents; what is not here is left out."""
        return Repository(self.folder, not self.shallow, False).blobs(ids)

    def elsewhere(self) -> set[str]:
        """The commits of the published branch that the one at hand does not have."""
        if self.commit == self.head:
            return set()
        return set(
            (run(self.folder, "rev-list", "--first-parent", self.commit, "--not", self.head) or b"")
            .decode()
            .split()
        )


def published(folder: Path) -> PublishedBranch | None:
    """The published branch of the repository that a folder belongs to; None without git, a repository or a
    commit.
    """
    said = (run(folder, "rev-parse", "--is-shallow-repository", "--verify", "HEAD") or b"").decode().split()
    if len(said) != 2:
        return None
    shallow, head = said
    printed = (
        run(folder, "for-each-ref", "--format=%(refname) %(symref) %(objectname)", *PLACES) or b""
    ).decode()
    refs = sorted((line.split(" ") for line in printed.splitlines()), key=lambda ref: _distance(ref[0]))
    name, target, commit = refs[0] if refs else ("refs/heads/HEAD", "", head)
    return PublishedBranch(folder, head, (target or name).split("/", 2)[2], commit, shallow == "true")


def _distance(name: str) -> tuple[bool, bool, str]:
    """What is published from `origin` comes first, then from other remotes, then the branches here; HEAD
    before main before master.
    """
    return not name.startswith("refs/remotes/origin/"), not name.startswith("refs/remotes/"), name
