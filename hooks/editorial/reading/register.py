"""The files of `register/`, each opened when somebody asks for it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = "register"
LOG = "log.jsonl"


class RegisterFiles(Mapping[str, bytes]):
    """Path below the register, with forward slashes -> the file's bytes. A folder that is not there is an empty register."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}

    def __getitem__(self, path: str) -> bytes:
        return self._paths[path].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths
