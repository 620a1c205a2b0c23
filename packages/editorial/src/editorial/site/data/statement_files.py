"""statement.txt and statement.json beside every version of every statement.

Between the marks stands the canonical text, byte for byte: what the register hashes and `editorial verify`
checks.
"""

import unicodedata
from collections.abc import Iterator

from editorial.office.moments import hour_is_known
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
from editorial.site.data.renditions import DATA, TEXT, Rendition, speakers, statement_url, told
from editorial.site.i18n import language_name, long_date, words
from editorial.site.press import Press
from editorial.statements.events import moment, said
from editorial.statements.status import Standing


def statement_text(rendition: Rendition) -> bytes:
    """The whole file."""
    parts = (
        "".join(f"{line}\n" for line in _head(rendition)),
        between_marks(rendition.entry.text(rendition.language)),
        "".join(f"{line}\n" for line in _foot(rendition)),
    )
    return unicodedata.normalize("NFC", "\n".join(parts)).encode()


def status_line(rendition: Rendition, language: str) -> str:
    """The status of a version at its time, in words; with the reason, where there is one."""
    return " ".join(
        filter(
            None,
            (
                became(rendition.standing, language) or words(language)["status_published"],
                _successor(rendition),
            ),
        )
    )


def status_now(rendition: Rendition, language: str) -> str:
    """What became of the statement after this version, in words; empty for the present version."""
    if rendition.is_present:
        return ""
    say, present = words(language), rendition.present
    version = say["version_of"].format(
        number=present.version, date=long_date(moment(present.change["at"]).date(), language)
    )
    where = say["field"].format(name=version, value=rendition.present_url)
    return " ".join(filter(None, (became(rendition.standing_now, language), where)))


def became(stands: Standing, language: str) -> str:
    """What became of a statement, in one line: what happened, when, and why."""
    return " ".join(text for each in told(stands, language) for text in each if text)


def _successor(rendition: Rendition) -> str:
    other = rendition.manifest.superseded_by if rendition.status == "superseded" else None
    return statement_url(rendition.press, other, rendition.language)


def _head(rendition: Rendition) -> Iterator[str]:
    language, manifest, say = rendition.language, rendition.manifest, words(rendition.language)
    shown = (
        ("reference", manifest.id),
        ("version", str(manifest.version)),
        ("status", status_line(rendition, language)),
        ("status_now", status_now(rendition, language)),
        ("language", language_name(language, language)),
        ("date", rendition.published),
        ("speaks", speakers(rendition)),
        ("address", rendition.url()),
        ("code", rendition.code),
    )
    yield from (say["field"].format(name=say[name], value=value) for name, value in shown if value)


def _foot(rendition: Rendition) -> Iterator[str]:
    """Whose words these are, where the authoritative text stands, whom to ask, how to check."""
    press, say = rendition.press, words(rendition.language)
    yield from rendition.notes()
    shown = (
        ("source", rendition.manifest.source_url),
        ("contact", press.page("contact", rendition.language)),
    )
    yield from (say["field"].format(name=say[name], value=value) for name, value in shown if value)
    yield " ".join((say["check_address"], rendition.code_url))
    yield say["field"].format(
        name=say["check_how"], value=press.page("verify", rendition.language) or press.url("verify/")
    )


def statement_file(rendition: Rendition) -> StatementFile:
    """Everything that there is to say of a version in a language."""
    press, manifest, language = rendition.press, rendition.manifest, rendition.language
    present = rendition.present
    return StatementFile(
        schema_=press.url(schema_path("statement-file")),
        edition=press.settings.edition,
        notice=" ".join(rendition.notes()),
        identifier=manifest.id,
        version=manifest.version,
        code=rendition.code,
        uri=rendition.code_url,
        url=rendition.url(),
        language=language,
        original_language=manifest.original,
        document_type=manifest.type,
        status=rendition.status,
        status_now=rendition.status_now,
        present_version=present.version,
        pubstatus="canceled" if present.status == "withdrawn" else "usable",
        ednote=status_now(rendition, language) or became(rendition.standing, language),
        title=rendition.recorded.title,
        description=rendition.recorded.summary,
        first_published_at=manifest.first_published_at,
        first_published_precision="second" if hour_is_known(moment(manifest.first_published_at)) else "day",
        versioncreated=str(manifest.change["at"]),
        public_updated_at=rendition.updated.isoformat(),
        attributed_to=list(_speakers(rendition)),
        places=[Named(code=code, name=press.place(code, language)) for code in manifest.places],
        subjects=[Named(code=key, name=press.subject(key, language)) for key in manifest.subjects],
        cites=list(manifest.cites),
        source_url=manifest.source_url,
        change_history=list(_history(rendition)),
        withdrawn_notice=_withdrawn(rendition),
        superseded_by=_other(present.superseded_by, press, language),
        supersedes=_other(press.register.supersedes(present.id), press, language),
        text_algorithm=manifest.algorithm,
        text_sha256=rendition.recorded.text_sha256,
        lines=[Line(shape=line.shape, text=line.text) for line in rendition.entry.lines(language)],
        translations=list(_translations(rendition)),
        versions=list(_versions(rendition)),
    )


def _speakers(rendition: Rendition) -> Iterator[Speaker]:
    for each in rendition.manifest.attributed_to:
        yield Speaker(
            name=each["name"], role=each["role"], role_name=rendition.press.role(each, rendition.language)
        )


def _history(rendition: Rendition) -> Iterator[ChangeNote]:
    for change in rendition.manifest.change_history:
        yield ChangeNote(
            version=change["version"],
            public_timestamp=str(change["at"]),
            kind=change["kind"],
            note=said(change["note"], rendition.language),
            applies_to=list(change["applies_to"]),
        )


def _withdrawn(rendition: Rendition) -> WithdrawnNotice | None:
    notice = rendition.present.withdrawn_notice
    if not notice or rendition.present.status != "withdrawn":
        return None
    return WithdrawnNotice(
        explanation=said(notice["explanation"], rendition.language), withdrawn_at=str(notice["withdrawn_at"])
    )


def _other(key: str | None, press: Press, language: str) -> Other | None:
    return Other(identifier=key, url=statement_url(press, key, language)) if key else None


def _translations(rendition: Rendition) -> Iterator[Translation]:
    for code in rendition.languages:
        recorded = rendition.manifest.languages[code]
        yield Translation(
            language=code,
            title=recorded.title,
            url=rendition.url(code),
            txt=rendition.url(code, TEXT),
            json_=rendition.url(code, DATA),
            text_sha256=recorded.text_sha256,
        )


def _versions(rendition: Rendition) -> Iterator[VersionLink]:
    for entry in rendition.versions:
        if rendition.language in entry.manifest.languages:
            each = Rendition(rendition.press, entry, rendition.versions, rendition.language)
            yield VersionLink(
                version=entry.manifest.version,
                code=each.code,
                url=each.url(),
                created=str(entry.manifest.change["at"]),
            )
