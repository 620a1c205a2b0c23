"""The search index: Pagefind's program run over the documents of the site, and its answer kept by what it was
made from.

The program takes 2 ms a document. Its Python API waits 0.1 s for each, so it is not used:
https://pagefind.app/docs/py-api/ (pagefind/service/__init__.py, `_wait_for_responses`, 1.5.2).
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from editorial.site.search import search_bundle
from editorial.site.search.search_bundle import (
    PUBLISHED,
    UnknownFormatError,
    ordered_files,
    pages_in,
    programs,
)

FOLDER = ".cache/editorial/search"
LAST = 8
"""How many indexes are kept. Each word that an editor changes under `serve` makes a new one."""
KEPT = re.compile(r"[0-9a-f]{32}-[0-9a-f]{32}")
"""The name of an index: what it was made from, and what is in it. What is called otherwise is being made."""
# What the build itself writes into a text is no text: the words at stale passages, the arrows behind
# footnotes.
IGNORED = ".stale, .footnote-backref"


class SearchIndexError(Exception):
    """The index could not be made; the sentence says why and what to do."""


def packed_document(text: str) -> bytes:
    """A document as it waits for the end of the build: thousands of them must fit into memory."""
    return zlib.compress(text.encode(), 1)


def search_index(documents: Mapping[str, bytes], project: Path) -> Path:
    """The folder with the index of these documents (path on the site -> packed document), made only if it is
    not kept yet, or not as it was made.

    Raises SearchIndexError.
    """
    place, source = project / FOLDER, _digest(documents)
    place.mkdir(parents=True, exist_ok=True)
    kept = _whole(place, source)
    if kept is None:
        with TemporaryDirectory(dir=place) as folder:
            bundle = _made(documents, Path(folder))
            kept = place / f"{source}-{_digest_of(bundle)}"
            with suppress(OSError):  # another build may have been faster: what it made is the same
                bundle.rename(kept)
    os.utime(kept)
    _forget(place)
    return kept


def _whole(place: Path, source: str) -> Path | None:
    """The kept index of a source that is as it was made (dev/adr/0110); any other of it is deleted."""
    for index in sorted(place.glob(f"{source}-*")):
        if index.name == f"{source}-{_digest_of(index)}":
            return index
        shutil.rmtree(index, ignore_errors=True)
    return None


def _digest_of(index: Path) -> str:
    """What is in an index: the names and the bytes of its files."""
    digest = hashlib.sha256()
    for path in sorted(file.relative_to(index).as_posix() for file in index.rglob("*") if file.is_file()):
        digest.update(b"\0".join((path.encode(), hashlib.sha256((index / path).read_bytes()).digest())))
    return digest.hexdigest()[:32]


def _forget(folder: Path) -> None:
    """Delete all but the last indexes.

    What another build is making now, or has just deleted, is none of ours.
    """
    used = {}
    for index in (index for index in folder.iterdir() if KEPT.fullmatch(index.name)):
        with suppress(FileNotFoundError):
            used[index] = index.stat().st_mtime
    for old in sorted(used, key=used.__getitem__, reverse=True)[LAST:]:
        shutil.rmtree(old, ignore_errors=True)


def _digest(documents: Mapping[str, bytes]) -> str:
    """What the index depends on: the documents, Pagefind, and this code."""
    code = (Path(file).read_bytes() for file in (__file__, search_bundle.__file__))
    digest = hashlib.sha256(b"\0".join([version("pagefind_bin").encode(), *code]))
    for path, packed in sorted(documents.items()):
        digest.update(b"\0".join((path.encode(), hashlib.sha256(packed).digest())))
    return digest.hexdigest()[:32]


def _made(documents: Mapping[str, bytes], folder: Path) -> Path:
    source, output, bundle = folder / "documents", folder / "output", folder / "bundle"
    for path, packed in documents.items():
        file = source / path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(zlib.decompress(packed))
    _run(source, output)
    small = {
        file.relative_to(output).as_posix(): file.read_bytes()
        for pattern in ("pagefind-entry.json", "*.pf_meta", "filter/*")
        for file in output.glob(pattern)
    }
    if pages_in(small) != len(documents):
        raise SearchIndexError(
            f"The search index was not made: Pagefind read {pages_in(small)} of {len(documents)} documents. "
            "Delete .cache/editorial/search and build again."
        )
    _publish(small, output, bundle)
    return bundle


def _run(source: Path, output: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(source),
        "--output-path",
        str(output),
        "--exclude-selectors",
        IGNORED,
        "--silent",
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode or not (output / "pagefind-entry.json").exists():
        lines = (done.stderr + done.stdout).strip().splitlines() or ["nothing"]
        raise SearchIndexError(
            f"The search index was not made: Pagefind stopped with code {done.returncode} and said: "
            f"{lines[-1].strip()} "
            "Set up the environment again (`make clean`, then `make site`); if it stays, report this line."
        )


def _publish(small: Mapping[str, bytes], output: Path, bundle: Path) -> None:
    """Move what readers need into the bundle."""
    for pattern in (*PUBLISHED, *programs(small)):
        for file in output.glob(pattern):
            place = bundle / file.relative_to(output)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.rename(place)
    try:
        ordered = ordered_files(small)
    except (UnknownFormatError, KeyError, ValueError, TypeError) as error:
        raise SearchIndexError(
            f"The search index was not made: Pagefind {version('pagefind_bin')} writes its files in another "
            "form "
            f"({error}) than editorial/site/search/search_bundle.py knows. "
            "Install the version that requirements.txt names."
        ) from None
    for path, data in ordered.items():
        place = bundle / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
