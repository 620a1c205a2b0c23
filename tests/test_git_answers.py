"""Where a repository is there and git does not answer, nothing is judged: exit code 2, and one sentence that says what to type.

Whoever took "no answer" for "no history" would find every register whole.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docs_parity.project import git_process
from docs_parity.project.git import repository
from docs_parity.project.git_process import GitError, git_folder
from docs_parity.project.published_branch import published
from editorial.commands import main
from support.house import House
from support.statements import publish

pytestmark = pytest.mark.git

COMMANDS = [["check"], ["register", "check"], ["register", "append"], ["release"], ["build"]]
NAMES = [" ".join(command) for command in COMMANDS]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house whose register is recorded and committed; we stand in it."""
    (tmp_path / "house").mkdir()
    made = House(tmp_path / "house")
    publish(made)
    (made.root / ".gitignore").write_text("/.cache/\n", encoding="utf-8")
    monkeypatch.chdir(made.root)
    assert run(["register", "append"]).exit_code == 0
    made.commit()
    return made


def run(command: list[str]) -> Result:
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert "Traceback" not in done.output
    return done


def stopped(command: list[str]) -> str:
    """The one sentence that a command ends with, which has judged nothing."""
    done = run(command)
    assert done.exit_code == 2, done.output
    assert "whole" not in done.output and "Ready" not in done.output
    return done.output.splitlines()[-1]


