"""A statement's file: is it called after its day, and is there any text in it?"""

import re
from collections.abc import Iterator

from docs_parity.markdown.page_reader import EMPTY_PAGE
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.rule import FIELDS
from docs_parity.rules.context import Context
from docs_parity.rules.registry import original_rules, version_rules
from editorial.statements.fields import STATEMENT_KEY, is_statement


@original_rules.rule(
    "statement-path",
    group=FIELDS,
    place=410,
    exact=True,
    wrong="`2024/2024-04-14-sudan.md` and `made_at: 2024-04-15`",
    right="`2024/2024-04-15-sudan.md`",
)
def statement_path(localized: LocalizedPage, page: Page, context: Context) -> Iterator[Finding]:
    """Is the statement's file named after its day? It is called statements/2024/2024-04-15-sudan.md."""
    if context.settings.bare or localized.language != page.original or not is_statement(page.key):
        return
    match = STATEMENT_KEY.match(localized.key)
    made = str(localized.fields.get("made_at", ""))[:10]
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", made):
        return  # the field itself is wrong, and says so
    if not match or match[2] != made or not match[2].startswith(match[1]):
        problem = (
            f'the file is called "{localized.path.partition("/")[2]}" and the day of the statement, '
            f'"made_at", is {made}'
        )
        yield Finding(
            rule=statement_path.id,
            message=problem,
            fix=f"Name it statements/{made[:4]}/{made}-….md in every language.",
            path=localized.path,
            page=localized.key,
            language=localized.language,
            subject=localized.key,
        )


@version_rules.check(EMPTY_PAGE)
def text(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does a statement say anything? (What a translation lacks, its original tells.)"""
    if (
        not context.settings.bare
        and is_statement(localized.key)
        and not localized.is_translation
        and not localized.blocks
    ):
        line = localized.front_matter.end_line
        yield Finding(
            rule=EMPTY_PAGE.id,
            message="the statement has no text",
            fix=f"Write it below line {line}, after a blank line.",
            path=localized.path,
            line=max(line, 1),
            page=localized.key,
            language=localized.language,
            subject="text",
        )
