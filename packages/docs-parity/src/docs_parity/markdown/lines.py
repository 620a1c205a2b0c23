"""Lines with their numbers, and the first pass over them: fences, HTML blocks and comments become one line
each.

Python-Markdown takes fenced code and raw HTML out of the text before it looks for blocks; so does this pass.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from docs_parity.model.block import Block, Kind

HTML_BLOCK_TAGS = """
    address article aside audio blockquote body canvas center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li link main map math menu
    nav noscript object ol optgroup option output p pre script section style summary table tbody td template
    textarea tfoot th thead title tr ul video
""".split()
HTML_OPENING = re.compile(rf"^[ ]{{0,3}}<(?P<tag>{'|'.join(HTML_BLOCK_TAGS)})(?=[\s/>]|$)", re.IGNORECASE)
HTML_CLOSING = re.compile(rf"^[ ]{{0,3}}</(?P<tag>{'|'.join(HTML_BLOCK_TAGS)})\s*>", re.IGNORECASE)
# Browsers end a comment at --> and at --!>, and <!--> at once.
COMMENT_END = re.compile(r"--!?>")
VOID_TAGS = frozenset({"hr", "link", "meta", "br", "img", "input"})


class SourceLine(NamedTuple):
    """A line of a file."""

    number: int
    """From 1."""
    text: str
    folded: Block | None = None
    """The block that it stands for, if the first pass folded it."""

    @property
    def blank(self) -> bool:
        """True if nothing but white space stands on it."""
        return not self.text

    @property
    def indent(self) -> int:
        """Number of leading spaces."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def first_sign(self) -> str:
        """The first sign that is no space; empty if there is none."""
        return self.text.lstrip(" ")[:1]

    def cut(self, width: int) -> "SourceLine":
        """The line with at most `width` leading spaces taken off."""
        return self._replace(text=self.text[min(width, self.indent) :])


BLANK = SourceLine(0, "")


def number_lines(text: str, first: int) -> list[SourceLine]:
    """Split a text into lines, tabs made spaces, numbered from `first`. Of all signs that look like a space,
    Python-Markdown takes only the space itself for nothing at the end of a line.
    """
    return [
        SourceLine(number, "" if line.isspace() else line.expandtabs(4).rstrip(" "))
        for number, line in enumerate(text.split("\n"), first)
    ]


def fold(lines: list[SourceLine]) -> list[SourceLine]:
    """Replace each fenced code, HTML block and comment by one line that carries its block."""
    return _Fold(lines).folded()


LANGUAGE = r"(?:[ ]*\.?[\w#.+-]+(?=[ ]|$))?"
OPTION = (
    r"""[ ]*(?:hl_lines=(?:"[\d -]+"|'[\d -]+')|linenums=(?:"\d[^"]*"|'\d[^']*')"""
    r"""|title(?:_mode)?=(?:"[^"]*"|'[^']*'))(?=[ ]|$)"""
)
FENCE = re.compile(
    rf"^(?P<prefix>[> ]*)(?P<fence>`{{3,}}|~{{3,}})(?P<info>{LANGUAGE}"
    rf"(?:[ ]*\{{[^\n]*\}}|(?:{OPTION})+)?)[ ]*$"
)


