"""Everything that is published besides the pages of docs/ and what is made of them: one list of makers.

A maker is given the model of the site, and says what there is, not where it is written or how a page is put
together. To add a part of the site, write a maker and name it here.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from editorial.site.codes.code_pages import code_pages, unknown_code, verify_pages
from editorial.site.data.attachments import files_of
from editorial.site.data.register_copy import register_copy
from editorial.site.data.statements_index import index_files
from editorial.site.feeds.feed_maker import feed_files
from editorial.site.generated_pages import GeneratedFile, GeneratedPage, SharedPage
from editorial.site.lists.list_pages import list_pages
from editorial.site.model import SiteModel
from editorial.site.pages.entry_pages import choice_of_languages, not_found_pages
from editorial.site.pages.sitemap import sitemap_file
from editorial.site.statement.rendition import renditions
from editorial.site.versions.version_pages import changes_pages, version_pages

Product = GeneratedPage | SharedPage | GeneratedFile


class Maker(Protocol):
    """Makes one part of the site."""

    def __call__(self, model: SiteModel, /) -> Iterable[Product]:
        """Its pages and files. No two makers make the same path."""


def statement_files(model: SiteModel, language: str) -> Iterator[GeneratedFile]:
    """The files of every version that exists in a language: path on the site, content."""
    for rendition in renditions(model.press, language):
        yield from ((rendition.path + name, content) for name, content in files_of(rendition).items())


def in_each_language(make: Callable[[SiteModel, str], Iterable[Product]]) -> Maker:
    """The maker that makes the same in every language of the site, one after the other."""

    def every(model: SiteModel) -> Iterator[Product]:
        for language in model.settings.languages:
            yield from make(model, language)

    return every


MAKERS: tuple[Maker, ...] = (
    choice_of_languages,
    not_found_pages,
    sitemap_file,
    in_each_language(list_pages),
    in_each_language(version_pages),
    in_each_language(changes_pages),
    in_each_language(feed_files),
    in_each_language(statement_files),
    index_files,
    register_copy,
    code_pages,
    verify_pages,
    unknown_code,
)
