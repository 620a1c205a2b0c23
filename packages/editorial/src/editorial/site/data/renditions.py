"""One version of a statement in one language, as files, feeds and data tell of it: everything comes from the
register.

Comes in: the register with what the next release adds, the settings, the address of the site. Goes out:
renditions; `statement_text.py`
and `statement_data.py` write them down, `json_ld.py` and the feeds take what they need.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from editorial.office.moments import hour_is_known
from editorial.register.entries import RegisterEntry
from editorial.register.manifest import Manifest, RecordedLanguage
from editorial.register.verification_code import grouped
from editorial.site.addresses import address, code_address, in_order, version_address
from editorial.site.i18n import listed, words
from editorial.site.press import Press
from editorial.site.statement.head import sentence
from editorial.statements.events import changes_in, moment, updated_in
from editorial.statements.status import Standing, standing

PUBLISHED = "published"
TEXT, DATA = "statement.txt", "statement.json"
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
    def recorded(self) -> RecordedLanguage:
        """Title, summary and digest in this language."""
        return self.manifest.languages[self.language]

    @property
    def present(self) -> Manifest:
        """What is recorded of the present version."""
        return self.versions[-1].manifest

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
        key = self.manifest.id
        return (
            address(language, key)
            if self.is_present
            else version_address(language, key, self.manifest.version)
        )

    def url(self, language: str = "", file: str = "") -> str:
        """The whole address of its page or of a file beside it,
        in its own language or another that it has.
        """
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
    def published(self) -> str:
        """When the statement was first published: with the offset,
        or the day alone where only that is known.
        """
        return as_known(moment(self.manifest.first_published_at))

    @property
    def updated(self) -> datetime:
        """When it last changed in this language, up to this version; changes of form do not count."""
        kinds = [
            change
            for change in changes_in(self.versions, self.language)
            if change["version"] <= self.manifest.version and change["kind"] != "editorial"
        ]
        return moment(kinds[-1]["at"]) if kinds else updated_in(self.versions, self.language)

    @cached_property
    def standing(self) -> Standing:
        """How this version stood when it was published, for the readers of this language."""
        return standing(self.manifest, self.language)

    @cached_property
    def standing_now(self) -> Standing:
        """How the statement stands now."""
        return self.standing if self.is_present else standing(self.present, self.language)

    @property
    def status(self) -> str:
        """The status of this version, as it concerns this language."""
        return self.standing.status or PUBLISHED

    @property
    def status_now(self) -> str:
        """The status of the statement now, as it concerns this language."""
        return self.standing_now.status or PUBLISHED

    def notes(self) -> Iterator[str]:
        """What a reader must know besides the text: whose words these are,
        and that they are a translation.
        """
        say = words(self.language)
        yield from filter(None, (self.press.notice(self.language),))
        yield say["summary_notice"]
        if self.language != self.manifest.original:
            yield say["translation_notice"]


def as_known(at: datetime) -> str:
    """A time with its offset, or the day alone where only that is known."""
    return at.isoformat() if hour_is_known(at) else at.date().isoformat()


def told(stands: Standing, language: str) -> tuple[tuple[str, str], ...]:
    """What became of a statement, in words: a sentence and why. Nothing for one that is as it was first
    published.
    """
    return tuple((sentence(each, language), each.note) for each in stands.told)


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
    found = present_rendition(press, key, language) if key else None
    return found.url() if found else ""


def with_status(title: str, status: str, language: str) -> str:
    """A title behind the word that takes it out of force: `Withdrawn: …`."""
    say = words(language)
    if status in ("withdrawn", "superseded"):
        return say["title_with_status"].format(status=say[f"status_{status}"], title=title)
    return title


def speakers(rendition: Rendition) -> str:
    """Who speaks, in words."""
    who = (
        f"{each['name']}, {rendition.press.role(each, rendition.language)}"
        for each in rendition.manifest.attributed_to
    )
    return listed(list(who), rendition.language)
