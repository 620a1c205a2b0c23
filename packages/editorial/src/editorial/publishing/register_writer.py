"""Writes into the register, one process at a time: the texts of a version, its manifest, then the line of the
log that makes it recorded.

Every file is there as a whole or not at all, and until its line is written a version is none. So this may be
interrupted anywhere, and the next run comes to the same bytes.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from docs_parity.runner.atomic_files import NEW, remove, write_whole
from editorial.publishing.only_one import only_one
from editorial.register.entries import RegisterEntry
from editorial.register.files import FOLDER, LOG, RegisterFiles
from editorial.register.manifest import NAME
from editorial.register.signatures import FILE
from editorial.register.store import Addition, RegisterStore

LOCK = ".cache/editorial/register.lock"
"""In the cache, which belongs to no repository."""
PATIENCE = 60.0
"""Seconds to wait for another one."""


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """No other process of this machine appends to a project's register meanwhile. A process that dies lets go
    of it.

    Raises click.UsageError after a minute.
    """
    busy = "another `editorial register append` is at work here. Wait until it is done, and run this again."
    with only_one(project / LOCK, patience=PATIENCE, busy=busy):
        yield


VERSION = re.compile(r"statements/.+/\d+")


def write_down(added: Iterable[Addition], project: Path, log: bytes) -> None:
    """Record some versions, one after the other. `log` is what the log holds now; of a new one, the line that
    founds it.
    """
    folder = project / FOLDER
    for addition in added:
        manifest, place = addition.entry.manifest, folder / addition.entry.folder
        for language in manifest.languages:
            write_whole(place / f"{language}.txt", addition.entry.text(language).encode())
        write_whole(place / NAME, manifest.content())
        log += addition.line.content() + b"\n"
        write_whole(folder / LOG, log)


def clear(project: Path, kept: Iterable[Addition], every: bool) -> None:
    """Take away what an interrupted run has left and nobody goes on with. What the log names is never
    touched.

    `every` is False if only some statements are recorded now: then the unfinished versions of the others
    stay.
    """
    account = RegisterStore(RegisterFiles(project / FOLDER))
    logged, going_on = (
        {line.folder for line in account.lines},
        {addition.entry.folder: addition.entry for addition in kept},
    )
    for path in account.files:
        place, _, name = path.rpartition("/")
        version = VERSION.fullmatch(place)
        left = (
            version
            and place not in logged
            and (not _same(path, going_on[place], account) if place in going_on else every)
        )
        if left or name.endswith(NEW):
            remove(project / FOLDER / path)


def _same(path: str, entry: RegisterEntry, account: RegisterStore) -> bool:
    """True for a file of a version that stands there as it is going to be written; a signature holds while
    its manifest does.
    """
    place, _, name = path.rpartition("/")
    texts = [f"{language}.txt" for language in entry.manifest.languages]
    if name in texts:
        return account.files[path] == entry.text(name.removesuffix(".txt")).encode()
    return (name == NAME or FILE.fullmatch(path) is not None) and account.files.get(
        f"{place}/{NAME}"
    ) == entry.manifest.content()
