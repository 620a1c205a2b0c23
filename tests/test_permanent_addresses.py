"""An address once published never disappears: all addresses that the register promises, asked for in a built site."""

from collections import Counter
from pathlib import Path

import pytest

from docs_parity.project.settings import read_settings
from support.history import CORRECTED, STEPS, register_of, release
from support.permanent import permanent_addresses
from support.project import Project, searched_site
from support.rendering import ROOT


def promised(project: Project) -> list[str]:
    return list(permanent_addresses(register_of(project), read_settings(ROOT / "editorial.yml")))


def file_of(site: Path, address: str) -> Path:
    return site / address / "index.html" if address.endswith("/") else site / address


def test_every_address_of_the_register_is_there(history: Project):
    addresses = promised(history)
    assert len(addresses) == len(set(addresses)) > 80
    assert [address for address in addresses if not file_of(history.root / "site", address).is_file()] == []


@pytest.mark.large
def test_what_was_promised_once_is_promised_for_ever(tmp_path: Path):
    project, before = searched_site(tmp_path), set()
    for step in STEPS:
        step(project)
        project.record()
        after = set(promised(project))
        assert before <= after and len(after) > len(before)
        before = after
        release(project)
        assert set(promised(project)) == after


def test_the_site_has_no_version_changes_or_code_that_the_register_does_not_name(history: Project):
    site = history.root / "site"
    there = {
        path.relative_to(site).as_posix().removesuffix("index.html")
        for pattern in ("*/statements/*/*/*/**/index.html", "v/*/index.html")
        for path in site.glob(pattern)
    }
    assert there and there <= set(promised(history))


def test_the_files_beside_a_version_are_asked_for_too(history: Project):
    assert f"fr/{CORRECTED}/v1/statement.txt" in promised(
        history
    ) and f"es/{CORRECTED}/statement.json" in promised(history)


@pytest.mark.parametrize(
    "pattern", ["v/*/index.html", "*/statements/*/*/v*/index.html", "*/statements/*/*/changes/*/index.html"]
)
def test_such_pages_are_for_no_search_engine_and_in_no_sitemap(history: Project, pattern: str):
    site, sitemap = history.root / "site", history.read("sitemap.xml")
    for path in site.glob(pattern):
        assert path.read_text(encoding="utf-8").count('<meta name="robots" content="noindex">') == 1
        assert path.relative_to(site).as_posix().removesuffix("index.html") not in sitemap


def test_a_code_names_one_record(history: Project):
    codes = Counter(
        entry.manifest.code for versions in register_of(history).entries.values() for entry in versions
    )
    assert max(codes.values()) == 1


def test_the_corpus_has_every_kind_of_change(history: Project):
    kinds = {
        entry.statement.change.kind
        for versions in register_of(history).entries.values()
        for entry in versions
    }
    assert kinds == {
        "first",
        "correction",
        "clarification",
        "update",
        "editorial",
        "translation",
        "withdrawal",
        "reinstatement",
        "supersession",
    }
