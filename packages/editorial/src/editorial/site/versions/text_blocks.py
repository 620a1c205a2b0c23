"""A recorded text as the blocks of a page: headings, paragraphs, lists, tables, quotations, code.

Comes in: lines of a canonical text, or the paragraphs of two. Goes out: what a template shows
(`partials/text.html`), as values that it escapes. No Markdown is read here, so that a text of 2026 looks
right whatever Markdown becomes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from docs_parity.typography.customs import custom
from editorial.register.canonical_text import TextLine
from editorial.register.line_marks import CELLS, ITEMS, SAFE_ADDRESS, mark_of_item
from editorial.register.text_differences import SAME, Paragraph

NO_BREAK = "\u00a0"
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
ABOVE = ("title", "summary")
"""Lines that stand in the head of a page."""
GROUPS = {
    "ul": "ul",
    "ol": "ol",
    "head": "table",
    "row": "table",
    "quote": "quote",
    "code": "code",
    "term": "terms",
    "definition": "terms",
}
"""Lines that belong together if one follows the other, and what they make."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a line."""

    text: str
    kind: str = SAME
    """`same`, `added` or `removed`."""
    url: str = ""
    """Where they lead, if they are an address."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line: a paragraph, an item, a row, a line of code."""

    shape: str
    words: tuple[Words, ...]
    cells: tuple[tuple[Words, ...], ...] = ()
    """The cells of a row."""
    number: str = ""
    """The number of an item, as it was written."""
    change: int = 0
    """Which change of the text it is, from 1; 0 if it did not change."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that stand together."""

    kind: str
    """`h2` to `h6`, `p`, `ul`, `ol`, `table`, `quote`, `code`, `terms`, `caption`, `image`."""
    parts: tuple[Part, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The words over the columns of a table, which a narrow screen shows before each cell."""
        heads = [part.cells for part in self.parts if part.shape == "head"]
        return tuple("".join(words.text for words in cell) for cell in heads[0]) if len(heads) == 1 else ()


def unbroken(line: TextLine, language: str) -> TextLine:
    """A line with the no-break spaces that its language asks for: a canonical text has one kind of space
    only.

    They do not change what is said, and without them a sign would stand alone at the beginning of a line.
    """
    text = THOUSANDS.sub(NO_BREAK, line.text)
    return replace(line, text=_unspaced(language).sub(NO_BREAK, text)) if line.shape != "code" else line


@cache
def _unspaced(language: str) -> re.Pattern[str]:
    """The spaces of a text that its language writes as no-break spaces."""
    customs = custom(language)
    signs = customs.spaced if customs else frozenset[str]()
    before = re.escape("".join(sorted(signs - {"«"})))
    return re.compile(rf" (?=[{before}])|(?<=«) " if signs else r"(?!)")


def blocks_of(lines: Iterable[TextLine]) -> tuple[TextBlock, ...]:
    """The blocks of a text, without its title and summary."""
    parts = (_part(line.shape, (Words(line.text),)) for line in lines if line.shape not in ABOVE)
    return tuple(_blocks(parts))


def blocks_of_changes(paragraphs: Sequence[Paragraph]) -> tuple[TextBlock, ...]:
    """The blocks of two texts in one, title and summary among them; every paragraph that changed has a
    number.
    """
    changes = 0
    parts = []
    for paragraph in paragraphs:
        changes += paragraph.kind != SAME
        words = tuple(Words(piece.text, piece.kind) for piece in paragraph.pieces)
        parts.append(_part(paragraph.shape, words, changes if paragraph.kind != SAME else 0))
    return tuple(_blocks(parts))


def _part(shape: str, words: tuple[Words, ...], change: int = 0) -> Part:
    first, number = words[0].text if words else "", ""
    mark, found = mark_of_item(first) if shape in ITEMS else ("", "")
    if mark and bool(found) == (shape == "ol"):
        number, words = found, (Words(first.removeprefix(mark), words[0].kind), *words[1:])
    return Part(
        shape,
        _linked(words),
        tuple(map(_linked, _cells(words))) if shape in ("head", "row") else (),
        number,
        change,
    )


def _cells(words: Iterable[Words]) -> Iterator[tuple[Words, ...]]:
    """The words of a row, cell by cell."""
    cell: list[Words] = []
    for part in words:
        first, *others = part.text.split(CELLS)
        cell.append(Words(first, part.kind))
        for text in others:
            yield tuple(cell)
            cell = [Words(text, part.kind)]
    yield tuple(cell)


def _linked(words: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(part for whole in words for part in _with_links(whole) if part.text)


def _with_links(words: Words) -> Iterator[Words]:
    for index, text in enumerate(SAFE_ADDRESS.split(words.text)):
        yield Words(text, words.kind, text if index % 2 else "")


def _blocks(parts: Iterable[Part]) -> Iterator[TextBlock]:
    for kind, group in groupby(_numbered(parts), key=lambda numbered: numbered[0]):
        together = tuple(part for _, part in group)
        if kind[0] == "terms" and (together[0].shape, together[-1].shape) != ("term", "definition"):
            yield TextBlock("p", together)
        else:
            yield TextBlock(kind[0], together if kind[0] != "table" else _even(together))


def _numbered(parts: Iterable[Part]) -> Iterator[tuple[tuple[str, int], Part]]:
    """((kind of block, a number that blocks which do not belong together differ in), part)."""
    before, number = "", 0
    for part in parts:
        kind = GROUPS.get(part.shape) or _alone(part.shape)
        # A row of headings after others begins another table; what is no group stands alone.
        if part.shape not in GROUPS or (part.shape == "head" and before == "row"):
            number += 1
        before = part.shape
        yield (kind, number), part


def _alone(shape: str) -> str:
    return (
        "h2"
        if shape == "h1"
        else shape
        if re.fullmatch(r"h[2-6]|caption|image|title|summary", shape)
        else "p"
    )


def _even(rows: tuple[Part, ...]) -> tuple[Part, ...]:
    """Rows that do not have the same number of cells (a cell may hold the sign that stands between cells)
    have one each, whole.
    """
    if len({len(row.cells) for row in rows}) == 1 and rows[0].cells:
        return rows
    return tuple(Part(row.shape, row.words, (row.words,), row.number, row.change) for row in rows)
