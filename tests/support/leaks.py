"""Looks for words in everything that was built, also inside of what is packed: index, archives, documents.

It walks the folders, so that whatever the house publishes tomorrow is looked through too.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from libzim.reader import Archive
from pypdf import PdfReader


def places(folders: Iterable[Path], words: Iterable[str]) -> dict[str, set[str]]:
    """Word -> the places where it stands; capital and small letters are one. A place inside of another one is `a.zip!b.html`."""
    sought = {word: word.lower() for word in words}
    found: dict[str, set[str]] = {word: set() for word in sought}
    for folder in folders:
        for name, text in _texts(folder):
            for word, small in sought.items():
                if small in text or small in name.lower():
                    found[word].add(name)
    return found


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """(place, its text in small letters) of every file below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for name, content in _opened(path.relative_to(folder.parent).as_posix(), path.read_bytes(), path):
                yield name, content.decode(errors="replace").lower()


def _opened(name: str, content: bytes, path: Path) -> Iterator[tuple[str, bytes]]:
    """A file, and what is packed in it."""
    yield name, content
    if content.startswith(b"\x1f\x8b"):
        yield f"{name}!", gzip.decompress(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in packed.namelist():
                yield f"{name}!{each}", packed.read(each)
    elif content.startswith(b"%PDF"):
        yield f"{name}!", _document(content).encode()
    elif name.endswith(".zim"):
        yield from ((f"{name}!{each}", inside) for each, inside in _library(path))
    elif content.startswith(b"\x89PNG"):
        yield f"{name}!", b"".join(_chunks(content))


def _document(content: bytes) -> str:
    """The text of a PDF and what it says of itself."""
    document = PdfReader(io.BytesIO(content))
    return " ".join(
        (*(page.extract_text() for page in document.pages), str(document.metadata), str(document.outline))
    )


def _library(path: Path) -> Iterator[tuple[str, bytes]]:
    archive = Archive(path)
    for number in range(archive.all_entry_count):
        entry = archive._get_entry_by_id(number)
        yield (
            entry.path,
            entry.title.encode() + (b"" if entry.is_redirect else bytes(entry.get_item().content)),
        )


def _chunks(content: bytes) -> Iterator[bytes]:
    """What a PNG says in words: the text in its chunks, unpacked where it is packed."""
    place = 8
    while place < len(content):
        size, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if kind in (b"tEXt", b"iTXt", b"zTXt"):
            chunk = content[place + 8 : place + 8 + size]
            yield chunk if kind != b"zTXt" else zlib.decompress(chunk.partition(b"\0")[2][1:])
        place += size + 12
