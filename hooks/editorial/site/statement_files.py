"""statement.txt and statement.json beside every version of every statement."""

from collections.abc import Iterable

from editorial.site.beside import files_of
from editorial.site.catalogue import Catalogue
from editorial.site.renditions import renditions


def statement_files(catalogue: Catalogue, language: str) -> Iterable[tuple[str, bytes]]:
    """The files of every version that exists in a language: path on the site, content."""
    for each in renditions(catalogue.press, language):
        yield from ((each.path + name, content) for name, content in files_of(each).items())
