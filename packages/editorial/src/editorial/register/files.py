"""The files of `register/`, each opened when somebody asks for it."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = "register"
LOG = "log.jsonl"
SIGNERS = "allowed_signers"
"""The keys of those who sign."""


class RegisterFiles(Mapping[str, bytes]):
    """Path below the register, with forward slashes -> the file's bytes.

    A folder that is not there is an empty register. No link is followed: git binds what stands at a path of
    the register, and of a link that is its target's name alone.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._found = dict(sorted(_walk(folder, ""))) if folder.is_dir() else {}
        self.links = frozenset(path for path, (*_, is_link) in self._found.items() if is_link)
        """The paths of links."""

    def __getitem__(self, path: str) -> bytes:
        if path not in self._found:
            raise KeyError(path)
        if path in self.links:
            return b""
        try:
            with open(f"{self.folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them
                return file.read()
        except OSError:  # gone meanwhile: nothing of it can be the recorded text
            return b""

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, path: object) -> bool:
        return path in self._found

    @property
    def signature(self) -> str:
        """A digest of names, sizes and times of all files: while it stays, so does what they hold."""
        return hashlib.sha256(repr(self._found).encode()).hexdigest() if self._found else ""


def _walk(folder: Path, below: str) -> Iterator[tuple[str, tuple[int, int, int, bool]]]:
    """(path, times and size, whether it is a link) of every file.

    The second time is that of the system, which no program can set.
    """
    with os.scandir(folder / below) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(folder, f"{path}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                yield path, (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, entry.is_symlink())
