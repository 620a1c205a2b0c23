"""Has the original moved since a translation was made, and where? What can the translation be held against?

A structural rule that compared a stale translation with the present original would report as faults what is
only work to do, and one that compared it with the old text alone would not see that a link has moved since.

The digest in the record decides: equal means fresh, whatever else happened to the bytes. The blob finds the
old text, which shows what changed. Where the old text cannot be had, the answer is as exact, only the
difference is not shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from docs_parity.freshness.changes import UnitChange, compare
from docs_parity.markdown.canonical import ALGORITHM, digest_of, revision, units
from docs_parity.model.block import Block, Link
from docs_parity.model.page import BLOB, FrontMatter, LocalizedPage, Page, Revision, parse_revision
from docs_parity.model.state import Difference, FileAtCommit, Freshness, Past, Trouble

Placed = tuple[tuple[int, int], Block, tuple[Link, ...]]


def basis(old: LocalizedPage, new: LocalizedPage, changes: Sequence[UnitChange]) -> LocalizedPage:
    """The old text; blocks with nothing to translate are the present ones, the others carry the line they
    have now.
    """
    placed = sorted(_placed(old, new, changes), key=lambda entry: entry[0])
    return replace(
        new,
        front_matter=_front_matter(old, new, changes),
        blocks=tuple(block for _, block, _ in placed),
        block_links=tuple(links for _, _, links in placed),
    )


def _front_matter(old: LocalizedPage, new: LocalizedPage, changes: Sequence[UnitChange]) -> FrontMatter:
    """The present fields; those whose words changed are what they were."""
    stale = {
        change.old.name
        for change in changes
        if change.old and not change.old.block and change.change and change.change.stale
    }
    former = {name: old.fields[name] for name in stale if name in old.fields}
    return replace(new.front_matter, fields={**new.fields, **former}) if former else new.front_matter


def _placed(old: LocalizedPage, new: LocalizedPage, changes: Sequence[UnitChange]) -> Iterator[Placed]:
    """Each block with its place: the index it had, or, for a new one without words,
    behind the one before it.
    """
    place, line = -1, new.front_matter.end_line or 1
    for order, change in enumerate(changes):
        before, now, stale = change.old, change.new, bool(change.change and change.change.stale)
        line = now.line if now and now.block else line
        if before and before.block:
            place = before.index
            if now and now.block and not stale:
                yield (place, 0), now.block, now.links
            elif stale:
                yield (
                    (place, 0),
                    replace(before.block, line=line, last_line=line),
                    tuple(replace(link, line=line) for link in old.block_links[place]),
                )
        elif now and now.block and not stale:
            yield (place, order + 1), now.block, now.links


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What is known of a translation's freshness, before policy looks at it."""

    freshness: Freshness
    source: LocalizedPage
    """The version it was made from, as it is now."""
    present: Revision
    recorded: Revision | None = None
    old: LocalizedPage | None = None
    """Its source as it was, if that text can be had."""
    changes: tuple[UnitChange, ...] = ()
    """What became of each block and field."""
    since: str = ""
    trouble: Trouble = Trouble.NONE
    belongs_to: str = ""
    """The path of the page whose revision is recorded by mistake."""

    @property
    def difference(self) -> Difference:
        """Can it be shown what changed?"""
        if self.recorded is None or (self.freshness is Freshness.FRESH and self.old is None):
            return Difference.NONE
        return Difference.SHOWN if self.old is not None else Difference.NOT_HERE

    @property
    def basis(self) -> LocalizedPage | None:
        """What the translation's structure is compared with; None if it cannot be told what it was made
        from.
        """
        if self.old is not None:
            return basis(self.old, self.source, self.changes)
        return self.source if self.freshness is not Freshness.STALE else None


def source_of(localized: LocalizedPage, page: Page) -> LocalizedPage | None:
    """The version a translation was made from: its page's original, or the one its record names with
    `from:`.
    """
    named = (localized.translation_info or {}).get("from")
    return (
        page.localizations.get(named)
        if isinstance(named, str) and named and named != localized.language
        else page.source
    )


def wanted(page: Page) -> Iterator[tuple[str, str]]:
    """(path of the source, blob) of each earlier text that measuring this page's translations takes."""
    for localized in page.translations():
        source, recorded = source_of(localized, page), recorded_in(localized)
        if source is not None and source.readable and recorded and not source.blob.startswith(recorded.blob):
            yield source.path, recorded.blob


def recorded_in(localized: LocalizedPage) -> Revision | None:
    """The revision in a translation's record."""
    return parse_revision((localized.translation_info or {}).get("of"))


