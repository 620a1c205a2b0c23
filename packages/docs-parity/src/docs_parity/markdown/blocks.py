"""The blocks of a text, as Python-Markdown would render them, each with its line.

Each function looks at one place; where its construct begins, it adds the container's own block, lets the
reader read what
stands inside, and returns the index after it. Otherwise it returns the index it was given.

Python-Markdown keeps no positions and is too slow for a check that should be instant, so the block structure
of our
dialect (the extensions in `mkdocs.yml`) is read here by lines. `tests/test_rendering.py` holds this reader
against
Python-Markdown itself, on every page of the site and on a collection of snippets.

Its rules are those of Python-Markdown's block parser: blank lines part the text into chunks, a construct is
recognised
where a chunk begins, and headings, dividing lines, quotations and admonitions also end a paragraph. Lists and
other
containers are in `lists` and `containers`.
"""

import re
from dataclasses import replace

from docs_parity.markdown.lines import (
    BLANK,
    SourceLine,
    chunk,
    fold,
    indented_chunks,
    indented_rest,
    number_lines,
)
from docs_parity.model.block import Block, Kind

QUOTE = re.compile(r"^[ ]{0,3}>[ ]?(.*)$")
ADMONITION = re.compile(
    r'^(?:!!!|\?\?\?\+?)[ ]?(?P<type>[\w-]+(?:[ ]+[\w-]+)*)?(?:[ ]+"(?P<title>.*?)")?[ ]*$'
)
TAB = re.compile(r'^===[!+]{0,2}[ ]+"(?P<title>.*?)"[ ]*$')
FENCED_BLOCK = re.compile(r"^(?P<fence>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<title>.*?))?[ ]*$")
FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$")
DEFINITION = re.compile(r"^[ ]{0,3}:[ ]{1,3}(.*)$")
CAPTIONS = frozenset({"caption", "figure-caption", "table-caption"})
LEADING_ITEM = frozenset("*+-0123456789 ")


