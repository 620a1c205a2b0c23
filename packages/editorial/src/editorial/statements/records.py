"""Statement pages as typed records, newest first; which statement takes the place of which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from pydantic import ValidationError

from docs_parity.model.page import LocalizedPage, Page, Tree
from editorial.statements.fields import StatementFields, is_statement
from editorial.statements.life_cycle import UNPUBLISHED, is_status
from editorial.statements.statement import Statement, statement_of

AFTER, BEFORE = "superseded_by", "supersedes"


def original_of(key: str, tree: Tree) -> LocalizedPage | None:
    """The version of a statement that holds its fields: the readable one without a translation record."""
    candidates = (localizations.get(key) for localizations in tree.localizations.values())
    return next(
        (
            version
            for version in candidates
            if version is not None and version.readable and not version.is_translation
        ),
        None,
    )


def named(localized: LocalizedPage | None, field: str) -> str:
    """The key that a statement names in a field; empty where it names none."""
    value = localized.fields.get(field) if localized else None
    return value if isinstance(value, str) else ""


def successors(localized: LocalizedPage, tree: Tree) -> list[str]:
    """The keys of those that take a statement's place, one after the other; the last one again, where they go
    round.
    """
    later: list[str] = []
    key = named(localized, AFTER)
    while key:
        seen = key == localized.key or key in later
        later.append(key)
        key = "" if seen else named(original_of(key, tree), AFTER)
    return later


def neighbours(localized: LocalizedPage, tree: Tree) -> set[str]:
    """The keys of all statements that what is said of this one depends on."""
    return {*successors(localized, tree), *filter(None, [named(localized, BEFORE)])}


@dataclass(frozen=True)
class Record:
    """A published statement: the page, and its fields as the original states them."""

    page: Page
    fields: StatementFields
    preview: bool = False
    """True if drafts of translations are shown too."""

    @property
    def key(self) -> str:
        """The page's key."""
        return self.page.key

    @property
    def source(self) -> LocalizedPage:
        """The original, where the fields stand."""
        return self.page.localizations[self.page.original]

    @cached_property
    def statement(self) -> Statement:
        """The statement as its sources state it, in the languages in which readers get it."""
        written, fields = _as_written(self.source), self.fields
        return statement_of(
            {
                "id": self.key,
                "version": fields.version,
                "status": fields.status,
                "original": self.page.original,
                "type": fields.type,
                "kind_of_text": fields.kind_of_text,
                "made_at": fields.made_at.written,
                "first_published_at": written["first_published_at"],
                "rests_on": fields.rests_on or (),
                "attributed_to": written["attributed_to"],
                "places": fields.places,
                "subjects": fields.subjects,
                "cites": fields.cites,
                "source_url": str(fields.source_url or ""),
                "source_kind": fields.source_kind or "",
                "source_language": fields.source_language or "",
                "change_history": sorted(written["change_history"], key=itemgetter("version")),
                "withdrawn_notice": written.get("withdrawn_notice"),
                "superseded_by": written.get("superseded_by"),
                "languages": {
                    language: _wording(self.page.localizations[language])
                    for language in public_languages(self.page, preview=self.preview)
                },
            }
        )


def _as_written(localized: LocalizedPage) -> dict[str, Any]:
    """The fields of a file as JSON has them; whether they are right is asked before."""
    return {name: plain(value) for name, value in localized.fields.items()}


def _wording(localized: LocalizedPage) -> dict[str, str]:
    return {name: str(localized.fields.get(name) or "") for name in ("title", "summary")}


def records(pages: Iterable[Page], *, preview: bool = False) -> tuple[Record, ...]:
    """The published statements, by the day of the statement, newest first; those with faulty fields are left
    to the gate. A preview has all statements.
    """
    published = (
        record for page in pages if is_statement(page.key) and (record := record_of(page, preview=preview))
    )
    return tuple(
        sorted(published, key=lambda record: (record.fields.made_at.order, record.key), reverse=True)
    )


def record_of(page: Page, *, preview: bool = False) -> Record | None:
    """A statement's page as a record; None if it is not published and this is no preview, or if its fields
    are faulty.
    """
    source = page.source
    if source is None or not is_seen(page, preview=preview):
        return None
    try:
        return Record(page, StatementFields.model_validate(dict(source.fields)), preview)
    except ValidationError:
        return None


def is_seen(page: Page, *, preview: bool) -> bool:
    """False for a page whose status says that it is not public yet, and for a statement whose status says
    nothing that there is; a preview shows those too.
    """
    if preview or page.source is None:
        return preview
    status = page.source.fields.get("status")
    return status not in UNPUBLISHED and (is_status(status) or not is_statement(page.key))


def public_languages(page: Page, *, preview: bool) -> tuple[str, ...]:
    """The languages in which readers get a page, in the order of the site's languages: those of its files
    that can be read and are no drafts. A preview has the drafts.
    """
    return tuple(
        language
        for language, localized in page.localizations.items()
        if is_seen(page, preview=preview) and localized.readable and (preview or not localized.is_draft)
    )


def written_moments(localized: LocalizedPage) -> Iterator[tuple[str, object]]:
    """(field, what is written) for the moment of each change in the history of a file, be it right or not."""
    history = localized.fields.get("change_history")
    for number, change in enumerate(history if isinstance(history, list | tuple) else ()):
        yield f"change_history.{number}.at", change.get("at") if isinstance(change, Mapping) else None


def plain(value: object) -> object:
    """A front matter's value as JSON has it: dates as they are written, everything else as it is."""
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
