"""git is run here and nowhere else, and whether it answered is told here.

Its answer is one of three: what it prints; None where it says no, or where there is no repository at all;
`GitError` where a repository is there and git gives no answer. A check that took the third for the second
would let everything pass where git is missing, fails, or refuses a folder that belongs to somebody else.
"""

import os
import re
import shlex
import subprocess
from pathlib import Path

QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
"""Nothing a check runs may ask a person for a password."""
AS_RECORDED = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}
"""The past as its commits state it: `git replace` and grafts show another one in this clone alone.
https://git-scm.com/docs/git-replace
"""
PLAIN = (
    *("-c", "log.showSignature=false"),  # a person's settings must not change what is read: this adds lines
    *("-c", "log.follow=false"),
    *("-c", "log.showRoot=true"),  # without it a log leaves out the first commit's files
    *("-c", "advice.graftFileDeprecated=false"),  # it would be taken for what git has to say
    *("-c", "core.commitGraph=false"),  # a file beside the commits, which may say something else than they do
)
NAMED_PATHS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
OTHER_PATHS = (
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
"""Settings by which git would read the paths that are asked for as others."""
SECONDS = 120
"""How long an answer is waited for; a partial clone may have to fetch for it."""
OWNER = re.compile(r"detected dubious ownership in repository at '(.+)'")

UNTOLD = "what was published before cannot be told"


class GitError(RuntimeError):
    """git does not answer what nothing can be told without. Its words are one sentence or two for a person,
    and say what to type.
    """


def run(folder: Path, *arguments: str, send: bytes = b"") -> bytes | None:
    """What git prints, run in a folder; None where it says no, and without a repository.

    Raises GitError where there is a repository and git cannot be run, or does not end.
    """
    done = _process(folder, arguments, send)
    return done.stdout if done is not None and done.returncode == 0 else None


def answer(folder: Path, *arguments: str, send: bytes = b"") -> bytes | None:
    """What git prints, asked something that every repository can answer; None without a repository.

    Raises GitError where there is a repository and no answer, whatever the reason.
    """
    done = _process(folder, arguments, send)
    if done is None:
        return None
    if done.returncode == 0:
        return done.stdout
    place = git_folder(folder)
    if place is None:
        return None
    raise GitError(_refusal(place, arguments, done.stderr.decode(errors="replace")))


def git_folder(folder: Path) -> Path | None:
    """Where the repository of a folder lies, told without git: `.git` in it or above it; None without one.

    As git looks for it: not beyond the file system of the folder, nor in what GIT_CEILING_DIRECTORIES names.
    https://git-scm.com/docs/git#Documentation/git.txt-GITCEILINGDIRECTORIES
    """
    if named := os.environ.get("GIT_DIR"):
        return Path(named)
    return _git_folder_above(folder)


def _git_folder_above(folder: Path) -> Path | None:
    """The same, whatever the environment names."""
    start = folder.resolve()
    ceilings = {
        Path(path) for path in os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep) if path
    }
    for place in (start, *start.parents):
        if place != start and (place in ceilings or place.stat().st_dev != start.stat().st_dev):
            return None
        if os.path.lexists(place / ".git"):
            return place / ".git"
    return None


def need_own_repository(folder: Path) -> None:
    """Raise GitError where GIT_DIR names another repository than the one that a folder lies in: its past is
    none of the folder's. Inside a git hook both are the same.
    """
    place = _git_folder_above(folder) if os.environ.get("GIT_DIR") else None
    if place is None:
        return
    asked = ("rev-parse", "--absolute-git-dir")
    named, own = _process(folder, asked, b""), _process(folder, asked, b"", named=False)
    if named and own and os.path.realpath(named.stdout.strip()) != os.path.realpath(own.stdout.strip()):
        raise GitError(
            f"GIT_DIR names the repository {os.environ['GIT_DIR']}, and this folder lies in another one "
            f"({place}): {UNTOLD}. Type `unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE`, and run this again"
        )


def need_work_tree(folder: Path) -> None:
    """Raise GitError for a folder of which git says that it is in no work tree; nothing without a repository.

    A setting does that to a clone (`core.bare`, `core.worktree`), and then git tells nothing of its files.
    """
    if (place := git_folder(folder)) is not None:
        where = shlex.quote(str(folder.resolve()))
        raise GitError(
            f"git does not take this folder for a work tree of its repository ({place}), and without it "
            f"{UNTOLD}. Type `git -C {where} config --show-origin --get-regexp 'core.(bare|worktree)'` and "
            "`env | grep ^GIT_` to see which setting says so, take it out, and run this again"
        )


def need_branch(folder: Path) -> None:
    """Raise GitError for a branch that is there and cannot be read; nothing without a repository."""
    if (place := git_folder(folder)) is not None:
        raise GitError(
            f"git cannot read the branch that it is on ({place / 'HEAD'}; a crash may have left its file "
            f"empty), and without it {UNTOLD}. {_look(place)}"
        )


def _process(
    folder: Path, arguments: tuple[str, ...], send: bytes, *, named: bool = True
) -> subprocess.CompletedProcess[bytes] | None:
    """git, ended; None where it cannot be run and there is no repository to ask about. `named`: with what the
    environment names of a repository.
    """
    try:
        return subprocess.run(
            ["git", *PLAIN, *arguments],
            cwd=folder,
            input=send,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env=_environment(named=named),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        place = git_folder(folder)
        if place is None:
            return None
        raise GitError(_no_answer(place, arguments, error)) from None


def _environment(*, named: bool) -> dict[str, str]:
    """Ours, with the paths in it made absolute: inside a git hook they are relative to where this process
    stands, and git is run elsewhere. A repository named without its files has them here:
    https://git-scm.com/docs/githooks
    """
    paths = {name: os.environ[name] for name in NAMED_PATHS if named and name in os.environ}
    if "GIT_DIR" in paths:
        paths.setdefault("GIT_WORK_TREE", ".")
    absolute = {name: str(Path(path).absolute()) for name, path in paths.items()}
    kept = {name: value for name, value in os.environ.items() if name not in (*NAMED_PATHS, *OTHER_PATHS)}
    return {**kept, **QUIET, **AS_RECORDED, **absolute}


def _no_answer(place: Path, arguments: tuple[str, ...], error: OSError | subprocess.TimeoutExpired) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return (
            f"git has not answered in {error.timeout:g} seconds (`git {arguments[0]}` in {place}), and "
            f"without it {UNTOLD}. {_look(place)}"
        )
    return (
        f"there is a git repository here ({place}), and git cannot be run ({error.strerror or error}): "
        f"without it {UNTOLD}. Install git (https://git-scm.com/downloads), or add its folder to PATH, and "
        "run this again"
    )


def _refusal(place: Path, arguments: tuple[str, ...], said: str) -> str:
    """What is said where git ended with a fault; `said` are its own words."""
    if owner := OWNER.search(said):
        return (
            "git does not read this repository, because its files belong to somebody else: without it "
            f"{UNTOLD}. If you trust it, type `git config --global --add safe.directory "
            f"{shlex.quote(owner[1])}`, and run this again"
        )
    words = next((line.strip() for line in said.splitlines() if line.strip()), "nothing").rstrip(".")
    return (
        f"git does not answer (`git {arguments[0]}` in {place} says: {words}), and without it {UNTOLD}. "
        f"{_look(place)}"
    )


def _look(place: Path) -> str:
    where = shlex.quote(str(place.parent))
    return f"Type `git -C {where} status` to see what is wrong, put it right, and run this again"
