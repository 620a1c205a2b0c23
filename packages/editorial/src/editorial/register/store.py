"""What is recorded, as the log names it; and what the next release adds, in order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from editorial.office.settings import OfficeSettings
from editorial.register.entries import RegisterEntry, entry_of
from editorial.register.files import LOG
from editorial.register.log import Founding, LogFault, LogLine, followed, founding_of, line_for, read_lines
from editorial.register.manifest import path_of, read_manifest
from editorial.statements.records import Record


class RegisterStore:
    """The register by its log."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self._logged: dict[str, RegisterEntry | None] = {}

    @cached_property
    def log(self) -> bytes:
        """The bytes of the log; empty where there is none."""
        return self.files.get(LOG, b"")

    @cached_property
    def followed(self) -> tuple[LogLine | LogFault, ...]:
        """The log, each line held to the one before: `editorial/register/log.py`."""
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
    def keys(self) -> AbstractSet[str]:
        """The statements that are recorded."""
        return self.latest.keys()

    def logged(self, key: str) -> RegisterEntry | None:
        """The last recorded version of a statement; None if there is none, or its manifest cannot be read
        (the check says so). Read once: every rule about a statement asks.
        """
        if key not in self._logged:
            line = self.latest.get(key)
            entry = self.entry(key, line.version) if line else None
            named = entry is not None and line is not None and entry.manifest.sha256 == line.manifest
            self._logged[key] = entry if named else None
        return self._logged[key]

    def before(self, key: str, version: int) -> RegisterEntry | None:
        """What a version of a statement goes on from: the version before it if that is there already, else
        the last recorded one.
        """
        last = self.logged(key)
        for entry in self.unfinished(key, version):
            last = entry
        return last

    def unfinished(self, key: str, version: int) -> Iterator[RegisterEntry]:
        """The versions before this one that are there, follow the recorded ones, and are not in the log."""
        last = self.logged(key)
        number = last.manifest.version + 1 if last else 1
        while (
            number < version
            and (entry := self.entry(key, number)) is not None
            and entry.manifest.previous == (last.manifest.sha256 if last else None)
        ):
            yield entry
            last, number = entry, number + 1

    def entry(self, key: str, version: int) -> RegisterEntry | None:
        """A version that is there and whose manifest can be read."""
        path = path_of(key, version)
        try:
            manifest = read_manifest(self.files[path]) if path in self.files else None
        except ValueError:
            return None
        return (
            RegisterEntry(manifest, self.files)
            if manifest and (manifest.id, manifest.version) == (key, version)
            else None
        )


@dataclass(frozen=True)
class Addition:
    """One version, and its line."""

    entry: RegisterEntry
    line: LogLine


NEW_LOG = Founding()
"""The first line of a log that takes no other's place."""


def additions(
    account: RegisterStore,
    records: Iterable[Record],
    settings: OfficeSettings,
    keys: Collection[str] = (),
    founding: Founding = NEW_LOG,
) -> Iterator[Addition]:
    """Every version that the log does not name, in the order of publication: the same bytes, whoever asks and
    however often.

    `keys`: only these statements; none means all. `founding` is the first line of a log that is not there
    yet.
    """
    new = [
        timed
        for record in records
        if not keys or record.key in keys
        for timed in _timed(record, account, settings)
    ]
    last = account.lines[-1] if account.lines else founding_of(account.log) or founding
    for _, entry in sorted(
        new, key=lambda timed: (timed[0], timed[1].manifest.id, timed[1].manifest.version)
    ):
        last = line_for(entry.manifest, last)
        yield Addition(entry, last)


def _timed(
    record: Record, account: RegisterStore, settings: OfficeSettings
) -> Iterator[tuple[datetime, RegisterEntry]]:
    """The versions of one statement that the log does not name, each with its time, which is never before
    that of the one before.
    """
    logged = account.logged(record.key)
    if logged is not None and logged.manifest.version >= record.fields.version:
        return
    latest: datetime | None = None
    for entry in (
        *account.unfinished(record.key, record.fields.version),
        entry_of(record, account.before(record.key, record.fields.version), settings),
    ):
        at = entry.statement.change.at.moment
        latest = at if latest is None else max(latest, at)
        yield latest, entry
