"""What the template of one page shows; `editorial/site/pages/page_context.py` fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docs_parity.model.finding import Finding
from editorial.site.addresses import Alternate
from editorial.site.lists.pagination import Pagination
from editorial.site.lists.taxonomy import Taxonomy
from editorial.site.menu import Entry, Section
from editorial.site.pages.notices import StaleNotice
from editorial.site.pages.stale_marks import StaleMarks
from editorial.site.statement.head import Head
from editorial.site.statement.presenter import StatementPresenter


@dataclass(frozen=True, kw_only=True)
class View:
    """What a page's template shows besides the page's own text."""

    template: str
    language: str
    direction: str
    say: Mapping[str, str]
    title: str
    summary: str
    updated: str
    alternates: tuple[Alternate, ...]
    hreflang: tuple[tuple[str, str], ...]
    unavailable: str
    """Words that name the languages the page does not exist in, or empty."""
    trail: tuple[Entry, ...]
    section: Section | None
    key: str
    """Of a page that is generated: its path below the language's folder."""
    head: Head | None = None
    shown: Pagination | None = None
    """On the page of all statements: the newest of them."""
    recent: tuple[StatementPresenter, ...] = ()
    archive: tuple[Taxonomy, ...] = ()
    """On the search page and the page of all statements: the doors to the lists."""
    findings: tuple[Finding, ...] = ()
    notice: StaleNotice | None = None
    """For a translation whose original has moved."""
    listed: bool = True
    """False for a page that search engines are asked to leave out."""
    not_yet: str = ""
    """In a preview: words that say why the statement is not public yet."""
    assurance: tuple[str, ...] = ()
    """On the page that says how to check a text: what a check rests on today."""

    @property
    def kind(self) -> str:
        """The kind of page, by which it is styled: the template's name without its ending."""
        return self.template.removesuffix(".html")

    def rendered(self, marks: StaleMarks) -> "View":
        """The view of a page whose text has been rendered with these marks: its notice speaks of those that
        were placed.
        """
        return replace(self, notice=replace(self.notice, placed=marks.placed)) if self.notice else self
