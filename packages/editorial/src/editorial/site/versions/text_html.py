"""A recorded text as plain HTML for feeds: headings, lists, tables, quotations, code; nothing that acts and
no style of this site.

Comes in: the lines of a canonical text. Goes out: HTML. `text_blocks.py` says what belongs together, as it
does for pages of versions; here it is written without classes and ids. Markdown and the theme have no part in
it, so that a feed does not change with them.
"""

from collections.abc import Callable, Iterable
from html import escape

from editorial.register.canonical_text import TextLine
from editorial.site.versions.text_blocks import Part, TextBlock, Words, blocks_of, unbroken


def html_of(lines: Iterable[TextLine], language: str) -> str:
    """The HTML of a text, the summary first; the title stands where a feed has its titles."""
    lines = [unbroken(line, language) for line in lines]
    summary = "".join(f"<p>{linked(line.text)}</p>\n" for line in lines if line.shape == "summary")
    return summary + "".join(WRITERS.get(block.kind, _paragraphs)(block) for block in blocks_of(lines))


def linked(text: str) -> str:
    """Words escaped; the addresses between angle brackets become links."""
    (block,) = blocks_of([TextLine(text, "p")])
    return _words(block.parts[0].words)


def _words(words: Iterable[Words]) -> str:
    return "".join(
        f'&lt;<a href="{escape(part.url)}">{escape(part.text)}</a>&gt;'
        if part.url
        else escape(part.text, quote=False)
        for part in words
    )


def _lines(tag: str) -> Callable[[TextBlock], str]:
    return lambda block: "".join(f"<{tag}>{_words(part.words)}</{tag}>\n" for part in block.parts)


_paragraphs = _lines("p")


def _ordered(block: TextBlock) -> str:
    first = block.parts[0].number
    start = f' start="{int(first)}"' if first not in ("", "1") else ""
    return f"<ol{start}>\n{_lines('li')(block)}</ol>\n"


def _table(block: TextBlock) -> str:
    return f"<table>\n{''.join(map(_row, block.parts))}</table>\n"


def _row(part: Part) -> str:
    tag = "th" if part.shape == "head" else "td"
    return f"<tr>{''.join(f'<{tag}>{_words(cell)}</{tag}>' for cell in part.cells)}</tr>\n"


def _terms(block: TextBlock) -> str:
    tags = {"term": "dt", "definition": "dd"}
    items = "".join(
        f"<{tags[part.shape]}>{_words(part.words)}</{tags[part.shape]}>\n" for part in block.parts
    )
    return f"<dl>\n{items}</dl>\n"


def _code(block: TextBlock) -> str:
    return f"<pre><code>{''.join(f'{_words(part.words)}' + chr(10) for part in block.parts)}</code></pre>\n"


WRITERS: dict[str, Callable[[TextBlock], str]] = {
    "ul": lambda block: f"<ul>\n{_lines('li')(block)}</ul>\n",
    "ol": _ordered,
    "table": _table,
    "terms": _terms,
    "code": _code,
    "quote": lambda block: f"<blockquote>\n{_paragraphs(block)}</blockquote>\n",
    **{f"h{level}": _lines(f"h{level}") for level in range(2, 7)},
}
"""What writes the blocks of each kind; everything else is paragraphs."""
