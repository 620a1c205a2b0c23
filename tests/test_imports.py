"""Who may import what (`[tool.importlinter]` in pyproject.toml): it holds, and whoever breaks it is told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.rendering import ROOT

pytestmark = pytest.mark.lint

SOURCES = ("packages/docs-parity/src/docs_parity", "packages/editorial/src/editorial")
PLANTED = {
    "the engine asks the Office": (
        "docs_parity/facts/numbers.py",
        "import editorial.office",
        "of the Office",
    ),
    "a room asks one above it": ("docs_parity/model/block.py", "import docs_parity.rules", "of the engine"),
    "the Office asks the generator": ("editorial/site/model.py", "import mkdocs.config", "knows MkDocs"),
    "a lower room of the Office asks a higher one": (
        "editorial/statements/fields.py",
        "import editorial.verify.verifier",
        "of the Office, each",
    ),
    "two modules ask each other": (
        "docs_parity/compare/lengths.py",
        "import docs_parity.compare.order",
        "imports one that imports it",
    ),
}


def told(folder: Path) -> tuple[int, str]:
    """Exit code and words of import-linter about the packages in a folder."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache", ROOT / "pyproject.toml"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both packages, where something may be planted."""
    folder = tmp_path_factory.mktemp("packages")
    for source in SOURCES:
        shutil.copytree(
            ROOT / source, folder / Path(source).name, ignore=shutil.ignore_patterns("__pycache__")
        )
    return folder


def test_every_import_is_allowed(copy: Path):
    code, words = told(copy)
    assert code == 0, words


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED.values(), ids=PLANTED)
def test_a_wrong_import_is_told(copy: Path, file: str, line: str, contract: str):
    path = copy / file
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        code, words = told(copy)
    finally:
        path.write_text(before, encoding="utf-8")
    assert code == 1
    broken = [text for text in words.splitlines() if " BROKEN" in text]
    assert any(contract in text for text in broken), words
