"""The blocks of a text, as Python-Markdown would render them, each with its line.

Python-Markdown keeps no positions and is too slow for a check that should be instant, so the block structure
of our dialect (the extensions in `mkdocs.yml`) is read here by lines. `tests/test_rendering.py` holds this
reader against Python-Markdown itself, on every page of the site and on a collection of snippets.

Its rules are those of Python-Markdown's block parser: blank lines part the text into chunks, a construct is
recognised where a chunk begins, and some constructs also end a paragraph. Here are the constructs that hold
no others, and the table of all of them; those that do are in `block_parser`.
"""

import re
from dataclasses import replace

from docs_parity.markdown.block_parser import (
    ADMONITION,
    FENCED_BLOCK,
    FOOTNOTE,
    TAB,
    BlockParser,
    Construct,
    Grammar,
    read_admonition,
    read_definition_list,
    read_fenced_block,
    read_footnote,
    read_list,
    read_quote,
    read_tab,
)
from docs_parity.markdown.lines import SourceLine, fold, indented_rest, number_lines
from docs_parity.model.block import Block, Kind

HEADING = re.compile(r"^(#{1,6})(.*)$")
SETEXT = re.compile(r"^(=+|-+)$")
RULE = re.compile(r"^[ ]{0,3}([-_*])(?:[ ]{0,2}\1){2,}+[ ]{0,2}$")
TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ ]*+:?-++:?[ ]*+(?:\|[ ]*+:?-++:?[ ]*+)*+\|?[ ]*+$")
# Both as Python-Markdown has them: what only looks like a definition is shown, and might act.
REFERENCE = re.compile(
    r"[ ]{0,3}\[(?!\^)[^\[\]]*\]:[ ]*+(?:\n[ ]*+)?\S++[ ]*+(?:\n[ ]*+)?(?:([\"']).*\1[ ]*|\(.*\)[ ]*)?$",
    re.MULTILINE,
)
ABBREVIATION = re.compile(r"\*\[[^\\\n]*?\][ ]?:[ ]*+\n?[ ]*+\S.*$", re.MULTILINE)
DEFINITION_LINES = 3
HEADING_ATTRIBUTES = re.compile(r"(?<! )[ ]++\{:?[ ]*+(?=[^}\n ])")
"""Where the attribute list of a heading begins that ends with it."""
BLOCK_ATTRIBUTES = re.compile(r"(?:^|\n)[ ]*+\{:[^}\n]*+\}[ ]*+$|\n[ ]*+\{[ ]*+[.#][^}\n]*+\}[ ]*+$")
ID = re.compile(r"(?:^|\s)#([^\s}]+)")
IMAGE_ONLY = re.compile(r"^!\[[^\]]*\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])(?:\{[^}]*\})?$")


