"""Code: is it the same here and there?"""

import re
from collections.abc import Iterator

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.markdown.inline import code_in, replaced
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding
from docs_parity.model.rule import STRUCTURE
from docs_parity.model.wording import counted
from docs_parity.rules.context import PagePair
from docs_parity.rules.dialect import shortened
from docs_parity.rules.findings import passage_finding
from docs_parity.rules.registry import pair_rules

# Words in a diagram are for readers, and so are names of keys. Text that is indented by mistake is told by
# `code-indented`.
DRAWN = frozenset({"mermaid", "plantuml", "dot", "indented"})
KEYS = re.compile(r"(?:Ctrl|Alt|Cmd|Shift|Option|Command|Maj|Mayús)[+-]")
# Comments are translated; so is what a console prints around a prompt of its own.
COMMENT = re.compile(r"(?:^|(?<=\s))(?:#|//|--|;|%).*$|/\*|<!--|^\s*\*.*$")
COMMENT_ENDS = {"/*": "*/", "<!--": "-->"}


@pair_rules.rule(
    "code-text",
    group=STRUCTURE,
    place=870,
    accept=True,
    wrong="`editorial check`, translated `editorial vérifier`",
    right="`editorial check` in both",
    more="What somebody has to type does not work when it is translated.",
)
def code_text(pair: PagePair) -> Iterator[Finding]:
    """Is the code the same as in the original, but for its comments?"""
    for passage in pair.passages:
        if "`" in passage.source.markup:
            yield from _spans(pair, passage)
    for step in pair.steps:
        if step.pair:
            first, second = pair.source.blocks[step.pair[0]], pair.target.blocks[step.pair[1]]
            code = first.kind is Kind.CODE and second.kind is Kind.CODE
            if code and first.text != second.text and not second.irregular and first.variant not in DRAWN:
                yield from _lines(pair, first, second)


def _spans(pair: PagePair, passage: PassagePair) -> Iterator[Finding]:
    """A span of code that took another's place. One that is only said more or less often is no fault."""
    theirs, ours = (
        [" ".join(span.split()) for span in code_in(side.markup)] for side in (passage.source, passage.target)
    )
    lost = [span for span in dict.fromkeys(theirs) if span not in ours]
    added = [span for span in dict.fromkeys(ours) if span not in theirs]
    for source, target in zip(lost, added, strict=False):
        if not KEYS.match(source):
            problem = (
                f'the original has the code "{shortened(source)}" and this {passage.target.noun} '
                f'"{shortened(target)}"'
            )
            yield passage_finding(
                pair,
                passage,
                code_text.id,
                problem,
                "Copy it from the original: code is not translated.",
                target=target,
                source=source,
            )


def _lines(pair: PagePair, first: Block, second: Block) -> Iterator[Finding]:
    theirs, ours = (list(_significant(block.text)) for block in (first, second))
    fix = "Copy it from the original: only comments are translated."
    for (source, above), (target, below) in zip(theirs, ours, strict=False):
        if source != target:
            problem = (
                f'this line of the code is "{shortened(target)}" and in the original "{shortened(source)}"'
            )
            yield passage_finding(
                pair,
                _code(pair, first.line + above, second.line + below),
                code_text.id,
                problem,
                fix,
                subject=f"{source} {target}",
            )
            return
    if len(theirs) != len(ours):
        problem = f"this code has {counted(len(ours), 'line')} and the original {len(theirs)}, comments aside"
        yield passage_finding(
            pair,
            _code(pair, first.line, second.line),
            code_text.id,
            problem,
            fix,
            subject=f"lines {len(theirs)} {len(ours)}",
        )


def _code(pair: PagePair, line: int, other: int) -> PassagePair:
    """Two blocks of code as passages, for what is to be said of these lines of theirs."""
    return PassagePair(
        Passage("code block", line, "", pair.source.language),
        Passage("code block", other, "", pair.target.language),
    )


def _significant(text: str) -> Iterator[tuple[str, int]]:
    """(line without its comment, its offset below the first fence) for the lines that are more than a
    comment.
    """
    for offset, line in enumerate(text.split("\n"), 1):
        if bare := replaced(line, _comments(line)).rstrip():
            yield bare, offset


def _comments(line: str) -> Iterator[tuple[int, int, str]]:
    """Where the comments of a line of code stand, with what is left of them; one that is never closed is
    none.
    """
    position, never_closed = 0, set[str]()
    while match := COMMENT.search(line, position):
        start, position = match.span()
        if closing := COMMENT_ENDS.get(match[0]):
            end = -1 if closing in never_closed else line.find(closing, position)
            if end < 0:
                never_closed.add(closing)
                position = start + 1
                continue
            position = end + len(closing)
        yield start, position, ""
