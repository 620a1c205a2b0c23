"""The pages of lists: all statements, those of a year, a country, a subject, an adviser, and what names
these.

The first page of all statements is `docs/<language>/statements/index.md`; every other one comes from here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from editorial.site.frame import frame_of
from editorial.site.generated_pages import GeneratedPage, generated
from editorial.site.i18n import counted, words
from editorial.site.lists.pagination import Pagination, shown_of
from editorial.site.lists.statement_lists import all_statements, statement_archive
from editorial.site.lists.taxonomy import Taxonomy
from editorial.site.menu import Entry, entry
from editorial.site.model import LIST_PAGE, SiteModel
from editorial.site.statement.presenter import StatementPresenter
from editorial.statements.records import public_languages


def list_pages(model: SiteModel, language: str) -> Iterator[GeneratedPage]:
    """Every page of lists in a language, if it has a list of all statements to begin with."""
    page = model.pages.get(LIST_PAGE)
    preview = model.settings.preview
    top = entry(page, language, preview=preview) if page else None
    if page is None or top is None:
        return
    home = frame_of(model, language).home
    above = (home,) if home else ()
    making = _Making(model, language, public_languages(page, preview=preview))
    yield from islice(making.of_list(top.title, all_statements(model, language), above), 1, None)
    for group in statement_archive(model, language):
        if group.has_lists:
            yield from making.of_group(group, (*above, top))


class _Making:
    """What the pages of one language have in common."""

    def __init__(self, model: SiteModel, language: str, languages: tuple[str, ...]) -> None:
        self.model, self.language, self.languages = model, language, languages
        self.doors = statement_archive(model, language)

    def of_group(self, group: Taxonomy, above: tuple[Entry, ...]) -> Iterator[GeneratedPage]:
        """The page that names the lists of a group, and the lists."""
        if group.url:
            yield self._index(group, above)
            above = (*above, Entry(group.title, group.url, group.url))
        for term in group.terms:
            title = words(self.language)[f"list_{group.name}"].format(name=term.name)
            shown = shown_of(term.entries, term.url, self.language, by_months=group.name == "year")
            yield from self.of_list(title, shown, above, term.about)

    def of_list(
        self, title: str, shown: tuple[Pagination, ...], above: tuple[Entry, ...], about: tuple[str, ...] = ()
    ) -> Iterator[GeneratedPage]:
        """The pages of a list, newest first. The trail of those with a number names the first."""
        first = Entry(title, shown[0].current.url, shown[0].current.url)
        for page in shown:
            whole = f"{title} · {page.page}" if page.page else title
            yield self._page(
                page.current.url,
                whole,
                above if page is shown[0] else (*above, first),
                page.current.entries,
                heading=title,
                count=page.count,
                shown=page,
                about=about,
            )

    def _index(self, group: Taxonomy, above: tuple[Entry, ...]) -> GeneratedPage:
        entries = list({entry.key: entry for term in group.terms for entry in term.entries}.values())
        count = counted("found", len(entries), self.language)
        return self._page(
            group.url, group.title, above, entries, heading=group.title, count=count, group=group
        )

    def _page(
        self,
        url: str,
        title: str,
        above: tuple[Entry, ...],
        entries: Sequence[StatementPresenter],
        **data: object,
    ) -> GeneratedPage:
        rest = url.partition("/")[2]
        page = generated(
            self.model,
            self.language,
            "list.html",
            rest,
            title,
            f"{title}. {data['count']}.",
            above=above,
            languages=self.languages,
            doors=self.doors,
            changed=last_change(entries),
        )
        return replace(page, data={**page.data, **data})


def last_change(entries: Iterable[StatementPresenter]) -> str:
    """The last moment at which one of these statements changed, as their histories say; empty if there is
    none.
    """
    moments = [entry.changed for entry in entries]
    return max(moments).isoformat() if moments else ""
