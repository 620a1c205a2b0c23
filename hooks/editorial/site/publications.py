"""What is published besides the pages of docs/, written out: each maker is one module, and says what there is, not how it is written."""

from collections.abc import Callable, Iterable

from editorial.site.catalogue import Catalogue
from editorial.site.generated import GeneratedPage, SharedPage
from editorial.site.lists import list_pages
from editorial.site.register_copy import register_copy

PAGES: tuple[Callable[[Catalogue, str], Iterable[GeneratedPage]], ...] = (
    list_pages,
)
"""Pages of one language."""
SHARED_PAGES: tuple[Callable[[Catalogue], Iterable[SharedPage]], ...] = ()
"""Pages for all languages at once."""
FILES: tuple[Callable[[Catalogue, str], Iterable[tuple[str, bytes]]], ...] = ()
"""Files of one language: path on the site, and content."""
SHARED_FILES: tuple[Callable[[Catalogue], Iterable[tuple[str, bytes]]], ...] = (register_copy,)
"""Files of the whole site."""
