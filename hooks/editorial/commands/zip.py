"""Writes a ZIP that is the same bytes whenever the same files go into it."""

import zipfile
from datetime import datetime
from pathlib import Path
from types import TracebackType

PERMISSIONS = 0o100644 << 16
UNIX = 3


class ZipWriter:
    """A ZIP with one folder in it, so that unpacking it leaves one thing on a reader's device. Each file has the edition's date."""

    def __init__(self, path: Path, folder: str, moment: datetime) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self._folder = folder
        self._stamp = moment.timetuple()[:6]

    def __enter__(self) -> "ZipWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._zip.close()

    def add(self, name: str, content: bytes) -> None:
        """Add a file."""
        entry = zipfile.ZipInfo(f"{self._folder}/{name}", self._stamp)
        # What Python takes from the machine it runs on: permissions, and the system that wrote the file.
        entry.external_attr, entry.create_system = PERMISSIONS, UNIX
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, content, compresslevel=9)
