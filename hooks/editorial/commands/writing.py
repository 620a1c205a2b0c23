"""Writes several files or none: whatever happens on the way, nothing half is left."""

from collections.abc import Mapping
from pathlib import Path


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
    """Write files anew, each in one step. Raises OSError after those that were written have their former bytes again."""
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
