"""The files that readers can take along: made once, kept by what they are made from.

The name of a kept file says what it was made from and what is in it: what is not as it was written is made
anew (dev/adr/0110). `.cache/editorial/files/` may be deleted at any moment.
"""

import gc
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol, TypeVar

from docs_parity.runner.atomic_files import replace_file
from docs_parity.runner.processes import may_share, shared

K = TypeVar("K")
WANTED = "EDITORIAL_DOWNLOADS"


def wanted() -> bool:
    """True if this build makes files to take along (`editorial build --downloads`)."""
    return os.environ.get(WANTED) == "1"


FOLDER = ".cache/editorial/files"
CODE = ("pdf.py", "tagging.py", "cards.py", "typefaces.py")


class Made(Protocol):
    """Something that can be made into a file: `site.print.pdf.Document`, `site.print.cards.Card`."""

    @property
    def suffix(self) -> str:
        """Of the file's name, without a dot."""

    @property
    def depends_on(self) -> str:
        """A digest of all that its bytes depend on."""

    def made(self) -> bytes:
        """The file's bytes."""


class FileCache:
    """The kept files of one project folder."""

    def __init__(self, project: Path) -> None:
        self._folder = project / FOLDER
        self._used: set[str] = set()

    def made(self, jobs: Mapping[K, Made]) -> Mapping[K, bytes]:
        """The bytes of each job: kept ones that are whole, or made now by all processors. Raises what a job
        raises.
        """
        sources = {key: _source(job) for key, job in jobs.items()}
        self._folder.mkdir(parents=True, exist_ok=True)
        contents = dict(self._whole(frozenset(sources.values())))
        missing = {source: jobs[key] for key, source in sources.items() if source not in contents}
        for source, content in _made(list(missing.items())):
            name = _name(source, content, missing[source].suffix)
            replace_file(self._folder / name, content, durable=True)
            self._used.add(name)
            contents[source] = content
        return {key: contents[source] for key, source in sources.items()}

    def _whole(self, wanted: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
        """(what it was made from, bytes) of the kept files that are as they were written. The others go."""
        for file in sorted(self._folder.glob("*.*")):
            source = file.name.partition("-")[0]
            if source in wanted:
                content = file.read_bytes()
                if file.name == _name(source, content, file.suffix.removeprefix(".")):
                    self._used.add(file.name)
                    yield source, content
                else:
                    file.unlink(missing_ok=True)

    def forget_others(self) -> None:
        """Delete what this build has not used."""
        for file in self._folder.glob("*.*"):
            if file.name not in self._used:
                file.unlink(missing_ok=True)


def _source(job: Made) -> str:
    """What a file is made from, as a digest."""
    return hashlib.sha256(f"{_code()} {job.suffix} {job.depends_on}".encode()).hexdigest()[:32]


def _name(source: str, content: bytes, suffix: str) -> str:
    return f"{source}-{hashlib.sha256(content).hexdigest()[:32]}.{suffix}"


@cache
def _code() -> str:
    return hashlib.sha256(
        b"".join((files("editorial.site.print") / name).read_bytes() for name in CODE)
    ).hexdigest()


def _made(jobs: Sequence[tuple[str, Made]]) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each job, by several processes where that is safe; each has as many of every kind,
    since a PDF takes ten times as long as a card.
    """
    by_kind = sorted(jobs, key=lambda job: job[1].suffix)
    return shared(by_kind, _each) if may_share(len(jobs), fewest=2) else _each(by_kind)


def _each(jobs: Sequence[tuple[str, Made]]) -> Iterator[tuple[str, bytes]]:
    gc.enable()  # processes.py does without for pages; a PDF leaves objects that hold each other
    yield from ((name, job.made()) for name, job in jobs)
