"""A recorded text as plain HTML: headings, lists, tables, quotations, code; nothing that acts and nothing of this site's styles.

Comes in: the lines of a canonical text with what each is. Goes out: HTML. Markdown and the theme have no part in it, so that a recorded
version looks the same in ten years, and a feed does not change with a library.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from editorial.statements.canonical_text import Line

ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s\"]+)>")
ITEM = re.compile(r"(?:- |(\d+)\. )")
CELLS = " | "


def html_of(lines: Iterable[Line]) -> str:
    """The HTML of a text, without its title: that stands where a feed or a page has its titles."""
    groups = groupby((line for line in lines if line.shape != "title"), key=_group)
    return "".join(WRITERS.get(kind, _paragraphs)(list(group)) for kind, group in groups)


def linked(text: str) -> str:
    """Words of a line, escaped; the addresses between angle brackets become links."""
    parts = ADDRESS.split(text)
    return "".join(f'&lt;<a href="{escape(part)}">{escape(part)}</a>&gt;' if number % 2 else escape(part, quote=False)
                   for number, part in enumerate(parts))


def _group(line: Line) -> str:
    """What lines that follow each other are written as one: `head` and `row` are of one table."""
    return {"head": "table", "row": "table", "term": "dl", "definition": "dl"}.get(line.shape, line.shape)


def _paragraphs(lines: list[Line]) -> str:
    return "".join(f"<p>{linked(line.text)}</p>\n" for line in lines)


def _headings(lines: list[Line]) -> str:
    return "".join(f"<{line.shape}>{linked(line.text)}</{line.shape}>\n" for line in lines)


def _items(tag: str) -> Callable[[list[Line]], str]:
    def written(lines: list[Line]) -> str:
        marks = [ITEM.match(line.text) for line in lines]
        first = marks[0][1] if marks[0] else None
        start = f' start="{first}"' if tag == "ol" and first not in (None, "1") else ""
        items = "".join(f"<li>{linked(line.text[mark.end() if mark else 0:])}</li>\n" for line, mark in zip(lines, marks, strict=True))
        return f"<{tag}{start}>\n{items}</{tag}>\n"
    return written


def _table(lines: list[Line]) -> str:
    return f"<table>\n{''.join(_rows(lines))}</table>\n"


def _rows(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        cell = "th" if line.shape == "head" else "td"
        yield f"<tr>{''.join(f'<{cell}>{linked(text)}</{cell}>' for text in line.text.split(CELLS))}</tr>\n"


def _terms(lines: list[Line]) -> str:
    tags = ("dt" if line.shape == "term" else "dd" for line in lines)
    return "<dl>\n" + "".join(f"<{tag}>{linked(line.text)}</{tag}>\n" for tag, line in zip(tags, lines, strict=True)) + "</dl>\n"


def _quotation(lines: list[Line]) -> str:
    return f"<blockquote>\n{_paragraphs(lines)}</blockquote>\n"


def _code(lines: list[Line]) -> str:
    return f"<pre><code>{escape(chr(10).join(line.text for line in lines), quote=False)}\n</code></pre>\n"


WRITERS: dict[str, Callable[[list[Line]], str]] = {
    "ul": _items("ul"), "ol": _items("ol"), "table": _table, "dl": _terms, "quote": _quotation, "code": _code,
    **{f"h{level}": _headings for level in range(1, 7)}}
"""What writes the lines of each shape; everything else is a paragraph."""
