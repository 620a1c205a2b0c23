"""The blocks of a page as Python-Markdown shows them: its tree of elements, walked in the order in which our
reader reads.

Comes in: the finished tree and what Python-Markdown has stashed (code and raw HTML stand in the tree as a
mark only). Goes out: for each block its kind and the element that holds its words.
`tests/test_stale_marks.py` holds the walk against the reader on every page of the site.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from docs_parity.markdown.inline import without_comments
from docs_parity.model.block import Block, Kind

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCK_TAGS = HEADINGS | {
    "p",
    "ul",
    "ol",
    "table",
    "blockquote",
    "div",
    "details",
    "figure",
    "pre",
    "dl",
    "hr",
}
PLACEHOLDER = re.compile("\x02wzxhzdk:([0-9]+)\x03")
HIDDEN = re.compile("\x02[^\x03]*\x03")
CODE = re.compile(r"<(?:pre\b|div (?:id=\"[^\"]*\" )?class=\"(?:[^\"]* )?highlight[ \"])")


@dataclass(frozen=True, slots=True, eq=False)
class ShownElement:
    """A block in the tree."""

    kind: Kind
    element: Element
    """The element that holds its words: for a list item without paragraphs the item, for a table's head row
    its group.
    """
    label: str = ""
    """The label of a footnote."""


def elements_of(blocks: Sequence[Block], root: Element, stash: Sequence[object]) -> dict[int, ShownElement]:
    """Index of each block -> where it is shown; empty if the tree does not have the same kinds in the same
    order.

    A block that is marked must be the right one, so where the two differ anywhere, nothing is answered.
    """
    shown = list(Walk(stash).blocks(root))
    order = _shown_order(blocks, [entry.label for entry in shown if entry.kind is Kind.FOOTNOTE])
    if [blocks[index].kind for index in order] != [entry.kind for entry in shown]:
        return {}
    return dict(zip(order, shown, strict=True))


def _shown_order(blocks: Sequence[Block], labels: Iterable[str]) -> list[int]:
    """The blocks' indexes as the page shows them: footnotes last, in the order of their labels there."""
    body: list[int] = []
    notes: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind is Kind.FOOTNOTE:
            notes[block.text] = note = [index]
        elif Kind.FOOTNOTE in block.path and notes:
            note.append(index)
        else:
            body.append(index)
    return body + [index for label in labels for index in notes.get(label, ())]


def letters(element: Element) -> str:
    """The letters and digits in an element."""
    return re.sub(r"[\W_]+", "", HIDDEN.sub("", "".join(element.itertext())))


class Walk:
    """Walks the tree of one page. `stash` is what Python-Markdown put aside, by number."""

    def __init__(self, stash: Sequence[object]) -> None:
        self._stash = stash
        self._readers = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "div": self._division,
            "blockquote": self._quotation,
            "details": self._box,
            "figure": self._figure,
            "dl": self._definitions,
            "pre": self._code,
            "hr": self._rule,
        } | dict.fromkeys(HEADINGS, self._heading)

    def blocks(self, elements: Iterable[Element]) -> Iterator[ShownElement]:
        """The blocks that these elements and those inside them are."""
        for element in elements:
            if element.tag in self._readers:
                yield from self._readers[element.tag](element)

    def _heading(self, element: Element) -> Iterator[ShownElement]:
        yield ShownElement(Kind.HEADING, element)

    def _code(self, element: Element) -> Iterator[ShownElement]:
        yield ShownElement(Kind.CODE, element)

    def _rule(self, element: Element) -> Iterator[ShownElement]:
        yield ShownElement(Kind.RULE, element)

    def _paragraph(self, element: Element) -> Iterator[ShownElement]:
        number = _stash_number(element)
        if number is not None:
            yield from self._stashed(number, element)
        elif letters(element):
            yield ShownElement(Kind.PARAGRAPH, element)
        elif images := element.findall(".//img"):
            yield ShownElement(Kind.IMAGE if len(images) == 1 else Kind.PARAGRAPH, element)

    def _stashed(self, number: int, element: Element) -> Iterator[ShownElement]:
        """Code or raw HTML; a comment is not shown."""
        html = str(self._stash[number])
        if without_comments(html, lambda _: "").strip():
            yield ShownElement(Kind.CODE if CODE.match(html) else Kind.HTML, element)

    def _list(self, element: Element) -> Iterator[ShownElement]:
        for item in element:
            yield from self._with_own_words(Kind.ITEM, item)

    def _definitions(self, element: Element) -> Iterator[ShownElement]:
        for child in element:
            yield from self._with_own_words(Kind.TERM if child.tag == "dt" else Kind.DEFINITION, child)

    def _with_own_words(self, kind: Kind, element: Element) -> Iterator[ShownElement]:
        """A block whose words are its first paragraph, or stand in it up to its first block."""
        first = next(iter(element), None)
        if (
            first is not None
            and first.tag == "p"
            and _stash_number(first) is None
            and not (element.text or "").strip()
        ):
            yield ShownElement(kind, first)
            yield from self.blocks(element[1:])
        else:
            yield ShownElement(kind, element)
            yield from self.blocks(child for child in element if child.tag in BLOCK_TAGS)

    def _table(self, element: Element) -> Iterator[ShownElement]:
        for group in element:
            yield from (
                [ShownElement(Kind.ROW, group)]
                if group.tag == "thead"
                else (ShownElement(Kind.ROW, row) for row in group)
            )

    def _quotation(self, element: Element) -> Iterator[ShownElement]:
        yield ShownElement(Kind.QUOTE, element)
        yield from self.blocks(element)

    def _figure(self, element: Element) -> Iterator[ShownElement]:
        yield ShownElement(Kind.FIGURE, element)
        for child in element:
            caption = child.tag == "figcaption"
            for entry in self.blocks(child if caption else [child]):
                yield (
                    ShownElement(Kind.CAPTION, entry.element)
                    if caption and entry.kind is Kind.PARAGRAPH
                    else entry
                )

    def _division(self, element: Element) -> Iterator[ShownElement]:
        names = element.get("class", "").split()
        if "tabbed-set" in names:
            yield from self._tabs(element)
        elif "footnote" in names:
            yield from self._footnotes(element)
        elif "admonition" in names:
            yield from self._box(element)

    def _box(self, element: Element) -> Iterator[ShownElement]:
        """A box; its first element is its title."""
        yield ShownElement(Kind.ADMONITION, element[0])
        yield from self.blocks(element[1:])

    def _tabs(self, element: Element) -> Iterator[ShownElement]:
        for child in element:
            if child.tag == "label":
                yield ShownElement(Kind.TAB, child)
            elif child.tag == "div":
                yield from self.blocks(child)

    def _footnotes(self, element: Element) -> Iterator[ShownElement]:
        for note in element.iterfind("ol/li"):
            yield ShownElement(Kind.FOOTNOTE, note, note.get("id", "").removeprefix("fn:"))
            yield from self.blocks(note)


def _stash_number(element: Element) -> int | None:
    """The number under which Python-Markdown has put away what stands here; None for words."""
    mark = (
        PLACEHOLDER.fullmatch((element.text or "").strip())
        if element.tag == "p" and not len(element)
        else None
    )
    return int(mark[1]) if mark else None
