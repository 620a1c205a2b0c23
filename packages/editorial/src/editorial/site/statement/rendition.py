"""One version of a statement in one language, as files, feeds and data tell of it: everything comes from the
register.

Comes in: the register with what the next release adds, the settings, the address of the site. Goes out:
renditions, which the files beside a version, feeds and JSON-LD write down.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from editorial.register.entries import RegisterEntry
from editorial.register.events import changes_in, updated_in
from editorial.register.manifest import Manifest
from editorial.register.verification_code import grouped
from editorial.site.addresses import STATEMENT_FILES, address, code_address, in_order, text_address
from editorial.site.press import Press
from editorial.site.statement.presenter import StatementPresenter, as_published
from editorial.statements.statement import Statement
from editorial.statements.status import Standing, current_status

TEXT, DATA = STATEMENT_FILES
"""What the files beside a version are called."""


@dataclass(frozen=True)
class Rendition:
    """One version of a statement in one language."""

    press: Press
    entry: RegisterEntry
    versions: tuple[RegisterEntry, ...]
    """All versions of the statement, oldest first."""
    language: str

    @property
    def manifest(self) -> Manifest:
        """What is recorded of this version."""
        return self.entry.manifest

    @property
    def statement(self) -> Statement:
        """What was said, and what became of it up to this version."""
        return self.entry.statement

    @property
    def present(self) -> Statement:
        """The statement in its present version."""
        return self.versions[-1].statement

    @cached_property
    def presented(self) -> StatementPresenter:
        """This version in the words of the language."""
        return as_published(self.entry, self.language, self.press.settings)

    @cached_property
    def presented_now(self) -> StatementPresenter:
        """The present version in the words of the language."""
        return as_published(self.versions[-1], self.language, self.press.settings)

    @property
    def is_present(self) -> bool:
        """Whether this is the present version."""
        return self.entry is self.versions[-1]

    @property
    def present_url(self) -> str:
        """The whole address of the statement's present version in this language."""
        return self.press.url(address(self.language, self.manifest.id))

    @property
    def path(self) -> str:
        """Where it stands on the site."""
        return self.path_in(self.language)

    def path_in(self, language: str) -> str:
        """Where the same version stands in another of its languages."""
        key, version = self.manifest.id, self.manifest.version
        return text_address(language, key, version, present=self.present.version)

    def url(self, language: str = "", file: str = "") -> str:
        """The whole address of its page or of a file beside it, in this language or another that it has."""
        return self.press.url(self.path_in(language or self.language) + file)

    @property
    def languages(self) -> list[str]:
        """The languages that this version has, as readers see them."""
        return in_order(code for code in self.press.settings.languages if code in self.manifest.languages)

    @property
    def code(self) -> str:
        """Its code, as readers see it."""
        return grouped(self.manifest.code)

    @property
    def code_url(self) -> str:
        """The permanent address of the version."""
        return self.press.url(code_address(self.manifest.code))

    @property
    def updated(self) -> datetime:
        """When it last changed in this language, up to this version; changes of form do not count."""
        moments = [
            change.at.moment
            for change in changes_in(self.versions, self.language)
            if change.version <= self.manifest.version and not change.kind.only_form
        ]
        return moments[-1] if moments else updated_in(self.versions, self.language)

    @property
    def standing(self) -> Standing:
        """How this version stood when it was published, for the readers of this language."""
        return self.presented.standing

    @cached_property
    def standing_now(self) -> Standing:
        """How the statement stands now."""
        return current_status(self.present, self.language)

    def notes(self) -> Iterator[str]:
        """What a reader must know besides the text: that this is a demonstration, whose words these are, what
        they rest on, and that they are a translation.
        """
        yield from filter(None, (self.press.notice(self.language),))
        yield from self.presented.provenance.notes


def renditions(press: Press, language: str) -> Iterator[Rendition]:
    """Every version of every statement that exists in a language, by key and version."""
    for versions in press.register.entries.values():
        yield from (
            Rendition(press, entry, versions, language)
            for entry in versions
            if language in entry.manifest.languages
        )


def present_rendition(press: Press, key: str, language: str) -> Rendition | None:
    """The present version of a statement in a language; None if there is none."""
    versions = press.register.versions(key)
    return (
        Rendition(press, versions[-1], versions, language)
        if versions and language in versions[-1].manifest.languages
        else None
    )


def statement_url(press: Press, key: str | None, language: str) -> str:
    """The whole address of a statement in a language; empty if it does not exist in it."""
    rendition = present_rendition(press, key, language) if key else None
    return rendition.url() if rendition else ""