def another_git(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program named git that does something else; the real one is `$GIT`."""
    folder.mkdir()
    program = folder / "git"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("GIT", shutil.which("git") or "")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_a_repository_that_belongs_to_somebody_else(
    house: House, monkeypatch: pytest.MonkeyPatch, command: list[str]
):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    said = stopped(command)
    assert "belong to somebody else" in said
    assert f"`git config --global --add safe.directory {house.root}`" in said


def test_what_is_to_be_typed_helps(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    words = stopped(["register", "check"]).split("`")[1].split(" ")
    subprocess.run(words, check=True)
    assert run(["register", "check"]).exit_code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_git_is_not_in_path(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
):
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    said = stopped(command)
    assert f"there is a git repository here ({house.root / '.git'}), and git cannot be run" in said
    assert "Install git (https://git-scm.com/downloads)" in said


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_git_fails(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]):
    another_git(tmp_path / "bin", monkeypatch, "echo fatal: out of memory. >&2; exit 128")
    said = stopped(command)
    assert "says: fatal: out of memory)" in said and f"`git -C {house.root} status`" in said


@pytest.mark.parametrize("silent", ["log", "for-each-ref", "rev-list"])
def test_git_fails_in_one_of_its_answers_only(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, silent: str
):
    house.git("checkout", "--quiet", "-b", "work")
    publish(house, "2026-11-03-other", "2026-11-03")
    house.commit()
    another_git(
        tmp_path / "bin",
        monkeypatch,
        f'case " $* " in *" {silent} "*) echo fatal: bad object >&2; exit 128;; esac; exec "$GIT" "$@"',
    )
    assert f"`git {silent}`" in stopped(["register", "check"])


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_git_does_not_end(house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]):
    monkeypatch.setattr(git_process, "SECONDS", 0.2)
    another_git(tmp_path / "bin", monkeypatch, "exec sleep 60")
    assert "git has not answered in 0.2 seconds" in stopped(command)


def test_a_repository_that_is_damaged(house: House):
    (house.root / ".git/HEAD").unlink()
    assert "git does not answer" in stopped(["register", "check"])


def publish_another(house: House) -> None:
    """Forge the register: another one, that begins with nothing that was published."""
    shutil.rmtree(house.root / "register")
    publish(house, "2026-10-01-earlier", "2026-10-01")
    (house.root / ".git").rename(house.root.parent / "away")
    assert run(["register", "append"]).exit_code == 0
    (house.root.parent / "away").rename(house.root / ".git")


@pytest.mark.parametrize("setting", [("core.bare", "true"), ("core.worktree", "elsewhere")])
@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_a_clone_that_a_setting_takes_its_files_from(
    house: House, tmp_path: Path, setting: tuple[str, str], command: list[str]
):
    (tmp_path / "elsewhere").mkdir()
    house.git("config", setting[0], setting[1].replace("elsewhere", str(tmp_path / "elsewhere")))
    said = stopped(command)
    assert "git does not take this folder for a work tree" in said and "core.(bare|worktree)" in said


def test_a_work_tree_that_the_environment_puts_elsewhere(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").mkdir()
    assert "`env | grep ^GIT_`" in stopped(["register", "check"])


def test_the_repository_of_another_folder(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "other").mkdir()
    other = House(tmp_path / "other")
    other.commit()
    publish_another(house)
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    said = stopped(["register", "check"])
    assert said.startswith("Error: GIT_DIR names the repository ") and "`unset GIT_DIR " in said
    monkeypatch.setenv("GIT_DIR", ".git")  # as in a hook
    assert run(["register", "check"]).exit_code == 1


def test_a_branch_whose_file_a_crash_has_left_empty(house: House):
    (house.root / ".git/refs/heads/main").write_bytes(b"")
    assert "git cannot read the branch that it is on" in stopped(["register", "check"])


def test_a_new_branch_without_a_commit_is_held_against_the_published_one(house: House):
    publish_another(house)
    house.git("checkout", "--quiet", "--orphan", "new")
    assert run(["register", "check"]).exit_code == 1
    house.git("branch", "--quiet", "--move", "main", "trunk")
    assert "which of the others is published is not known" in stopped(["register", "check"])


@pytest.mark.parametrize(
    "name", ["GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"]
)
def test_settings_of_paths_change_no_answer(house: House, monkeypatch: pytest.MonkeyPatch, name: str):
    (house.root / ".Cache").mkdir()
    (house.root / ".Cache/kept.pdf").write_bytes(b"x")
    house.git("add", "--force", ".Cache/kept.pdf")
    monkeypatch.setenv(name, "1")
    assert "cache-committed" in run(["check"]).output


def test_a_work_tree_whose_repository_is_not_there(house: House, tmp_path: Path):
    (house.root / ".git").rename(tmp_path / "away")
    (house.root / ".git").write_text(f"gitdir: {tmp_path / 'nowhere'}\n", encoding="utf-8")
    assert "git does not answer" in stopped(["check"])


def test_an_archive_is_checked_with_a_line_and_never_released(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (house.root / ".git").rename(tmp_path / "away.git")
    done = run(["check"])
    assert (done.exit_code, done.stderr) == (
        0,
        "There is no git history here: whether the log begins with everything that was published before cannot be told.\n",
    )
    assert "Release from a clone of the repository (`git clone`)." in stopped(["release"])
    module = sys.modules["editorial.commands.build"]
    monkeypatch.setattr(module, "_mkdocs", lambda *_, **__: 1)  # the rest is told elsewhere
    assert run(["build"]).stderr.startswith("There is no git history here: ")


@pytest.mark.parametrize("git", ["there", "not in PATH"])
def test_a_folder_without_a_repository_needs_no_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: str
):
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/index.md").write_text("# A page\n\nWords.\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    if git != "there":
        monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.chdir(tmp_path)
    done = run(["check", "--languages", "en", "--original", "en"])
    assert (done.exit_code, done.stderr) == (0, "")


def test_the_last_commit_alone_is_checked_with_a_line_and_never_released(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    house.git("clone", "--quiet", "--depth=1", house.root.as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    done = run(["check"])
    assert (done.exit_code, done.stderr) == (
        0,
        "This clone has only the last commits: the log was held against these alone.\n",
    )
    said = stopped(["release"])
    assert "nothing can be released from here" in said and "`git fetch --unshallow`" in said


def test_a_repository_without_a_commit_has_no_past(tmp_path: Path):
    House(tmp_path)
    assert repository(tmp_path) is not None
    assert published(tmp_path) is None


def test_a_repository_is_found_as_git_finds_it(house: House, monkeypatch: pytest.MonkeyPatch):
    below = house.root / "docs/en"
    assert git_folder(below) == house.root / ".git"
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(house.root))
    assert git_folder(below) is None and repository(below) is None
    assert git_folder(house.root) == house.root / ".git"
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    assert git_folder(below) == Path("elsewhere")
    with pytest.raises(GitError, match="git does not answer"):
        repository(below)
