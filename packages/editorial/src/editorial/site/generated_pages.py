"""Pages that come from no Markdown file: lists of statements, earlier versions, what changed, the pages of
codes.

A maker says what stands on them; `editorial/site/pages/page_context.py` puts them together, and
`hooks/steps/products.py` has them rendered and written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urljoin

from editorial.register.entries import RegisterEntry
from editorial.site.addresses import Alternate, in_order
from editorial.site.menu import Entry
from editorial.site.model import SiteModel


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page stands: as much of a page of MkDocs as its `url` filter and our templates ask for."""

    url: str
    """Path on the site, without a slash before it: `fr/statements/2024/`."""
    canonical_url: str
    """The whole address."""
    toc: tuple[()] = ()


@dataclass(frozen=True, kw_only=True)
class GeneratedPage:
    """A page in one language.

    Its template extends base.html and gets `view`, `frame` and what stands in `data`.
    """

    place: PagePlace
    language: str
    template: str
    rest: str
    """Its path below the language's folder, the same in every language: `statements/2024/`."""
    title: str
    summary: str
    above: tuple[Entry, ...] = ()
    """The pages that its trail names, from the home page down."""
    alternates: tuple[Alternate, ...] = ()
    hreflang: tuple[tuple[str, str], ...] = ()
    """As `editorial.site.addresses.hreflang` gives it; nothing for a page that is not listed."""
    listed: bool = True
    """False for a page that search engines are asked to leave out."""
    absent: str = "unavailable"
    """The words (id in interface.yml) for the languages that the page does not exist in."""
    version: RegisterEntry | None = None
    """The recorded version whose text the page shows, if it shows one whole."""
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file's path on the site."""
        return f"{self.place.url}index.html"


@dataclass(frozen=True)
class SharedPage:
    """A page for all languages at once.

    Its template gets `frames` (one a language, in the order of the United Nations) and `data`.
    """

    place: PagePlace
    template: str
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file's path on the site."""
        url = self.place.url
        return f"{url}index.html" if url.endswith("/") or not url else url


GeneratedFile: TypeAlias = tuple[str, bytes]
"""A file that is no page: its path on the site, and its content."""


def place(model: SiteModel, url: str) -> PagePlace:
    """The place of a page whose path on the site is `url`."""
    return PagePlace(url, urljoin(model.site_url, url))


def generated(
    model: SiteModel,
    language: str,
    template: str,
    rest: str,
    title: str,
    summary: str,
    *,
    above: Iterable[Entry] = (),
    languages: Iterable[str] | None = None,
    listed: bool = True,
    absent: str = "unavailable",
    version: RegisterEntry | None = None,
    **data: object,
) -> GeneratedPage:
    """A page at `/<language>/<rest>`, with the same in the other `languages` (all of the site's, if none are
    named).

    `above`, `listed`, `absent` and `version` as in GeneratedPage; `data` is for the template.
    """
    settings = model.settings
    existing = set(settings.languages if languages is None else languages)
    others = tuple(
        Alternate(
            code,
            settings.languages[code].name,
            f"{code}/{rest}" if code in existing else "",
            code == language,
        )
        for code in in_order(settings.languages)
    )
    return GeneratedPage(
        place=place(model, f"{language}/{rest}"),
        language=language,
        template=template,
        rest=rest,
        title=title,
        summary=summary,
        above=tuple(above),
        alternates=others,
        hreflang=_hreflang(model, others) if listed else (),
        listed=listed,
        absent=absent,
        version=version,
        data=data,
    )


def _hreflang(model: SiteModel, others: Iterable[Alternate]) -> tuple[tuple[str, str], ...]:
    urls = {other.language: urljoin(model.site_url, other.url) for other in others if other.url}
    default = urls.get(model.settings.original) or next(iter(urls.values()), "")
    return (*urls.items(), *((("x-default", default),) if default else ()))