class _Fold:
    """The first pass over some lines.

    What was looked for in vain is remembered: a fence or a comment that never ends is no reason to read the
    rest of the file again for each of thousands of them.
    """

    def __init__(self, lines: list[SourceLine]) -> None:
        self.lines = lines
        self._open_comment = len(lines)
        """From this line on no comment ends."""
        self._open_fences: dict[tuple[int, int, str], int] = {}
        """Width and depth of what stands before a fence, and the fence -> the line up to which it does not
        end.
        """

    def folded(self) -> list[SourceLine]:
        """The lines, with one line for each piece that was folded."""
        lines, folded, position = self.lines, list[SourceLine](), 0
        while position < len(lines):
            taken = self._fenced_code(position) or self._comment(position) or _html(lines, position)
            if taken:
                line, position = taken
                folded.append(line)
            else:
                folded.append(lines[position])
                position += 1
        return folded

    def _fenced_code(self, start: int) -> tuple[SourceLine, int] | None:
        """Fenced code from the opening fence to the same fence again; None where no fence opens or it never
        closes.
        """
        lines = self.lines
        text = lines[start].text
        if "```" not in text and "~~~" not in text:
            return None
        match = FENCE.match(text)
        if not match or (
            match["prefix"].count(" ") > 3 and not match["prefix"].strip() and start <= self._first_flush
        ):
            return None
        end = self._fence_end(start, match["prefix"], match["fence"])
        if end is None:
            return None
        code = "\n".join(line.text for line in lines[start + 1 : end])
        info = match["info"].strip()
        language = info.split(" ")[0].strip("{.}")
        block = Block(
            kind=Kind.CODE,
            line=lines[start].number,
            text=code,
            variant=language,
            info=info,
            last_line=lines[end].number,
        )
        return lines[start]._replace(text=f"{match['prefix']}\x02code\x03", folded=block), end + 1

    def _fence_end(self, start: int, prefix: str, fence: str) -> int | None:
        """Index of the line that closes a fence; None if it never is, or if a line before that leaves the
        quotation or the indent.

        Of what stands before the fence only the width and the depth count, and what was true of a line for
        an earlier fence of the same kind is so for this one.
        """
        quoted = prefix.count(">")
        kind = len(prefix), quoted, fence
        if start < self._open_fences.get(kind, 0):
            return None
        closing, blank_above, end = re.compile(rf"{fence}[ ]*$"), False, start
        for end in range(start + 1, len(self.lines)):
            text = self.lines[end].text
            begin = text[: len(prefix)]
            width = len(begin) - len(begin.lstrip("> "))
            level, rest = text[:width].count(">"), text[width:]
            if level > quoted:
                break
            if not rest:
                blank_above = True
            elif width < len(prefix) or (blank_above and level < quoted):
                break
            elif closing.match(rest):
                return end
            else:
                blank_above = False
        self._open_fences[kind] = end
        return None

    @cached_property
    def _first_flush(self) -> int:
        """Index of the first line that is not indented as code: before it, an indented line cannot belong to
        a list, note or admonition.
        """
        flush = (index for index, line in enumerate(self.lines) if line.text and line.indent < 4)
        return next(flush, len(self.lines))

    def _comment(self, start: int) -> tuple[SourceLine, int] | None:
        """A comment that begins a line, to the line on which it ends."""
        lines = self.lines
        text = lines[start].text
        if start > self._open_comment or not text.lstrip(" ").startswith("<!--") or lines[start].indent > 3:
            return None
        for end in range(start, len(lines)):
            if closing := COMMENT_END.search(lines[end].text, 0 if end > start else lines[start].indent + 2):
                rest = lines[end].text[closing.end() :].strip()
                return SourceLine(lines[end].number, rest), end + 1
        self._open_comment = start
        return None


def _html(lines: list[SourceLine], start: int) -> tuple[SourceLine, int] | None:
    """An HTML block: from its opening tag to the line that closes it (Python-Markdown counts nested tags)."""
    text = lines[start].text
    if "<" not in text[:4]:
        return None
    match = HTML_OPENING.match(text) or HTML_CLOSING.match(text)
    if not match:
        return None
    end = _html_end(lines, start, match["tag"].lower())
    source = "\n".join(line.text for line in lines[start:end])
    block = Block(
        kind=Kind.HTML,
        line=lines[start].number,
        text=source,
        variant=match["tag"].lower(),
        last_line=lines[end - 1].number,
    )
    return SourceLine(lines[start].number, "\x02html\x03", block), end


def _html_end(lines: list[SourceLine], start: int, tag: str) -> int:
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


def chunk(lines: list[SourceLine], start: int) -> Iterator[SourceLine]:
    """The lines from `start` to the next blank line."""
    for index in range(start, len(lines)):
        if lines[index].blank:
            return
        yield lines[index]


def indented_rest(lines: list[SourceLine], start: int) -> int:
    """Index after the indented lines that follow: what stands in a container with a title line."""
    end = start
    for index in range(start, len(lines)):
        if lines[index].text and lines[index].indent < 4:
            break
        if lines[index].text:
            end = index + 1
    return end


def indented_chunks(lines: list[SourceLine], start: int) -> int:
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
