"""Blocks that hold other blocks: lists, quotations, admonitions, tabs, footnotes, definition lists, captions.

Each function looks at one place; where its construct begins, it adds the container's own block, lets the reader read what
stands inside, and returns the index after it. Otherwise it returns the index it was given.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from editorial.model.block import Block, Kind
from editorial.reading.lines import Line, chunk

if TYPE_CHECKING:
    from editorial.reading.blocks import Reader

ITEM = {"ul": re.compile(r"^[ ]{0,3}[*+-][ ]+(.*)$"), "ol": re.compile(r"^[ ]{0,3}\d+\.[ ]+(.*)$")}
NESTED_ITEM = re.compile(r"^[ ]{4,7}(?:\d+\.|[*+-])[ ]+.*$")
QUOTE = re.compile(r"^[ ]{0,3}>[ ]?(.*)$")
ADMONITION = re.compile(r'^(?:!!!|\?\?\?\+?)[ ]?(?P<type>[\w-]+(?:[ ]+[\w-]+)*)?(?:[ ]+"(?P<title>.*?)")?[ ]*$')
TAB = re.compile(r'^===[!+]{0,2}[ ]+"(?P<title>.*?)"[ ]*$')
FENCED_BLOCK = re.compile(r"^(?P<fence>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<title>.*?))?[ ]*$")
FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$")
DEFINITION = re.compile(r"^[ ]{0,3}:[ ]{1,3}(.*)$")
CAPTIONS = frozenset({"caption", "figure-caption", "table-caption"})
LEADING_ITEM = frozenset("*+-0123456789 ")
BLANK = Line(0, "")


def opening(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """Read the container that opens at `start`, if one does."""
    text = lines[start].text
    first = text.lstrip(" ")[:1]
    if first in "!?":
        return _titled(reader, lines, start, path, blocks, ADMONITION, Kind.ADMONITION)
    if first == "=":
        return _titled(reader, lines, start, path, blocks, TAB, Kind.TAB)
    if first == "/":
        return _fenced_block(reader, lines, start, path, blocks)
    if first == ">":
        return _quote(reader, lines, start, path, blocks)
    if first == "[":
        return _footnote(reader, lines, start, path, blocks)
    if first in LEADING_ITEM and lines[start].indent < 4:
        for variant, item in ITEM.items():
            if item.match(text) and not _is_rule(text):
                return _list(reader, lines, start, path, blocks, variant)
    return _definition_list(reader, lines, start, path, blocks)


def interrupts(text: str) -> bool:
    """True if this line opens a container also without a blank line before it."""
    return bool(ADMONITION.match(text) or TAB.match(text) or FENCED_BLOCK.match(text))


def _is_rule(text: str) -> bool:
    """A dividing line is recognised before a list: `* * *`."""
    return len(text) > 2 and not text.strip("-* ") and (text.count("-") > 2 or text.count("*") > 2)


def _indented_rest(lines: list[Line], start: int) -> int:
    """Index after the indented lines that follow: what stands in a container with a title line."""
    end = start
    for index in range(start, len(lines)):
        if lines[index].text and lines[index].indent < 4:
            break
        if lines[index].text:
            end = index + 1
    return end


def _titled(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block],
            pattern: re.Pattern[str], kind: Kind) -> int:
    """An admonition (`!!!`, `???`) or a tab (`===`): a title line, and what is indented below it."""
    match = pattern.match(lines[start].text)
    if not match or (kind is Kind.ADMONITION and not match["type"]):
        return start
    end = _indented_rest(lines, start + 1)
    variant = match["type"].split(" ")[0].lower() if kind is Kind.ADMONITION else ""
    number = lines[start].number
    blocks.append(Block(kind, number, match["title"] or "", variant=variant, path=path, last_line=number))
    blocks += reader.read([line.cut(4) for line in lines[start + 1:end]], (*path, kind))
    return end


def _fenced_block(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """A block between slashes (`/// figure-caption`); a caption makes a figure of the block before it."""
    match = FENCED_BLOCK.match(lines[start].text)
    if not match:
        return start
    end = next((index for index in range(start + 1, len(lines)) if lines[index].text == match["fence"]), None)
    if end is None:
        return start
    inside = lines[start + 1:end]
    while inside and not inside[0].blank and inside[0].indent >= 4:
        inside = inside[1:]
    name, number = match["name"].lower(), lines[start].number
    if name in CAPTIONS:
        options = lines[start + 1:end - len(inside)]
        _make_figure(blocks, path, "\n".join(line.text for line in options), number)
        captions = reader.read(inside, (*path, Kind.FIGURE))
        blocks += [replace(block, kind=Kind.CAPTION) if block.kind is Kind.PARAGRAPH else block for block in captions]
    else:
        kind = Kind.TAB if name == "tab" else Kind.ADMONITION
        blocks.append(Block(kind, number, match["title"] or "", variant=name, path=path, last_line=number))
        blocks += reader.read(inside, (*path, kind))
    return end + 1


def _make_figure(blocks: list[Block], path: tuple[str, ...], options: str, number: int) -> None:
    """Put the last block of this container, with all it holds, into a figure; `options` stand below line `number`."""
    first = next((index for index in range(len(blocks) - 1, -1, -1) if blocks[index].path == path), None)
    if first is None:
        return
    held = [replace(block, path=(*path, Kind.FIGURE, *block.path[len(path):])) for block in blocks[first:]]
    figure = Block(Kind.FIGURE, held[0].line, path=path, last_line=number + 1 if options else held[0].line, attributes=options)
    blocks[first:] = [figure, *held]


def _quote(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """A quotation: the lines of this chunk, and of the next ones while they begin with the mark."""
    if not QUOTE.match(lines[start].text):
        return start
    inside: list[Line] = []
    end = start
    lazy = ""
    while end < len(lines) and QUOTE.match(lines[end].text):
        quoted = list(chunk(lines, end))
        lazy = lazy or ("quote-lazy" if not all(QUOTE.match(line.text) for line in quoted) else "")
        inside += [_unquoted(line) for line in quoted]
        end += len(quoted)
        while end < len(lines) and lines[end].blank:
            end += 1
            inside.append(BLANK)
    blocks.append(Block(Kind.QUOTE, lines[start].number, path=path, last_line=lines[start].number, irregular=lazy))
    blocks += reader.read(inside, (*path, Kind.QUOTE))
    return end


def _unquoted(line: Line) -> Line:
    match = QUOTE.match(line.text)
    return line._replace(text=match[1].rstrip()) if match else line


def _footnote(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """A footnote's text: the rest of its chunk and the indented chunks that follow."""
    match = FOOTNOTE.match(lines[start].text)
    if not match:
        return start
    own = [lines[start]._replace(text=match[2])]
    end = start + 1
    while end < len(lines) and lines[end].text and not FOOTNOTE.match(lines[end].text):
        own.append(lines[end].cut(4))
        end += 1
    rest = _indented_chunks(lines, end)
    inside = [*own, *(line.cut(4) for line in lines[end:rest])]
    number = lines[start].number
    blocks.append(Block(Kind.FOOTNOTE, number, match[1], path=path, last_line=number))
    blocks += reader.read(inside, (*path, Kind.FOOTNOTE))
    return max(rest, end)


