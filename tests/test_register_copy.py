"""The register on the site: what is recorded and nothing else, and a list of hashes that the usual program accepts."""

import subprocess
from pathlib import Path

import pytest

from docs_parity.inspection.inspection import inspect
from editorial.register.files import FOLDER
from editorial.register.manifest import NAME
from editorial.site.data.register_copy import register_copy
from editorial.site.model import SiteModel
from editorial.site.offline.copies import copies
from support.rendering import ROOT
from support.statements import KEY, PUBLISHED, append_to, changed, house, pages_of


@pytest.fixture
def register(tmp_path: Path) -> dict[str, bytes]:
    """A register with one statement of one version."""
    return append_to({}, pages_of(PUBLISHED, tmp_path, house()), house())


def copied(register: dict[str, bytes], tmp_path: Path) -> dict[str, bytes]:
    """What is published of a register."""
    pages = pages_of(PUBLISHED, tmp_path, house())
    inspection = inspect(pages._tree, house(), None)
    return dict(register_copy(SiteModel(inspection, [], "https://site.example/", register)))


def test_it_is_whole_and_its_hashes_are_those_of_sha256sum(register: dict[str, bytes], tmp_path: Path):
    register |= {f"{KEY}/1/{NAME}.press.sig": b"signature\n", "allowed_signers": b"keys\n"}
    files = copied(register, tmp_path)
    assert {path.removeprefix(f"{FOLDER}/") for path in files} == {*register, "SHA256SUMS"}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    asked = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(asked, cwd=tmp_path / FOLDER, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count(": OK\n")) == (0, len(register))
    (tmp_path / FOLDER / KEY / "1/fr.txt").write_bytes(b"another\n")
    assert subprocess.run(asked, cwd=tmp_path / FOLDER, capture_output=True, check=False).returncode == 1


def test_what_is_pending_or_unfinished_is_not_in_it(register: dict[str, bytes], tmp_path: Path):
    later = changed(PUBLISHED, {"replace": {"EN": {"version: 1\n": "version: 2\n"}}})
    pending = append_to(register, pages_of(later, tmp_path / "later", house()), house())
    assert f"{KEY}/2/{NAME}" in pending
    files = copied({**pending, "log.jsonl": register["log.jsonl"], "log.jsonl.new": b"x"}, tmp_path)
    assert {path.removeprefix(f"{FOLDER}/") for path in files} == {*register, "SHA256SUMS"}


def test_without_a_register_there_is_nothing(tmp_path: Path):
    assert copied({}, tmp_path) == {}


def test_it_belongs_to_every_copy_and_no_file_of_it_is_a_page(register: dict[str, bytes], tmp_path: Path):
    for path in copied(register, tmp_path):
        assert not path.endswith(".html")
        assert all(copy.always_has(path) and not copy.has_page(path) for copy in copies(house()))


def test_no_system_changes_a_byte_of_it():
    said = subprocess.run(
        ["git", "check-attr", "text", "merge", "--", "register/log.jsonl", f"register/{KEY}/1/en.txt"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.splitlines() == [
        "register/log.jsonl: text: unset",
        "register/log.jsonl: merge: unset",
        f"register/{KEY}/1/en.txt: text: unset",
        f"register/{KEY}/1/en.txt: merge: unspecified",
    ]
