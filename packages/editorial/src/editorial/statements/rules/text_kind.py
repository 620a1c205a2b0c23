"""The two kinds of text and the two dates: is a record told from a statement, and the day of a statement from
the day on which this site published it?
"""

from collections.abc import Iterator
from typing import cast

from pydantic import ValidationError

from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.rule import FIELDS
from docs_parity.model.wording import listed
from docs_parity.project.fields import some_fields
from docs_parity.rules.context import Context
from docs_parity.rules.front_matter import field_finding
from docs_parity.rules.registry import original_rules
from editorial.statements.fields import DATES, TEXT_KIND, StatementFields, is_statement
from editorial.statements.text_kinds import RECORD_FIELDS, SourceKind, TextKind


@original_rules.rule(
    "statement-text",
    group=FIELDS,
    place=412,
    exact=True,
    wrong="`kind_of_text: record` without `rests_on`",
    right="`rests_on: [opening]`, `source_url: https://…`, `source_kind: copy`, `source_language: en`",
    more="Readers of a record are told what was seen of the statement and what its link leads to. The text "
    "itself rests on nothing else.",
)
def statement_text(localized: LocalizedPage, page: Page, context: Context) -> Iterator[Finding]:
    """Does a record say what it rests on and where that stands, and the statement itself no such thing?"""
    fields = _fields(localized, page, context, TEXT_KIND)
    if fields is None:
        return
    is_record = fields.kind_of_text is TextKind.RECORD
    told = [name for name in RECORD_FIELDS if getattr(fields, name) is not None]
    missing = [name for name in RECORD_FIELDS if name not in told]
    if is_record and missing:
        yield _told(
            localized,
            statement_text.id,
            "kind_of_text",
            f"this page is a record, and it does not say {_quoted(missing)}",
            f"Add {listed([f'`{name}: …`' for name in missing])}: readers are told what a record rests on.",
        )
    elif told and not is_record:
        yield _told(
            localized,
            statement_text.id,
            told[0],
            f"this page is the statement itself, and {_quoted(told)} belong to a record",
            "Delete them; or, if it summarizes a statement issued elsewhere, write `kind_of_text: record`.",
        )
    elif is_record:
        yield from _agree(localized, fields)


def _agree(localized: LocalizedPage, fields: StatementFields) -> Iterator[Finding]:
    """What was seen and what the link leads to: each basis once."""
    seen = fields.rests_on or ()
    twice = [basis for place, basis in enumerate(seen) if basis in seen[:place]]
    texts = [basis for basis in seen if basis.is_text]
    if twice or len(texts) > 1:
        yield _told(
            localized,
            statement_text.id,
            "rests_on",
            f'"rests_on" names {listed(list(map(str, twice[:1] * 2 or texts)))}',
            "Name each once, and of whole, near-whole and opening one: how much of the text was seen.",
        )
    elif not texts and fields.source_kind in (SourceKind.OFFICIAL_TEXT, SourceKind.COPY):
        yield _told(
            localized,
            statement_text.id,
            "source_kind",
            f'"source_kind" is "{fields.source_kind}", and the record rests on no part of the text',
            "Write `source_kind: official-report` or `source_kind: press`; or name in `rests_on` how much of "
            "the text was seen.",
        )


@original_rules.rule(
    "statement-dates",
    group=FIELDS,
    place=414,
    exact=True,
    wrong="`made_at: 2024-04-16` and `first_published_at: 2024-04-15T10:00:00-04:00`",
    right="`made_at: 2024-04-15` and the hour at which this site published it",
    more="The day of a statement and the day on which this site published its page are two dates. A day "
    "alone is compared with the day that `first_published_at` has where it is written.",
)
def statement_dates(localized: LocalizedPage, page: Page, context: Context) -> Iterator[Finding]:
    """Was the statement made before this site published it?"""
    fields = _fields(localized, page, context, DATES)
    if fields is not None and fields.made_at.is_after(fields.first_published_at):
        yield _told(
            localized,
            statement_dates.id,
            "made_at",
            f'the statement is of {fields.made_at.written}, and "first_published_at" is '
            f"{localized.fields['first_published_at']} "
            f"(line {localized.front_matter.line('first_published_at')})",
            "Write the day of the statement in `made_at`, and in `first_published_at` when this site "
            "published it.",
        )


@original_rules.rule(
    "statement-day",
    group=FIELDS,
    place=416,
    exact=False,
    severity=Severity.WARNING,
    wrong="`kind_of_text: statement`, `made_at: 2014-08-12`, published here in 2026",
    right="`kind_of_text: record`; or the day on which this site issued it",
    more="What was issued elsewhere, long before, is summarized here in a record. Remarks that were read out "
    "may be issued a day later: then nothing is wrong.",
)
def statement_day(localized: LocalizedPage, page: Page, context: Context) -> Iterator[Finding]:
    """Was a text that this site issues published on the day of the statement?"""
    fields = _fields(localized, page, context, DATES)
    if fields is None or fields.kind_of_text is not TextKind.STATEMENT:
        return
    if fields.made_at.day < fields.first_published_at.date():
        yield _told(
            localized,
            statement_day.id,
            "kind_of_text",
            f"this page is called the statement itself, of {fields.made_at.day}, and this site published it "
            f"on {fields.first_published_at.date()}",
            "If it summarizes a statement issued elsewhere, write `kind_of_text: record`.",
            Severity.WARNING,
        )


def _quoted(names: list[str]) -> str:
    return listed([f'"{name}"' for name in names])


def _fields(
    localized: LocalizedPage, page: Page, context: Context, names: tuple[str, ...]
) -> StatementFields | None:
    """Some fields of a statement, from its original; None for anything else, and where they are not right in
    themselves: field-value and field-missing say what is wrong.
    """
    if context.settings.bare or localized.language != page.original or not is_statement(page.key):
        return None
    try:
        return cast("StatementFields", some_fields(StatementFields, names).model_validate(localized.fields))
    except ValidationError:
        return None


def _told(
    localized: LocalizedPage,
    rule: str,
    field: str,
    problem: str,
    fix: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    return field_finding(localized, rule, localized.front_matter.line(field), problem, fix, field, severity)
