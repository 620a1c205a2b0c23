"""What is published besides the pages of docs/, written out: each maker is one module, and says what there
is, not where it is written.
"""

from collections.abc import Callable, Iterable

from editorial.site.codes.code_pages import code_pages, unknown_code, verify_pages
from editorial.site.data.attachments import files_of
from editorial.site.data.register_copy import register_copy
from editorial.site.data.statements_index import index_files
from editorial.site.feeds.feed_maker import feed_files
from editorial.site.generated_pages import GeneratedPage, SharedPage
from editorial.site.lists.list_pages import list_pages
from editorial.site.pages.catalogue import Catalogue
from editorial.site.statement.rendition import renditions
from editorial.site.versions.version_pages import changes_pages, version_pages


def statement_files(catalogue: Catalogue, language: str) -> Iterable[tuple[str, bytes]]:
    """The files of every version that exists in a language: path on the site, content."""
    for each in renditions(catalogue.press, language):
        yield from ((each.path + name, content) for name, content in files_of(each).items())


PAGES: tuple[Callable[[Catalogue, str], Iterable[GeneratedPage]], ...] = (
    list_pages,
    version_pages,
    changes_pages,
)
"""Pages of one language."""
SHARED_PAGES: tuple[Callable[[Catalogue], Iterable[SharedPage]], ...] = (
    code_pages,
    verify_pages,
    unknown_code,
)
"""Pages for all languages at once."""
FILES: tuple[Callable[[Catalogue, str], Iterable[tuple[str, bytes]]], ...] = (feed_files, statement_files)
"""Files of one language: path on the site, and content."""
SHARED_FILES: tuple[Callable[[Catalogue], Iterable[tuple[str, bytes]]], ...] = (index_files, register_copy)
"""Files of the whole site."""
