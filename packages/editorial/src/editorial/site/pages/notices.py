"""What a page says to its readers about itself: a translation whose original has moved, a preview that is not
public yet.

Comes in: the page's state. Goes out: sentences, a link to the text that is up to date, and the passages to
mark.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from docs_parity.model.block import Kind
from docs_parity.model.page import Page
from docs_parity.model.state import ChangeClass, Difference, Freshness, State
from editorial.office.settings import OfficeSettings
from editorial.site.addresses import alternates
from editorial.site.i18n import clock, counted, language_name, long_date, words
from editorial.site.pages.stale_marks import Mark
from editorial.statements.fields import StatementFields


def not_yet(fields: StatementFields, language: str) -> str:
    """`Under embargo until 1 May 2027, 10:00 (UTC-4).`, or `Draft.`; empty for a statement that is public."""
    say, hour = words(language), fields.embargoed_until
    if fields.status.is_public:
        return ""
    if hour is not None:
        return say["preview_embargo"].format(
            date=long_date(hour.date(), language), time=clock(hour, language)
        )
    return f"{say[f'status_{fields.status}']}."


BLOCKS = frozenset(map(str, Kind))


@dataclass(frozen=True, kw_only=True)
class StaleNotice:
    """The notice of one page.

    It speaks of marked passages once it is told, by `placed`, which could be marked.
    """

    state: State
    language: str
    """Language of the page, in which everything here is said."""
    up_to_date: str
    """Language of the text that is up to date."""
    title: str = ""
    """Its title."""
    url: str = ""
    """Its path on the site; empty if readers cannot open it."""
    placed: frozenset[int] = frozenset()
    """The blocks that were marked when the page was rendered."""

    @property
    def marks(self) -> Mapping[int, Mark]:
        """The passages to mark, by index of the block.

        A passage that is only likely to be the right one is not marked.
        """
        say, source = words(self.language), language_name(self.state.source, self.language)
        texts = {ChangeClass.DELETED: say["mark_deleted"], ChangeClass.MOVED: say["mark_moved"]}
        return {
            change.block: Mark(
                change.change, texts.get(change.change, say["mark_changed"]).format(source=source)
            )
            for change in reversed(self.state.stale_changes)
            if change.block >= 0 and change.sure
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        """Since when, why, how many passages, and which of them are marked."""
        return tuple(self._sentences())

    @property
    def link(self) -> tuple[str, str]:
        """The words before and after the link to the text that is up to date."""
        before, after = words(self.language)["stale_link"].split("{title}")
        return before.format(source=language_name(self.up_to_date, self.language)), after

    def _sentences(self) -> Iterator[str]:
        say, state, source = words(self.language), self.state, language_name(self.state.source, self.language)
        yield (
            say["stale_since"].format(date=long_date(date.fromisoformat(state.since), self.language))
            if state.since
            else say["stale"]
        )
        if state.via:
            yield say["stale_via"].format(source=source, original=language_name(state.via, self.language))
        if state.difference is Difference.NOT_HERE:
            yield say["stale_unknown"].format(source=source)
        elif what := [*self._passages(source), *self._fields(source)]:
            yield from what
        elif not state.via:
            yield say["stale_changed"].format(source=source)

    def _passages(self, source: str) -> Iterator[str]:
        """How many passages have changed and which are marked; how many are new."""
        passages = [change for change in self.state.stale_changes if change.noun in BLOCKS]
        changed = [change for change in passages if change.change is not ChangeClass.INSERTED]
        if changed:
            marked = sum(change.block in self.placed and change.sure for change in changed)
            yield counted("stale_passages", len(changed), self.language, source=source)
            if marked == len(changed):
                yield counted("stale_marked_all", marked, self.language)
            elif marked:
                yield counted("stale_marked_some", marked, self.language)
        if new := len(passages) - len(changed):
            yield counted("stale_new", new, self.language, source=source)

    def _fields(self, source: str) -> Iterator[str]:
        say, nouns = words(self.language), {change.noun for change in self.state.stale_changes}
        if nouns >= {"title", "summary"}:
            yield say["stale_title_summary"].format(source=source)
        elif "title" in nouns:
            yield say["stale_title"].format(source=source)
        elif "summary" in nouns:
            yield say["stale_summary"].format(source=source)


def notice_of(state: State | None, page: Page, settings: OfficeSettings) -> StaleNotice | None:
    """The notice that a page in one language needs, or None. `page` has the versions to link to.

    Nothing is said where nobody can tell, or where only links, form or fields that are not translated have
    changed:
    neither makes a translation stale.
    """
    if state is None or state.freshness is not Freshness.STALE:
        return None
    language = state.via or state.source
    version = page.localizations.get(language)
    url = next(
        (other.url for other in alternates(page, state.language, settings) if other.language == language), ""
    )
    return StaleNotice(
        state=state,
        language=state.language,
        up_to_date=language,
        title=version.title if version else "",
        url=url,
    )
