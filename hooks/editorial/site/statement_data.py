"""statement.json: one version in one language for programs. Its table is `published_data.py`."""

from collections.abc import Iterator

from editorial.reading.moments import hour_is_known
from editorial.site.published_data import (
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
from editorial.site.renditions import DATA, TEXT, Press, Rendition, statement_url
from editorial.site.statement_text import became, status_now
from editorial.statements.events import moment, said


def statement_file(rendition: Rendition) -> StatementFile:
    """Everything that there is to say of a version in a language."""
    press, manifest, language = rendition.press, rendition.manifest, rendition.language
    present = rendition.present
    return StatementFile(
        schema_=press.url(schema_path("statement-file")), edition=press.settings.edition, notice=" ".join(rendition.notes()),
        identifier=manifest.id, version=manifest.version, code=rendition.code, uri=rendition.code_url, url=rendition.url(),
        language=language, original_language=manifest.original, document_type=manifest.type, status=rendition.status,
        status_now=rendition.status_now, present_version=present.version,
        pubstatus="canceled" if present.status == "withdrawn" else "usable",
        ednote=status_now(rendition, language) or became(rendition.standing, language),
        title=rendition.recorded.title, description=rendition.recorded.summary, first_published_at=manifest.first_published_at,
        first_published_precision="second" if hour_is_known(moment(manifest.first_published_at)) else "day",
        versioncreated=str(manifest.change["at"]), public_updated_at=rendition.updated.isoformat(),
        attributed_to=list(_speakers(rendition)), places=[Named(code=code, name=press.place(code, language)) for code in manifest.places],
        subjects=[Named(code=key, name=press.subject(key, language)) for key in manifest.subjects], cites=list(manifest.cites),
        source_url=manifest.source_url, change_history=list(_history(rendition)), withdrawn_notice=_withdrawn(rendition),
        superseded_by=_other(present.superseded_by, press, language),
        supersedes=_other(press.register.supersedes(present.id), press, language),
        text_algorithm=manifest.algorithm, text_sha256=rendition.recorded.text_sha256,
        lines=[Line(shape=line.shape, text=line.text) for line in rendition.entry.lines(language)],
        translations=list(_translations(rendition)), versions=list(_versions(rendition)))


def _speakers(rendition: Rendition) -> Iterator[Speaker]:
    for each in rendition.manifest.attributed_to:
        yield Speaker(name=each["name"], role=each["role"], role_name=rendition.press.role(each, rendition.language))


def _history(rendition: Rendition) -> Iterator[ChangeNote]:
    for change in rendition.manifest.change_history:
        yield ChangeNote(version=change["version"], public_timestamp=str(change["at"]), kind=change["kind"],
                         note=said(change["note"], rendition.language), applies_to=list(change["applies_to"]))


def _withdrawn(rendition: Rendition) -> WithdrawnNotice | None:
    notice = rendition.present.withdrawn_notice
    if not notice or rendition.present.status != "withdrawn":
        return None
    return WithdrawnNotice(explanation=said(notice["explanation"], rendition.language), withdrawn_at=str(notice["withdrawn_at"]))


def _other(key: str | None, press: Press, language: str) -> Other | None:
    return Other(identifier=key, url=statement_url(press, key, language)) if key else None


def _translations(rendition: Rendition) -> Iterator[Translation]:
    for code in rendition.languages:
        recorded = rendition.manifest.languages[code]
        yield Translation(language=code, title=recorded.title, url=rendition.url(code), txt=rendition.url(code, TEXT),
                          json_=rendition.url(code, DATA), text_sha256=recorded.text_sha256)


def _versions(rendition: Rendition) -> Iterator[VersionLink]:
    for entry in rendition.versions:
        if rendition.language in entry.manifest.languages:
            each = Rendition(rendition.press, entry, rendition.versions, rendition.language)
            yield VersionLink(version=entry.manifest.version, code=each.code, url=each.url(), created=str(entry.manifest.change["at"]))
