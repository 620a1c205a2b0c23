"""The files beside a version, and what its page says of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from editorial.site.addresses import Download
from editorial.site.data.published_data import json_bytes
from editorial.site.data.statement_files import statement_file, statement_text
from editorial.site.i18n import file_size
from editorial.site.press import Press
from editorial.site.statement.json_ld import json_ld
from editorial.site.statement.rendition import DATA, TEXT, Rendition, present_rendition


def files_of(rendition: Rendition) -> Mapping[str, bytes]:
    """What lies beside the page of a version, by name."""
    return {TEXT: statement_text(rendition), DATA: json_bytes(statement_file(rendition))}


@dataclass(frozen=True)
class Attachments:
    """What the template of a statement's page shows of its files. Worked out when it asks, and once."""

    rendition: Rendition

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        return files_of(self.rendition)

    @property
    def txt(self) -> Download:
        """The plain text."""
        return self._download(TEXT)

    @property
    def json(self) -> Download:
        """The data."""
        return self._download(DATA)

    def json_ld(self, pdf: Download | None = None) -> Markup:
        """What the page says of itself to programs."""
        return json_ld(self.rendition, self._files, pdf)

    def _download(self, name: str) -> Download:
        return Download(name, file_size(len(self._files[name]), self.rendition.language))


def attachments(press: Press, key: str, language: str) -> Attachments | None:
    """The files of a statement's present version in a language; None where there is none."""
    rendition = present_rendition(press, key, language)
    return Attachments(rendition) if rendition else None
