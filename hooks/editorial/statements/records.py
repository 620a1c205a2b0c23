"""Statement pages -> records: the published ones with their typed fields, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from editorial.model.page import Page
from editorial.reading.fields import UNPUBLISHED, StatementFields, is_statement
from editorial.reading.settings import Settings


@dataclass(frozen=True)
class Record:
    """A published statement: the page, and its fields as the original states them."""

    page: Page
    fields: StatementFields

    @property
    def key(self) -> str:
        """The page's key."""
        return self.page.key


def records(pages: Iterable[Page]) -> tuple[Record, ...]:
    """The published statements, newest first; those with faulty fields are left to the gate."""
    found = (record for page in pages if is_statement(page.key) and (record := _record(page)))
    return tuple(sorted(found, key=lambda record: (record.fields.first_published_at, record.key), reverse=True))


def _record(page: Page) -> Record | None:
    source = page.source
    if source is None or source.fields.get("status") in UNPUBLISHED:
        return None
    try:
        return Record(page, StatementFields.model_validate(dict(source.fields)))
    except ValidationError:
        return None


def public_languages(record: Record, settings: Settings) -> tuple[str, ...]:
    """The languages in which readers get a statement, in the site's order: those of its files that can be read and are no drafts."""
    versions = record.page.versions
    return tuple(code for code in settings.languages if code in versions and versions[code].readable and not versions[code].is_draft)


def hour_is_known(moment: datetime) -> bool:
    """False for noon, which is written where a source gives the day only (DECISIONS.md, 2026-11-23): readers are told no hour then."""
    return (moment.hour, moment.minute, moment.second) != (12, 0, 0)
