"""Files are written whole or not at all, and what is kept holds for its key alone."""

import os
from pathlib import Path

import pytest

from docs_parity.runner.atomic_files import NEW, replace_file, write_where_asked, write_whole
from docs_parity.runner.kept_json import KeptJson
from editorial.register import integrity


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_and_its_folders_come_into_being(tmp_path: Path):
    replace_file(tmp_path / "a/b.txt", b"new")
    assert (tmp_path / "a/b.txt").read_bytes() == b"new"
    assert names(tmp_path / "a") == ["b.txt"]


def test_what_may_be_done_with_a_file_stays(tmp_path: Path):
    file = tmp_path / "a.sh"
    file.write_bytes(b"old")
    file.chmod(0o750)
    replace_file(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o750)


def test_a_link_that_somebody_names_stays_one(tmp_path: Path):
    (tmp_path / "report.txt").write_bytes(b"old")
    (tmp_path / "link").symlink_to("report.txt")
    write_where_asked(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report.txt").read_bytes() == b"new"


def test_a_pipe_that_somebody_names_is_written_into(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_where_asked(pipe, b"new")
    assert (os.read(reader, 9), names(tmp_path)) == (b"new", ["pipe"])
    os.close(reader)


@pytest.mark.parametrize("durable", [False, True])
def test_a_write_that_is_interrupted_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
):
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(file, b"new", durable=durable)
    assert (file.read_bytes(), names(tmp_path)) == (b"old", ["a.txt"])


def test_a_file_that_has_its_content_is_not_written_again(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"same")
    before = file.stat().st_ino
    write_whole(file, b"same")
    assert file.stat().st_ino == before
    write_whole(file, b"other")
    assert file.read_bytes() == b"other"


def test_the_register_knows_what_an_unfinished_file_is_called():
    assert integrity.NEW == NEW


def test_what_is_kept_holds_for_its_key_alone(tmp_path: Path):
    file = tmp_path / ".cache/kept.json"
    assert KeptJson(file, "one").read() is None
    KeptJson(file, "one").write({"page": ["é"]})
    assert KeptJson(file, "one").read() == {"page": ["é"]}
    assert KeptJson(file, "two").read() is None


@pytest.mark.parametrize("damage", [b"", b"[]", b"null", b"\xff", b'{"key": "other", "content": 1}'])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes):
    file = tmp_path / "kept.json"
    file.write_bytes(damage)
    assert KeptJson(file, "one").read() is None


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    KeptJson(tmp_path / "file/kept.json", "one").write([])
    assert names(tmp_path) == ["file"]
