"""A statement's file: is it called after its day, and is there any text in it?"""

import re
from collections.abc import Iterator

from editorial.model.finding import Finding
from editorial.model.page import Page, Version
from editorial.model.rule_groups import FIELDS
from editorial.parity.context import Context
from editorial.parity.rules.registry import original_rules, version_rules
from editorial.reading.fields import STATEMENT_KEY, is_statement
from editorial.reading.version import EMPTY_PAGE


@original_rules.rule(
    "statement-path", group=FIELDS, place=410, exact=True,
    wrong="`2024/2024-04-14-sudan.md`, published on 15 April", right="`2024/2024-04-15-sudan.md`")
def statement_path(version: Version, page: Page, context: Context) -> Iterator[Finding]:
    """Is the statement's file named after its day? It is called statements/2024/2024-04-15-sudan.md."""
    if context.settings.bare or version.language != page.original or not is_statement(page.key):
        return
    match = STATEMENT_KEY.match(version.key)
    published = str(version.fields.get("first_published_at", ""))[:10]
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", published):
        return  # the field itself is wrong, and says so
    if not match or match[2] != published or not match[2].startswith(match[1]):
        problem = f'the file is called "{version.path.partition("/")[2]}" and the statement was first published on "{published}"'
        yield Finding(statement_path.id, problem, f"Name it statements/{published[:4]}/{published}-… .md in every language.",
                      version.path, page=version.key, language=version.language, subject=version.key)


@version_rules.check(EMPTY_PAGE)
def text(version: Version, context: Context) -> Iterator[Finding]:
    """Does a statement say anything? (What a translation lacks, its original tells.)"""
    if not context.settings.bare and is_statement(version.key) and not version.is_translation and not version.blocks:
        line = version.front_matter.end_line
        yield Finding(EMPTY_PAGE.id, "the statement has no text", f"Write it below line {line}, after a blank line.",
                      version.path, max(line, 1), page=version.key, language=version.language, subject="text")
