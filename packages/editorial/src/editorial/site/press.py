"""What everything that is published beside the pages is made from, and the words that it shares."""

from collections.abc import Mapping
from dataclasses import dataclass

from docs_parity.model.page import Page
from editorial.office.settings import OfficeSettings
from editorial.register.entries import Register
from editorial.site.addresses import address
from editorial.site.i18n import words
from editorial.statements.records import public_languages


@dataclass(frozen=True)
class Press:
    """What everything that is published beside the pages is made from."""

    register: Register
    settings: OfficeSettings
    site_url: str
    pages: Mapping[str, Page]

    def url(self, path: str) -> str:
        """The whole address of a path on the site."""
        return self.site_url + path  # a SiteModel sees to the slash between them

    def page(self, key: str, language: str) -> str:
        """The whole address of a page in a language; empty if it does not exist in it."""
        page = self.pages.get(key)
        exists = page and language in public_languages(page, preview=self.settings.preview)
        return self.url(address(language, key)) if exists else ""

    def notice(self, language: str) -> str:
        """What the demonstration edition says of itself; empty for an official one."""
        say = words(language)
        return (
            f"{say['edition_name']} {say['edition_text']}" if self.settings.edition == "demonstration" else ""
        )
