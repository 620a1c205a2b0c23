"""A statement in the words of one language: what its page, its earlier versions, the pages of codes, lists,
feeds and files say of it alike.

Comes in: a statement in one of its versions, from docs/ or from the register, and the settings. Goes out:
text, which templates and writers take from here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from editorial.office.settings import OfficeSettings
from editorial.office.shown_names import name_key, name_of_place, name_of_role, subject_name
from editorial.register.entries import RegisterEntry
from editorial.site.addresses import address, in_order
from editorial.site.i18n import clock, language_name, listed, long_date, words
from editorial.site.statement.provenance import Provenance
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.statement import Statement, StatementSpeaker, Timestamp, Wording
from editorial.statements.status import Standing, StatusNotice, current_status

SENTENCES = {
    ChangeKind.CORRECTION: "corrected_on",
    ChangeKind.CLARIFICATION: "clarified_on",
    ChangeKind.UPDATE: "updated_on",
    ChangeKind.WITHDRAWAL: "withdrawn_on",
    ChangeKind.REINSTATEMENT: "reinstated_on",
    ChangeKind.SUPERSESSION: "superseded_on",
}
"""The sentence that tells of a change, by its id in interface.yml."""


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """Something with a key that is the same in every language, and its name in one."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """Who speaks, with the post in the words of a language."""

    name: str
    role: str
    role_name: str


@dataclass(frozen=True)
class StatementPresenter:
    """A statement in the words of one language."""

    statement: Statement
    language: str
    settings: OfficeSettings
    recorded: Mapping[str, str] = field(default_factory=dict)
    """The names that were published with it in this language: those come before today's."""

    @property
    def key(self) -> str:
        """The statement's reference, the same in every language."""
        return self.statement.key

    @property
    def shown(self) -> str:
        """The language of title and summary: this one, or the original where the statement is not in it."""
        return self.language if self.language in self.statement.languages else self.statement.original

    @property
    def wording(self) -> Wording:
        """Title and summary, as they stand in `shown`."""
        return self.statement.languages[self.shown]

    @property
    def title(self) -> str:
        """The title; the key where there is none."""
        return self.wording.title or self.statement.key

    @property
    def summary(self) -> str:
        """The essential in one sentence."""
        return self.wording.summary

    @property
    def url(self) -> str:
        """Path on the site of the statement as it is now."""
        return address(self.shown, self.key)

    @property
    def version(self) -> int:
        """The number of the version."""
        return self.statement.version

    @property
    def kind(self) -> str:
        """What kind of public text it is; the key where there is no word for it."""
        return words(self.language).get(f"type_{self.statement.type}", self.statement.type)

    @property
    def label(self) -> str:
        """The same for readers, which tells a record from the statement itself."""
        return (
            words(self.language)["record_of"].format(kind=self.kind)
            if self.statement.is_record
            else self.kind
        )

    @property
    def is_translation(self) -> bool:
        """True in every language but the one it was written in."""
        return self.language != self.statement.original

    @cached_property
    def provenance(self) -> Provenance:
        """Whose text it is, of which days, and what it rests on."""
        return Provenance(self.statement, self.language)

    @property
    def moment(self) -> str:
        """When the statement was made: ISO 8601 with the offset, or the day alone if only that is known."""
        made = self.statement.made_at
        return made.moment.isoformat() if made.moment else made.day.isoformat()

    @property
    def day(self) -> str:
        """The day of the statement: ISO date. Lists and archives go by it."""
        return self.statement.made_at.day.isoformat()

    @property
    def date(self) -> str:
        """The day of the statement, in words."""
        return long_date(self.statement.made_at.day, self.language)

    @property
    def time(self) -> str:
        """The hour of the statement and its offset, in words; empty where only the day is known."""
        hour = self.statement.made_at.moment
        return clock(hour, self.language) if hour else ""

    @property
    def version_date(self) -> str:
        """The day of this version, in words."""
        return day_in(self.statement.change.at, self.language)

    @property
    def version_of(self) -> str:
        """`Version 2 of 1 May 2024`."""
        return words(self.language)["version_of"].format(number=self.version, date=self.version_date)

    @property
    def change(self) -> str:
        """What kind of change made this version, in words."""
        return words(self.language)[f"kind_{self.statement.change.kind}"]

    @property
    def note(self) -> str:
        """What is said of that change."""
        return self.statement.change.note_in(self.language)

    @cached_property
    def standing(self) -> Standing:
        """How it stood when this version was published, for the readers of `shown`."""
        return current_status(self.statement, self.shown)

    @property
    def status(self) -> str:
        """The word for corrected, superseded or withdrawn; empty for a statement that is none of these."""
        return status_word(self.standing.status, self.language)

    @property
    def speakers(self) -> tuple[NamedSpeaker, ...]:
        """Who speaks, in the order in which they are named."""
        return tuple(
            NamedSpeaker(speaker.name, speaker.role, self._post(speaker))
            for speaker in self.statement.speakers
        )

    def _post(self, speaker: StatementSpeaker) -> str:
        key = name_key("role", speaker.role, speaker.form or "")
        return self.recorded.get(key) or post_name(speaker, self.language, self.settings)

    @property
    def speaking(self) -> str:
        """Who speaks, as one text."""
        return listed([f"{who.name}, {who.role_name}" for who in self.speakers], self.language)

    @property
    def places(self) -> tuple[NamedTerm, ...]:
        """The countries it is about."""
        return tuple(
            NamedTerm(
                key,
                self.recorded.get(name_key("place", key)) or name_of_place(key, self.language, self.settings),
            )
            for key in self.statement.places
        )

    @cached_property
    def place_names(self) -> str:
        """The same as one text."""
        return listed([place.name for place in self.places], self.language)

    @property
    def subjects(self) -> tuple[NamedTerm, ...]:
        """The subjects it is about."""
        return tuple(
            NamedTerm(
                key,
                self.recorded.get(name_key("subject", key))
                or subject_name(key, self.language, self.settings),
            )
            for key in self.statement.subjects
        )

    @property
    def cites(self) -> tuple[str, ...]:
        """Symbols of the documents it cites."""
        return self.statement.cites

    @property
    def source_url(self) -> str:
        """Where the text that a record summarizes stands; empty if the text stands here."""
        return self.statement.source_url

    @property
    def language_names(self) -> tuple[tuple[str, str], ...]:
        """The languages it exists in: code, and the language's own name for itself."""
        languages = self.settings.languages
        return tuple((code, languages[code].name) for code in in_order(self.statement.languages))

    @property
    def only_in(self) -> str:
        """Words that name the languages it exists in, if this one is not among them; else empty."""
        if self.shown == self.language:
            return ""
        names = [language_name(code, self.language) for code in self.statement.languages]
        return words(self.language)["only_in"].format(language=listed(names, self.language))

    @property
    def changed(self) -> datetime:
        """When the text that is shown, or what is to be known of it, last changed."""
        return max(
            (change.at.moment for change in self.statement.history if self.shown in change.applies_to),
            default=self.statement.first_published_at.moment,
        )


