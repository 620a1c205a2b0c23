"""What git asks for before a commit of this repository (`make pre-commit`): faults are told, and nothing is fetched."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support.rendering import ROOT

CONFIG = ".pre-commit-config.yaml"
GOOD = '"""Nothing."""\n'


@pytest.fixture
def commit(tmp_path: Path):
    """Put a file under git in a new repository with our settings, and ask: exit code, and the hooks that fail."""
    for name in (CONFIG, "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)

    def asked(name: str, content: bytes) -> tuple[int, list[str]]:
        (tmp_path / name).write_bytes(content)
        subprocess.run(["git", "add", name, CONFIG], cwd=tmp_path, check=True)
        done = subprocess.run(
            [Path(sys.executable).parent / "pre-commit", "run", "--color", "never", "--files", name],
            cwd=tmp_path,
            env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / ".cache")},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, re.findall(r"^- hook id: (\S+)", done.stdout, re.MULTILINE)

    return asked


@pytest.mark.lint
@pytest.mark.parametrize(
    ("name", "content", "failing"),
    [
        ("good.py", GOOD, []),
        ("unused.py", f"{GOOD}\nimport os\n", ["ruff-check"]),
        ("format.py", f"{GOOD}\nname = 'x'\n", ["ruff-format"]),
        ("windows.yml", "a: 1\r\n", ["line-ends"]),
        ("spaces.yml", "a: 1 \n", ["line-ends"]),
        ("merge.md", "<<<<<<< HEAD\nThis\n=======\nThat\n>>>>>>> main\n", ["merge-marks"]),
        ("heading.md", "A heading\n=========\n", []),
    ],
)
def test_a_fault_is_told_before_it_is_committed(commit, name: str, content: str, failing: list[str]):
    assert commit(name, content.encode()) == (int(bool(failing)), failing)


def test_every_hook_is_of_this_repository_and_runs_a_program_that_is_pinned():
    repositories = yaml.safe_load((ROOT / CONFIG).read_text(encoding="utf-8"))["repos"]
    assert {repository["repo"] for repository in repositories} == {"local"}
    programs = {
        hook["entry"].split()[0]
        for repository in repositories
        for hook in repository["hooks"]
        if hook["language"] == "system"
    }
    assert all(Path(program).parent.as_posix() == ".venv/bin" for program in programs)
    assert all((Path(sys.executable).parent / Path(program).name).exists() for program in programs)
