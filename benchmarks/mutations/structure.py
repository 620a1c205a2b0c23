"""Blocks that are lost, that change places, or that change their shape."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from random import Random

from docs_parity.model.block import Block, Kind
from mutations.text import Change, Fault, Mutation, Text

ROW = re.compile(r"(?<!\\)\|")


def lost(*kinds: Kind) -> Mutation:
    """A block of one of these kinds is left out, with the empty line after it."""
    return partial(_lost, kinds=kinds)


def _lost(text: Text, chance: Random, kinds: tuple[Kind, ...]) -> Iterator[Change]:
    for block in text.blocks(*kinds):
        if not _holds_more(text, block) and not _begins_with_a_marker(text, block):
            yield _without(text, block)


def _without(text: Text, block: Block) -> Change:
    last = max(block.last_line, block.line)
    alone = (
        block.line >= 2
        and not text.lines[block.line - 2].strip()
        and last < len(text.lines)
        and not text.lines[last].strip()
    )
    anchor = re.search(r"\{\s*#([\w-]+)\s*\}", text.lines[block.line - 1])
    related = [number for number, line in enumerate(text.lines, 1) if anchor and f"#{anchor[1]})" in line]
    return Change(
        block.line, last + alone, (), f'lost: "{text.lines[block.line - 1].strip()[:60]}"', tuple(related)
    )


def _holds_more(text: Text, block: Block) -> bool:
    """True if other blocks stand inside this one, which would not go with its lines."""
    following = text.version.blocks[text.index(block) + 1 : text.index(block) + 2]
    return any(len(other.path) > len(block.path) for other in following) or block.variant == "head"


def _begins_with_a_marker(text: Text, block: Block) -> bool:
    """True for a paragraph on the line of a mark of something else (`> `, `[^1]: `):
    the mark would go too.
    """
    return (
        block.kind is Kind.PARAGRAPH
        and re.match(r"\s*(?:>|\[\^|[-*+:] |\d+\. )", text.lines[block.line - 1]) is not None
    )


def footnote(text: Text, chance: Random) -> Iterator[Change]:
    """A footnote is left out; its mark stays."""
    for number, line in enumerate(text.lines, 1):
        if found := re.match(r"\[\^([^\]]+)\]: ", line):
            marks = tuple(
                n for n, other in enumerate(text.lines, 1) if f"[^{found[1]}]" in other and n != number
            )
            last = next(
                (n for n in range(number, len(text.lines)) if not text.lines[n].startswith("    ")), number
            )
            yield Change(number, last, (), f"footnote {found[1]} lost", marks)


def swapped(text: Text, chance: Random) -> Iterator[Change]:
    """Two paragraphs that follow each other change places."""
    for first, second in pairwise(text.version.blocks):
        if (
            first.kind is second.kind is Kind.PARAGRAPH
            and first.path == second.path
            and text.beside(first)
            and text.beside(second)
        ):
            ours, theirs = text.lines_of(first), text.lines_of(second)
            if not any(_begins_with_a_marker(text, block) for block in (first, second)) and "".join(
                ours
            ) != "".join(theirs):
                between = text.lines[len(ours) + first.line - 1 : second.line - 1]
                yield Change(
                    first.line,
                    max(second.last_line, second.line),
                    (*theirs, *between, *ours),
                    "two paragraphs changed places",
                )


def repeated(text: Text, chance: Random) -> Iterator[Change]:
    """In the place of a paragraph stands another one of the page, copied by mistake."""
    paragraphs = [
        block
        for block in text.blocks(Kind.PARAGRAPH)
        if len(block.text) >= 60 and not _begins_with_a_marker(text, block)
    ]
    for block in paragraphs:
        others = [
            other
            for other in paragraphs
            if other.text != block.text and abs(text.index(other) - text.index(block)) > 1
        ]
        if others:
            other = chance.choice(others)
            yield Change(
                block.line,
                max(block.last_line, block.line),
                text.lines_of(other),
                "another paragraph of the page in its place",
                tuple(range(other.line, max(other.last_line, other.line) + 1)),
            )


def level(text: Text, chance: Random) -> Iterator[Change]:
    """A heading gets another level."""
    for block in text.blocks(Kind.HEADING):
        line = text.lines[block.line - 1]
        if line.startswith("##"):
            yield Change(
                block.line,
                block.line,
                (line[1:] if block.level > 2 and chance.random() < 0.5 else f"#{line}",),
                "another level",
            )


def cell(text: Text, chance: Random) -> Iterator[Change]:
    """A cell of a table row is left out."""
    for block in text.blocks(Kind.ROW):
        parts = ROW.split(text.lines[block.line - 1])
        if len(parts) >= 5 and not parts[0].strip() and not parts[-1].strip():
            gone = chance.randrange(1, len(parts) - 1)
            yield Change(
                block.line,
                block.line,
                ("|".join(parts[:gone] + parts[gone + 1 :]),),
                f'cell lost: "{parts[gone].strip()}"',
            )


def joined(text: Text, chance: Random) -> Iterator[Change]:
    """Two items of a list become one."""
    for first, second in pairwise(text.version.blocks):
        if (
            first.kind is second.kind is Kind.ITEM
            and first.path == second.path
            and first.level == second.level
            and text.beside(first)
        ):
            ours, theirs = text.lines_of(first), text.lines_of(second)
            if second.line == first.line + len(ours):
                rest = re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", theirs[0])
                yield Change(
                    first.line,
                    max(second.last_line, second.line),
                    (*ours[:-1], f"{ours[-1]} {rest}", *theirs[1:]),
                    "two items became one",
                )


FAULTS = (
    Fault("paragraph lost", "omissions", "structure", lost(Kind.PARAGRAPH)),
    Fault("list item lost", "omissions", "structure", lost(Kind.ITEM)),
    Fault("heading lost", "omissions", "structure", lost(Kind.HEADING)),
    Fault("table row lost", "omissions", "structure", lost(Kind.ROW)),
    Fault("caption or credit lost", "omissions", "structure", lost(Kind.CAPTION)),
    Fault("definition lost", "omissions", "structure", lost(Kind.DEFINITION)),
    Fault("code block lost", "omissions", "structure", lost(Kind.CODE)),
    Fault("footnote lost", "omissions", "structure", footnote),
    Fault("paragraphs swapped", "structure", "order", swapped),
    Fault("another paragraph in its place", "omissions", "content", repeated),
    Fault("heading level changed", "structure", "structure", level),
    Fault("cell lost", "structure", "structure", cell),
    Fault("items joined", "structure", "structure", joined),
)
