"""Where pages and blocks went: renamed, split, merged. What is found is said as advice; nothing is moved by
itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from docs_parity.inspection.page_result import BlockFingerprints, PageResult
from docs_parity.markdown.canonical import digest, units
from docs_parity.model.page import LocalizedPage, parse_revision
from docs_parity.model.state import BlockChange, ChangeClass, Freshness, State
from docs_parity.model.wording import counted

# Shorter blocks stand on many pages, and say nothing about where one came from.
SHORTEST = 25
# A page that holds this part of another's blocks is the same page, moved.
MOST_OF_IT = 0.6


def block_fingerprints(localized: LocalizedPage | None) -> BlockFingerprints:
    """(digest, line) of the blocks that are long enough to be known again elsewhere."""
    if localized is None or not localized.readable:
        return ()
    return tuple(
        (unit.digest, unit.line) for unit in units(localized) if unit.block and len(unit.words) >= SHORTEST
    )


def follow(results: Sequence[PageResult]) -> list[PageResult]:
    """The results with what can be said about pages that lost their original and blocks
    that are gone or new.
    """
    if not any(_asks(state) for result in results for state in result.states):
        return list(results)
    search = _Search(results)
    return [
        replace(result, states=tuple(search.advised(state, result) for state in result.states))
        for result in results
    ]


def _asks(state: State) -> bool:
    return state.freshness is Freshness.ORPHAN or any(
        change.change in (ChangeClass.DELETED, ChangeClass.INSERTED) for change in state.changes
    )


def _lacks(result: PageResult, language: str) -> bool:
    return any(state.language == language and state.freshness is Freshness.MISSING for state in result.states)


class _Search:
    """The indices of one search over all pages."""

    def __init__(self, results: Sequence[PageResult]) -> None:
        self.results = {result.key: result for result in results}
        states = [state for result in results for state in result.states]
        self.by_revision = {
            revision.digest: result
            for result in results
            for state in result.states
            if state.present and (revision := parse_revision(state.present))
        }
        self.now = self._places(results)
        self.lost = {
            (state.language, digest(change.old)): f"{state.path}:{change.translation_line}"
            for state in states
            for change in state.changes
            if change.change is ChangeClass.DELETED and change.translation and len(change.old) >= SHORTEST
        }
        self.orphans = {
            (state.language, revision.digest): state.path
            for state in states
            if state.freshness is Freshness.ORPHAN and (revision := parse_revision(state.recorded))
        }

    def _places(self, results: Iterable[PageResult]) -> Mapping[str, list[tuple[str, int]]]:
        """Digest of a block -> where originals have it now."""
        places: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for result in results:
            for sign, line in result.fingerprints:
                places[sign].append((f"{result.original}/{result.key}.md", line))
        return places

    def advised(self, state: State, result: PageResult) -> State:
        """A state with advice about where its text, its original or its blocks went."""
        if state.freshness is Freshness.ORPHAN:
            return replace(state, elsewhere=self._home(state))
        if state.freshness is Freshness.MISSING and state.source:
            return replace(state, elsewhere=self._already(state, result))
        return replace(state, changes=tuple(self._followed(change, state) for change in state.changes))

    def _home(self, state: State) -> str:
        """Where the original of an orphan went: a page with its revision, or those that hold its blocks."""
        recorded = parse_revision(state.recorded)
        if recorded and (found := self.by_revision.get(recorded.digest)):
            return self._renamed(state, found)
        blocks = {digest(change.old) for change in state.changes if len(change.old) >= SHORTEST}
        paths = Counter(path for sign in blocks for path in {path for path, _ in self.now.get(sign, ())})
        if not paths:
            return ""
        path, most = paths.most_common(1)[0]
        if most >= MOST_OF_IT * len(blocks):
            home = self.results[path.partition("/")[2].removesuffix(".md")]
            return (
                self._renamed(state, home)
                if _lacks(home, state.language)
                else f"Its text is now part of {path}: move its paragraphs to "
                f"{state.language}/{home.key}.md, then delete this file."
            )
        where = ", ".join(
            f"{number} in {path}"
            for path, number in sorted(paths.items(), key=lambda entry: (-entry[1], entry[0]))
        )
        return (
            f"Of the {counted(len(blocks), 'longer block')} of its original, there are now {where}: "
            "move its paragraphs there, then delete this file."
        )

    def _renamed(self, state: State, result: PageResult) -> str:
        source, target = f"{result.original}/{result.key}.md", f"{state.language}/{result.key}.md"
        if _lacks(result, state.language):
            return f"Its original is now {source}: move this file to {target} (`git mv`)."
        return (
            f"Its original is now {source}, and {target} exists already: compare the two, and delete "
            "this one."
        )

    def _already(self, state: State, result: PageResult) -> str:
        """Where the text of a missing translation already stands in its language."""
        revision = parse_revision(state.present)
        if revision and (path := self.orphans.get((state.language, revision.digest))):
            return f"It still stands in {path}: move that file to {state.path} (`git mv`)."
        found = [place for sign, _ in result.fingerprints if (place := self.lost.get((state.language, sign)))]
        if not found:
            return ""
        files = ", ".join(dict.fromkeys(place.rpartition(":")[0] for place in found))
        stand = "stands" if len(found) == 1 else "stand"
        return (
            f"Of its {counted(len(result.fingerprints), 'longer block')}, {len(found)} already {stand} "
            f"translated in {files}."
        )

    def _followed(self, change: BlockChange, state: State) -> BlockChange:
        if change.change is ChangeClass.DELETED:
            places = [
                f"{path}:{line}"
                for path, line in self.now.get(digest(change.old), ())
                if path != state.source_path
            ]
            return replace(change, elsewhere=places[0]) if places else change
        place = (
            self.lost.get((state.language, digest(change.new)))
            if change.change is ChangeClass.INSERTED
            else None
        )
        return (
            replace(change, elsewhere=place) if place and not place.startswith(f"{state.path}:") else change
        )
