"""A command run by a copy of a prepared process gives what a new process gives."""

from pathlib import Path

import pytest

from support.prepared import run_prepared
from support.project import small_site

PROGRAM = "import os, sys\nprint('out', sys.argv[1:], os.getcwd(), sorted(os.environ), __name__, len(sys.stdin.read()))\n"


def prepared(folder: Path, program: str, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """(exit code, what was printed, errors) of a module that stands in a folder."""
    (folder / "asked.py").write_text(program, encoding="utf-8")
    done = run_prepared("asked", arguments, folder, environment)
    return done.returncode, done.stdout, done.stderr


def test_it_has_the_arguments_the_folder_and_the_environment_that_were_asked_for(tmp_path: Path):
    assert prepared(tmp_path, PROGRAM, "a", "b c", NAME="x") == (
        0,
        f"out ['a', 'b c'] {tmp_path} ['NAME'] __main__ 0\n",
        "",
    )


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        ("sys.exit()", 0, ""),
        ("sys.exit(3)", 3, ""),
        ("sys.exit('No.')", 1, "No.\n"),
        ("os.kill(os.getpid(), 9)", -9, ""),
    ],
)
def test_it_ends_as_the_command_ends(tmp_path: Path, ending: str, code: int, said: str):
    assert prepared(tmp_path, f"import os, sys\n{ending}") == (code, "", said)


def test_an_error_that_nobody_caught_is_told(tmp_path: Path):
    code, _, said = prepared(tmp_path, "raise ValueError('too short')")
    assert code == 1
    assert said.startswith("Traceback") and said.endswith("ValueError: too short\n")


def test_what_one_command_changes_the_next_does_not_see(tmp_path: Path):
    prepared(tmp_path, "import os, editorial; editorial.changed = True; os.environ['CHANGED'] = '1'")
    assert (
        prepared(
            tmp_path, "import os, editorial; print(hasattr(editorial, 'changed'), 'CHANGED' in os.environ)"
        )[1]
        == "False False\n"
    )


@pytest.mark.large
def test_a_new_process_says_the_same(tmp_path: Path):
    project = small_site(tmp_path)
    for arguments in (("editorial", "check"), ("editorial", "nothing")):
        copied, new = project.run(*arguments), project.python("-m", *arguments)
        assert (copied.returncode, copied.stdout, copied.stderr) == (
            new.returncode,
            new.stdout,
            new.stderr,
        ), arguments
