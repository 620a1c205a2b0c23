"""What a build adds to Python-Markdown: its own words in the language of the page, labels on table cells, doors."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class BoxTitles(Treeprocessor):
    """Gives a box without a title the word for its type. Runs on the finished tree, so code is never touched."""

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
    """Writes each column's heading on its cells, so that a narrow screen can show a row as a list (styles/table.css)."""

    def run(self, root: Element) -> None:
        """Give the cells after the first of each row a `data-label`. Runs when inline text is filled in."""
        for table in root.iter("table"):
            names = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
            for row in table.iter("tr"):
                for name, cell in zip(names[1:], row.findall("td")[1:], strict=False):
                    if name:
                        cell.set("data-label", name)


class Doors(Treeprocessor):
    """Puts each heading of the second level and what follows it into a section of its own, all of them into one grid."""

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
        md.treeprocessors.register(Doors(md), "doors", 0)


class HouseWords(Extension):
    """The extension that the build of each language adds: its words for boxes, and labels on table cells."""

    def __init__(self, say: Mapping[str, str]) -> None:
        super().__init__()
        self.say = say

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the tree processor before inline text is filled in."""
        md.treeprocessors.register(BoxTitles(md, self.say), "house_words", 25)
        md.treeprocessors.register(CellLabels(md), "cell_labels", 5)
