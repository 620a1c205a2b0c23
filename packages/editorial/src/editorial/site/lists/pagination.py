"""Long lists, parted into pages that a reader on a slow line can load.

A page of a list is numbered from the oldest: page 7 holds the same statements for as long as the site stands,
and a new statement changes only the first one shown, which has the list's own address and no number in it
(dev/adr/0072).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from editorial.site.i18n import counted, month_name, words
from editorial.site.statement.presenter import StatementPresenter

SIZE = 40
"""Statements on a page; on the first, which grows until another page is full, half as many to one and a half
times as many. Measured: benchmarks/README.md, "Lists".
"""


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of a list that belong to one year or month."""

    id: str
    """`year-2024`, `month-2024-04`."""
    name: str
    entries: tuple[StatementPresenter, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list."""

    number: int
    """Counted from the oldest."""
    url: str
    """Path on the site."""
    entries: tuple[StatementPresenter, ...]
    """Newest first."""


@dataclass(frozen=True)
class Pagination:
    """One page among all of its list, as it shows itself."""

    pages: tuple[ListPage, ...]
    """All pages of the list, newest first."""
    at: int
    """Which of them is shown."""
    count: str
    """How many statements the whole list has, in words."""
    page: str
    """Which page it is of how many, in words; empty where there is one only."""
    grouped: Callable[[tuple[StatementPresenter, ...]], tuple[Span, ...]]
    """By what its entries are parted."""

    @property
    def current(self) -> ListPage:
        """The page that is shown."""
        return self.pages[self.at]

    @property
    def later(self) -> ListPage | None:
        """The page with the statements that came after."""
        return self.pages[self.at - 1] if self.at else None

    @property
    def earlier(self) -> ListPage | None:
        """The page with the statements that came before."""
        return self.pages[self.at + 1] if self.at + 1 < len(self.pages) else None

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Its entries by year or month."""
        return self.grouped(self.current.entries)


def paginated(
    entries: Sequence[StatementPresenter], url: str, size: int | None = None
) -> tuple[ListPage, ...]:
    """The pages of a list, newest first, of SIZE or so many statements. `entries` are newest first, `url` is
    the path of the list.

    There is always one, if an empty one.
    """
    size = size or SIZE
    full = max(0, (len(entries) - (size + 1) // 2) // size)
    first = len(entries) - full * size
    older = (
        ListPage(
            number,
            f"{url}page/{number}/",
            tuple(entries[len(entries) - number * size : len(entries) - (number - 1) * size]),
        )
        for number in range(full, 0, -1)
    )
    return (ListPage(full + 1, url, tuple(entries[:first])), *older)


def shown_of(
    entries: Sequence[StatementPresenter], url: str, language: str, *, by_months: bool = False
) -> tuple[Pagination, ...]:
    """A list as its pages show it, newest first.

    `url` is its path on the site; a list of one year is parted by month.
    """
    parts, say = paginated(entries, url), words(language)
    count = counted("found", len(entries), language)
    grouped = (lambda here: by_month(here, language)) if by_months else by_year
    return tuple(
        Pagination(
            parts,
            at,
            count,
            say["page_of"].format(page=page.number, pages=len(parts)) if len(parts) > 1 else "",
            grouped,
        )
        for at, page in enumerate(parts)
    )


def by_year(entries: tuple[StatementPresenter, ...]) -> tuple[Span, ...]:
    """The entries of a list by year, in their order."""
    return tuple(
        Span(f"year-{year}", year, tuple(group))
        for year, group in groupby(entries, key=lambda entry: entry.day[:4])
    )


def by_month(entries: tuple[StatementPresenter, ...], language: str) -> tuple[Span, ...]:
    """The entries of a list by month, in their order, the months in the words of the language, with a
    capital: they stand as headings.
    """
    months = (
        (month, month_name(date.fromisoformat(f"{month}-01"), language), tuple(group))
        for month, group in groupby(entries, key=lambda entry: entry.day[:7])
    )
    return tuple(Span(f"month-{month}", name[:1].upper() + name[1:], group) for month, name, group in months)
