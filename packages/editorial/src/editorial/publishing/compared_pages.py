"""Pages that were compared with the register before, so that `register check` need not read them again.

Kept in `.cache/` is only that there was nothing to say of a page: a statement stands as it was recorded, and
its hour has come. It holds for as long as everything that the answer depends on is the same, which is asked
of the bytes, never of times and sizes: those of the page's files, of the files it shows, of the manifest; the
line of the log that names it; the settings; the program.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from docs_parity.markdown.page_reader import blob_id
from docs_parity.model.page import Page, Tree
from docs_parity.project.git import tracked_below
from docs_parity.project.lazy_pages import content_of
from docs_parity.project.settings import Settings
from docs_parity.runner.kept_json import KeptJson
from docs_parity.runner.result_cache import program_digest
from editorial.publishing.planted_files import CACHE
from editorial.register.page_form import asked_files
from editorial.register.store import RegisterStore
from editorial.statements.fields import is_statement

FILE = f"{CACHE}/editorial/compared.json"


class ComparedPages:
    """What was compared before of one project folder, at the moment `now`."""

    def __init__(
        self, docs: Path, settings: Settings, tree: Tree, account: RegisterStore, now: datetime
    ) -> None:
        self._project = docs.resolve().parent
        self._tree = tree
        self._account = account
        self._now = now.astimezone(UTC).timestamp()
        depends = (program_digest(), repr(settings), docs.name)
        self._file = KeptJson(self._project / FILE, sha256(repr(depends).encode()).hexdigest())

    @cached_property
    def _trusted(self) -> bool:
        """False where git has a file of `.cache/`: what lies there may be somebody's answer."""
        return not tracked_below(self._project, CACHE)

    @cached_property
    def _kept(self) -> Mapping[str, tuple[str, list[str]]]:
        """Key of a page -> digest of what the answer depended on, and the paths of the files it asked for."""
        content = self._file.read() if self._trusted else None
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            # A clock that was put back may make an hour come again that had come before.
            if isinstance(content, dict) and content["moment"] <= self._now:
                return {key: (digest, list(files)) for key, (digest, files) in content["pages"].items()}
        return {}

    def known(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of some pages of which it is known that there is nothing to say."""
        return frozenset(
            key for key in keys if (kept := self._kept.get(key)) and self._digest(key, kept[1]) == kept[0]
        )

    def keep(self, pages: Collection[Page]) -> None:
        """Know from now on that there was nothing to say of these pages, which were read and compared."""
        if not (pages and self._trusted):
            return
        new = dict(filter(None, map(self._entry, pages)))
        there = {key for localizations in self._tree.localizations.values() for key in localizations}
        kept = {key: entry for key, entry in self._kept.items() if key in there}
        self._file.write({"moment": self._now, "pages": kept | new})

    def _entry(self, page: Page) -> tuple[str, tuple[str, list[str]]] | None:
        """What is kept of a page; None if it may not be: something else stands in a file than was compared,
        or a version depends on more than its own manifest and the texts that it names.
        """
        recorded = self._account.logged(page.key) if is_statement(page.key) else None
        if is_statement(page.key) and not (
            recorded and page.source and page.source.fields.get("version") == recorded.manifest.version
        ):
            return None
        # Beside a text of the register that is not the recorded one nothing was compared.
        if recorded and any(
            sha256(recorded.files.get(f"{recorded.folder}/{code}.txt", b"")).hexdigest() != text
            for code, text in recorded.manifest.digests.items()
        ):
            return None
        for code, localized in page.localizations.items():
            content = content_of(self._tree.localizations[code], page.key)
            if content is None or blob_id(content) != localized.blob:
                return None
        files = {path for localized in page.localizations.values() for path in asked_files(localized)}
        if recorded:
            files.update(*(recorded.manifest.form(code).files for code in recorded.manifest.languages))
        digest = self._digest(page.key, sorted(files))
        return (page.key, (digest, sorted(files))) if digest else None

    def _digest(self, key: str, files: Iterable[str]) -> str:
        """The SHA-256 of everything that is said of a page depends on; empty if part of it cannot be had."""
        digest = sha256()
        for part in self._parts(key, files):
            if part is None:
                return ""
            digest.update(b"%d " % len(part))
            digest.update(part)
        return digest.hexdigest()

    def _parts(self, key: str, files: Iterable[str]) -> Iterator[bytes | None]:
        for code, localizations in self._tree.localizations.items():
            if key in localizations:
                yield code.encode()
                yield content_of(localizations, key)
        assets = self._tree.assets
        for path in files:
            yield f"{path} {assets.get(path)}".encode(errors="surrogateescape")
        if is_statement(key):
            line = self._account.latest.get(key)
            manifest = self._account.files.get(line.path) if line else None
            yield repr(line).encode() if line else None
            yield manifest if manifest and line and sha256(manifest).hexdigest() == line.manifest else None
