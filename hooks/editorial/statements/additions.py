"""What the next release adds to the register, in order: the versions, and the lines of the log that name them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from editorial.reading.settings import Settings
from editorial.statements.account import Account
from editorial.statements.log import LogLine, line_for
from editorial.statements.records import Record
from editorial.statements.register import Entry, entry_of


@dataclass(frozen=True)
class Addition:
    """One version, and its line."""

    entry: Entry
    line: LogLine


def additions(account: Account, records: Iterable[Record], settings: Settings, keys: Collection[str] = ()) -> Iterator[Addition]:
    """Every version that the log does not name, in the order of publication: the same bytes, whoever asks and however often.

    `keys`: only these statements; none means all.
    """
    new = [timed for record in records if not keys or record.key in keys for timed in _timed(record, account, settings)]
    last = account.lines[-1] if account.lines else None
    for _, entry in sorted(new, key=lambda timed: (timed[0], timed[1].manifest.id, timed[1].manifest.version)):
        last = line_for(entry.manifest, last)
        yield Addition(entry, last)


def _timed(record: Record, account: Account, settings: Settings) -> Iterator[tuple[datetime, Entry]]:
    """The versions of one statement that the log does not name, each with its time, which is never before that of the one before."""
    logged = account.logged(record.key)
    if logged is not None and logged.manifest.version >= record.fields.version:
        return
    moment = datetime.min
    for entry in (*account.unfinished(record.key, record.fields.version),
                  entry_of(record, account.before(record.key, record.fields.version), settings)):
        at = datetime.fromisoformat(str(entry.manifest.change["at"]))
        moment = at if moment is datetime.min else max(moment, at)
        yield moment, entry
