"""The words that readers get from a statement's HTML, line by line: what they see, and what they hear.

Comes in: the HTML of a text as it goes into a page. Goes out: lines in the form of a canonical text
(`editorial/register/canonical_text.py`), made from the HTML alone, and what in it could hide or change words.
Our reader of Markdown has no part in it: the two are held against each other (`shown_text.py`). Words inside
a block: `visible_line.py`; what markup there may be: `statement_markup.py`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from editorial.site.pages.html_tree import Node, tree_of
from editorial.site.pages.statement_markup import BLOCKS, HEADINGS, STALE
from editorial.site.pages.visible_line import Line, LineReader, spaced, titles


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One paragraph, heading, list item, table row or line of code, as it is shown."""

    text: str
    shape: str
    """As in a canonical text: `p`, `h2`, `ul`, `row`…"""
    note: str = ""
    """The label of the footnote that it stands in."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """What readers get of a text."""

    lines: tuple[ShownLine, ...]
    marks: tuple[str, ...] = ()
    """The labels of the footnotes that marks lead to, in the order of the marks."""
    faults: tuple[str, ...] = ()
    """What in the HTML could hide or change words, each as a sentence without its end."""


def visible_words(html: str, added: Iterable[str] = ()) -> ShownText:
    """The lines of a text's HTML. `added` are the words that the house has put at passages which are behind.

    Raises NotWellFormedError (`html_tree.py`) where nobody can say what a browser shows.
    """
    top = tree_of(html)
    inside = LineReader(_numbers(top), frozenset(added))
    lines = _BlockReader(inside).read(top)
    return ShownText(tuple(lines), tuple(inside.marks), tuple(inside.faults))


def _numbers(top: Node) -> dict[str, str]:
    """Label of a footnote -> the number under which it stands below the text."""
    return {
        _label(item): str(number)
        for division in top.elements()
        if division.classes == ["footnote"]
        for numbered in division.elements()
        for number, item in enumerate(numbered.elements(), 1)
    }


def _label(item: Node) -> str:
    return item.attributes.get("id", "").removeprefix("fn:")


@dataclass(frozen=True, slots=True)
class _Where:
    """What a block stands in."""

    quoted: bool = False
    caption: bool = False
    note: str = ""

    def shape(self, own: str = "p") -> str:
        """What a line is here that would be `own` elsewhere."""
        return "quote" if self.quoted else "caption" if self.caption and own == "p" else own


class _BlockReader:
    def __init__(self, inside: LineReader) -> None:
        self.inside = inside
        self.lines: list[ShownLine] = []

    def read(self, top: Node) -> list[ShownLine]:
        self._flow(top.children, _Where())
        return self.lines

    def _add(self, line: Line, shape: str, where: _Where, mark: str = "") -> None:
        if text := line.text(mark):
            self.lines.append(ShownLine(text, shape, where.note))

    def _flow(
        self, children: Sequence[Node | str], where: _Where, own: tuple[str, str] | None = None
    ) -> None:
        """Blocks, and words between them. `own` are the shape and mark of the first line, if it is the own
        line of an item, term or definition.
        """
        run: list[Node | str] = []
        for child in children:
            if isinstance(child, str) or child.tag not in BLOCKS:
                run.append(child)
                continue
            if self._run(run, where, own):
                own = None
            run = []
            if own and child.tag == "p" and not child.classes:
                self.inside.check(child)
                self._add(self.inside.line(child.children), own[0], where, own[1])
            else:
                self._block(child, where)
            own = None
        self._run(run, where, own)

    def _run(self, run: Sequence[Node | str], where: _Where, own: tuple[str, str] | None) -> bool:
        """A line of the words between blocks; False if there are none."""
        if not any(isinstance(part, Node) or part.strip() for part in run):
            return False
        shape, mark = own or (where.shape(), "")
        self._add(self.inside.line(run), shape, where, mark)
        return True

    def _block(self, node: Node, where: _Where) -> None:
        self.inside.check(node)
        tag = node.tag
        if tag == "p":
            self._paragraph(node, where)
        elif tag in HEADINGS:
            self._add(self.inside.line(node.children), tag, where)
        elif tag in ("ul", "ol"):
            self._items(node, where)
        elif tag == "table":
            self._table(node, where)
        elif tag == "pre":
            self._code(node, where)
        elif tag == "summary":
            self._add(self.inside.line(node.children), where.shape(), where)
        elif tag == "div" and node.classes == ["footnote"]:
            self._footnotes(node, where)
        elif tag != "hr":
            self._container(node, where)

    def _container(self, node: Node, where: _Where) -> None:
        """What holds other blocks: quotations, boxes, figures, definitions."""
        tag = node.tag
        if tag == "details" and "open" not in node.attributes:
            self.inside.faults["a box is folded away (`???`), which who does not open it does not read"] = (
                None
            )
        elif tag == "section" or (tag == "div" and not node.classes and STALE not in node.attributes):
            self.inside.faults[f"<{tag}> is not what Markdown makes"] = None
        own = {"dt": (where.shape("term"), ""), "dd": (where.shape("definition"), "")}.get(tag)
        if tag == "blockquote":
            where = replace(where, quoted=True)
        elif tag == "figcaption":
            where = replace(where, caption=True)
        self._flow(node.children, where, own)

    def _paragraph(self, node: Node, where: _Where) -> None:
        """A paragraph, or a picture that stands alone: its alternative text."""
        meant = [child for child in node.children if isinstance(child, Node) or child.strip()]
        if len(meant) == 1 and isinstance(meant[0], Node) and meant[0].tag == "img":
            picture = meant[0]
            self.inside.check(picture)
            line = Line([picture.attributes.get("alt", "")], titles(picture))
            self._add(line, "quote" if where.quoted else "image", where)
        else:
            self._add(self.inside.line(node.children), where.shape(), where)

    def _items(self, node: Node, where: _Where) -> None:
        number = _integer(node.attributes.get("start", "1"))
        for item in node.elements():
            self.inside.check(item)
            number = _integer(item.attributes.get("value", str(number)))
            own = ("ul", "- ") if node.tag == "ul" else ("ol", f"{number}. ")
            self._flow(item.children, where, own)
            number += 1
        self._loose_words(node, where)

    def _footnotes(self, node: Node, where: _Where) -> None:
        for child in node.elements():
            self.inside.check(child)
            if child.attributes:
                self.inside.faults["the list of footnotes does not begin at 1"] = None
            for item in child.elements():
                self.inside.check(item)
                self._flow(item.children, replace(where, note=_label(item)))
            self._loose_words(child, where)
        self._loose_words(node, where)

    def _table(self, node: Node, where: _Where) -> None:
        headings: list[str] = []
        for group in node.elements():
            self.inside.check(group)
            for row in [group] if group.tag == "tr" else group.elements():
                self.inside.check(row)
                cells = self._row(row, headings, "head" if group.tag == "thead" else "row", where)
                headings = cells if group.tag == "thead" else headings
            self._loose_words(group, where)
        self._loose_words(node, where)

    def _row(self, row: Node, headings: list[str], shape: str, where: _Where) -> list[str]:
        """A row as one line. Gives back the words of its cells."""
        whole, cells = Line(), []
        for place, cell in enumerate(row.elements()):
            self.inside.check(cell)
            line = self.inside.line(cell.children)
            cells.append(spaced(line.parts))
            whole.titles += line.titles
            whole.addresses |= line.addresses
            label = cell.attributes.get("data-label")  # shown on narrow screens (markdown_extensions.py)
            if label is not None and headings[place : place + 1] != [spaced([label])]:
                self.inside.faults["a table cell has another label than the heading of its column"] = None
        self._loose_words(row, where)
        if any(cells):
            whole.parts = [" | ".join(cells)]
            self._add(whole, shape, where)
        return cells

    def _code(self, node: Node, where: _Where) -> None:
        for inner in node.descendants():
            self.inside.check(inner, in_code=True)
        for line in unicodedata.normalize("NFC", node.words()).split("\n"):
            if line.strip():
                self.lines.append(ShownLine(line.rstrip(), "code", where.note))

    def _loose_words(self, node: Node, where: _Where) -> None:
        """Words that stand in a list or table and in none of its items are shown too."""
        self._add(Line([child for child in node.children if isinstance(child, str)]), "p", where)


def _integer(written: str) -> int:
    return int(written) if re.fullmatch(r"-?\d{1,9}", written) else 0
