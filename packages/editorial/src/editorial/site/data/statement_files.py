"""statement.txt and statement.json beside every version of every statement.

Between the marks stands the canonical text, byte for byte: what the register hashes and `editorial verify`
checks.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from editorial.register.canonical_text import between_marks
from editorial.site.data.published_data import (
    ChangeNote,
    Line,
    Named,
    Other,
    Speaker,
    StatementFile,
    Translation,
    VersionLink,
    WithdrawnNotice,
    schema_path,
)
from editorial.site.i18n import language_name, words
from editorial.site.press import Press
from editorial.site.statement.presenter import sentences
from editorial.site.statement.rendition import DATA, TEXT, Rendition, statement_url
from editorial.statements.life_cycle import Status
from editorial.statements.status import Standing


def statement_text(rendition: Rendition) -> bytes:
    """The whole file."""
    parts = (
        "".join(f"{line}\n" for line in _head(rendition)),
        between_marks(rendition.entry.text(rendition.language)),
        "".join(f"{line}\n" for line in _foot(rendition)),
    )
    return unicodedata.normalize("NFC", "\n".join(parts)).encode()


def lines_around(rendition: Rendition) -> Iterator[str]:
    """The lines of the file that stand outside of the marks: what `editorial verify` knows for ours."""
    yield from _head(rendition)
    yield from _foot(rendition)


def status_line(rendition: Rendition) -> str:
    """The status of a version at its time, in words; with the reason, where there is one."""
    return " ".join(
        filter(
            None,
            (
                became(rendition.standing, rendition.language)
                or words(rendition.language)["status_published"],
                _successor(rendition),
            ),
        )
    )


def status_now(rendition: Rendition) -> str:
    """What became of the statement after this version, in words; empty for the present version."""
    if rendition.is_present:
        return ""
    language = rendition.language
    field = words(language)["field"].format(
        name=rendition.presented_now.version_of, value=rendition.present_url
    )
    return " ".join(filter(None, (became(rendition.standing_now, language), field)))


def became(standing: Standing, language: str) -> str:
    """What became of a statement, in one line: what happened, when, and why."""
    return " ".join(text for pair in sentences(standing.told, language) for text in pair if text)


def _successor(rendition: Rendition) -> str:
    superseded = rendition.standing.status is Status.SUPERSEDED
    other = rendition.statement.superseded_by if superseded else None
    return statement_url(rendition.press, other, rendition.language)


def _head(rendition: Rendition) -> Iterator[str]:
    language, presented, say = rendition.language, rendition.presented, words(rendition.language)
    told = presented.provenance
    shown = (
        (say["reference"], presented.statement.key),
        (say["version"], str(presented.version)),
        (say["status"], status_line(rendition)),
        (say["status_now"], status_now(rendition)),
        (say["language"], language_name(language, language)),
        (say["kind_of_text"], told.kind_of_text),
        (say["made_on"], presented.moment),
        (told.published_on, told.published),
        (say["rests_on"], told.rests_on),
        (say["speaks"], presented.speaking),
        (say["address"], rendition.url()),
        (say["code"], rendition.code),
    )
    yield from (say["field"].format(name=name, value=value) for name, value in shown if value)


def _foot(rendition: Rendition) -> Iterator[str]:
    """Whose words these are, what they rest on and where that stands, whom to ask, how to check."""
    press, say, source = rendition.press, words(rendition.language), rendition.presented.provenance.source
    yield from rendition.notes()
    if source:
        yield say["field"].format(name=source, value=rendition.presented.source_url)
    shown = (("contact", press.page("contact", rendition.language)),)
    yield from (say["field"].format(name=say[name], value=value) for name, value in shown if value)
    yield " ".join((say["check_address"], rendition.code_url))
    yield say["field"].format(
        name=say["check_how"], value=press.page("verify", rendition.language) or press.url("verify/")
    )


def statement_file(rendition: Rendition) -> StatementFile:
    """Everything that there is to say of a version in a language."""
    press, presented, language = rendition.press, rendition.presented, rendition.language
    statement, present = rendition.statement, rendition.present
    return StatementFile(
        schema_=press.url(schema_path("statement-file")),
        edition=press.settings.edition,
        notice=" ".join(rendition.notes()),
        identifier=statement.key,
        version=statement.version,
        code=rendition.code,
        uri=rendition.code_url,
        url=rendition.url(),
        language=language,
        original_language=statement.original,
        document_type=statement.type,
        status=rendition.standing.status,
        status_now=rendition.standing_now.status,
        present_version=present.version,
        pubstatus="canceled" if present.status is Status.WITHDRAWN else "usable",
        ednote=status_now(rendition) or became(rendition.standing, language),
        title=presented.wording.title,
        description=presented.wording.summary,
        kind_of_text=statement.kind_of_text,
        made_at=statement.made_at.written,
        first_published_at=statement.first_published_at.written,
        first_published_precision="second",
        rests_on=list(statement.rests_on),
        caveats=list(presented.provenance.caveats),
        versioncreated=statement.change.at.written,
        public_updated_at=rendition.updated.isoformat(),
        attributed_to=list(_speakers(rendition)),
        places=[Named(code=place.key, name=place.name) for place in presented.places],
        subjects=[Named(code=subject.key, name=subject.name) for subject in presented.subjects],
        cites=list(statement.cites),
        source_url=statement.source_url,
        source_kind=statement.source_kind or "",
        source_language=statement.source_language,
        change_history=list(_history(rendition)),
        withdrawn_notice=_withdrawn(rendition),
        superseded_by=_other(present.superseded_by, press, language),
        supersedes=_other(press.register.supersedes(present.key), press, language),
        text_algorithm=rendition.manifest.algorithm,
        text_sha256=rendition.manifest.digests[language],
        lines=[Line(shape=line.shape, text=line.text) for line in rendition.entry.lines(language)],
        translations=list(_translations(rendition)),
        versions=list(_versions(rendition)),
    )


def _speakers(rendition: Rendition) -> Iterator[Speaker]:
    for speaker in rendition.presented.speakers:
        yield Speaker(name=speaker.name, role=speaker.role, role_name=speaker.role_name)


def _history(rendition: Rendition) -> Iterator[ChangeNote]:
    for change in rendition.statement.history:
        yield ChangeNote(
            version=change.version,
            public_timestamp=change.at.written,
            kind=change.kind,
            note=change.note_in(rendition.language),
            applies_to=list(change.applies_to),
        )


def _withdrawn(rendition: Rendition) -> WithdrawnNotice | None:
    withdrawal = rendition.present.withdrawal
    if withdrawal is None or rendition.present.status is not Status.WITHDRAWN:
        return None
    return WithdrawnNotice(
        explanation=withdrawal.explanation.get(rendition.language, ""),
        withdrawn_at=withdrawal.withdrawn_at.written,
    )


def _other(key: str | None, press: Press, language: str) -> Other | None:
    return Other(identifier=key, url=statement_url(press, key, language)) if key else None


def _translations(rendition: Rendition) -> Iterator[Translation]:
    for language in rendition.languages:
        yield Translation(
            language=language,
            title=rendition.statement.languages[language].title,
            url=rendition.url(language),
            txt=rendition.url(language, TEXT),
            json_=rendition.url(language, DATA),
            text_sha256=rendition.manifest.digests[language],
        )


def _versions(rendition: Rendition) -> Iterator[VersionLink]:
    for entry in rendition.versions:
        if rendition.language in entry.manifest.languages:
            version = replace(rendition, entry=entry)
            yield VersionLink(
                version=entry.manifest.version,
                code=version.code,
                url=version.url(),
                created=entry.statement.change.at.written,
            )
