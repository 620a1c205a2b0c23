"""What stands around the text of a statement's page: what became of it, what it is filed under, its history,
and its neighbours.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.register.entries import Register
from editorial.register.verification_code import grouped
from editorial.register.version_status import changed_versions, earlier_versions
from editorial.site.addresses import changes_address, code_address, list_address, version_address
from editorial.site.i18n import words
from editorial.site.model import SiteModel
from editorial.site.statement.advisers import adviser_key
from editorial.site.statement.presenter import StatementPresenter, day_in, sentence
from editorial.site.statement.recorded_names import present
from editorial.statements.life_cycle import ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One entry of a statement's public history, in the words of a language."""

    version: int
    day: str
    """ISO date."""
    date: str
    note: str
    noun: str = ""
    """The kind, in words."""
    text: str = ""
    """Where the text of this version stands, if it is not the present one."""
    changed: str = ""
    """Where readers see what changed, if the text did."""


@dataclass(frozen=True, slots=True)
class Update:
    """What a reader must know: that a statement was corrected, clarified, withdrawn, superseded…"""

    sentence: str
    note: str = ""
    other: StatementPresenter | None = None
    """The statement that takes its place."""
    changed: str = ""
    """Where readers see what changed."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Who or what a statement is filed under: a person, a country, a subject."""

    name: str
    url: str
    """Where all statements of this kind are listed."""
    about: str = ""
    """A person's post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands around the text of a statement's page."""

    statement: StatementPresenter
    """What the statement says of itself, in the words of the page."""
    updates: tuple[Update, ...]
    """What stands in the box above the text; none for a statement that is as it was first published."""
    supersedes: StatementPresenter | None
    """The statement whose place this one takes."""
    changes: tuple[Happened, ...]
    """Newest first."""
    speakers: tuple[Filed, ...]
    places: tuple[Filed, ...]
    subjects: tuple[Filed, ...]
    earlier: StatementPresenter | None
    later: StatementPresenter | None
    code: str
    """The code of the present version, as readers see it; empty where the register has none."""
    code_url: str
    previous: str
    """Where the version before this one stands; empty if there is none in this language."""


def head(model: SiteModel, index: int, language: str) -> Head:
    """The head of the page of `model.records[index]` in one language."""
    records, register = model.records, model.register
    record = records[index]
    presented = present(model, record, language)
    entry = register.latest(record.key)
    neighbour = {
        step: present(model, records[index + step], language)
        for step in (-1, 1)
        if 0 <= index + step < len(records)
    }
    changes = _Changes(presented, register)
    return Head(
        statement=presented,
        updates=tuple(changes.updates(_other(record.statement.superseded_by, model, presented))),
        supersedes=_other(record.fields.supersedes, model, presented),
        changes=tuple(changes.happened()),
        speakers=tuple(_speakers(presented)),
        places=tuple(
            Filed(place.name, list_address(language, "country", place.key))
            for place in dict.fromkeys(presented.places)
        ),
        subjects=tuple(
            Filed(subject.name, list_address(language, "subject", subject.key))
            for subject in dict.fromkeys(presented.subjects)
        ),
        earlier=neighbour.get(1),
        later=neighbour.get(-1),
        code=grouped(entry.manifest.code) if entry else "",
        code_url=code_address(entry.manifest.code) if entry else "",
        previous=version_address(language, record.key, changes.texts[-1]) if changes.texts else "",
    )


class _Changes:
    """What a page tells of changes, with the pages that show a version or what changed in it."""

    def __init__(self, presented: StatementPresenter, register: Register) -> None:
        self._presented = presented
        self._language, self._key = presented.language, presented.statement.key
        self.texts = [
            entry.manifest.version for entry in earlier_versions(register, self._key, self._language)
        ]
        self._changed = {
            entry.manifest.version for _, entry in changed_versions(register, self._key, self._language)
        }

    def happened(self) -> Iterator[Happened]:
        """The history of the statement as it concerns the language, newest first."""
        language, say = self._language, words(self._language)
        for change in self._presented.standing.history:
            yield Happened(
                version=change.version,
                day=change.at.day.isoformat(),
                date=day_in(change.at, language),
                note=change.note_in(language),
                noun=say[f"kind_{change.kind}"],
                text=version_address(language, self._key, change.version)
                if change.version in self.texts
                else "",
                changed=self._address(change.version),
            )

    def updates(self, successor: StatementPresenter | None) -> Iterator[Update]:
        """What a reader must know before the text. `successor` takes the place of a superseded statement."""
        for told in self._presented.standing.told:
            yield Update(
                sentence(told, self._language),
                told.note,
                successor if told.kind is ChangeKind.SUPERSESSION else None,
                self._address(told.version),
            )

    def _address(self, version: int) -> str:
        return changes_address(self._language, self._key, version) if version in self._changed else ""


def _other(key: str | None, model: SiteModel, presented: StatementPresenter) -> StatementPresenter | None:
    """Another statement in the same words; None where none is named, or readers do not get it."""
    index = model.index_of(key) if key else None
    return None if index is None else present(model, model.records[index], presented.language)


def _speakers(presented: StatementPresenter) -> Iterator[Filed]:
    spellings = presented.settings.spellings
    for speaker in presented.speakers:
        key = adviser_key(speaker.name, spellings)
        yield Filed(speaker.name, list_address(presented.language, "adviser", key), speaker.role_name)