def read_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a Markdown text (without front matter), in reading order.

    `first_line` is the number that the first line of `text` has in its file.
    """
    return tuple(BlockParser(GRAMMAR, fold(number_lines(text, first_line))).parse())


def _folded(parser: BlockParser) -> bool:
    """Code and HTML that the first pass folded into one line."""
    line = parser.line
    if line.folded is None:
        return False
    parser.push(replace(line.folded, path=parser.path))
    parser.position += 1
    return True


def _indented_code(parser: BlockParser) -> bool:
    """Lines indented by four spaces or more are code where no container claims them."""
    if parser.line.indent < 4:
        return False
    end = indented_rest(parser.lines, parser.position)
    code = [line.cut(4) for line in parser.lines[parser.position : end]]
    parser.push(
        Block(
            kind=Kind.CODE,
            line=code[0].number,
            text="\n".join(line.text for line in code),
            variant="indented",
            path=parser.path,
            last_line=code[-1].number,
        )
    )
    parser.position = end
    return True


def _heading(parser: BlockParser) -> bool:
    """A heading with number signs."""
    match = HEADING.match(parser.line.text)
    if not match:
        return False
    words = match[2].rstrip("#")
    tight = words and words[0] not in " #"
    block = heading(len(match[1]), words.strip(), parser.line.number, parser.path)
    parser.push(replace(block, irregular="heading-space") if tight else block)
    parser.position += 1
    return True


def _setext(parser: BlockParser) -> bool:
    """A heading underlined with = or -."""
    line, below = parser.line, parser.lines[parser.position + 1 : parser.position + 2]
    if not below or not SETEXT.match(below[0].text):
        return False
    level = 1 if below[0].text.startswith("=") else 2
    block = heading(level, line.text.strip(), line.number, parser.path)
    parser.push(replace(block, last_line=below[0].number))
    parser.position += 2
    return True


def heading(level: int, text: str, number: int, path: tuple[str, ...]) -> Block:
    """A heading block, its fixed id taken out of its text."""
    bare, attributes = text.rstrip(" "), ""
    if bare.endswith("}") and (opening := HEADING_ATTRIBUTES.search(bare, 0, len(bare) - 1)):
        text, attributes = text[: opening.start()], bare[opening.end() : -1].rstrip(" ")
    fixed = ID.search(attributes)
    return Block(
        kind=Kind.HEADING,
        line=number,
        text=text,
        level=level,
        path=path,
        id=fixed[1] if fixed else "",
        last_line=number,
        attributes=attributes,
    )


def _rule(parser: BlockParser) -> bool:
    """A dividing line."""
    line = parser.line
    if not RULE.match(line.text):
        return False
    variant = line.text.strip()[0]
    parser.push(
        Block(kind=Kind.RULE, line=line.number, variant=variant, path=parser.path, last_line=line.number)
    )
    parser.position += 1
    return True


def is_table(lines: list[SourceLine], start: int) -> bool:
    """True if a table begins here: a line with a column mark, and the dashed line below it."""
    if start + 1 >= len(lines) or "-" not in lines[start + 1].text:
        return False
    head, rule = lines[start].text, lines[start + 1].text
    if "|" not in head or not TABLE_RULE.match(rule):
        return False
    return len(split_row(head)) == len(split_row(rule))


def _table(parser: BlockParser) -> bool:
    """A table: all lines to the next blank one are its rows."""
    lines, start = parser.lines, parser.position
    if not is_table(lines, start):
        return False
    end, columns = start, 0
    while end < len(lines) and not lines[end].blank:
        if end != start + 1:
            cells = split_row(lines[end].text)
            columns = len(cells) if end == start else columns
            cells += [""] * (columns - len(cells))
            parser.push(
                Block(
                    kind=Kind.ROW,
                    line=lines[end].number,
                    text=" | ".join(cells),
                    path=parser.path,
                    cells=tuple(cells),
                    variant="head" if end == start else "",
                    last_line=lines[end].number,
                    irregular="table-cells" if len(cells) > columns else "",
                )
            )
        end += 1
    parser.position = end
    return True


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


def _definitions(parser: BlockParser) -> bool:
    """Link references and abbreviations are defined by lines that show nothing in their place."""
    count = _defining(parser, parser.position)
    parser.position += count
    return count > 0


def _defining(parser: BlockParser, start: int) -> int:
    """How many lines from here on define a reference or an abbreviation; 0 if the first does not."""
    lines = parser.lines
    text = lines[start].text
    if "]:" not in text and "] :" not in text:
        return 0
    end = start + 1
    while (
        end < min(start + DEFINITION_LINES, len(lines))
        and not lines[end].blank
        and not parser.grammar.interrupts(lines[end])
    ):
        end += 1
    text = "\n".join(line.text for line in lines[start:end])
    match = REFERENCE.match(text) or ABBREVIATION.match(text)
    return match[0].count("\n") + 1 if match else 0


def _paragraph(parser: BlockParser) -> bool:
    """Everything else, up to a blank line or a line that begins something else."""
    lines, start, interrupts = parser.lines, parser.position, parser.grammar.interrupts
    end = start + 1
    while end < len(lines) and not lines[end].blank and not interrupts(lines[end]):
        if "]" in lines[end].text and (_defining(parser, end) or FOOTNOTE.match(lines[end].text)):
            break
        end += 1
    text = "\n".join(line.text.strip() for line in lines[start:end])
    listed = BLOCK_ATTRIBUTES.search(text)
    text = BLOCK_ATTRIBUTES.sub("", text)
    if text:
        parser.push(
            Block(
                kind=Kind.IMAGE if IMAGE_ONLY.match(text.replace("\n", " ")) else Kind.PARAGRAPH,
                line=lines[start].number,
                text=text,
                path=parser.path,
                last_line=lines[end - 1].number,
                attributes=listed[0].strip() if listed else "",
            )
        )
    parser.position = end
    return True


def _is_rule(line: SourceLine) -> bool:
    return RULE.match(line.text) is not None


GRAMMAR = Grammar(
    (
        # What the first pass folded stands for itself; in a quotation its line begins with the mark of that.
        Construct("folded", _folded, "\x02", interrupts=lambda line: line.folded is not None),
        Construct("admonition", read_admonition, "!?", interrupts=lambda line: ADMONITION.match(line.text)),
        Construct("tab", read_tab, "=", interrupts=lambda line: TAB.match(line.text)),
        Construct(
            "fenced block", read_fenced_block, "/", interrupts=lambda line: FENCED_BLOCK.match(line.text)
        ),
        Construct("quotation", read_quote, ">", interrupts=lambda line: line.indent < 4),
        Construct("footnote", read_footnote, "["),
        Construct("list", read_list, "*+-0123456789"),
        Construct("definition list", read_definition_list, other_signs="!?=/>["),
        Construct("indented code", _indented_code),
        Construct("definitions", _definitions),
        Construct("heading", _heading, "#", interrupts=lambda line: line.text.startswith("#")),
        Construct("table", _table),
        Construct("underlined heading", _setext),
        Construct("dividing line", _rule, "-_*", interrupts=_is_rule),
        Construct("paragraph", _paragraph),
    )
)
