"""Writes ZIP files, and ZIM files for Kiwix: the same bytes whenever the same files go into them.

libzim gives each file, and each of its two search indexes, a number drawn by lot, and lets nobody choose it.
So the numbers are written over afterwards with one that is worked out from everything else in the file, and
the file's checksum is made again. Format: https://wiki.openzim.org/wiki/ZIM_file_format. One thread only:
with several, the order in the file is that of their luck.
"""

import hashlib
import mmap
import os
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from mimetypes import MimeTypes
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from libzim.writer import ContentProvider, Creator, Hint, IndexData, Item, StringProvider

from editorial.site.offline.copied_page import plain, title_of, without_policy, words_of
from editorial.site.offline.zim_metadata import picture

PERMISSIONS = 0o100644 << 16
UNIX = 3


class ZipWriter:
    """A ZIP with one folder in it, so that unpacking it leaves one thing on a reader's device.

    Each file has the edition's date.
    """

    def __init__(self, path: Path, folder: str, moment: datetime) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self._folder = folder
        self._stamp = moment.timetuple()[:6]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def add(self, name: str, content: bytes) -> None:
        """Add a file."""
        entry = zipfile.ZipInfo(f"{self._folder}/{name}", self._stamp)
        # What Python takes from the machine it runs on: permissions, and the system that wrote the file.
        entry.external_attr, entry.create_system = PERMISSIONS, UNIX
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, content, compresslevel=9)


ID = slice(8, 24)
CHECKSUM_AT = 72
"""Where the header has the place of the checksum, which ends the file."""
CHECKSUM_LENGTH = 16
INDEX = b"\x0f\x0dXapian Glass"
"""How a search index begins; two bytes of version follow, then its number:
https://github.com/xapian/xapian/blob/master/xapian-core/backends/glass/glass_version.cc"""
INDEX_ID = slice(len(INDEX) + 2, len(INDEX) + 18)
ICON_SIZE = 48
# Python's own table. The one of the machine would make other bytes elsewhere.
TYPES = MimeTypes()


class ZimWriter:
    """A ZIM file. `language` (three letters) is that of its search; `start` the page it opens with; `about`
    what it says of itself.
    """

    def __init__(self, path: Path, language: str, start: str, about: Mapping[str, str]) -> None:
        self._path = path
        self._about = about
        path.unlink(missing_ok=True)
        self._creator = Creator(path).config_indexing(True, language).config_nbworkers(1).set_mainpath(start)

    def __enter__(self) -> Self:
        with _silence():
            self._creator.__enter__()
        self._creator.add_illustration(ICON_SIZE, picture(ICON_SIZE))
        for name, value in self._about.items():
            self._creator.add_metadata(name, value)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _silence():
            self._creator.__exit__(kind, error, trace)
        if error is None:
            _settle(self._path)

    def add_page(self, name: str, html: str) -> None:
        """Add a page that can be found by its title and its words."""
        title = title_of(html)
        text = without_policy(html)
        self._creator.add_item(
            _Item(name, title, "text/html", StringProvider(text), _Index(plain(title), words_of(html)))
        )

    def add_file(self, name: str, content: bytes) -> None:
        """Add a file that pages show or link to."""
        kind = TYPES.guess_type(name, strict=False)[0] or "application/octet-stream"
        self._creator.add_item(_Item(name, "", kind, StringProvider(content)))


class _Index(IndexData):
    """What a search goes through.

    libzim's own reader would pass over every page of a demonstration, for it says `noindex`.
    """

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def has_indexdata(self) -> bool:
        return True

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._text

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self._text.split())


class _Item(Item):
    def __init__(
        self, name: str, title: str, kind: str, content: ContentProvider, index: _Index | None = None
    ) -> None:
        super().__init__()
        self._name, self._title, self._kind, self._content, self._index = name, title, kind, content, index

    def get_path(self) -> str:
        return self._name

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return self._kind

    def get_contentprovider(self) -> ContentProvider:
        return self._content

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: self._index is not None}

    def get_indexdata(self) -> _Index | None:
        return self._index


def _settle(path: Path) -> None:
    """Write the file's number and those of its indexes anew, from what the file holds, then its checksum."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        places = [ID, *_indexes(data)]
        for place in places:
            data[place] = bytes(16)
        (end,) = struct.unpack_from("<Q", data, CHECKSUM_AT)
        number = UUID(bytes=hashlib.sha256(memoryview(data)[:end]).digest()[:16], version=5).bytes
        for place in places:
            data[place] = number
        data[end : end + CHECKSUM_LENGTH] = hashlib.md5(
            memoryview(data)[:end], usedforsecurity=False
        ).digest()


def _indexes(data: mmap.mmap) -> Iterator[slice]:
    """Where the numbers of the search indexes stand.

    libzim stores them as they are, so that they are found by how they begin.
    """
    at = data.find(INDEX)
    while at >= 0:
        yield slice(at + INDEX_ID.start, at + INDEX_ID.stop)
        at = data.find(INDEX, at + 1)


@contextmanager
def _silence() -> Iterator[None]:
    """libzim tells of its steps on standard output, whatever it is asked; ours is for the person who
    builds.
    """
    kept = os.dup(1)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
