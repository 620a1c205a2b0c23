"""The files of a docs folder that are no pages: pictures, attachments. What is in one is asked when somebody
needs to know, and told by its SHA-256.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

AT_ONCE = 1 << 20
"""Bytes that are read of a file at once."""


class LazyFiles(Mapping[str, str]):
    """Path in the docs folder -> SHA-256 of the file, 64 hex digits; empty for one that cannot be opened."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self._root = root
        self._paths = frozenset(paths)
        self._digests: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self._paths:
            raise KeyError(path)
        if path not in self._digests:
            self._digests[path] = _sha256(self._root / path)
        return self._digests[path]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._paths))

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def without(self, paths: AbstractSet[str]) -> "LazyFiles":
        """The same without some files; those that were read are not read again."""
        fewer = LazyFiles(self._root, self._paths - paths)
        fewer._digests = self._digests
        return fewer

    def mark(self, path: str) -> str:
        """Times and size of a file: while they stay, so does its content. The second time is that of the
        system, which no program can set.
        """
        try:
            stat = (self._root / path).stat()
        except OSError:
            return "unread"
        return f"file {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_size}"


def mark_of(files: Mapping[str, str], path: str) -> str:
    """What says that a file has the content it had; empty where there is none. No file is opened for it, if
    they are opened when somebody asks.
    """
    if path not in files:
        return ""
    return files.mark(path) if isinstance(files, LazyFiles) else f"file {files[path]}"


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as content:
            while part := content.read(AT_ONCE):
                digest.update(part)
    except OSError:
        return ""
    return digest.hexdigest()
