"""From recorded revisions to earlier texts: what freshness needs to know of the past, gathered in one go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from docs_parity.markdown.page_reader import read_page
from docs_parity.model.page import BLOB, LocalizedPage
from docs_parity.model.state import FileAtCommit, Past
from docs_parity.project.git import Repository, repository
from docs_parity.project.git_process import GitError

MOST_COMMITS = 200
"""How far back the day of a change is looked for on one page."""


class History:
    """The past of a docs folder. Asked for texts first, and for days only where something changed.

    Where git does not answer there is none: a revision's digest tells what is stale without it.
    """

    def __init__(self, root: Path, today: str) -> None:
        self._today = today
        self._repository: Repository | None = None
        with suppress(GitError):
            self._repository = repository(root)
        self._texts: dict[str, LocalizedPage] = {}
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._outside: list[FileAtCommit] = []
        self._fetched = False
        self._days = False

    def texts(self, wanted: Iterable[tuple[str, str]]) -> Mapping[str, LocalizedPage]:
        """Blob -> version, for each (path in the docs folder, first digits of the blob id) that can be
        had.
        """
        paths = {blob: path for path, blob in wanted}
        for blob, path in paths.items():
            self._asked[path].add(blob)
        self._read(paths)
        return self._texts

    def days(self, paths: Iterable[str]) -> None:
        """Learn when the texts of these pages changed on this branch, and which texts there were."""
        if self._repository:
            self._days = True
            self._read({commit.blob[:BLOB]: path for path in paths for commit in self._road(path)})

    def past(self, present: Iterable[str]) -> Past:
        """All that was learned. `present` are the paths of the pages as they stand now."""
        if not self._days or not self._repository:
            return Past(texts=self._texts, present=frozenset(present), today=self._today)
        whole = self._repository.whole and bool(self._mainline)
        return Past(
            texts=self._texts,
            commits=self._mainline,
            places=self._places,
            whole=whole,
            present=frozenset(present),
            today=self._today,
        )

    def _read(self, paths: Mapping[str, str]) -> None:
        """Read the texts of blobs, each as a version of the page at a path."""
        wanted = [blob for blob in paths if blob not in self._texts]
        if not self._repository or not wanted:
            return
        contents = self._repository.blobs(wanted)
        if len(contents) < len(wanted) and self._repository.partial and not self._fetched:
            self._fetch(self._repository, set(wanted) - contents.keys(), set(paths.values()))
            contents = self._repository.blobs(wanted)
        for blob, data in contents.items():
            language, _, rest = paths[blob].partition("/")
            localized = read_page(data, language, rest.removesuffix(".md"), paths[blob])
            if localized.readable:
                self._texts[blob] = localized

    def _fetch(self, repository: Repository, blobs: set[str], paths: set[str]) -> None:
        """Bring, in the one request that is made, what a partial clone lacks: these blobs, and what the days
        of these pages take.

        Whole ids stand in the trees, which a clone without blobs has; a folder that was moved has its past
        elsewhere.
        """
        self._fetched = True
        ids = {left.blob for left in self._log if left.blob[:BLOB] in blobs}
        if len(ids) < len(blobs):
            self._outside = [left for left in repository.log(everywhere=True) if left.blob[:BLOB] in blobs]
        ids |= {left.blob for left in self._outside} | {
            commit.blob for path in paths for commit in self._road(path)
        }
        if ids:
            repository.fetch(ids)

    def _road(self, path: str) -> Sequence[FileAtCommit]:
        """What this branch's commits left of a page since the recorded revisions of it.

        Where one of those is not among them, that is all they left there, and at every path where the first
        text or a recorded one stood: before a page was renamed, its days are those of its earlier name.
        """
        commits, asked = self._mainline.get(path, ())[:MOST_COMMITS], self._asked[path]
        newest = {commit.blob[:BLOB]: index for index, commit in reversed(list(enumerate(commits)))}
        if asked and asked <= newest.keys():
            return commits[: max(newest[blob] for blob in asked) + 1]
        first = {commit.blob[:BLOB] for commit in self._mainline.get(path, ())[-1:]}
        paths = {path}.union(*(self._places.get(blob, ()) for blob in first | asked))
        return [commit for place in sorted(paths) for commit in self._mainline.get(place, ())[:MOST_COMMITS]]

    @cached_property
    def _mainline(self) -> Mapping[str, tuple[FileAtCommit, ...]]:
        commits: dict[str, list[FileAtCommit]] = defaultdict(list)
        for left in self._repository.log(mainline=True) if self._repository else ():
            commits[left.path].append(left)
        return {path: tuple(of_path) for path, of_path in commits.items()}

    @cached_property
    def _log(self) -> list[FileAtCommit]:
        return list(self._repository.log()) if self._repository else []

    @cached_property
    def _places(self) -> Mapping[str, frozenset[str]]:
        places: dict[str, set[str]] = defaultdict(set)
        for left in self._log + self._outside:
            places[left.blob[:BLOB]].add(left.path)
        return {blob: frozenset(paths) for blob, paths in places.items()}
