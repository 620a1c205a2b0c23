"""Constructs that renderers read differently: an editor meets them as a page that looks broken.

`reading` follows Python-Markdown; where CommonMark, which most editors' previews follow, would show something else, the
text must be written so that both agree.
"""

import re
from collections.abc import Iterator

from editorial.model.block import Block, Kind
from editorial.model.finding import Finding, Severity
from editorial.model.page import Version
from editorial.parity.context import Context
from editorial.reading.blocks import TABLE_RULE, split_row

BULLET = re.compile(r"^(?:[*+-]|1\.)[ ]+\S")
PARENTHESIS = re.compile(r"^\d{1,3}\)[ ]+\S")
WRITTEN_TEXT = (Kind.PARAGRAPH, Kind.CAPTION, Kind.ITEM, Kind.DEFINITION)

# id -> (what is wrong, what to do)
SAYINGS = {
    "list-without-blank-line": ('the list that begins here stands right below a paragraph and would be shown as text: "{}"',
                                "Put a blank line before it."),
    "list-indent": ('this item is meant to be inside another, and needs four spaces before its mark: "{}"',
                    "Indent it by four spaces."),
    "list-mark": ('this numbered list would be shown as text, because its numbers end in a bracket: "{}"',
                  "Write `1.` in place of `1)`."),
    "quote-lazy": ("a line of this quotation does not begin with >", "Begin every line of a quotation with >."),
    "heading-space": ('there is no space after the number signs of the heading "{}"', "Put a space after them."),
    "code-indented": ('this text would be shown as code, because four spaces stand before it: "{}"',
                      "Take the spaces away, or put the code between lines of three backticks."),
    "code-not-closed": ('the code that begins here is never closed: "{}"', "Put a line with the same marks below it."),
    "code-without-blank-line": ("the code that begins here stands right below a paragraph", "Put a blank line before it."),
    "table-without-blank-line": ('the table that begins here would be shown as text: "{}"',
                                 "Put a blank line before it, and give the line of dashes as many columns as the first."),
    "table-cells": ('this row has more cells than the table has columns, and the last would be lost: "{}"',
                    "Take a cell away, or write \\| for a column mark inside a cell."),
    "admonition-indent": ("nothing is indented below this title, so the box would be empty",
                          "Indent the text below it by four spaces."),
    "line-without-blank-line": ("the dividing line below this paragraph would turn it into a heading in some programs",
                                "Put a blank line before the hyphens."),
}


def dialect(version: Version, context: Context) -> Iterator[Finding]:
    """Would every program show this construct the same way?"""
    for index, block in enumerate(version.blocks):
        after = version.blocks[index + 1] if index + 1 < len(version.blocks) else None
        for rule, line, words in _irregular(block, after):
            problem, fix = SAYINGS[rule]
            yield Finding(rule, problem.format(shortened(words)), fix, version.path, line, _weight(rule, context),
                          version.key, version.language, subject=words)


def _weight(rule: str, context: Context) -> Severity:
    """In a tree that is not ours these are advice."""
    return Severity.WARNING if context.settings.bare else Severity.ERROR


def _irregular(block: Block, after: Block | None) -> Iterator[tuple[str, int, str]]:
    if block.irregular:
        yield block.irregular, block.line, block.text
    if block.kind is Kind.CODE and block.variant == "indented":
        yield "code-indented", block.line, block.text
    if block.kind is Kind.ADMONITION and not (after and len(after.path) > len(block.path)):
        yield "admonition-indent", block.line, block.text
    if block.kind in WRITTEN_TEXT:
        yield from _in_text(block)
    if block.kind is Kind.PARAGRAPH and after and after.line == block.last_line + 1 and after.path == block.path:
        if after.kind is Kind.CODE and after.variant != "indented":
            yield "code-without-blank-line", after.line, ""
        if after.kind is Kind.RULE and after.variant == "-":
            yield "line-without-blank-line", block.line, block.text


def _in_text(block: Block) -> Iterator[tuple[str, int, str]]:
    lines = block.text.split("\n")
    if lines[0].startswith(("```", "~~~")) and "```" not in lines[0].lstrip("`"):
        yield "code-not-closed", block.line, lines[0]
    for offset, line in enumerate(lines):
        if offset and BULLET.match(line):
            yield "list-without-blank-line", block.line + offset, line
            return
        if PARENTHESIS.match(line) and (offset == 0 or PARENTHESIS.match(lines[offset - 1])):
            yield "list-mark", block.line + offset, line
            return
        if offset and "|" in lines[offset - 1] and "|" in line and TABLE_RULE.match(line) and "-" in line:
            yield "table-without-blank-line", block.line + offset - 1, " | ".join(split_row(lines[offset - 1]))
            return


def shortened(text: str, words: int = 8) -> str:
    """The first words of a text, on one line."""
    parts = text.split()
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")
