"""Lists: their items, what stands inside each, and how deep they are."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from editorial.model.block import Block, Kind
from editorial.reading.lines import BLANK, Line, indented_chunks

if TYPE_CHECKING:
    from editorial.reading.blocks import Reader

ITEM = {"ul": re.compile(r"^[ ]{0,3}[*+-][ ]+(.*)$"), "ol": re.compile(r"^[ ]{0,3}\d+\.[ ]+(.*)$")}
NUMBER = re.compile(r"^[ ]{0,3}(\d+)\.")
NESTED_ITEM = re.compile(r"^[ ]{4,7}(?:\d+\.|[*+-])[ ]+.*$")


def read_list(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block]) -> int:
    """Read the list that begins at `start`, if one does; the index after it."""
    text = lines[start].text
    for variant, item in ITEM.items():
        if item.match(text) and not _is_rule(text):
            return _list(reader, lines, start, path, blocks, variant)
    return start


def _is_rule(text: str) -> bool:
    """A dividing line is recognised before a list: `* * *`."""
    return len(text) > 2 and not text.strip("-* ") and (text.count("-") > 2 or text.count("*") > 2)


def _list(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block],
          variant: str) -> int:
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


def _item(reader: "Reader", lines: list[Line], start: int, path: tuple[str, ...], blocks: list[Block],
          shape: tuple[str, int, int], number: str) -> int:
    """One item: its line, the lines of its chunk up to the next item, and the indented chunks that follow."""
    variant, level, base = shape
    own = [lines[start]._replace(text=ITEM[variant].match(lines[start].text)[1])]
    more: list[Line] = []
    end = start + 1
    while end < len(lines) and lines[end].text and not ITEM[variant].match(lines[end].text):
        nested = more or NESTED_ITEM.match(lines[end].text) or (lines[end].folded is not None and lines[end].indent >= 4)
        (more if nested else own).append(lines[end] if nested else lines[end].cut(4))
        end += 1
    rest = indented_chunks(lines, end)
    if rest > end:
        more += [BLANK, *lines[end:rest]]
    deeper = lines[start].indent - base > 1
    owner = Block(Kind.ITEM, lines[start].number, level=level, variant=variant, path=path, last_line=lines[start].number,
                  info=number, irregular="list-indent" if deeper else "")
    append_with_text(reader, owner, own, more, blocks)
    return max(rest, end)


def append_with_text(reader: "Reader", owner: Block, own: list[Line], more: list[Line], blocks: list[Block]) -> None:
    """Add a block whose first paragraph is its own text, then what else it holds."""
    inside = reader.read([*own, BLANK, *(line.cut(4) for line in more)], (*owner.path, owner.variant or owner.kind))
    if inside and inside[0].kind is Kind.PARAGRAPH and inside[0].path == (*owner.path, owner.variant or owner.kind):
        first = inside.pop(0)
        owner = replace(owner, text=first.text, last_line=first.last_line, attributes=first.attributes)
    blocks += [owner, *inside]
