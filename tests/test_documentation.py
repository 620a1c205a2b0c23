"""What the developers' pages name is there."""

import re
from pathlib import Path

import pytest

from support.rendering import ROOT

SOURCES = {
    "docs_parity": ROOT / "packages/docs-parity/src",
    "editorial": ROOT / "packages/editorial/src",
    "hooks": ROOT,
    "tests": ROOT,
    "benchmarks": ROOT,
    "overrides": ROOT,
    "dev": ROOT,
}
PAGES = [ROOT / "README.md", ROOT / ".github/CONTRIBUTING.md", *sorted((ROOT / "dev").glob("*.md"))]
NAMED = re.compile(rf"(?<![\w./-])({'|'.join(SOURCES)})/([\w./-]*\w)")
"""A file, a module without its ending, or a folder."""


def is_there(package: str, path: str) -> bool:
    """True for a file, a module or a folder of one of our packages and folders; a decision has its number."""
    place = SOURCES[package] / package / path
    decision = any(place.parent.glob(f"{place.name}-*.md")) if path.startswith("adr/") else False
    return place.exists() or place.with_name(f"{place.name}.py").exists() or decision


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_modules_and_files_that_a_page_names_are_there(page: Path):
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    assert [f"{package}/{path}" for package, path in named if not is_there(package, path)] == []


def test_a_module_that_is_not_there_is_seen():
    assert not is_there("docs_parity", "rules/nowhere")
    assert is_there("docs_parity", "rules/links")