def measure(
    localized: LocalizedPage,
    source: LocalizedPage,
    past: Past,
    present: Revision,
    others: Iterable[LocalizedPage] = (),
) -> Measured:
    """The freshness of one translation against its source, whose revision now is `present`.

    `others` are the page's other versions: the revision of one of those is a mistake that can be named.
    """
    recorded = recorded_in(localized)
    answer = partial(Measured, source=source, present=present)
    if recorded is None:
        return answer(freshness=Freshness.UNKNOWN, trouble=_without_revision(localized))
    if recorded.blob == present.blob:
        if recorded.algorithm == ALGORITHM and recorded.digest != present.digest:
            return answer(freshness=Freshness.UNKNOWN, recorded=recorded, trouble=Trouble.CONTRADICTS)
        return answer(freshness=Freshness.FRESH, recorded=recorded)
    old = _old(recorded, source, past)
    known = recorded if recorded.algorithm == ALGORITHM else revision(old) if old else None
    if known and known.digest == present.digest:
        return answer(freshness=Freshness.FRESH, recorded=known, old=old, changes=_changes(old, source))
    other = next((other.path for other in others if other.blob.startswith(recorded.blob)), "")
    trouble, belongs_to = (Trouble.ELSEWHERE, other) if other else _trouble(recorded, source, past, old)
    if trouble or known is None:
        return answer(freshness=Freshness.UNKNOWN, recorded=recorded, trouble=trouble, belongs_to=belongs_to)
    return answer(
        freshness=Freshness.STALE,
        recorded=known,
        old=old,
        changes=_changes(old, source),
        since=since(source, known, past),
    )


def _without_revision(localized: LocalizedPage) -> Trouble:
    """What is wrong where no revision can be read; another rule speaks of the record itself."""
    record = localized.translation_info
    return Trouble.TOLD if record is None or record.get("of") is not None else Trouble.MISSING


def _changes(old: LocalizedPage | None, source: LocalizedPage) -> tuple[UnitChange, ...]:
    """What became of each block and field since the old text, if that can be had."""
    return compare(old, source) if old else ()


def _old(recorded: Revision, source: LocalizedPage, past: Past) -> LocalizedPage | None:
    """The text that a revision names: by its blob, or, if git has none of that name, by its digest among the
    page's own texts.

    A file that was committed with CRLF has another name in git than the one we give it.
    """
    by_blob = past.texts.get(recorded.blob)
    if by_blob is not None:
        return None if _contradicts(recorded, by_blob) else by_blob
    for commit in past.commits.get(source.path, ()):
        text = past.texts.get(commit.blob[:BLOB])
        if text is not None and recorded.algorithm == ALGORITHM and digest_of(units(text)) == recorded.digest:
            return text
    return None


def _contradicts(recorded: Revision, text: LocalizedPage) -> bool:
    return recorded.algorithm == ALGORITHM and digest_of(units(text)) != recorded.digest


def _trouble(
    recorded: Revision, source: LocalizedPage, past: Past, old: LocalizedPage | None
) -> tuple[Trouble, str]:
    """Why a revision is not one of this page's source, and whose it is; no trouble if it is, or if nobody can
    tell here.
    """
    if recorded.blob in past.texts and old is None:
        return Trouble.CONTRADICTS, ""
    places = past.places.get(recorded.blob, frozenset())
    if not past.whole or source.path in places:
        return Trouble.NONE, ""
    if not places:
        return (Trouble.UNKNOWN if old is None else Trouble.NONE), ""
    elsewhere = sorted(places & past.present)
    return (Trouble.ELSEWHERE, elsewhere[0]) if elsewhere and not _became(old, source) else (Trouble.NONE, "")


def _became(old: LocalizedPage | None, source: LocalizedPage) -> bool:
    """True if a page still has half of an old text's blocks: it had that text itself, under a name that is
    another page's now.
    """
    before = {unit.digest for unit in units(old) if unit.block and unit.words} if old else set()
    return bool(before) and 2 * len(before & {unit.digest for unit in units(source)}) >= len(before)


def since(source: LocalizedPage, recorded: Revision, past: Past) -> str:
    """The day on which this branch first had other words than the recorded ones; empty if nobody can tell
    here.

    Days between are told from changes of form by comparing digests, so that a corrected link starts no clock.
    """
    day = ""
    for commit in _commits(source.path, recorded, past):
        text = past.texts.get(commit.blob[:BLOB])
        if commit.blob.startswith(recorded.blob) or (
            text is not None and digest_of(units(text)) == recorded.digest
        ):
            return day or past.today
        day = commit.day
    return day if past.whole else ""


def _commits(path: str, recorded: Revision, past: Past) -> Iterator[FileAtCommit]:
    """What this branch's commits left of a page, newest first: at its path, and before that at the one it was
    renamed from.

    That is a path which no page has any more, and where the first text of this one, or the recorded one,
    stood.
    """
    seen: set[str] = set()
    while path:
        seen.add(path)
        commits = past.commits.get(path, ())
        yield from commits
        blobs = {recorded.blob, *(commit.blob[:BLOB] for commit in commits[-1:])}
        earlier = {place for blob in blobs for place in past.places.get(blob, ())} - past.present - seen
        path = min(earlier, default="")


def first_day(path: str, past: Past) -> str:
    """The day on which a file first stood on this branch; empty if nobody can tell here."""
    commits = past.commits.get(path)
    return (commits[-1].day if commits else past.today) if past.whole else ""
