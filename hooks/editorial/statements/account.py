"""What is recorded, as the log names it: the log is read, of manifests only those that somebody asks for.

Comes in: the files of `register/`. A version that stands there and that no line of the log names is not recorded yet:
`register append` was interrupted, or two branches were merged, and it goes on from there.
"""

from collections.abc import Iterator, Mapping, Set
from functools import cached_property

from editorial.reading.register import LOG
from editorial.statements.log import LogFault, LogLine, followed, read_lines
from editorial.statements.manifest import path_of, read_manifest
from editorial.statements.register import Entry


class Account:
    """The register by its log."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    @cached_property
    def log(self) -> bytes:
        """The bytes of the log; empty where there is none."""
        return self.files.get(LOG, b"")

    @cached_property
    def followed(self) -> tuple[LogLine | LogFault, ...]:
        """The log, each line held to the one before: `statements/log.py`."""
        return tuple(followed(self.log))

    @cached_property
    def lines(self) -> tuple[LogLine, ...]:
        """The lines of the log that can be read, oldest first, whether they follow from each other or not."""
        whole = tuple(line for line in self.followed if isinstance(line, LogLine))
        return whole if len(whole) == len(self.followed) else read_lines(self.log)

    @cached_property
    def latest(self) -> Mapping[str, LogLine]:
        """Key of a statement -> the line of its last version."""
        return {line.id: line for line in self.lines}

    @property
    def keys(self) -> Set[str]:
        """The statements that are recorded."""
        return self.latest.keys()

    def logged(self, key: str) -> Entry | None:
        """The last recorded version of a statement; None if there is none, or its manifest cannot be read (the check says so)."""
        line = self.latest.get(key)
        entry = self.entry(key, line.version) if line else None
        return entry if entry and entry.manifest.sha256 == line.manifest else None

    def before(self, key: str, version: int) -> Entry | None:
        """What a version of a statement goes on from: the version before it if that is there already, else the last recorded one."""
        found = self.logged(key)
        for entry in self.unfinished(key, version):
            found = entry
        return found

    def unfinished(self, key: str, version: int) -> Iterator[Entry]:
        """The versions before this one that are there, follow the recorded ones, and are not in the log."""
        last = self.logged(key)
        number = last.manifest.version + 1 if last else 1
        while number < version and (entry := self.entry(key, number)) is not None \
                and entry.manifest.previous == (last.manifest.sha256 if last else None):
            yield entry
            last, number = entry, number + 1

    def entry(self, key: str, version: int) -> Entry | None:
        """A version that is there and whose manifest can be read."""
        path = path_of(key, version)
        try:
            manifest = read_manifest(self.files[path]) if path in self.files else None
        except ValueError:
            return None
        return Entry(manifest, self.files) if manifest and (manifest.id, manifest.version) == (key, version) else None
