"""Statement pages as typed records, newest first; which statement takes the place of which."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from docs_parity.model.page import LocalizedPage, Page, Tree
from editorial.office.settings import OfficeSettings
from editorial.statements.fields import UNPUBLISHED, StatementFields, is_statement

AFTER, BEFORE = "superseded_by", "supersedes"


def original_of(key: str, tree: Tree) -> LocalizedPage | None:
    """The version of a statement that holds its fields: the readable one without a translation record."""
    found = (versions.get(key) for versions in tree.localizations.values())
    return next(
        (
            version
            for version in found
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
    found: list[str] = []
    key = named(localized, AFTER)
    while key:
        seen = key == localized.key or key in found
        found.append(key)
        key = "" if seen else named(original_of(key, tree), AFTER)
    return found


def neighbours(localized: LocalizedPage, tree: Tree) -> set[str]:
    """The keys of all statements that what is said of this one depends on."""
    return {*successors(localized, tree), *filter(None, [named(localized, BEFORE)])}


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
    """The published statements, newest first; those with faulty fields are left to the gate. A preview has
    all statements.
    """
    found = (
        record for page in pages if is_statement(page.key) and (record := record_of(page, preview=preview))
    )
    return tuple(
        sorted(found, key=lambda record: (record.fields.first_published_at, record.key), reverse=True)
    )


def record_of(page: Page, *, preview: bool = False) -> Record | None:
    """A statement's page as a record; None if it is not published and this is no preview, or if its fields
    are faulty.
    """
    source = page.source
    if source is None or (source.fields.get("status") in UNPUBLISHED and not preview):
        return None
    try:
        return Record(page, StatementFields.model_validate(dict(source.fields)))
    except ValidationError:
        return None


def public_languages(record: Record, settings: OfficeSettings) -> tuple[str, ...]:
    """The languages in which readers get a statement, in the site's order: those of its files that can be
    read and are no drafts.
    A preview has the drafts.
    """
    versions = record.page.localizations
    return tuple(
        code
        for code in settings.languages
        if code in versions and versions[code].readable and (settings.preview or not versions[code].is_draft)
    )
