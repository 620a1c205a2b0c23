"""Writes a file so that it is there as a whole or not at all, whenever the power goes."""

import os
from contextlib import suppress
from pathlib import Path

from editorial.statements.integrity import NEW


def write_whole(file: Path, content: bytes) -> None:
    """Write beside the file, have it on the disk, then give it the file's name. What is there already with this content stays."""
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
