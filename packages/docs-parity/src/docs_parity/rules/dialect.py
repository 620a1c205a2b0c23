"""Constructs that renderers read differently: an editor meets them as a page that looks broken.

Our reader (markdown/blocks.py) follows Python-Markdown; where CommonMark, which most editors' previews
follow, would show something else, the text must be written so that both agree.
"""

import re
from collections.abc import Iterator

from docs_parity.markdown.blocks import TABLE_RULE, split_row
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import DIALECT, Rule, declare
from docs_parity.rules.context import Context
from docs_parity.rules.registry import version_rules

BULLET = re.compile(r"^(?:[*+-]|1\.)[ ]+\S")
PARENTHESIS = re.compile(r"^\d{1,3}\)[ ]+\S")
WRITTEN_TEXT = (Kind.PARAGRAPH, Kind.CAPTION, Kind.ITEM, Kind.DEFINITION)

HEADING_SPACE = declare(
    "heading-space",
    group=DIALECT,
    place=670,
    exact=True,
    question="Is there a space after the number signs?",
    wrong="`##The law`",
    right="`## The law`",
)
LIST_WITHOUT_BLANK_LINE = declare(
    "list-without-blank-line",
    group=DIALECT,
    place=680,
    exact=True,
    question="Is there a blank line before the list?",
    wrong="`- one` right below `Two things:`",
    right="a blank line between them",
)
LIST_INDENT = declare(
    "list-indent",
    group=DIALECT,
    place=690,
    exact=True,
    question="Is a list inside a list indented by four spaces?",
    wrong="two spaces before the inner `- two`",
    right="four spaces before it",
)
LIST_MARK = declare(
    "list-mark",
    group=DIALECT,
    place=700,
    exact=True,
    question="Are the numbers of a list followed by a point?",
    wrong="`1) First`",
    right="`1. First`",
)
TABLE_WITHOUT_BLANK_LINE = declare(
    "table-without-blank-line",
    group=DIALECT,
    place=710,
    exact=True,
    question="Is there a blank line before the table?",
    wrong="a table right below a paragraph",
    right="a blank line between them",
)
TABLE_CELLS = declare(
    "table-cells",
    group=DIALECT,
    place=720,
    exact=True,
    question="Has no row more cells than the first?",
    wrong="a row of three cells below a first row of two",
    right="two cells in both",
)
CODE_INDENTED = declare(
    "code-indented",
    group=DIALECT,
    place=730,
    exact=True,
    question="Is this text meant to be code?",
    wrong="four spaces before a paragraph",
    right="none",
)
CODE_NOT_CLOSED = declare(
    "code-not-closed",
    group=DIALECT,
    place=740,
    exact=True,
    question="Does the code end?",
    wrong="a line of three backticks, and no second one",
    right="a second one below the code",
)
CODE_WITHOUT_BLANK_LINE = declare(
    "code-without-blank-line",
    group=DIALECT,
    place=750,
    exact=True,
    question="Is there a blank line before the code?",
    wrong="three backticks right below a paragraph",
    right="a blank line between them",
)
QUOTE_LAZY = declare(
    "quote-lazy",
    group=DIALECT,
    place=760,
    exact=True,
    question="Does every line of a quotation begin with `>`?",
    wrong="`> One` and, below it, `two`",
    right="`> One` and, below it, `> two`",
)
ADMONITION_INDENT = declare(
    "admonition-indent",
    group=DIALECT,
    place=770,
    exact=True,
    question="Is the text of a box indented?",
    wrong="`!!! note`, and its text without spaces before it",
    right="four spaces before its text",
)
LINE_WITHOUT_BLANK_LINE = declare(
    "line-without-blank-line",
    group=DIALECT,
    place=780,
    exact=True,
    question="Is there a blank line before a dividing line?",
    wrong="`---` right below a paragraph of two lines",
    right="a blank line between them",
)

