"""The HTML tags of a block as a browser would read them, and the attribute lists that Python-Markdown would read.

For the question what a page does, not what it says: `inline` is content with what people mean, this asks what a stranger
could make of it. Where Python-Markdown and browsers part a text differently, both readings count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.model.block import Block, Kind
from editorial.reading.code_spans import blanked, without_code
from editorial.reading.inline import without_comments

# https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state: a slash is a space, a > between quotation marks is text.
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+))?+)*+)>")
ATTRIBUTE = re.compile(r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|((?![\"'])[^\s>]*+)))?+")
AUTOLINK = re.compile(r"<(?:[a-zA-Z][\w+.-]*://[^<>]*|(?:mailto:)?[^<>\s!/@]+@[^<>\s@]+)>")
# What Python-Markdown makes of these inside a value has quotation marks of its own, which end the value too early.
BREAKS_OUT = re.compile(r"[`<]|\]\(")
DOUBTFUL_NAME = re.compile("[\"'<=]")
DECLARATION = re.compile(r"<[!?](?!--)[^\s>]{0,20}|<!--\[if\b|</(?![a-zA-Z])[^\s>]{0,20}>?", re.IGNORECASE)
OPEN_COMMENT = re.compile(r"<!--")
# attr_list.py of Python-Markdown: behind an inline element, or at the end of a block; a value in quotation marks may hold a brace.
INLINE_LIST = re.compile(r"(?<=[)\]*_`>])\{:?[ ]*(?=([^}\n ][^\n]*)\})")
LAST_LINE_LIST = re.compile(r"\n[ ]*\{:?[ ]*([^}\n ][^\n]*)\}[ ]*$")
LAST_LIST = re.compile(r"[ ]\{:?[ ]*([^}\n ][^\n]*)\}[ ]*$")
LISTED = re.compile(r"([^ =}\n]+)=(?:\".*?\"|'.*?'|[^ =}\n]+)|([^ =}\n]+)|[ ]")


@dataclass(frozen=True, slots=True)
class Tag:
    """One HTML tag."""

    name: str
    """In small letters."""
    line: int
    attributes: tuple[tuple[str, str], ...] = ()
    """(name as written, value)."""
    closes: bool = False
    source: str = ""
    """Its attributes as written."""

    @property
    def doubtful(self) -> bool:
        """True if it may end elsewhere than it seems: a quotation mark that is never closed, Markdown in a value."""
        return bool(BREAKS_OUT.search(self.source)) or any(DOUBTFUL_NAME.search(name) for name, _ in self.attributes)


def tags_of(block: Block) -> Iterator[Tag]:
    """The tags in a block, those in code and comments left out."""
    if block.kind is not Kind.CODE and "<" in block.text:
        for text, line in _texts(block):
            yield from _tags(text, without_comments(text if block.kind is Kind.HTML else without_code(text), blanked), line)


def declarations_of(block: Block) -> Iterator[tuple[str, int]]:
    """What begins like a tag and is none to a browser (CDATA, `<?`, `</ `, conditional comments), and comments that never end."""
    if block.kind is not Kind.CODE and "<" in block.text:
        for text, line in _texts(block):
            bare = text if block.kind is Kind.HTML else without_code(text)
            for match in DECLARATION.finditer(bare):
                yield match[0], line + text.count("\n", 0, match.start())
            for match in OPEN_COMMENT.finditer(without_comments(bare, blanked)):
                yield match[0], line + text.count("\n", 0, match.start())


def listed_attributes(block: Block) -> Iterator[str]:
    """The names of the attributes that attribute lists give to a block or to something in it; `.class` and `#id` are not told."""
    if block.kind is Kind.CODE:
        yield from _listed(block.info.partition("{")[2])
        return
    yield from _listed(block.attributes.strip().removeprefix("{").removeprefix(":"))
    if "{" in block.text:
        for text, _ in _texts(block):
            bare = without_code(text)
            # The code itself is blanked out, its last backtick is what the list belongs to.
            bare = "".join("`" if sign == "`" else other for sign, other in zip(text, bare, strict=True))
            for match in INLINE_LIST.finditer(bare):
                yield from _listed(match[1])
            if match := (LAST_LIST if block.kind in (Kind.ROW, Kind.TERM) else LAST_LINE_LIST).search(text):
                yield from _listed(match[1])


def _texts(block: Block) -> Iterator[tuple[str, int]]:
    """The texts of a block that are rendered by themselves, each with its first line."""
    for text in block.cells or (block.text,):
        yield text, block.line


def _tags(text: str, bare: str, line: int) -> Iterator[Tag]:
    for match in TAG.finditer(bare):
        if not AUTOLINK.match(bare, match.start()):
            attributes = tuple((found[0], found[1] or found[2] or found[3]) for found in ATTRIBUTE.findall(match[3]))
            yield Tag(match[2].lower(), line + text.count("\n", 0, match.start()), attributes, bool(match[1]),
                      text[match.start(3):match.end(3)])


def _listed(written: str) -> Iterator[str]:
    """The names in an attribute list, up to its closing brace."""
    position = 0
    while match := LISTED.match(written, position):
        position = match.end()
        name = match[1] or match[2]
        if name and (match[1] or not name.startswith((".", "#"))):
            yield name
