"""What is published besides the pages of docs/, written out: each maker is one module, and says what there is, not how it is written."""

from collections.abc import Callable, Iterable

from editorial.site.catalogue import Catalogue
from editorial.site.changes_pages import changes_pages
from editorial.site.codes import code_pages, unknown_code, verify_pages
from editorial.site.earlier_versions import version_pages
from editorial.site.feeds import feed_files
from editorial.site.generated import GeneratedPage, SharedPage
from editorial.site.lists import list_pages
from editorial.site.register_copy import register_copy
from editorial.site.statement_files import statement_files
from editorial.site.statements_index import index_files

PAGES: tuple[Callable[[Catalogue, str], Iterable[GeneratedPage]], ...] = (list_pages, version_pages, changes_pages)
"""Pages of one language."""
SHARED_PAGES: tuple[Callable[[Catalogue], Iterable[SharedPage]], ...] = (code_pages, verify_pages, unknown_code)
"""Pages for all languages at once."""
FILES: tuple[Callable[[Catalogue, str], Iterable[tuple[str, bytes]]], ...] = (feed_files, statement_files)
"""Files of one language: path on the site, and content."""
SHARED_FILES: tuple[Callable[[Catalogue], Iterable[tuple[str, bytes]]], ...] = (index_files, register_copy)
"""Files of the whole site."""
