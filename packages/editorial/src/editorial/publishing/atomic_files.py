"""Writes files whole or not at all, one or several, whenever the power goes."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from editorial.register.integrity import NEW


def write_whole(file: Path, content: bytes) -> None:
    """Write beside the file, have it on the disk, then give it the file's name.

    What is there already with this content stays.
    """
    with suppress(OSError):
        if file.read_bytes() == content:
            return
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}{NEW}")
    with fresh.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)
    _settle(file.parent)


def remove(file: Path) -> None:
    """Take a file away."""
    file.unlink(missing_ok=True)
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """Have a folder's list of files on the disk. Not every system lets a folder be opened."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def write_new(files: Mapping[Path, str]) -> None:
    """Write files that do not exist yet, and the folders they need.

    Raises FileExistsError, or whatever else stopped it, after everything that was written is gone again.
    """
    made: list[Path] = []
    try:
        for path, text in files.items():
            for folder in reversed([each for each in path.parents if not each.exists()]):
                folder.mkdir()
                made.append(folder)
            with path.open("xb") as file:
                made.append(path)
                file.write(text.encode())
    except BaseException:  # Ctrl+C too
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise


def write_over(files: Mapping[Path, bytes]) -> None:
    """Write files anew, each in one step.

    Raises OSError after those that were written have their former bytes again.
    """
    before: dict[Path, bytes] = {}
    try:
        for path, data in files.items():
            former = path.read_bytes()
            before[path] = former
            _replace(path, data)
    except BaseException:
        for path, data in before.items():
            if path.read_bytes() != data:
                _replace(path, data)
        raise


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
