"""Texts that Python-Markdown renders in more than linear time, or not at all: told before anybody renders
them.

Measured with Python-Markdown 3.10 and the extensions of this project (benchmarks/stalling.py): twice as many
opening brackets in a paragraph, headings or addresses of links below each other, tags without an end or
explained abbreviations take four times as long (6,000 brackets 6.6 seconds), and lists deep in each other
exhaust its stack. No text
that somebody means comes near these numbers.
"""

import re
from collections.abc import Iterator

from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import PAGE
from docs_parity.rules.context import Context
from docs_parity.rules.findings import page_finding
from docs_parity.rules.registry import version_rules

MOST_OF_A_SIGN = {"[": 500, "`": 2000}
"""Of signs in one paragraph, cell or heading."""
MOST_BLOCKS = 500
"""Without a blank line between them: Python-Markdown reads all the rest again behind each."""
IN_ONE_GO = frozenset({Kind.ROW, Kind.ITEM, Kind.FOOTNOTE, Kind.TERM, Kind.DEFINITION})
"""Of these it reads as many as there are, or somebody means as many."""
MOST_OPEN_TAGS = 500
"""On a page."""
MOST_ABBREVIATIONS = 300
MOST_DEFINITIONS = 1000
"""Addresses that a page names for links by reference; a list of changes may have hundreds."""
DEEPEST = 30
"""Lists, quotations and boxes in each other."""
OPEN_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*+(?!>)")
NO_MARKUP = frozenset({Kind.CODE, Kind.HTML})


@version_rules.rule(
    "hard-to-render",
    group=PAGE,
    place=295,
    exact=True,
    never_accept=True,
    wrong="a paragraph with 6,000 opening brackets, or forty lists in each other",
    right="the text without them",
    more="The program that makes the pages would need minutes or hours for such a text, or fail at it, and "
    "with it the whole site.",
)
def hard_to_render(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Can the page be made in reasonable time?"""
    for line, problem in problems(localized):
        said = f"{problem}, and the page could not be made in reasonable time"
        fix = "Part it, or take out what nobody means."
        yield page_finding(localized, hard_to_render.id, line, said, fix, problem)


def problems(localized: LocalizedPage) -> Iterator[tuple[int, str]]:
    """(line, what is too much); of nested blocks and tags only the first is told."""
    yield from _signs(localized)
    yield from _blocks_without_blank(localized)
    deep = next((block for block in localized.blocks if len(block.path) > DEEPEST), None)
    if deep:
        yield deep.line, f"more than {DEEPEST} lists, quotations or boxes stand in each other here"
    tags = [
        (block.line, len(OPEN_TAG.findall(block.text)))
        for block in localized.blocks
        if "<" in block.text and block.kind is not Kind.CODE
    ]
    if (number := sum(count for _, count in tags)) > MOST_OPEN_TAGS:
        line = next(line for line, count in tags if count)
        yield line, f"{number:,} tags begin on this page and never end, the first of them here"
    if (number := len(localized.abbreviations)) > MOST_ABBREVIATIONS:
        yield 1, f"this page explains {number:,} abbreviations, more than {MOST_ABBREVIATIONS}"
    if (number := len(localized.definitions)) > MOST_DEFINITIONS:
        _, _, line = localized.definitions[0]
        yield line, f"this page names {number:,} addresses for its links, the first of them here"


def _signs(localized: LocalizedPage) -> Iterator[tuple[int, str]]:
    for block in localized.blocks:
        if block.kind not in NO_MARKUP:
            for sign, most in MOST_OF_A_SIGN.items():
                number = max(text.count(sign) for text in block.cells or (block.text,))
                if number > most:
                    yield block.line, f'this {block.kind} has the sign "{sign}" {number:,} times'


def _blocks_without_blank(localized: LocalizedPage) -> Iterator[tuple[int, str]]:
    first: Block | None = None
    number, line, last_line = 0, -1, -1
    for block in (*localized.blocks, None):
        # What begins where the block around it does is no block of its own to Python-Markdown.
        counts = block is not None and block.kind not in IN_ONE_GO and block.line != line
        line = block.line if block else -1
        if block and first and block.line <= last_line + 1:
            number, last_line = number + counts, max(last_line, block.last_line)
            continue
        if first and number > MOST_BLOCKS:
            yield (
                first.line,
                f"{number:,} headings, lines of code and other blocks follow without a blank line",
            )
        first, number, last_line = block, int(counts), block.last_line if block else -1