def opening(
    reader: "Reader", lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
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


def _titled(
    reader: "Reader",
    lines: list[SourceLine],
    start: int,
    path: tuple[str, ...],
    blocks: list[Block],
    pattern: re.Pattern[str],
    kind: Kind,
) -> int:
    """An admonition (`!!!`, `???`) or a tab (`===`): a title line, and what is indented below it."""
    match = pattern.match(lines[start].text)
    if not match or (kind is Kind.ADMONITION and not match["type"]):
        return start
    end = indented_rest(lines, start + 1)
    variant = match["type"].split(" ")[0].lower() if kind is Kind.ADMONITION else ""
    number = lines[start].number
    blocks.append(Block(kind, number, match["title"] or "", variant=variant, path=path, last_line=number))
    blocks += reader.read([line.cut(4) for line in lines[start + 1 : end]], (*path, kind))
    return end


def _fenced_block(
    reader: "Reader", lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """A block between slashes (`/// figure-caption`); a caption makes a figure of the block before it."""
    match = FENCED_BLOCK.match(lines[start].text)
    if not match:
        return start
    end = next((index for index in range(start + 1, len(lines)) if lines[index].text == match["fence"]), None)
    if end is None:
        return start
    inside = lines[start + 1 : end]
    while inside and not inside[0].blank and inside[0].indent >= 4:
        inside = inside[1:]
    name, number = match["name"].lower(), lines[start].number
    if name in CAPTIONS:
        options = lines[start + 1 : end - len(inside)]
        _make_figure(blocks, path, "\n".join(line.text for line in options), number)
        captions = reader.read(inside, (*path, Kind.FIGURE))
        blocks += [
            replace(block, kind=Kind.CAPTION) if block.kind is Kind.PARAGRAPH else block for block in captions
        ]
    else:
        kind = Kind.TAB if name == "tab" else Kind.ADMONITION
        blocks.append(Block(kind, number, match["title"] or "", variant=name, path=path, last_line=number))
        blocks += reader.read(inside, (*path, kind))
    return end + 1


def _make_figure(blocks: list[Block], path: tuple[str, ...], options: str, number: int) -> None:
    """Put the last block of this container, with all it holds, into a figure; `options` stand below line
    `number`.
    """
    first = next((index for index in range(len(blocks) - 1, -1, -1) if blocks[index].path == path), None)
    if first is None:
        return
    held = [replace(block, path=(*path, Kind.FIGURE, *block.path[len(path) :])) for block in blocks[first:]]
    figure = Block(
        Kind.FIGURE,
        held[0].line,
        path=path,
        last_line=number + 1 if options else held[0].line,
        attributes=options,
    )
    blocks[first:] = [figure, *held]


def _quote(
    reader: "Reader", lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """A quotation: the lines of this chunk, and of the next ones while they begin with the mark."""
    if not QUOTE.match(lines[start].text):
        return start
    inside: list[SourceLine] = []
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
    blocks.append(
        Block(Kind.QUOTE, lines[start].number, path=path, last_line=lines[start].number, irregular=lazy)
    )
    blocks += reader.read(inside, (*path, Kind.QUOTE))
    return end


def _unquoted(line: SourceLine) -> SourceLine:
    match = QUOTE.match(line.text)
    return line._replace(text=match[1].rstrip()) if match else line


def _footnote(
    reader: "Reader", lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
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


def _definition_list(
    reader: "Reader", lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
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
    blocks += [
        Block(Kind.TERM, term.number, term.text.strip(), path=path, last_line=term.number) for term in terms
    ]
    return _definition(reader, lines, mark, path, blocks)


def _follows_terms(blocks: list[Block], path: tuple[str, ...]) -> bool:
    """True if the last block here is a definition or a paragraph, whose lines then are the terms."""
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].path == path), None)
    if last is None or blocks[last].kind not in (Kind.DEFINITION, Kind.PARAGRAPH):
        return False
    if blocks[last].kind is Kind.PARAGRAPH:
        paragraph = blocks.pop(last)
        blocks += [
            Block(Kind.TERM, paragraph.line + offset, text, path=path, last_line=paragraph.line + offset)
            for offset, text in enumerate(paragraph.text.split("\n"))
        ]
    return True


def _definition(
    reader: "Reader", lines: list[SourceLine], mark: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
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


ITEM = {"ul": re.compile(r"^[ ]{0,3}[*+-][ ]+(.*)$"), "ol": re.compile(r"^[ ]{0,3}\d+\.[ ]+(.*)$")}
NUMBER = re.compile(r"^[ ]{0,3}(\d+)\.")
NESTED_ITEM = re.compile(r"^[ ]{4,7}(?:\d+\.|[*+-])[ ]+.*$")


def read_list(
    reader: "Reader", lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """Read the list that begins at `start`, if one does; the index after it."""
    text = lines[start].text
    for variant, item in ITEM.items():
        if item.match(text) and not _is_rule(text):
            return _list(reader, lines, start, path, blocks, variant)
    return start


def _is_rule(text: str) -> bool:
    """A dividing line is recognised before a list: `* * *`."""
    return len(text) > 2 and not text.strip("-* ") and (text.count("-") > 2 or text.count("*") > 2)


def _list(
    reader: "Reader",
    lines: list[SourceLine],
    start: int,
    path: tuple[str, ...],
    blocks: list[Block],
    variant: str,
) -> int:
    """A list of one kind: its items, with what is indented below each."""
    shape = variant, 1 + sum(part in ITEM for part in path), lines[start].indent
    number = int(NUMBER.match(lines[start].text)[1]) if variant == "ol" else 0
    end = start
    while end < len(lines):
        first = end
        while first < len(lines) and lines[first].blank:
            first += 1
        if first == len(lines) or not ITEM[variant].match(lines[first].text) or _is_rule(lines[first].text):
            break
        end = _item(reader, lines, first, path, blocks, shape, str(number) if variant == "ol" else "")
        number += 1
    return end


def _item(
    reader: "Reader",
    lines: list[SourceLine],
    start: int,
    path: tuple[str, ...],
    blocks: list[Block],
    shape: tuple[str, int, int],
    number: str,
) -> int:
    """One item: its line, the lines of its chunk up to the next item, and the indented chunks that follow."""
    variant, level, base = shape
    own = [lines[start]._replace(text=ITEM[variant].match(lines[start].text)[1])]
    more: list[SourceLine] = []
    end = start + 1
    while end < len(lines) and lines[end].text and not ITEM[variant].match(lines[end].text):
        nested = (
            more
            or NESTED_ITEM.match(lines[end].text)
            or (lines[end].folded is not None and lines[end].indent >= 4)
        )
        (more if nested else own).append(lines[end] if nested else lines[end].cut(4))
        end += 1
    rest = indented_chunks(lines, end)
    if rest > end:
        more += [BLANK, *lines[end:rest]]
    deeper = lines[start].indent - base > 1
    owner = Block(
        Kind.ITEM,
        lines[start].number,
        level=level,
        variant=variant,
        path=path,
        last_line=lines[start].number,
        info=number,
        irregular="list-indent" if deeper else "",
    )
    append_with_text(reader, owner, own, more, blocks)
    return max(rest, end)


def append_with_text(
    reader: "Reader", owner: Block, own: list[SourceLine], more: list[SourceLine], blocks: list[Block]
) -> None:
    """Add a block whose first paragraph is its own text, then what else it holds."""
    inside = reader.read(
        [*own, BLANK, *(line.cut(4) for line in more)], (*owner.path, owner.variant or owner.kind)
    )
    if (
        inside
        and inside[0].kind is Kind.PARAGRAPH
        and inside[0].path == (*owner.path, owner.variant or owner.kind)
    ):
        first = inside.pop(0)
        owner = replace(owner, text=first.text, last_line=first.last_line, attributes=first.attributes)
    blocks += [owner, *inside]


HEADING = re.compile(r"^(#{1,6})([^\n]*?)#*$")
SETEXT = re.compile(r"^(=+|-+)$")
RULE = re.compile(r"^[ ]{0,3}(?:(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,})$")
TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
# Both as Python-Markdown has them: what only looks like a definition is shown, and might act.
REFERENCE = re.compile(
    r"[ ]{0,3}\[(?!\^)[^\[\]]*\]:[ ]*+(?:\n[ ]*+)?\S++[ ]*+(?:\n[ ]*+)?(?:([\"']).*\1[ ]*|\(.*\)[ ]*)?$",
    re.MULTILINE,
)
ABBREVIATION = re.compile(r"\*\[[^\\\n]*?\][ ]?:[ ]*\n?[ ]*\S.*$", re.MULTILINE)
DEFINITION_LINES = 3
HEADING_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^\n]*?)[ ]*\}[ ]*$")
BLOCK_ATTRIBUTES = re.compile(r"(?:^|\n)[ ]*\{:[ ]*[^}\n]*\}[ ]*$|\n[ ]*\{[ ]*[.#][^}\n]*\}[ ]*$")
# Nobody nests deeper; what does is read as plain text, so that no file can exhaust the stack.
DEEPEST = 40
ID = re.compile(r"(?:^|\s)#([^\s}]+)")
IMAGE_ONLY = re.compile(r"^!\[[^\]]*\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])(?:\{[^}]*\})?$")


def read_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a Markdown text (without front matter), in reading order.

    `first_line` is the number that the first line of `text` has in its file.
    """
    return tuple(Reader().read(fold(number_lines(text, first_line)), ()))


class Reader:
    """Reads the lines of one container; calls itself for what stands inside."""

    def read(self, lines: list[SourceLine], path: tuple[str, ...]) -> list[Block]:
        """The blocks of these lines, whose container is `path`."""
        if len(path) > DEEPEST:
            words = " ".join(line.text.strip() for line in lines if line.text)
            return (
                [Block(Kind.PARAGRAPH, lines[0].number, words, path=path, last_line=lines[-1].number)]
                if words
                else []
            )
        blocks: list[Block] = []
        position = 0
        while position < len(lines):
            if lines[position].blank:
                position += 1
                continue
            position = self._construct(lines, position, path, blocks)
        return blocks

    def _construct(
        self, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
    ) -> int:
        """Read one construct that begins a chunk; add its blocks; return the index after it."""
        for opener in (_folded, opening, _indented_code, _definitions, _heading, _table, _setext, _rule):
            end = opener(self, lines, start, path, blocks)
            if end > start:
                return end
        return _paragraph(self, lines, start, path, blocks)


def _folded(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """Code and HTML that the first pass folded into one line."""
    line = lines[start]
    if line.folded is None or line.text.lstrip(" ").startswith(">"):
        return start
    blocks.append(replace(line.folded, path=path))
    return start + 1


def _indented_code(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """Lines indented by four spaces or more are code where no container claims them."""
    if lines[start].indent < 4:
        return start
    end = indented_rest(lines, start)
    text = "\n".join(line.cut(4).text for line in lines[start:end])
    blocks.append(
        Block(
            Kind.CODE,
            lines[start].number,
            text,
            variant="indented",
            path=path,
            last_line=lines[end - 1].number,
        )
    )
    return end


def _heading(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """A heading with number signs."""
    match = HEADING.match(lines[start].text)
    if not match:
        return start
    tight = match[2] and match[2][0] not in " #"
    block = heading(len(match[1]), match[2].strip(), lines[start].number, path)
    blocks.append(replace(block, irregular="heading-space") if tight else block)
    return start + 1


def _setext(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """A heading underlined with = or -."""
    if start + 1 >= len(lines) or not SETEXT.match(lines[start + 1].text):
        return start
    level = 1 if lines[start + 1].text.startswith("=") else 2
    blocks.append(
        replace(
            heading(level, lines[start].text.strip(), lines[start].number, path),
            last_line=lines[start + 1].number,
        )
    )
    return start + 2


def heading(level: int, text: str, number: int, path: tuple[str, ...]) -> Block:
    """A heading block, its fixed id taken out of its text."""
    found = HEADING_ATTRIBUTES.search(text)
    fixed = ID.search(found[1]) if found else None
    return Block(
        Kind.HEADING,
        number,
        text[: found.start()] if found else text,
        level,
        path=path,
        id=fixed[1] if fixed else "",
        last_line=number,
        attributes=found[1] if found else "",
    )


def _rule(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """A dividing line."""
    if not RULE.match(lines[start].text):
        return start
    blocks.append(
        Block(
            Kind.RULE,
            lines[start].number,
            variant=lines[start].text.strip()[0],
            path=path,
            last_line=lines[start].number,
        )
    )
    return start + 1


def is_table(lines: list[SourceLine], start: int) -> bool:
    """True if a table begins here: a line with a column mark, and the dashed line below it."""
    if start + 1 >= len(lines) or "-" not in lines[start + 1].text:
        return False
    head, rule = lines[start].text, lines[start + 1].text
    if "|" not in head or not TABLE_RULE.match(rule):
        return False
    return len(split_row(head)) == len(split_row(rule))


def _table(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """A table: all lines to the next blank one are its rows."""
    if not is_table(lines, start):
        return start
    end, columns = start, 0
    while end < len(lines) and not lines[end].blank:
        if end != start + 1:
            cells = split_row(lines[end].text)
            columns = len(cells) if end == start else columns
            cells += [""] * (columns - len(cells))
            blocks.append(
                Block(
                    Kind.ROW,
                    lines[end].number,
                    " | ".join(cells),
                    path=path,
                    cells=tuple(cells),
                    variant="head" if end == start else "",
                    last_line=lines[end].number,
                    irregular="table-cells" if len(cells) > columns else "",
                )
            )
        end += 1
    return end


def split_row(text: str) -> list[str]:
    """The cells of a table row; a column mark in code or after a backslash does not part cells."""
    cells, cell, tick, index = [], "", "", 0
    text = text.strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    while index < len(text):
        character = text[index]
        if character == "\\" and index + 1 < len(text):
            cell += text[index : index + 2]
            index += 2
            continue
        if character == "`":
            tick = "" if tick else character
        if character == "|" and not tick:
            cells.append(cell.strip())
            cell = ""
        else:
            cell += character
        index += 1
    return [*cells, cell.strip()]


def _definitions(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """Link references and abbreviations are defined by lines that show nothing in their place."""
    return start + _defining(lines, start)


def _defining(lines: list[SourceLine], start: int) -> int:
    """How many lines from here on define a reference or an abbreviation; 0 if the first does not."""
    text = lines[start].text
    if "]:" not in text and "] :" not in text:
        return 0
    end = start + 1
    while (
        end < min(start + DEFINITION_LINES, len(lines))
        and not lines[end].blank
        and not _interrupts(lines, end)
    ):
        end += 1
    text = "\n".join(line.text for line in lines[start:end])
    match = REFERENCE.match(text) or ABBREVIATION.match(text)
    return match[0].count("\n") + 1 if match else 0


def _interrupts(lines: list[SourceLine], index: int) -> bool:
    """True if this line ends a paragraph although no blank line stands before it."""
    line = lines[index]
    text = line.text
    if line.folded is not None and not text.lstrip(" ").startswith(">"):
        return True
    first = text.lstrip(" ")[:1]
    if first == "#":
        return text.startswith("#")
    if first == ">":
        return line.indent < 4
    if first in "-_*":
        return bool(RULE.match(text))
    return first in "!?=/" and interrupts(text)


def _paragraph(
    reader: Reader, lines: list[SourceLine], start: int, path: tuple[str, ...], blocks: list[Block]
) -> int:
    """Everything else, up to a blank line or a line that begins something else."""
    end = start + 1
    while end < len(lines) and not lines[end].blank and not _interrupts(lines, end):
        if "]" in lines[end].text and (_defining(lines, end) or FOOTNOTE.match(lines[end].text)):
            break
        end += 1
    text = "\n".join(line.text.strip() for line in lines[start:end])
    found = BLOCK_ATTRIBUTES.search(text)
    text = BLOCK_ATTRIBUTES.sub("", text)
    if text:
        kind = Kind.IMAGE if IMAGE_ONLY.match(text.replace("\n", " ")) else Kind.PARAGRAPH
        blocks.append(
            Block(
                kind,
                lines[start].number,
                text,
                path=path,
                last_line=lines[end - 1].number,
                attributes=found[0].strip() if found else "",
            )
        )
    return end
