"""Every case file: pages in, findings out, in full."""

from pathlib import Path

import pytest
import yaml

from editorial.parity.inspection import inspect
from editorial.reading.settings import bare_settings, read_settings
from editorial.reading.tree import read_tree
from support.rendering import ROOT

CASES = sorted((ROOT / "tests/cases/findings").rglob("*.yml"))


def load(path: Path) -> dict:
    """A case: `why`, `files` (path -> text), `findings` (whole sentences), and `bare: true` for a tree without settings."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def found(case: dict, folder: Path) -> list[str]:
    """The sentences that the inspection of a case's files yields."""
    for name, text in case["files"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    languages = tuple(case.get("languages", ["en", "fr"]))
    settings = bare_settings(languages, "en") if case.get("bare") else read_settings(ROOT / "tests/cases/editorial.yml")
    (folder / "docs").mkdir(exist_ok=True)
    return [f"{finding.severity}: {finding.sentence('docs/')}"
            for finding in inspect(read_tree(folder / "docs", settings), settings).findings]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_has_the_findings_it_states(path: Path, tmp_path: Path):
    case = load(path)
    assert found(case, tmp_path) == (case["findings"] or [])
