"""The HTML tags of a block as a browser would read them, and the attribute lists that Python-Markdown would
read.

For the question what a page does, not what it says: `inline` is content with what people mean, this asks what
a stranger could make of it. Where Python-Markdown and browsers part a text differently, both readings count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docs_parity.markdown.inline import blanked, lines_of, masked, without_code, without_comments
from docs_parity.model.block import Block, Kind

# https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state: a slash is a space, a > between
# quotation marks is text.
TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+))?+)*+)>"
)
OPENING = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
ATTRIBUTE = re.compile(r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|((?![\"'])[^\s>]*+)))?+")
AUTOLINK = re.compile(r"<(?:[a-zA-Z][\w+.-]*://[^<>]*|(?:mailto:)?[^<>\s!/@]+@[^<>\s@]+)>")
# What Python-Markdown makes of these inside a value has quotation marks of its own, which end the value too
# early.
BREAKS_OUT = re.compile(r"[`<]|\]\(")
DOUBTFUL_NAME = re.compile("[\"'<=]")
# HTML_RE of Python-Markdown's inlinepatterns.py: in a sentence only this becomes a tag, so that `a <b and c`
# stays text.
WRITTEN_TAG = re.compile(
    r"</?+[a-zA-Z][^\s\"'<>@]*+(?:\s+[^\s\"'=<>]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>]++))?+)*+\s*+/?>"
)
# What is told whether it becomes one or not: Python-Markdown may have put something else for a part of it by
# then.
SUSPECT = re.compile(r"`|\]\(|\bon\w{3,}\s*=", re.IGNORECASE)
CONDITION = re.compile(r"<!--\[if\b", re.IGNORECASE)
HIDDEN = re.compile(r"<!--|<[!?][^\s>]{0,20}|</(?![a-zA-Z])[^\s>]{0,20}")
# attr_list.py of Python-Markdown: behind an inline element, or at the end of a block; a value in quotation
# marks may hold a brace.
INLINE_LIST = re.compile(r"(?<=[)\]*_`>])\{:?[ ]*(?=[^}\n ])")
LAST_LIST = re.compile(r"[ ]\{:?[ ]*(?=[^}\n ])")
LAST_LINE_LIST = re.compile(r"[ ]*\{:?[ ]*(?=[^}\n ])")
LISTED = re.compile(r"([^ =}\n]+)=(?:\".*?\"|'.*?'|[^ =}\n]+)|([^ =}\n]+)|[ ]")
# A text with more tags that never end is not worth the time: it is told as it is.
MOST_OPEN = 50
NEVER_ENDS = "<"


@dataclass(frozen=True, slots=True)
class HtmlTag:
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
        """True if it may end elsewhere than it seems: a quotation mark that is never closed, Markdown in a
        value.
        """
        return bool(BREAKS_OUT.search(self.source)) or any(
            DOUBTFUL_NAME.search(name) for name, _ in self.attributes
        )


def tags_of(block: Block) -> Iterator[HtmlTag]:
    """The tags in a block, those in code and comments left out."""
    if block.kind is not Kind.CODE and "<" in block.text:
        for text, line in _texts(block):
            bare = text if block.kind is Kind.HTML else without_code(text)
            seen = without_comments(text, blanked) if block.kind is Kind.HTML else masked(text)
            for tag, start in _tags(text, seen, line):
                if (
                    block.kind is Kind.HTML
                    or tag.source == NEVER_ENDS
                    or WRITTEN_TAG.match(bare, start)
                    or SUSPECT.search(tag.source)
                ):
                    yield tag


def declarations_of(block: Block) -> Iterator[tuple[str, int]]:
    """What begins like a tag and is none to a browser (CDATA, `<?`, `</ `, conditional comments), and
    comments that never end.
    """
    if block.kind is not Kind.CODE and "<" in block.text:
        for text, line in _texts(block):
            bare = text if block.kind is Kind.HTML else without_code(text)
            seen = without_comments(text, blanked) if block.kind is Kind.HTML else masked(text)
            line_at = lines_of(text, line)
            for match in (*CONDITION.finditer(bare), *HIDDEN.finditer(seen)):
                yield match[0], line_at(match.start())


def listed_attributes(block: Block) -> Iterator[str]:
    """The names of the attributes that attribute lists give to a block or to something in it; `.class` and
    `#id` are not told.
    """
    if block.kind is Kind.CODE:
        yield from _listed(block.info.partition("{")[2], 0)[0]
        return
    yield from _listed(block.attributes.strip().removeprefix("{").removeprefix(":"), 0)[0]
    for text, _ in _texts(block) if "{" in block.text else ():
        code = without_code(text)
        # The code itself is blanked out, its last backtick is what the list belongs to.
        bare = "".join("`" if sign == "`" else other for sign, other in zip(text, code, strict=True))
        for line in bare.split("\n"):
            yield from _behind_elements(line)
        last = text.rpartition("\n")[2]
        if last.rstrip().endswith("}"):
            ends = block.kind in (Kind.ROW, Kind.TERM)
            match = LAST_LIST.search(last) if ends else "\n" in text and LAST_LINE_LIST.match(last)
            yield from _listed(last, match.end())[0] if match else ()


def _behind_elements(line: str) -> Iterator[str]:
    """The names in the lists of one line; none begins inside another."""
    done, last = 0, line.rfind("}")
    while done < last and (match := INLINE_LIST.search(line, done, last)):
        names, done = _listed(line, match.end())
        yield from names


def _texts(block: Block) -> Iterator[tuple[str, int]]:
    """The texts of a block that are rendered by themselves, each with its first line."""
    for text in block.cells or (block.text,):
        yield text, block.line


def _tags(text: str, bare: str, line: int) -> Iterator[tuple[HtmlTag, int]]:
    """The tags as browsers find them, each with its place in the text."""
    last, position, never_ending = bare.rfind(">"), 0, 0
    line_at = lines_of(text, line)
    while (begin := OPENING.search(bare, position, max(last, 0))) and never_ending < MOST_OPEN:
        start, position = begin.start(), begin.end()
        if AUTOLINK.match(bare, start):
            continue
        if match := TAG.match(bare, start):
            attributes = tuple(
                (found[0], found[1] or found[2] or found[3]) for found in ATTRIBUTE.findall(match[3])
            )
            yield (
                HtmlTag(
                    match[2].lower(),
                    line_at(start),
                    attributes,
                    bool(match[1]),
                    text[match.start(3) : match.end(3)],
                ),
                start,
            )
            position = match.end()
        elif (never_ending := never_ending + 1) == MOST_OPEN:
            yield HtmlTag(begin[1].lower(), line_at(start), source=NEVER_ENDS), start


def _listed(text: str, position: int) -> tuple[list[str], int]:
    """The names in an attribute list that begins there, and where it ends."""
    names = []
    while match := LISTED.match(text, position):
        position = match.end()
        name = match[1] or match[2]
        if name and (match[1] or not name.startswith((".", "#"))):
            names.append(name)
    return names, position
