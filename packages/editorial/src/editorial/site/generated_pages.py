"""Pages that come from no Markdown file: lists of statements, earlier versions, what changed, the pages of
codes.

A maker gives them as data; `hooks/publications.py` renders and writes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from editorial.site.addresses import Alternate, in_order
from editorial.site.pages.catalogue import Catalogue
from editorial.site.pages.menu import Entry, section_of
from editorial.site.pages.view import View


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page stands: as much of a page of MkDocs as its `url` filter and our templates ask for."""

    url: str
    """Path on the site, without a slash before it: `fr/statements/2024/`."""
    canonical_url: str
    """The whole address."""
    toc: tuple = ()


@dataclass(frozen=True)
class GeneratedPage:
    """A page in one language.

    Its template extends base.html and gets `view`, `frame` and what stands in `data`.
    """

    place: PagePlace
    view: View
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class SharedPage:
    """A page for all languages at once.

    Its template gets `frames` (one a language, in the order of the United Nations) and `data`.
    """

    place: PagePlace
    template: str
    data: Mapping[str, object] = field(default_factory=dict)


def place(catalogue: Catalogue, url: str) -> PagePlace:
    """The place of a page whose path on the site is `url`."""
    return PagePlace(url, urljoin(catalogue.site_url, url))


def generated(
    catalogue: Catalogue,
    language: str,
    template: str,
    rest: str,
    title: str,
    summary: str,
    *,
    above: Iterable[Entry] = (),
    languages: Iterable[str] | None = None,
    listed: bool = True,
    **data: object,
) -> GeneratedPage:
    """A page at `/<language>/<rest>`, with the same in the other `languages` (all of the site's, if none are
    named).

    `above` are the pages that its trail names, from the home page down. `listed` is False for a page that
    search engines shall leave out.
    """
    settings, frame = catalogue.settings, catalogue.frame(language)
    there = set(settings.languages if languages is None else languages)
    others = tuple(
        Alternate(
            code, settings.languages[code].name, f"{code}/{rest}" if code in there else "", code == language
        )
        for code in in_order(settings.languages)
    )
    urls = (
        {each.language: urljoin(catalogue.site_url, each.url) for each in others if each.url}
        if listed
        else {}
    )
    default = urls.get(settings.original) or next(iter(urls.values()), "")
    hreflang = (*urls.items(), *((("x-default", default),) if default else ()))
    section = section_of(LIST, frame.menu) if rest.startswith("statements/") else None
    view = View(
        template,
        language,
        frame.direction,
        frame.say,
        title,
        summary,
        "",
        others,
        hreflang,
        catalogue.unavailable(others, language),
        tuple(above),
        section,
        rest,
        listed=listed,
    )
    return GeneratedPage(place(catalogue, f"{language}/{rest}"), view, data)


LIST = "statements/index"
"""Generated pages below `statements/` belong to the section of this page."""
