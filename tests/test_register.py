"""The register: what is recorded, and what the next release adds."""

from dataclasses import replace

import pytest

from docs_parity.project.pairing import Pages
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from editorial.office.settings import OfficeSettings
from editorial.register.entries import Register, RegisterEntry, pending, projected, read_register
from editorial.register.files import RegisterFiles
from editorial.register.manifest import read_manifest
from editorial.statements.life_cycle import Status
from editorial.statements.records import Record, records
from support.rendering import ROOT


@pytest.fixture(scope="module")
def settings() -> OfficeSettings:
    return read_settings(ROOT / "editorial.yml")


@pytest.fixture(scope="module")
def published(settings: OfficeSettings) -> tuple[Record, ...]:
    pages = Pages(read_tree(ROOT / "docs", settings), settings)
    return records(pages[key] for key in pages)


def files(entry: RegisterEntry) -> dict[str, bytes]:
    return {**entry.files, f"{entry.folder}/manifest.json": entry.manifest.content()}


def test_a_manifest_reads_back_as_it_was_written(published, settings):
    for entry in pending(Register(), published, settings):
        assert read_manifest(entry.manifest.content()) == entry.manifest


def test_what_is_recorded_is_not_pending(published, settings):
    new = list(pending(Register(), published, settings))
    assert len(new) == len(published)
    recorded = read_register({path: content for entry in new for path, content in files(entry).items()})
    assert not list(pending(recorded, published, settings))
    assert projected(recorded, published, settings).latest(new[0].manifest.id).manifest == new[0].manifest


def test_a_code_depends_on_the_record_and_on_nothing_beside_it(published, settings):
    manifest = next(pending(Register(), published, settings)).manifest
    assert replace(manifest, sources={}).code == manifest.code
    assert (
        replace(manifest, statement=replace(manifest.statement, status=Status.WITHDRAWN)).code
        != manifest.code
    )


def test_a_folder_that_is_not_there_is_an_empty_register(tmp_path):
    assert read_register(RegisterFiles(tmp_path / "register")) == Register()


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"schema": "editorial-manifest/9", "record": {"languages": {}}}'],
)
def test_what_is_no_manifest_is_told(content: bytes):
    with pytest.raises(ValueError, match=r"manifest|schema"):
        read_manifest(content)
