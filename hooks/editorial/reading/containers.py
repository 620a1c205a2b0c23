"""Blocks that hold other blocks: quotations, admonitions, tabs, footnotes, definition lists, captions. Lists are in `lists`.

Each function looks at one place; where its construct begins, it adds the container's own block, lets the reader read what
stands inside, and returns the index after it. Otherwise it returns the index it was given.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from editorial.model.block import Block, Kind
from editorial.reading.lines import BLANK, Line, chunk, indented_chunks, indented_rest
from editorial.reading.lists import append_with_text, read_list

if TYPE_CHECKING:
    from editorial.reading.blocks import Reader

QUOTE = re.compile(r"^[ ]{0,3}>[ ]?(.*)$")
ADMONITION = re.compile(r'^(?:!!!|\?\?\?\+?)[ ]?(?P<type>[\w-]+(?:[ ]+[\w-]+)*)?(?:[ ]+"(?P<title>.*?)")?[ ]*$')
TAB = re.compile(r'^===[!+]{0,2}[ ]+"(?P<title>.*?)"[ ]*$')
FENCED_BLOCK = re.compile(r"^(?P<fence>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<title>.*?))?[ ]*$")
FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$")
DEFINITION = re.compile(r"^[ ]{0,3}:[ ]{1,3}(.*)$")
CAPTIONS = frozenset({"caption", "figure-caption", "table-caption"})
LEADING_ITEM = frozenset("*+-0123456789 ")


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
        end = read_list(reader, lines, start, path, blocks)
        if end > start:
            return end
    return _definition_list(reader, lines, start, path, blocks)


def interrupts(text: str) -> bool:
    """True if this line opens a container also without a blank line before it."""
    return bool(ADMONITION.match(text) or TAB.match(text) or FENCED_BLOCK.match(text))


def _titled(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block],
            pattern: re.Pattern[str], kind: Kind) -> int:
    """An admonition (`!!!`, `???`) or a tab (`===`): a title line, and what is indented below it."""
    match = pattern.match(lines[start].text)
    if not match or (kind is Kind.ADMONITION and not match["type"]):
        return start
    end = indented_rest(lines, start + 1)
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
    rest = indented_chunks(lines, end)
    inside = [*own, *(line.cut(4) for line in lines[end:rest])]
    number = lines[start].number
    blocks.append(Block(Kind.FOOTNOTE, number, match[1], path=path, last_line=number))
    blocks += reader.read(inside, (*path, Kind.FOOTNOTE))
    return max(rest, end)


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
    if any(term.folded for term in terms) or (not terms and not _follows_terms(blocks, path)):
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
    rest = indented_chunks(lines, end)
    append_with_text(reader, Block(Kind.DEFINITION, number, path=path), own, lines[end:rest], blocks)
    return max(rest, end)