def as_published(entry: RegisterEntry, language: str, settings: OfficeSettings) -> StatementPresenter:
    """A version in the words of a language, under the names that it was published with."""
    return StatementPresenter(entry.statement, language, settings, entry.manifest.form(language).names)


def post_name(speaker: StatementSpeaker, language: str, settings: OfficeSettings) -> str:
    """What a speaker's post is called; its key where editorial.yml has it no longer."""
    return name_of_role(speaker.role, speaker.form or "", language, settings)


def day_in(at: Timestamp, language: str) -> str:
    """The day of a moment in words."""
    return long_date(at.day, language)


def status_word(status: Status, language: str) -> str:
    """The word that stands with a title: corrected, superseded, withdrawn; empty for any other status."""
    return "" if status is Status.PUBLISHED else words(language)[f"status_{status}"]


def title_with_status(title: str, status: str, language: str) -> str:
    """A title behind the word for its status: `Withdrawn: …`; as it is where there is no such word."""
    if not status:
        return title
    return words(language)["title_with_status"].format(status=status, title=title)


def title_out_of_force(title: str, status: Status, language: str) -> str:
    """A title behind the word that takes it out of force, if it is withdrawn or superseded."""
    return title_with_status(title, status_word(status, language) if status.out_of_force else "", language)


def sentence(told: StatusNotice, language: str) -> str:
    """What became of a statement, and when, as a sentence."""
    say = words(language)
    if told.at is None:
        return say["superseded_notice" if told.kind is ChangeKind.SUPERSESSION else "withdrawn_notice"]
    return say[SENTENCES[told.kind]].format(date=long_date(told.at.date(), language))


def sentences(told: Iterable[StatusNotice], language: str) -> tuple[tuple[str, str], ...]:
    """What became of a statement: each a sentence, and why."""
    return tuple((sentence(part, language), part.note) for part in told)
