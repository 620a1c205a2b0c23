"""Writes files whole or not at all, one or several: whoever reads finds what stood there or what stands
there now.

Everything that the engine and whoever plugs into it write in one step is written here.
"""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

NEW = ".new"
"""How the name of a file ends that is being written; it stays behind only where the power went."""
LONGEST = 60
"""Characters of a file's name that the name of the one beside it repeats: names have an end too."""


def replace_file(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write beside the file, then give it the file's name. The rights of a file that is there stay.

    With `durable` the bytes and the name are on the disk when this returns: what people wrote is replaced
    only so. Raises OSError, which names the file, after what was written beside it is gone again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = _beside(path)
    try:
        _stage(path, data, durable=durable)
        fresh.replace(path)
    finally:
        _discard(fresh)
    if durable:
        _settle(path.parent)


def _beside(path: Path) -> Path:
    """Where a file is written before it has its name: no other process writes there."""
    return path.with_name(f".{path.name[:LONGEST]}.{os.getpid()}{NEW}")


def _stage(path: Path, data: bytes, *, durable: bool) -> None:
    """Write beside a file, with the rights that it has. Raises OSError, which names the file."""
    fresh = _beside(path)
    try:
        with fresh.open("wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            fresh.chmod(stat.S_IMODE(path.stat().st_mode))
    except OSError as error:
        # A write that fails names nothing, and nobody knows the file beside.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _discard(fresh: Path) -> None:
    """Take away what was written beside a file; what stopped the writing may stop this too."""
    with suppress(OSError):
        fresh.unlink()


def write_where_asked(path: Path, data: bytes) -> None:
    """Write where a person says. A link stays one, and what is no file (a pipe, a terminal, `/dev/null`) is
    written into and not replaced.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        replace_file(path.resolve(), data)


def write_whole(path: Path, data: bytes) -> None:
    """Have a file with this content on the disk, whenever the power goes. What is there with it stays."""
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    replace_file(path, data, durable=True)


def remove(path: Path) -> None:
    """Take a file away, on the disk too."""
    path.unlink(missing_ok=True)
    _settle(path.parent)


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
            for folder in reversed([folder for folder in path.parents if not folder.exists()]):
                folder.mkdir()
                made.append(folder)
            with path.open("xb") as file:
                made.append(path)
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
        for folder in {path.parent for path in made}:
            _settle(folder)
    except BaseException:  # Ctrl+C too
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise


def write_over(files: Mapping[Path, bytes]) -> None:
    """Write files anew, each in one step, and none before all of them are on the disk: where there is no room
    for one, all stay as they were.

    Raises OSError after those that were written have their former bytes again.
    """
    before: dict[Path, bytes] = {}
    try:
        for path, data in files.items():
            _stage(path, data, durable=True)
        for path in files:
            former = path.read_bytes()
            before[path] = former
            _beside(path).replace(path)
        for folder in {path.parent for path in files}:
            _settle(folder)
    except BaseException:  # Ctrl+C too
        for path, data in before.items():
            if path.read_bytes() != data:
                replace_file(path, data, durable=True)
        raise
    finally:
        for path in files:
            _discard(_beside(path))
