"""The blocks of a text, as Python-Markdown would render them, each with its line.

Python-Markdown keeps no positions and is too slow for a check that should be instant, so the block structure of our
dialect (the extensions in `mkdocs.yml`) is read here by lines. `tests/test_rendering.py` holds this reader against
Python-Markdown itself, on every page of the site and on a collection of snippets.

Its rules are those of Python-Markdown's block parser: blank lines part the text into chunks, a construct is recognised
where a chunk begins, and headings, dividing lines, quotations and admonitions also end a paragraph. Lists and other
containers are in `lists` and `containers`.
"""

import re
from dataclasses import replace

from editorial.model.block import Block, Kind
from editorial.reading import containers
from editorial.reading.lines import Line, fold, indented_rest, number_lines

HEADING = re.compile(r"^(#{1,6})([^\n]*?)#*$")
SETEXT = re.compile(r"^(=+|-+)$")
RULE = re.compile(r"^[ ]{0,3}(?:(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,})$")
TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
# Both as Python-Markdown has them: what only looks like a definition is shown, and might act.
REFERENCE = re.compile(r"[ ]{0,3}\[(?!\^)[^\[\]]*\]:[ ]*+(?:\n[ ]*+)?\S++[ ]*+(?:\n[ ]*+)?(?:([\"']).*\1[ ]*|\(.*\)[ ]*)?$", re.MULTILINE)
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

    def read(self, lines: list[Line], path: tuple[str, ...]) -> list[Block]:
        """The blocks of these lines, whose container is `path`."""
        if len(path) > DEEPEST:
            words = " ".join(line.text.strip() for line in lines if line.text)
            return [Block(Kind.PARAGRAPH, lines[0].number, words, path=path, last_line=lines[-1].number)] if words else []
        blocks: list[Block] = []
        position = 0
        while position < len(lines):
            if lines[position].blank:
                position += 1
                continue
            position = self._construct(lines, position, path, blocks)
        return blocks

    def _construct(self, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
        """Read one construct that begins a chunk; add its blocks; return the index after it."""
        for opener in (_folded, containers.opening, _indented_code, _definitions, _heading, _table, _setext, _rule):
            end = opener(self, lines, start, path, blocks)
            if end > start:
                return end
        return _paragraph(self, lines, start, path, blocks)


def _folded(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """Code and HTML that the first pass folded into one line."""
    line = lines[start]
    if line.folded is None or line.text.lstrip(" ").startswith(">"):
        return start
    blocks.append(replace(line.folded, path=path))
    return start + 1


def _indented_code(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """Lines indented by four spaces or more are code where no container claims them."""
    if lines[start].indent < 4:
        return start
    end = indented_rest(lines, start)
    text = "\n".join(line.cut(4).text for line in lines[start:end])
    blocks.append(Block(Kind.CODE, lines[start].number, text, variant="indented", path=path,
                        last_line=lines[end - 1].number))
    return end


def _heading(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """A heading with number signs."""
    match = HEADING.match(lines[start].text)
    if not match:
        return start
    tight = match[2] and match[2][0] not in " #"
    block = heading(len(match[1]), match[2].strip(), lines[start].number, path)
    blocks.append(replace(block, irregular="heading-space") if tight else block)
    return start + 1


def _setext(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """A heading underlined with = or -."""
    if start + 1 >= len(lines) or not SETEXT.match(lines[start + 1].text):
        return start
    level = 1 if lines[start + 1].text.startswith("=") else 2
    blocks.append(replace(heading(level, lines[start].text.strip(), lines[start].number, path),
                          last_line=lines[start + 1].number))
    return start + 2


def heading(level: int, text: str, number: int, path: tuple[str, ...]) -> Block:
    """A heading block, its fixed id taken out of its text."""
    found = HEADING_ATTRIBUTES.search(text)
    fixed = ID.search(found[1]) if found else None
    return Block(Kind.HEADING, number, text[:found.start()] if found else text, level, path=path,
                 id=fixed[1] if fixed else "", last_line=number, attributes=found[1] if found else "")


def _rule(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """A dividing line."""
    if not RULE.match(lines[start].text):
        return start
    blocks.append(Block(Kind.RULE, lines[start].number, variant=lines[start].text.strip()[0], path=path,
                        last_line=lines[start].number))
    return start + 1


def is_table(lines: list[Line], start: int) -> bool:
    """True if a table begins here: a line with a column mark, and the dashed line below it."""
    if start + 1 >= len(lines) or "-" not in lines[start + 1].text:
        return False
    head, rule = lines[start].text, lines[start + 1].text
    if "|" not in head or not TABLE_RULE.match(rule):
        return False
    return len(split_row(head)) == len(split_row(rule))


def _table(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """A table: all lines to the next blank one are its rows."""
    if not is_table(lines, start):
        return start
    end, columns = start, 0
    while end < len(lines) and not lines[end].blank:
        if end != start + 1:
            cells = split_row(lines[end].text)
            columns = len(cells) if end == start else columns
            cells += [""] * (columns - len(cells))
            blocks.append(Block(Kind.ROW, lines[end].number, " | ".join(cells), path=path, cells=tuple(cells),
                                variant="head" if end == start else "", last_line=lines[end].number,
                                irregular="table-cells" if len(cells) > columns else ""))
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
            cell += text[index:index + 2]
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


def _definitions(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """Link references and abbreviations are defined by lines that show nothing in their place."""
    return start + _defining(lines, start)


def _defining(lines: list[Line], start: int) -> int:
    """How many lines from here on define a reference or an abbreviation; 0 if the first does not."""
    text = lines[start].text
    if "]:" not in text and "] :" not in text:
        return 0
    end = start + 1
    while end < min(start + DEFINITION_LINES, len(lines)) and not lines[end].blank and not _interrupts(lines, end):
        end += 1
    text = "\n".join(line.text for line in lines[start:end])
    match = REFERENCE.match(text) or ABBREVIATION.match(text)
    return match[0].count("\n") + 1 if match else 0


def _interrupts(lines: list[Line], index: int) -> bool:
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
    return first in "!?=/" and containers.interrupts(text)


def _paragraph(reader: Reader, lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """Everything else, up to a blank line or a line that begins something else."""
    end = start + 1
    while end < len(lines) and not lines[end].blank and not _interrupts(lines, end):
        if "]" in lines[end].text and (_defining(lines, end) or containers.FOOTNOTE.match(lines[end].text)):
            break
        end += 1
    text = "\n".join(line.text.strip() for line in lines[start:end])
    found = BLOCK_ATTRIBUTES.search(text)
    text = BLOCK_ATTRIBUTES.sub("", text)
    if text:
        kind = Kind.IMAGE if IMAGE_ONLY.match(text.replace("\n", " ")) else Kind.PARAGRAPH
        blocks.append(Block(kind, lines[start].number, text, path=path, last_line=lines[end - 1].number,
                            attributes=found[0].strip() if found else ""))
    return end