# rule -> (what is wrong, what to do)
SAYINGS = {
    LIST_WITHOUT_BLANK_LINE: (
        'the list that begins here stands right below a paragraph and would be shown as text: "{}"',
        "Put a blank line before it.",
    ),
    LIST_INDENT: (
        'this item is meant to be inside another, and needs four spaces before its mark: "{}"',
        "Indent it by four spaces.",
    ),
    LIST_MARK: (
        'this numbered list would be shown as text, because its numbers end in a bracket: "{}"',
        "Write `1.` in place of `1)`.",
    ),
    QUOTE_LAZY: ("a line of this quotation does not begin with >", "Begin every line of a quotation with >."),
    HEADING_SPACE: (
        'there is no space after the number signs of the heading "{}"',
        "Put a space after them.",
    ),
    CODE_INDENTED: (
        'this text would be shown as code, because four spaces stand before it: "{}"',
        "Take the spaces away, or put the code between lines of three backticks.",
    ),
    CODE_NOT_CLOSED: (
        'the code that begins here is never closed: "{}"',
        "Put a line with the same marks below it.",
    ),
    CODE_WITHOUT_BLANK_LINE: (
        "the code that begins here stands right below a paragraph",
        "Put a blank line before it.",
    ),
    TABLE_WITHOUT_BLANK_LINE: (
        'the table that begins here would be shown as text: "{}"',
        "Put a blank line before it, and give the line of dashes as many columns as the first.",
    ),
    TABLE_CELLS: (
        'this row has more cells than the table has columns, and the last would be lost: "{}"',
        "Take a cell away, or write \\| for a column mark inside a cell.",
    ),
    ADMONITION_INDENT: (
        "nothing is indented below this title, so the box would be empty",
        "Indent the text below it by four spaces.",
    ),
    LINE_WITHOUT_BLANK_LINE: (
        "the dividing line below this paragraph would turn it into a heading in some programs",
        "Put a blank line before the hyphens.",
    ),
}
IRREGULAR = {rule.id: rule for rule in SAYINGS}
"""What the reader says of a block that is not of the usual form: the id of a rule."""


@version_rules.check(*SAYINGS)
def dialect(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Would every program show this construct the same way?"""
    for index, block in enumerate(localized.blocks):
        after = localized.blocks[index + 1] if index + 1 < len(localized.blocks) else None
        for rule, line, words in _irregular(block, after):
            problem, fix = SAYINGS[rule]
            yield Finding(
                rule=rule.id,
                message=problem.format(shortened(words)),
                fix=fix,
                path=localized.path,
                line=line,
                severity=_weight(context),
                page=localized.key,
                language=localized.language,
                subject=words,
            )


def _weight(context: Context) -> Severity:
    """In a tree that is not ours these are advice."""
    return Severity.WARNING if context.settings.bare else Severity.ERROR


def _irregular(block: Block, after: Block | None) -> Iterator[tuple[Rule, int, str]]:
    if block.irregular:
        yield IRREGULAR[block.irregular], block.line, block.text
    if block.kind is Kind.CODE and block.variant == "indented":
        yield CODE_INDENTED, block.line, block.text
    if block.kind is Kind.ADMONITION and not (after and len(after.path) > len(block.path)):
        yield ADMONITION_INDENT, block.line, block.text
    if block.kind in WRITTEN_TEXT:
        yield from _in_text(block)
    if (
        block.kind is Kind.PARAGRAPH
        and after
        and after.line == block.last_line + 1
        and after.path == block.path
    ):
        if after.kind is Kind.CODE and after.variant != "indented":
            yield CODE_WITHOUT_BLANK_LINE, after.line, ""
        if after.kind is Kind.RULE and after.variant == "-":
            yield LINE_WITHOUT_BLANK_LINE, block.line, block.text


def _in_text(block: Block) -> Iterator[tuple[Rule, int, str]]:
    lines = block.text.split("\n")
    if lines[0].startswith(("```", "~~~")) and "```" not in lines[0].lstrip("`"):
        yield CODE_NOT_CLOSED, block.line, lines[0]
    for offset, line in enumerate(lines):
        if offset and BULLET.match(line):
            yield LIST_WITHOUT_BLANK_LINE, block.line + offset, line
            return
        if PARENTHESIS.match(line) and (offset == 0 or PARENTHESIS.match(lines[offset - 1])):
            yield LIST_MARK, block.line + offset, line
            return
        if offset and "|" in lines[offset - 1] and "|" in line and TABLE_RULE.match(line) and "-" in line:
            yield TABLE_WITHOUT_BLANK_LINE, block.line + offset - 1, " | ".join(split_row(lines[offset - 1]))
            return


def shortened(text: str, words: int = 8) -> str:
    """The first words of a text, on one line."""
    parts = text.split()
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")
