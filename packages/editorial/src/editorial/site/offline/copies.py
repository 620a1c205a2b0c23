"""Which copies there are, and what belongs to each.

One for each language and one for all of them. A copy holds the pages of its languages and every file that
these pages show or link to, except what a reader without a connection has no use for (`LEFT_OUT`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from editorial.office.settings import OfficeSettings
from editorial.site.addresses import OFFLINE_FOLDER

FOLDER = OFFLINE_FOLDER
"""Where copies stand on the site."""
PAGE = "index.html"
LEFT_OUT = frozenset({".pdf", ".xml", ".json", ".csv", ".js", ".zip", ".zim"})
"""PDFs would make a copy twenty times as large, and its pages print well; feeds and scripts need a
connection, data a program. statement.txt comes along: it is what somebody without a connection can check a
text by.
"""
WHOLE = ("register/",)
"""Folders that belong to every copy, whether a page links to their files or not: with the register each text
in it can be checked.
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the site."""

    name: str
    """What its files are called on the site, without their endings.

    It stays the same, so that a link to a copy stays good.
    """
    languages: tuple[str, ...]
    others: tuple[str, ...]
    """The languages of the site that this copy does not have."""

    @property
    def language(self) -> str | None:
        """The copy's language; None if it has several."""
        return None if len(self.languages) > 1 else self.languages[0]

    @property
    def start(self) -> str:
        """The page a reader begins with: the choice of languages, or the home page where there is no
        choice.
        """
        return f"{self.language}/{PAGE}" if self.language else PAGE

    def has_page(self, path: str) -> bool:
        """Whether a path on the site is that of a page of this copy."""
        folder, _, rest = path.partition("/")
        return (
            PurePosixPath(path).name == PAGE
            and folder not in self.others
            and (bool(rest) or not self.language)
        )

    def has(self, path: str) -> bool:
        """Whether a file of the site may belong to this copy; one that is no page does if a page shows it or
        links to it.
        """
        parts = PurePosixPath(path)
        may = parts.suffix != ".html" and parts.suffix not in LEFT_OUT and parts.parts[0] != FOLDER
        return self.has_page(path) or self.always_has(path) or may

    def always_has(self, path: str) -> bool:
        """Whether a file of the site belongs to this copy although no page shows it or links to it."""
        return path.startswith(WHOLE)

    def dated(self, day: str) -> str:
        """What a copy is called on a reader's device: there its name has to tell how old it is."""
        return f"{self.name}-{day}"


def copies(settings: OfficeSettings) -> Iterator[Copy]:
    """A copy for each language, then one for all of them. A site of one language has one copy."""
    codes = tuple(settings.languages)
    for code in codes:
        yield Copy(
            f"{settings.copies.file}-{code}", (code,), tuple(other for other in codes if other != code)
        )
    if len(codes) > 1:
        yield Copy(f"{settings.copies.file}-all", codes, ())
