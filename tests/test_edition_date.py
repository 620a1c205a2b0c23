"""Of which moment the site is: never the clock, so that a commit always gives the same bytes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from docs_parity.inspection.inspection import inspect
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from editorial.site.edition_date import edition_date
from support.project import Project, small_site


def dated(project: Project, **environment: str) -> datetime:
    """The edition's date of a project as it stands."""
    settings = read_settings(project.root / "editorial.yml")
    pages = inspect(read_tree(project.root / "docs", settings), settings).pages
    return edition_date(project.root / "docs", pages.values(), environment)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_site(tmp_path)


def test_it_is_that_of_the_commit(project: Project):
    project.commit("2026-11-03")
    assert dated(project) == datetime(2026, 11, 3, 12, tzinfo=UTC)


def test_what_the_builder_says_comes_first(project: Project):
    project.commit("2026-11-03")
    assert dated(project, SOURCE_DATE_EPOCH="1700000000") == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert dated(project, SOURCE_DATE_EPOCH="yesterday") == datetime(2026, 11, 3, 12, tzinfo=UTC)


def test_without_git_it_is_the_newest_day_that_the_pages_state(project: Project):
    assert dated(project) == datetime(2026, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("seconds", ["0", "1", "315532799"])
def test_what_is_older_than_a_zip_can_hold_is_its_first_moment(project: Project, seconds: str):
    assert dated(project, SOURCE_DATE_EPOCH=seconds) == datetime(1980, 1, 1, tzinfo=UTC)
    assert dated(project, SOURCE_DATE_EPOCH="315532801") == datetime(1980, 1, 1, 0, 0, 1, tzinfo=UTC)


def test_a_page_that_is_not_public_says_nothing(project: Project):
    file = project.root / "docs/en/statements/2024/2024-05-15-b.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("status: published", "status: draft").replace("2024-05-15T", "2026-05-15T"),
        encoding="utf-8",
    )
    assert dated(project) == datetime(2026, 1, 2, tzinfo=UTC)


def test_where_nothing_has_a_day_it_is_the_first_that_a_zip_can_hold(tmp_path: Path):
    assert edition_date(tmp_path, (), {}) == datetime(1980, 1, 1, tzinfo=UTC)