def _indented_chunks(lines: list[Line], start: int) -> int:
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


def _definition_list(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...],
                     blocks: list[Block]) -> int:
    """Terms, each on its line, and what follows a colon."""
    mark = start
    for line in chunk(lines, start):
        if DEFINITION.match(line.text):
            break
        mark += 1
    if mark >= len(lines) or not DEFINITION.match(lines[mark].text):
        return start
    terms = lines[start:mark]
    if not terms and not _follows_terms(blocks, path):
        return start
    blocks += [Block(Kind.TERM, term.number, term.text.strip(), path=path, last_line=term.number) for term in terms]
    return _definition(reader, lines, mark, path, blocks)


def _follows_terms(blocks: list[Block], path: tuple[str, ...]) -> bool:
    """True if the last block here is a definition or a paragraph, whose lines then are the terms."""
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].path == path), None)
    if last is None or blocks[last].kind not in (Kind.DEFINITION, Kind.PARAGRAPH):
        return False
    if blocks[last].kind is Kind.PARAGRAPH:
        paragraph = blocks.pop(last)
        blocks += [Block(Kind.TERM, paragraph.line + offset, text, path=path, last_line=paragraph.line + offset)
                   for offset, text in enumerate(paragraph.text.split("\n"))]
    return True


def _definition(reader: "Reader", lines: list[Line], mark: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """One definition: the text after the colon and the indented chunks that follow."""
    number = lines[mark].number
    own = [lines[mark]._replace(text=DEFINITION.match(lines[mark].text)[1])]
    end = mark + 1
    while end < len(lines) and lines[end].text and not DEFINITION.match(lines[end].text):
        own.append(lines[end].cut(4))
        end += 1
    rest = _indented_chunks(lines, end)
    _append_with_text(reader, Block(Kind.DEFINITION, number, path=path), own, lines[end:rest], blocks)
    return max(rest, end)


def _append_with_text(reader: "Reader", owner: Block, own: list[Line], more: list[Line], blocks: list[Block]) -> None:
    """Add a block whose first paragraph is its own text, then what else it holds."""
    inside = reader.read([*own, BLANK, *(line.cut(4) for line in more)], (*owner.path, owner.variant or owner.kind))
    if inside and inside[0].kind is Kind.PARAGRAPH and inside[0].path == (*owner.path, owner.variant or owner.kind):
        first = inside.pop(0)
        owner = replace(owner, text=first.text, last_line=first.last_line)
    blocks += [owner, *inside]


def _list(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block],
          variant: str) -> int:
    """A list of one kind: its items, with what is indented below each."""
    shape = variant, 1 + sum(part in ITEM for part in path), lines[start].indent
    end = start
    while end < len(lines):
        first = end
        while first < len(lines) and lines[first].blank:
            first += 1
        if first == len(lines) or not ITEM[variant].match(lines[first].text) or _is_rule(lines[first].text):
            break
        end = _item(reader, lines, first, path, blocks, shape)
    return end


def _item(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block],
          shape: tuple[str, int, int]) -> int:
    """One item: its line, the lines of its chunk up to the next item, and the indented chunks that follow."""
    variant, level, base = shape
    own = [lines[start]._replace(text=ITEM[variant].match(lines[start].text)[1])]
    more: list[Line] = []
    end = start + 1
    while end < len(lines) and lines[end].text and not ITEM[variant].match(lines[end].text):
        nested = more or NESTED_ITEM.match(lines[end].text) or (lines[end].folded is not None and lines[end].indent >= 4)
        (more if nested else own).append(lines[end])
        end += 1
    rest = _indented_chunks(lines, end)
    if rest > end:
        more += [BLANK, *lines[end:rest]]
    deeper = lines[start].indent - base > 1
    owner = Block(Kind.ITEM, lines[start].number, level=level, variant=variant, path=path, last_line=lines[start].number,
                  irregular="list-indent" if deeper else "")
    _append_with_text(reader, owner, own, more, blocks)
    return max(rest, end)
