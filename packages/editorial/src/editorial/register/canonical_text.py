"""The words of a version as plain text, one paragraph a line: what the register keeps, hashes and compares;
and the marks around it in statement.txt.

A program finds them after a mail has been quoted and its hyphens have become dashes; a person sees where the
statement begins and ends.

Comes in: a version as the reader read it. Goes out: lines, each with what it is. Neither the theme nor a
Markdown library has a say in it, so a text that is hashed today can be hashed again in ten years. What stands
here is algorithm `t2`: a change of any line that it gives for a page needs a new name, and the register says
of each record by which one its texts were made.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docs_parity.markdown.canonical import spelled, words
from docs_parity.markdown.link_targets import outside_address
from docs_parity.model.block import Block, Kind, Link
from docs_parity.model.page import LocalizedPage
from editorial.register.line_marks import address_mark, item_mark

BEGIN = "----- BEGIN TEXT -----"
END = "----- END TEXT -----"
QUOTED = re.compile(r"[^\S\n]*(?:[>|][^\S\n]*)*")
"""What mail programs put before a line that they quote."""
MARK = re.compile(rf"{QUOTED.pattern}[-\u2010-\u2015]+\s*(BEGIN|END)\s+TEXT\s*[-\u2010-\u2015]+\s*")


def between_marks(text: str) -> str:
    """A canonical text with the marks around it, as `statement.txt` has it. Ends with a line feed."""
    return f"{BEGIN}\n{text}{END}\n"


def marked_part(lines: list[str]) -> tuple[int, int] | None:
    """(first, end) of the lines between the marks, from 0 and without the marks; None where there are none.

    Raises ValueError with a sentence where the marks are not one pair: then nobody can say what is meant to
    be the statement.
    """
    marks = [
        (number, mark[1])
        for number, line in enumerate(lines)
        if "TEXT" in line and (mark := MARK.fullmatch(line))
    ]
    if not marks:
        return None
    if [name for _, name in marks] != ["BEGIN", "END"]:
        raise ValueError(
            f'it must have one line "{BEGIN}" and behind it one line "{END}", and it has '
            f"{', '.join(f'{name} in line {number + 1}' for number, name in marks)}"
        )
    return marks[0][0] + 1, marks[1][0]


ALGORITHM = "t2"
SILENT = frozenset({Kind.FOOTNOTE, Kind.RULE})
"""Blocks that have no words of their own."""
SHAPES = {
    Kind.CODE: "code",
    Kind.CAPTION: "caption",
    Kind.TERM: "term",
    Kind.DEFINITION: "definition",
    Kind.IMAGE: "image",
}


@dataclass(frozen=True, slots=True)
class TextLine:
    """One paragraph, heading, list item, table row, or line of code."""

    text: str
    shape: str
    """What it is: `title`, `summary`, `h1` to `h6`, `p`, `ul`, `ol`, `head`, `row`, `quote`, `code`,
    `caption`, `term`, `definition`, `image`.
    """
    at: int = field(default=0, compare=False)
    """The line of the file on which it begins; 0 for a recorded text."""


def canonical_lines(localized: LocalizedPage) -> tuple[TextLine, ...]:
    """Title, summary and every block that says something, in order. An item begins with `- ` or its number,
    cells have ` | ` between them, and the addresses of links to other sites stand behind the words, between
    angle brackets (RFC 3986, appendix C).
    """
    fields = (
        TextLine(spelled(str(localized.fields.get(name) or "")), name, localized.front_matter.line(name))
        for name in ("title", "summary")
    )
    return tuple(line for line in (*fields, *_body(localized)) if line.text)


ALGORITHMS: Mapping[str, Callable[[LocalizedPage], tuple[TextLine, ...]]] = {ALGORITHM: canonical_lines}
"""Every algorithm by which texts were recorded: a recorded text is compared with what its own makes of the
page today.
"""


def text_of(lines: Iterable[TextLine]) -> str:
    """The canonical text: NFC, LF, no space at a line's end, nothing but one line feed after each line."""
    return "".join(f"{line.text}\n" for line in lines)


def shape_of(lines: Iterable[TextLine]) -> str:
    """What each line is, in order, as one string: `title summary p h2 ul ul`."""
    return " ".join(line.shape for line in lines)


def lines_of(text: str, shape: str) -> tuple[TextLine, ...]:
    """A recorded text with what its lines are.

    A shape that does not fit (nobody wrote it so) makes paragraphs of all.
    """
    lines, shapes = (
        text.removesuffix("\n").split("\n") if text else [],
        shape.split(),
    )  # a line of code may hold other line ends
    return tuple(
        TextLine(line, kind)
        for line, kind in zip(lines, shapes if len(shapes) == len(lines) else ["p"] * len(lines), strict=True)
    )


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, as 64 hex digits: what `sha256sum` says of its file."""
    return hashlib.sha256(text.encode()).hexdigest()


def _body(localized: LocalizedPage) -> Iterator[TextLine]:
    for block, links in zip(localized.blocks, localized.block_links, strict=True):
        if block.kind is Kind.CODE:
            yield from (
                TextLine(line, "code", block.line) for line in words(block).split("\n") if line.strip()
            )
        elif block.kind not in SILENT and (spoken := words(block, links)):
            yield TextLine(f"{mark_of(block)}{spoken}{_addresses(links, spoken)}", _shape(block), block.line)


def mark_of(block: Block) -> str:
    """What stands before the words of an item: its number, or a hyphen."""
    if block.kind is not Kind.ITEM:
        return ""
    return item_mark(block.info if block.variant == "ol" else "")


def _addresses(links: Iterable[Link], spoken: str) -> str:
    """The addresses of other sites that the words do not say already."""
    addresses = dict.fromkeys(
        address for link in links if not link.is_image and (address := outside_address(link.target))
    )
    return "".join(address_mark(address) for address in addresses if address not in spoken)


def _shape(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"h{block.level}"
    if block.kind is Kind.ITEM:
        return block.variant
    if block.kind is Kind.ROW:
        return "head" if block.variant == "head" or "head" in block.path else "row"
    if block.kind is Kind.QUOTE or str(Kind.QUOTE) in block.path:
        return "quote"
    return SHAPES.get(block.kind, "p")
