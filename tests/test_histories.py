"""Every history: steps in a real repository, then the state of each translation, as the case file has it.

A step is one line of `steps`: the name of a method of `support.repository.Repository` and what it takes.
"""

import json
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.state import BlockChange, Difference, Freshness, State
from docs_parity.runner import inspect_folder
from support import case_files
from support.rendering import ROOT
from support.repository import Repository, sealed

pytestmark = pytest.mark.git

FOLDER = ROOT / "tests/cases/histories"
HISTORIES = sorted(FOLDER.glob("*.yml"))
KEYS = {"why", "languages", "original", "docs", "steps", "today", "status", "findings", "fetches"}


def load(path: Path) -> dict:
    """A case: `why`, `steps`, `today`, then `status` (path of a translation -> what is known of it), and where they matter all
    `findings` and the number of `fetches`. A case has two `languages`, the `original` is in English, and the docs folder stands in
    `docs`, unless it says otherwise.
    """
    case = case_files.load(path)
    assert not set(case) - KEYS, path
    return case


def repository(case: dict, home: Path) -> Repository:
    """The repository after the steps of a case."""
    made = Repository(
        home, case.get("languages", ["en", "fr"]), case.get("original", "en"), case.get("docs", "docs")
    )
    for step in case["steps"]:
        ((name, what),) = step.items()
        getattr(made, name.replace(" ", "_"))(what)
    return made


def inspected(made: Repository, case: dict, monkeypatch: pytest.MonkeyPatch) -> Inspection:
    """What an inspection on the case's day finds."""
    monkeypatch.setattr(inspect_folder, "today", lambda: str(case["today"]))
    return inspect_folder.inspect_folder(made.docs)


def status(inspection: Inspection) -> dict[str, dict[str, object]]:
    """Path -> what is known of a translation, without what is empty. A page without original is told by its orphans."""
    return {
        state.path: {name: value for name, value in _known(state).items() if value}
        for state in inspection.states
        if state.source or state.freshness is not Freshness.MISSING
    }


def _known(state: State) -> dict[str, object]:
    """Of an orphan all blocks have lost their original, which need not be listed."""
    return {
        "freshness": str(state.freshness),
        "fidelity": str(state.fidelity),
        "difference": "" if state.difference is Difference.NONE else str(state.difference),
        "changes": [_shown(change) for change in state.changes if state.freshness is not Freshness.ORPHAN],
        "words": state.words - state.whole,
        "since": state.since,
        "via": state.via,
        "chain": " <- ".join(state.chain),
        "elsewhere": state.elsewhere,
    }


def _shown(change: BlockChange) -> str:
    """`facts paragraph 8 -> 9`: class, what it is, its line in the source, the line of the translation that answers it."""
    also = f" ({change.elsewhere})" if change.elsewhere else ""
    return f"{change.change} {change.noun} {change.line} -> {change.translation_line}{also}"


def expected(case: dict) -> dict[str, dict[str, object]]:
    """The `status` of a case, its days as text."""
    return {
        path: {name: str(value) if name == "since" else value for name, value in known.items()}
        for path, known in case["status"].items()
    }


def findings(inspection: Inspection, made: Repository) -> list[str]:
    """All findings as sentences, with names in the place of revisions."""
    named = {
        state.present: f"<{state.source_path} now>" for state in inspection.states if state.present
    } | made.names
    sentences = [f"{finding.severity}: {finding.sentence('docs/')}" for finding in inspection.findings]
    for written, name in named.items():
        sentences = [sentence.replace(written, name) for sentence in sentences]
    return sentences


def fetches(trace: Path) -> int:
    """How often git asked the repository that was cloned for something."""
    events = [json.loads(line) for line in trace.read_text().splitlines()]
    return sum(1 for event in events if event["event"] == "cmd_name" and event["name"] == "fetch")


@pytest.fixture(autouse=True)
def sealed_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in sealed(tmp_path).items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
def test_a_history_has_the_status_it_states(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    case = load(path)
    made = repository(case, tmp_path)
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(tmp_path / "trace"))
    inspection = inspected(made, case, monkeypatch)
    assert status(inspection) == expected(case)
    if "findings" in case:
        assert findings(inspection, made) == (case["findings"] or [])
    if "fetches" in case:
        assert fetches(tmp_path / "trace") == case["fetches"]
    again = inspected(made, case, monkeypatch)
    assert again.states == inspection.states
    assert again.findings == inspection.findings


def test_every_step_is_used_by_a_history():
    used = {name.replace(" ", "_") for path in HISTORIES for step in load(path)["steps"] for name in step}
    known = {name for name, value in vars(Repository).items() if callable(value) and not name.startswith("_")}
    assert used == known


COMMON = load(FOLDER / "one-word-of-the-original-changed.yml")
PARTIAL = load(FOLDER / "a-clone-without-old-texts-fetches-them-in-one-request.yml")
SETTINGS = """
[log]
    showRoot = false
    showSignature = true
    follow = true
    date = relative
    diffMerges = off
    decorate = full
[format]
    pretty = oneline
[color]
    ui = always
[core]
    abbrev = 5
    quotePath = true
[diff]
    renames = copies
    noprefix = true
    relative = false
    ignoreSubmodules = all
"""


@pytest.mark.parametrize("case", [COMMON, PARTIAL], ids=["all texts here", "old texts fetched"])
def test_the_settings_of_a_persons_git_change_nothing(
    case: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = repository(case, tmp_path)
    (tmp_path / "settings").write_text(SETTINGS)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    assert status(inspected(made, case, monkeypatch)) == expected(case)


def test_a_git_hook_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = repository(COMMON, tmp_path)
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert status(inspected(made, COMMON, monkeypatch)) == expected(COMMON)


def test_a_repository_without_git_on_this_machine_is_not_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = repository(COMMON, tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "no-programs"))
    with pytest.raises(click.UsageError, match=r"there is a git repository here .* Install git"):
        inspected(made, COMMON, monkeypatch)


def test_without_a_repository_and_without_git_the_state_is_as_exact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = repository(COMMON, tmp_path)
    shutil.rmtree(made.folder / ".git")
    monkeypatch.setenv("PATH", str(tmp_path / "no-programs"))
    known = {"freshness": "stale", "fidelity": "unknown", "difference": "not available here"}
    assert status(inspected(made, COMMON, monkeypatch)) == dict.fromkeys(expected(COMMON), known)


def test_a_history_that_is_fetched_later_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    case = load(FOLDER / "a-translation-is-missing-since-its-original-was-merged.yml")
    made = repository({**case, "steps": [*case["steps"], {"clone": "of the last commit"}]}, tmp_path)
    assert "since" not in status(inspected(made, case, monkeypatch))["fr/garden/ants.md"]
    subprocess.run(["git", "fetch", "--quiet", "--unshallow"], cwd=made.folder, check=True)
    assert status(inspected(made, case, monkeypatch)) == expected(case)


def test_a_second_working_copy_of_one_repository_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = repository(COMMON, tmp_path)
    subprocess.run(
        ["git", "worktree", "add", "--quiet", "-b", "other", str(tmp_path / "other")],
        cwd=made.folder,
        check=True,
    )
    monkeypatch.setattr(inspect_folder, "today", lambda: str(COMMON["today"]))
    assert status(inspect_folder.inspect_folder(tmp_path / "other/docs")) == expected(COMMON)
