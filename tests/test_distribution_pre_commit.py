"""The hook for pre-commit, from a clone of this repository, in a repository that is not ours."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support.foreign import FRENCH, QUICKLY, SHORTER, foreign_tree
from support.rendering import ROOT

HOOK = "docs-parity"
LOST = 'docs/fr/guide.md:3: the paragraph "The Council decides." (line 5 of en/guide.md) is missing after this line'
NEEDS_INDEX = "pre-commit could not install the hook; pip needs an index of packages for that. It said:\n"


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, without this machine's settings for git."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_"))}
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=clean | git_identity() | QUICKLY | environment,
    )


def git_identity() -> dict[str, str]:
    """Nobody in particular, and no settings of this machine."""
    names = {f"GIT_{who}_NAME": "A. Person" for who in ("AUTHOR", "COMMITTER")}
    addresses = {f"GIT_{who}_EMAIL": "a@example.org" for who in ("AUTHOR", "COMMITTER")}
    return names | addresses | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def pre_commit(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit in a repository, with a store of its own beside it."""
    own = {"PRE_COMMIT_HOME": str(folder.parent / "store")}
    return run(folder, sys.executable, "-m", "pre_commit", *arguments, **own, **environment)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of this repository as it stands, with what is not committed yet."""
    files = run(ROOT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split(
        "\0"
    )
    folder = tmp_path / "clone"
    for name in filter(None, files):
        if (ROOT / name).is_file() and name.startswith(
            (".pre-commit-hooks", "pyproject", "LICENSE", "packages/")
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    return committed(folder)


def committed(folder: Path) -> Path:
    """A folder as a repository with one more commit."""
    for arguments in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("commit", "--quiet", "--no-verify", "--message", "A"),
    ):
        done = run(folder, "git", *arguments)
        assert done.returncode == 0, done.stderr
    return folder


def assert_installed(done: subprocess.CompletedProcess[str]) -> None:
    """Fails, with the reason, where the hook could not be installed."""
    assert "An unexpected error has occurred" not in done.stdout, NEEDS_INDEX + done.stdout


@pytest.mark.build
@pytest.mark.large
def test_try_repo_finds_a_lost_paragraph(clone: Path, tmp_path: Path):
    foreign = committed(foreign_tree(tmp_path / "foreign", SHORTER))
    languages = {"DOCS_PARITY_CHECK_LANGUAGES": "en,fr"}
    done = pre_commit(foreign, "try-repo", str(clone), HOOK, "--all-files", **languages)
    assert_installed(done)
    assert done.returncode == 1
    assert LOST in done.stdout


@pytest.mark.build
@pytest.mark.large
def test_a_commit_of_a_faithful_page_passes_and_one_of_a_lost_paragraph_does_not(clone: Path, tmp_path: Path):
    foreign = foreign_tree(tmp_path / "foreign", FRENCH)
    hook = {"id": HOOK, "args": ["--docs", "docs", "--languages", "en,fr"]}
    revision = run(clone, "git", "rev-parse", "HEAD").stdout.strip()
    settings = {"repos": [{"repo": str(clone), "rev": revision, "hooks": [hook]}]}
    (foreign / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    committed(foreign)
    done = pre_commit(foreign, "run", "--all-files")
    assert_installed(done)
    assert done.returncode == 0 and "Passed" in done.stdout, done.stdout
    foreign_tree(foreign, SHORTER)
    run(foreign, "git", "add", "--all")
    done = pre_commit(foreign, "run")
    assert done.returncode == 1
    assert LOST in done.stdout


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("docs/fr/page.md", True),
        ("accepted/about/page.yml", True),
        ("editorial.yml", True),
        ("glossary.yml", True),
        ("docs/accepted/page.yml", False),
        ("mkdocs.yml", False),
    ],
)
def test_the_hook_is_asked_about_every_file_that_a_result_depends_on(name: str, asked: bool):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], name)) is asked


def test_the_manifest_is_well_formed_and_what_it_installs_lies_in_this_repository():
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (needed,) = hook["additional_dependencies"]
    assert hook["id"] == HOOK
    assert (ROOT / needed.partition("[")[0] / "pyproject.toml").exists()
