"""Statement pages -> records: the published ones with their typed fields, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

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


def records(pages: Iterable[Page], *, preview: bool = False) -> tuple[Record, ...]:
    """The published statements, newest first; those with faulty fields are left to the gate. A preview has all statements."""
    found = (record for page in pages if is_statement(page.key) and (record := record_of(page, preview=preview)))
    return tuple(sorted(found, key=lambda record: (record.fields.first_published_at, record.key), reverse=True))


def record_of(page: Page, *, preview: bool = False) -> Record | None:
    """A statement's page as a record; None if it is not published and this is no preview, or if its fields are faulty."""
    source = page.source
    if source is None or (source.fields.get("status") in UNPUBLISHED and not preview):
        return None
    try:
        return Record(page, StatementFields.model_validate(dict(source.fields)))
    except ValidationError:
        return None


def public_languages(record: Record, settings: Settings) -> tuple[str, ...]:
    """The languages in which readers get a statement, in the site's order: those of its files that can be read and are no drafts.
    A preview has the drafts.
    """
    versions = record.page.versions
    return tuple(code for code in settings.languages if code in versions and versions[code].readable
                 and (settings.preview or not versions[code].is_draft))
