"""Marks the passages of a page whose original has moved: an attribute for the style, and words for everyone.

The words are text of the page and not made by the style: they must also reach who listens to the page, who
reads it without style, and who copies a passage out of it. The attribute's value is the class of the change
(`text`, `deleted`…).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from docs_parity.model.block import Block, Kind
from docs_parity.model.state import ChangeClass
from editorial.site.pages.html_alignment import BLOCK_TAGS, ShownElement, elements_of

ATTRIBUTE = "data-stale"
# What is around other blocks has no words of its own; a dividing line has none at all.
WITHOUT_WORDS = frozenset({Kind.QUOTE, Kind.FIGURE, Kind.FOOTNOTE, Kind.RULE})


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said at a passage."""

    change: ChangeClass
    words: str


class StaleMarks(Extension):
    """The extension that one page is rendered with. `marks` are its passages to mark, by index of the block.

    After rendering, `placed` has the indexes that were marked: none if the page has something that we read
    otherwise than it is rendered.
    """

    def __init__(self, blocks: Sequence[Block] = (), marks: Mapping[int, Mark] | None = None) -> None:
        super().__init__()
        self.blocks = blocks
        self.marks = marks or {}
        self.placed: frozenset[int] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register after the table of contents and the labels of cells are made (5), which must not have
        these words.
        """
        if self.marks:
            md.treeprocessors.register(_Marker(md, self), "stale_marks", 1)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, page: StaleMarks) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Mark what can be marked; say what that was."""
        elements = elements_of(self.page.blocks, root, self.md.htmlStash.rawHtmlBlocks)
        placeable = {
            index: mark
            for index, mark in self.page.marks.items()
            if index in elements and elements[index].kind not in WITHOUT_WORDS
        }
        for index, mark in placeable.items():
            _place(elements[index], mark)
        self.page.placed = frozenset(placeable)


def _place(shown: ShownElement, mark: Mark) -> None:
    """Write the attribute on the block and the words before its own."""
    element = shown.element
    if shown.kind in (Kind.CODE, Kind.HTML):
        _wrap(element)
    elif element.tag in ("li", "dd"):
        element = _own_words(element)
    element.set(ATTRIBUTE, mark.change)
    holder = (
        next((cell for cell in element.iter() if cell.tag in ("th", "td")), element)
        if shown.kind is Kind.ROW
        else element
    )
    words = Element("span", {"class": "stale"})
    words.text, words.tail, holder.text = mark.words, f" {holder.text or ''}", None
    holder.insert(0, words)


def _wrap(element: Element) -> None:
    """Put an element into a `div` that takes its place; Python-Markdown fills in what it stashed later."""
    inner = Element(element.tag, element.attrib)
    inner.text, inner[:] = element.text, element[:]
    tail = element.tail
    element.clear()
    element.tag, element.tail = "div", tail
    element.append(inner)


def _own_words(element: Element) -> Element:
    """Put the words before the first block in a list item or definition into one element; what stands inside
    is not stale.
    """
    words = Element("span")
    words.text, element.text = element.text, None
    for child in list(element):
        if child.tag in BLOCK_TAGS:
            break
        element.remove(child)
        words.append(child)
    element.insert(0, words)
    return words
