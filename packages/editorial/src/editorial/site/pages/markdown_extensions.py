"""What a build adds to Python-Markdown: words in the language of the page, labels on table cells, isolation
of symbols on right-to-left pages.

Without it `S/RES/1366 (2001)` in an Arabic sentence is shown with its year on the wrong side:
https://www.w3.org/International/articles/inline-bidi-markup/
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from docs_parity.facts.identifiers import RESOLUTION, SYMBOL

ALIGNED = {"text-align: center;": "middle", "text-align: right;": "end"}
"""The classes (table.css) for what the colons in a table's dashed line ask for."""


class BoxTitles(Treeprocessor):
    """Gives a box without a title the word for its type.

    Runs on the finished tree, so code is never touched.
    """

    def __init__(self, md: Markdown, say: Mapping[str, str]) -> None:
        super().__init__(md)
        self.say = say

    def run(self, root: Element) -> None:
        """Replace the titles that the extensions made up from the type's name."""
        for box in root.iter():
            kind = box.get("class", "").removeprefix("admonition ").split(" ")[0]
            if box.tag in ("div", "details") and f"box_{kind}" in self.say and len(box):
                title = box[0]
                is_title = title.tag == "summary" or "admonition-title" in title.get("class", "")
                if is_title and not len(title) and (title.text or "").strip().lower() == kind:
                    title.text = self.say[f"box_{kind}"]


class CellLabels(Treeprocessor):
    """Writes each column's heading on its cells, so that a narrow screen can show a row as a list
    (styles/table.css).
    """

    def run(self, root: Element) -> None:
        """Give the cells after the first of each row a `data-label`, and a class for a style.

        Runs when inline text is filled in.
        """
        for table in root.iter("table"):
            names = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
            for row in table.iter("tr"):
                for name, cell in zip(names[1:], row.findall("td")[1:], strict=False):
                    if name:
                        cell.set("data-label", name)
            for cell in (*table.iter("th"), *table.iter("td")):
                _align(cell)


def _align(cell: Element) -> None:
    """A class in place of the style that Python-Markdown writes, which the site's policy does not allow."""
    if name := ALIGNED.get(cell.attrib.pop("style", "")):
        cell.set("class", f"{cell.get('class', '')} {name}".strip())


class HomeSections(Treeprocessor):
    """Puts each heading of the second level and what follows it into a section of its own, all of them into
    one grid.
    """

    def run(self, root: Element) -> None:
        """Move everything from the first such heading on into `<div class="doors">`."""
        first = next((index for index, element in enumerate(root) if element.tag == "h2"), None)
        if first is None:
            return
        below = root[first:]
        del root[first:]
        grid = SubElement(root, "div", {"class": "doors"})
        for element in below:
            section = SubElement(grid, "section") if element.tag == "h2" else grid[-1]
            section.append(element)


class HomePage(Extension):
    """The extension that the home page is rendered with besides."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the tree processor last: those before it look for blocks where authors wrote them."""
        md.treeprocessors.register(HomeSections(md), "doors", 0)


class HouseWords(Extension):
    """The extension that the build of each language adds: its words for boxes, and labels on table cells."""

    def __init__(self, say: Mapping[str, str]) -> None:
        super().__init__()
        self.say = say

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the tree processor before inline text is filled in."""
        md.treeprocessors.register(BoxTitles(md, self.say), "house_words", 25)
        md.treeprocessors.register(CellLabels(md), "cell_labels", 5)


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
    for index, part in enumerate(isolated):
        element.insert(index, part)


def _isolate_tail(parent: Element, child: Element) -> None:
    before, isolated = _parts(child.tail)
    child.tail = before
    for index, part in enumerate(isolated, list(parent).index(child) + 1):
        parent.insert(index, part)


def _parts(whole: str | None) -> tuple[str | None, list[Element]]:
    """What stands before the first symbol, and a `<bdi>` for each with what follows it as its tail."""
    text = whole or ""
    matches = sorted(
        (match for pattern in (SYMBOL, RESOLUTION) for match in pattern.finditer(text)),
        key=lambda match: match.span(),
    )
    apart = [
        match for index, match in enumerate(matches) if not index or match.start() >= matches[index - 1].end()
    ]
    isolated = []
    for match, following in zip(apart, [*apart[1:], None], strict=False):
        bdi = Element("bdi")
        bdi.text = match[0]
        bdi.tail = text[match.end() : following.start() if following else None]
        isolated.append(bdi)
    return (text[: apart[0].start()] if apart else whole), isolated


class RightToLeft(Extension):
    """The extension that pages in a right-to-left language are rendered with."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the tree processor after inline text was filled in and blocks were looked for."""
        md.treeprocessors.register(Isolation(md), "isolation", -1)
