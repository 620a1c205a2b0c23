"""What everything that is published beside the pages is made from, and the words that it shares."""

from collections.abc import Mapping
from dataclasses import dataclass

from docs_parity.model.page import Page
from editorial.office.settings import OfficeSettings
from editorial.register.entries import Register
from editorial.site.addresses import address, public_versions
from editorial.site.i18n import name_of_place, words


@dataclass(frozen=True)
class Press:
    """What everything that is published beside the pages is made from."""

    register: Register
    settings: OfficeSettings
    site_url: str
    pages: Mapping[str, Page]

    def url(self, path: str) -> str:
        """The whole address of a path on the site."""
        return self.site_url + path  # MkDocs sees to the slash between them

    def page(self, key: str, language: str) -> str:
        """The whole address of a page in a language; empty if it does not exist in it."""
        page = self.pages.get(key)
        exists = page and any(
            version.language == language for version in public_versions(page, self.settings)
        )
        return self.url(address(language, key)) if exists else ""

    def role(self, speaker: Mapping[str, str], language: str) -> str:
        """What a speaker's post is called; its key where editorial.yml has it no longer, since a register is
        older than that.
        """
        known = speaker["role"] in self.settings.roles
        return (
            self.settings.role(speaker["role"], speaker.get("form", ""), language)
            if known
            else speaker["role"]
        )

    def place(self, code: str, language: str) -> str:
        """A place's name."""
        return name_of_place(code, language, self.settings)

    def subject(self, key: str, language: str) -> str:
        """A subject's name; its key where editorial.yml has it no longer."""
        return self.settings.subjects.get(key, {}).get(language, key)

    def notice(self, language: str) -> str:
        """What the demonstration edition says of itself; empty for an official one."""
        say = words(language)
        return (
            f"{say['edition_name']} {say['edition_text']}" if self.settings.edition == "demonstration" else ""
        )
