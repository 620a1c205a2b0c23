"""The engine as strangers have it: a tree of Markdown that is not ours, and `docs-parity` in an environment of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from support.rendering import ROOT

PACKAGE = ROOT / "packages/docs-parity"
NEEDS_INDEX = (
    "docs-parity could not be installed as strangers install it. pip needs an index of packages that has setuptools "
    "and what packages/docs-parity/pyproject.toml names. It said:\n"
)
ENGLISH = "# A guide\n\nThe Office warns early.\n\nThe Council decides.\n"
FRENCH = "# Un guide\n\nL’Office avertit tôt.\n\nLe Conseil décide.\n"
SHORTER = "# Un guide\n\nL’Office avertit tôt.\n"
LOST = (
    'docs/fr/guide.md:3: the paragraph "The Council decides." (line 5 of en/guide.md) is missing after this line '
    "(block-skeleton). Translate it below line 3.\n"
    "Not ready to be published: 1 error in 1 page in 2 languages. The error has to be put right first.\n"
)
QUICKLY = {"PIP_NO_COMPILE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
"""What is installed for a few calls need not be compiled first."""
READY = "Ready to be published: 1 page in 2 languages.\n"


def foreign_tree(folder: Path, french: str = FRENCH) -> Path:
    """A folder with one page in English and French below `docs/`, as others write them: no front matter, no settings."""
    for language, text in (("en", ENGLISH), ("fr", french)):
        file = folder / "docs" / language / "guide.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def copied_package(folder: Path) -> Path:
    """A copy of the engine's package: building it leaves files behind."""
    made_here = shutil.ignore_patterns("build", "*.egg-info", "__pycache__")
    return Path(shutil.copytree(PACKAGE, folder, ignore=made_here))


def install_alone(folder: Path) -> None:
    """A new environment in `folder/alone`, in which nothing but the engine is installed, without its extras."""
    package = copied_package(folder / "docs-parity")
    run([sys.executable, "-m", "virtualenv", "--quiet", str(folder / "alone")], folder)
    done = run([python(folder), "-m", "pip", "install", str(package)], folder, QUICKLY)
    assert done.returncode == 0, NEEDS_INDEX + done.stderr


def python(folder: Path) -> str:
    """The Python of the environment that `install_alone` made in a folder."""
    return str(folder / "alone" / ("Scripts" if os.name == "nt" else "bin") / "python")


def run(
    command: list[str], folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, without what this environment adds to Python's path."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=clean | {"NO_MKDOCS_2_WARNING": "1"} | dict(environment or {}),
    )
