"""The menu, the trail of breadcrumbs and the neighbours of a page, from the `nav:` of mkdocs.yml."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from docs_parity.model.page import Page
from editorial.site.addresses import address
from editorial.statements.records import public_languages

NavItem: TypeAlias = "str | Mapping[str, str | Sequence[NavItem]]"
"""A page, or a title with the page or the items below it, as `nav:` has them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A link: title and path on the site."""

    title: str
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the main menu with the pages below it."""

    entry: Entry
    pages: tuple[Entry, ...] = ()


def menu_keys(nav: Iterable[NavItem]) -> list[list[str]]:
    """The keys of each entry of the main menu: first its own page, then those below it."""
    return [_keys(item) for item in nav]


def _keys(item: NavItem) -> list[str]:
    if isinstance(item, str):
        return [item.removesuffix(".md")]
    return [
        key
        for value in item.values()
        for part in ([value] if isinstance(value, str) else value)
        for key in _keys(part)
    ]


def menu_entries(
    nav: Iterable[NavItem], pages: Mapping[str, Page], language: str, *, preview: bool
) -> list[list[Entry]]:
    """The links of each entry of the main menu in one language; pages that readers do not get in it are left
    out, and so is an entry without pages.
    """
    groups = (
        [
            found
            for key in keys
            if key in pages and (found := entry(pages[key], language, preview=preview)) is not None
        ]
        for keys in menu_keys(nav)
    )
    return [group for group in groups if group]


def menu(
    nav: Iterable[NavItem], pages: Mapping[str, Page], language: str, *, preview: bool
) -> tuple[Section, ...]:
    """The main menu in one language, each entry with the pages below its first one."""
    groups = menu_entries(nav, pages, language, preview=preview)
    return tuple(Section(group[0], tuple(group[1:])) for group in groups)


def entry(page: Page, language: str, *, preview: bool) -> Entry | None:
    """The link to a page in one language; None if readers do not get it in it."""
    if language not in public_languages(page, preview=preview):
        return None
    return Entry(page.localizations[language].title, address(language, page.key), page.key)


def section_of(key: str, sections: tuple[Section, ...]) -> Section | None:
    """The section of the menu that a page belongs to: the one with its folder."""
    folder = key.partition("/")[0]
    for section in sections:
        if key == section.entry.key or ("/" in key and section.entry.key.partition("/")[0] == folder):
            return section
    return None


def trail(page: Page, home: Entry, sections: tuple[Section, ...]) -> tuple[Entry, ...]:
    """The pages above this one, from the home page down."""
    section = section_of(page.key, sections)
    if page.key == "index":
        return ()
    above = (section.entry,) if section and section.entry.key not in (page.key, "index") else ()
    return (home, *above)
