"""Lines with their numbers, and the first pass over them: fences, HTML blocks and comments become one line each.

Python-Markdown takes fenced code and raw HTML out of the text before it looks for blocks; so does this pass.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from editorial.model.block import Block, Kind
from editorial.reading.fences import fenced_code

HTML_BLOCK_TAGS = """
    address article aside audio blockquote body canvas center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li link main map math menu nav noscript object ol optgroup option output
    p pre script section style summary table tbody td template textarea tfoot th thead title tr ul video
""".split()
HTML_OPENING = re.compile(rf"^[ ]{{0,3}}<(?P<tag>{'|'.join(HTML_BLOCK_TAGS)})(?=[\s/>]|$)", re.IGNORECASE)
HTML_CLOSING = re.compile(rf"^[ ]{{0,3}}</(?P<tag>{'|'.join(HTML_BLOCK_TAGS)})\s*>", re.IGNORECASE)
# Browsers end a comment at --> and at --!>, and <!--> at once.
COMMENT_END = re.compile(r"--!?>")
VOID_TAGS = frozenset({"hr", "link", "meta", "br", "img", "input"})


class Line(NamedTuple):
    """A line of a file: its number from 1, its text, and the block it stands for if the first pass folded it."""

    number: int
    text: str
    folded: Block | None = None

    @property
    def blank(self) -> bool:
        """True if nothing but white space stands on it."""
        return not self.text

    @property
    def indent(self) -> int:
        """Number of leading spaces."""
        return len(self.text) - len(self.text.lstrip(" "))

    def cut(self, width: int) -> "Line":
        """The line with at most `width` leading spaces taken off."""
        return self._replace(text=self.text[min(width, self.indent):])


def number_lines(text: str, first: int) -> list[Line]:
    """Split a text into lines, tabs made spaces, numbered from `first`."""
    return [Line(number, "" if line.isspace() else line.expandtabs(4).rstrip())
            for number, line in enumerate(text.split("\n"), first)]


def fold(lines: list[Line]) -> list[Line]:
    """Replace each fenced code, HTML block and comment by one line that carries its block."""
    folded: list[Line] = []
    position = 0
    while position < len(lines):
        taken = fenced_code(lines, position) or _comment(lines, position) or _html(lines, position)
        if taken:
            line, position = taken
            folded.append(line)
        else:
            folded.append(lines[position])
            position += 1
    return folded


def _comment(lines: list[Line], start: int) -> tuple[Line, int] | None:
    """A comment that begins a line, to the line on which it ends."""
    text = lines[start].text
    if not text.lstrip(" ").startswith("<!--") or lines[start].indent > 3:
        return None
    for end in range(start, len(lines)):
        if found := COMMENT_END.search(lines[end].text, 0 if end > start else lines[start].indent + 2):
            rest = lines[end].text[found.end():].strip()
            return Line(lines[end].number, rest), end + 1
    return None


def _html(lines: list[Line], start: int) -> tuple[Line, int] | None:
    """An HTML block: from its opening tag to the line that closes it (Python-Markdown counts nested tags)."""
    text = lines[start].text
    if "<" not in text[:4]:
        return None
    match = HTML_OPENING.match(text) or HTML_CLOSING.match(text)
    if not match:
        return None
    end = _html_end(lines, start, match["tag"].lower())
    source = "\n".join(line.text for line in lines[start:end])
    block = Block(Kind.HTML, lines[start].number, source, variant=match["tag"].lower(), last_line=lines[end - 1].number)
    return Line(lines[start].number, "\x02html\x03", block), end


def _html_end(lines: list[Line], start: int, tag: str) -> int:
    """Index after the line on which the tag is closed; the end of the text if it never is."""
    if tag in VOID_TAGS or HTML_CLOSING.match(lines[start].text):
        return start + 1
    tags = re.compile(rf"<(/?){tag}(?=[\s/>]|$)", re.IGNORECASE)
    depth = 0
    for end in range(start, len(lines)):
        depth += sum(-1 if closing else 1 for closing in tags.findall(lines[end].text))
        if depth <= 0:
            return end + 1
    return len(lines)


def chunk(lines: list[Line], start: int) -> Iterator[Line]:
    """The lines from `start` to the next blank line."""
    for index in range(start, len(lines)):
        if lines[index].blank:
            return
        yield lines[index]


def indented_rest(lines: list[Line], start: int) -> int:
    """Index after the indented lines that follow: what stands in a container with a title line."""
    end = start
    for index in range(start, len(lines)):
        if lines[index].text and lines[index].indent < 4:
            break
        if lines[index].text:
            end = index + 1
    return end


def indented_chunks(lines: list[Line], start: int) -> int:
    """Index after the chunks that begin with an indented line (their further lines need no indent)."""
    end = index = start
    while index < len(lines):
        if lines[index].blank:
            index += 1
        elif lines[index].indent >= 4 and (lines[index - 1].blank or index in (start, end)):
            index += len(list(chunk(lines, index)))
            end = index
        else:
            break
    return end


BLANK = Line(0, "")
