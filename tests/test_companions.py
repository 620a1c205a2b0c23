"""Which files of docs/ belong to pages that readers do not get: with these, and never with a public one."""

from pathlib import Path

import pytest

from docs_parity.project.pairing import Pages
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from editorial.statements.companions import companions
from support.project import Project, page, statement, translated_statement
from support.rendering import ROOT

YEAR = "statements/2026"
DRAFT, PUBLIC, LONGER = "2026-11-20-talks", "2026-11-21-other", "2026-11-20-talks-in-public"


def withheld(folder: Path, *files: str, links: str = "", draft_links: str = "") -> set[str]:
    """Those of some files that are withheld, beside a draft, a public statement with a longer name and another one."""
    project = Project(folder)
    project.write(
        f"en/{YEAR}/{DRAFT}.md",
        statement("2026-11-20", "Draft").replace("status: published", "status: draft") + draft_links,
    )
    project.write(f"en/{YEAR}/{LONGER}.md", statement("2026-11-20", "Longer"))
    project.write(f"en/{YEAR}/{PUBLIC}.md", statement("2026-11-21", "Other") + links)
    project.write(
        f"fr/{YEAR}/{PUBLIC}.md",
        translated_statement("Autre", "Texte.", "fr").replace("status: translated", "status: draft"),
    )
    project.write("en/about/law.md", page("The law"))
    for file in files:
        project.write(file, "x")
    settings = read_settings(ROOT / "editorial.yml")
    tree = read_tree(folder / "docs", settings)
    assert set(tree.assets) == set(files)
    return set(companions(tree, Pages(tree, settings)))


@pytest.mark.parametrize(
    "file",
    [
        f"en/{YEAR}/{DRAFT}.txt",
        f"en/{YEAR}/{DRAFT}-annex.csv",
        f"en/{YEAR}/{DRAFT}.en.pdf",
        f"en/{YEAR}/{DRAFT}/map.png",
        f"en/{YEAR}/{DRAFT}/more/map.png",
        f"fr/{YEAR}/{DRAFT}-annexe.csv",
        f"fr/{YEAR}/{PUBLIC}-annexe.csv",
        f"en/{YEAR}/left-behind.csv",
        f"en/{YEAR}/{DRAFT}s.csv",
    ],
)
def test_a_file_of_a_page_that_readers_do_not_get_is_withheld(tmp_path: Path, file: str):
    assert withheld(tmp_path, file) == {file}


@pytest.mark.parametrize(
    "file",
    [
        f"en/{YEAR}/{PUBLIC}.txt",
        f"en/{YEAR}/{PUBLIC}-annex.csv",
        f"en/{YEAR}/{PUBLIC}/map.png",
        f"en/{YEAR}/{LONGER}.csv",
        f"en/{YEAR}/{LONGER}-annex.csv",
        "en/about/law.csv",
        "en/about/other.csv",
        "assets/map.png",
        f"assets/{YEAR}/{DRAFT}.png",
    ],
)
def test_a_file_of_another_page_or_of_none_is_not(tmp_path: Path, file: str):
    assert withheld(tmp_path, file) == set()


MAP = "\n![A map](../../../assets/map.png)\n"


def test_a_picture_that_only_a_draft_shows_is_withheld(tmp_path: Path):
    assert withheld(tmp_path, "assets/map.png", draft_links=MAP) == {"assets/map.png"}


def test_a_picture_that_a_public_page_shows_too_is_public(tmp_path: Path):
    assert withheld(tmp_path, "assets/map.png", draft_links=MAP, links=MAP) == set()


def test_a_file_beside_a_draft_that_a_public_page_links_to_is_public(tmp_path: Path):
    file = f"en/{YEAR}/{DRAFT}-annex.csv"
    assert withheld(tmp_path, file, links=f"\n[The annex]({DRAFT}-annex.csv)\n") == set()
