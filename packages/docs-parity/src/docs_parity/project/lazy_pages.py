"""The localized pages of one language, each read when somebody first asks for it: an inspection that
remembers reads little.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from docs_parity.markdown.page_reader import UNREADABLE_BYTES, blob_id, read_page
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Tree
from docs_parity.model.rule import FILES, declare
from docs_parity.project.lazy_files import LazyFiles

MOST_BYTES = 1_000_000
MOST_LINES = 50_000
"""Of a page. Work grows with its blocks; nobody writes as many."""
FileSignature = tuple[int, int]
"""(nanoseconds of the last change, bytes) of a file: while they stay, so does its content."""

LARGE_PAGE = declare(
    "large-page",
    group=FILES,
    place=630,
    exact=True,
    question="Has the page at most 1 MB and 50,000 lines?",
    wrong="a picture pasted into the text",
    right="the picture in a file of its own",
)


class LazyPages(Mapping[str, LocalizedPage]):
    """Key -> version. Knowing which there are, and their blobs, reads no Markdown."""

    def __init__(
        self,
        root: Path,
        language: str,
        paths: Mapping[str, str],
        linked: frozenset[str],
        before: "LazyPages | None" = None,
    ) -> None:
        self._root = root
        self._language = language
        self._paths = paths
        self._linked = linked
        self._read: dict[str, LocalizedPage] = {}
        self._blobs: dict[str, tuple[FileSignature, str]] = {}
        self._earlier: dict[str, LocalizedPage] = {}
        if before is not None:
            self._blobs |= before._blobs  # noqa: SLF001 - of its own class
            self._earlier = before._read  # noqa: SLF001 - of its own class
        self._checked: dict[str, str] = {}

    def __getitem__(self, key: str) -> LocalizedPage:
        path = self._paths[key]
        if key not in self._read:
            earlier = self._earlier.get(key)
            if earlier and earlier.blob and earlier.path == path and earlier.blob == self.blob(key):
                self._read[key] = earlier
            else:
                self._read[key] = self._version(path, key)
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, key: object) -> bool:
        return key in self._paths

    def blob(self, key: str) -> str:
        """The id git gives the file; empty for a file that is not read."""
        if key not in self._checked:
            # A version that was read has it: the file need not be opened again.
            self._checked[key] = self._read[key].blob if key in self._read else self._blob(self._paths[key])
        return self._checked[key]

    def content(self, key: str) -> bytes | None:
        """The bytes of a page's file as it stands now; None for a file that is not followed or cannot be
        opened.
        """
        path = self._paths[key]
        if path in self._linked:
            return None
        try:
            with open(f"{self._root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them
                return file.read()
        except OSError:
            return None

    def without(self, keys: AbstractSet[str]) -> "LazyPages":
        """The same without some pages; what was read is not read again."""
        paths = {key: path for key, path in self._paths.items() if key not in keys}
        fewer = LazyPages(self._root, self._language, paths, self._linked)
        fewer._read, fewer._earlier = self._read, self._earlier
        fewer._blobs, fewer._checked = self._blobs, self._checked
        return fewer

    def _blob(self, path: str) -> str:
        try:
            stat = (self._root / path).stat()
            signature = (stat.st_mtime_ns, stat.st_size)
            if path not in self._blobs or self._blobs[path][0] != signature:
                readable = path not in self._linked and stat.st_size <= MOST_BYTES
                self._blobs[path] = signature, blob_id((self._root / path).read_bytes()) if readable else ""
        except OSError:
            return ""
        return self._blobs[path][1]

    def _version(self, path: str, key: str) -> LocalizedPage:
        """Read one file. What is wrong with it as a file is among its troubles."""
        if path in self._linked:
            return LocalizedPage(language=self._language, key=key, path=path, readable=False)
        try:
            size = (self._root / path).stat().st_size
            if size > MOST_BYTES:
                return self._too_large(path, key, f"{max(size / 1e6, 1.1):.1f} MB and may have at most 1 MB")
            data = (self._root / path).read_bytes()
        except OSError as error:
            return self._unread(
                path,
                key,
                Finding(
                    rule=UNREADABLE_BYTES.id,
                    message=f"the file cannot be opened: {error.strerror}",
                    fix="Ask who looks after the repository.",
                    path=path,
                ),
            )
        if (lines := len(data.splitlines())) > MOST_LINES:
            return self._too_large(path, key, f"{lines:,} lines and may have at most {MOST_LINES:,}")
        return read_page(data, self._language, key, path)

    def _too_large(self, path: str, key: str, measure: str) -> LocalizedPage:
        return self._unread(
            path,
            key,
            Finding(
                rule=LARGE_PAGE.id,
                message=f"this page has {measure}",
                fix="Split it into several pages, and put pictures into files of their own.",
                path=path,
            ),
        )

    def _unread(self, path: str, key: str, trouble: Finding) -> LocalizedPage:
        return LocalizedPage(language=self._language, key=key, path=path, readable=False, troubles=(trouble,))


def tree_without(tree: Tree, keys: AbstractSet[str], files: AbstractSet[str] = frozenset()) -> Tree:
    """A tree as if some pages, in all their languages, and some other files were not there; nor is anything
    said of them as files.
    """
    fewer = {
        code: pages.without(keys)
        if isinstance(pages, LazyPages)
        else {key: page for key, page in pages.items() if key not in keys}
        for code, pages in tree.localizations.items()
    }
    gone = {f"{code}/{key}.md" for code in tree.languages for key in keys} | files
    findings = tuple(
        finding for finding in tree.findings if finding.path not in gone and finding.original_path not in gone
    )
    assets = (
        tree.assets.without(files)
        if isinstance(tree.assets, LazyFiles)
        else {path: digest for path, digest in tree.assets.items() if path not in files}
    )
    return replace(tree, localizations=fewer, assets=assets, findings=findings)


def content_of(pages: Mapping[str, LocalizedPage], key: str) -> bytes | None:
    """The bytes of a page's file as it stands now; None where pages do not come from files, and for a file
    that is not followed or cannot be opened. No page is read for it.
    """
    return pages.content(key) if isinstance(pages, LazyPages) else None


def blob_of(pages: Mapping[str, LocalizedPage], key: str) -> str:
    """The id git gives the file of a page; empty for a file that is not read.

    `pages` are those of one language in a tree; where they are read lazily, this one is not read for it.
    """
    return pages.blob(key) if isinstance(pages, LazyPages) else pages[key].blob
