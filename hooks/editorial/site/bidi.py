"""Right-to-left pages: symbols of documents are put into `<bdi>`, so that their parts keep their order.

Without it `S/RES/1366 (2001)` in an Arabic sentence is shown with its year on the wrong side:
https://www.w3.org/International/articles/inline-bidi-markup/
"""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from editorial.parity.values.identifiers import RESOLUTION, SYMBOL

UNTOUCHED = frozenset({"code", "pre", "bdi"})


class Isolation(Treeprocessor):
    """Puts every symbol in the text of a page into `<bdi>`."""

    def run(self, root: Element) -> None:
        """Go through the finished tree; what is code stays as it is."""
        for element in list(root.iter()):
            if element.tag not in UNTOUCHED:
                _isolate_text(element)
            for child in list(element):
                _isolate_tail(element, child)


def _isolate_text(element: Element) -> None:
    before, isolated = _parts(element.text)
    element.text = before
    for index, each in enumerate(isolated):
        element.insert(index, each)


def _isolate_tail(parent: Element, child: Element) -> None:
    before, isolated = _parts(child.tail)
    child.tail = before
    for index, each in enumerate(isolated, list(parent).index(child) + 1):
        parent.insert(index, each)


def _parts(text: str | None) -> tuple[str | None, list[Element]]:
    """What stands before the first symbol, and a `<bdi>` for each with what follows it as its tail."""
    found = sorted((match for pattern in (SYMBOL, RESOLUTION) for match in pattern.finditer(text or "")), key=lambda match: match.span())
    apart = [match for index, match in enumerate(found) if not index or match.start() >= found[index - 1].end()]
    isolated = []
    for match, following in zip(apart, [*apart[1:], None], strict=False):
        bdi = Element("bdi")
        bdi.text = match[0]
        bdi.tail = text[match.end():following.start() if following else None]
        isolated.append(bdi)
    return (text[:apart[0].start()] if apart else text), isolated


class RightToLeft(Extension):
    """The extension that pages in a right-to-left language are rendered with."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the tree processor after inline text was filled in and blocks were looked for."""
        md.treeprocessors.register(Isolation(md), "isolation", -1)
