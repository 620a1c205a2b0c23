"""A piece of the site's own HTML as a small tree, read strictly.

Comes in: HTML that nh3 wrote (`sanitizer.py`) or a template of ours: every tag closed, every value in double
quotation marks, no comment. Goes out: a tree. What does not look so raises NotWellFormedError, since nobody
can say what a browser would make of it. It is read without a parser of HTML because every statement is read
at every build: html5lib and tinyhtml5 take some fifty times as long.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

TOKEN = re.compile(
    r"<(?P<closes>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:=\"[^\"]*\")?)*)\s*>|(?P<text>[^<]+)"
)
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:=\"([^\"]*)\")?")
NO_ATTRIBUTES: Mapping[str, str] = {}
DEEPEST = 150
"""How many elements may stand in one another: what reads a tree goes down as deep."""
WITHOUT_CONTENT = frozenset({"br", "hr", "img", "input"})


class NotWellFormedError(ValueError):
    """The HTML is not as nh3 and our templates write it; the message shows where."""


class Node:
    """An element: its tag, its attributes, and what stands in it."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = []

    @property
    def classes(self) -> list[str]:
        """The names in its `class`."""
        return self.attributes.get("class", "").split()

    def elements(self) -> Iterator["Node"]:
        """The elements right inside it."""
        return (child for child in self.children if isinstance(child, Node))

    def descendants(self) -> Iterator["Node"]:
        """Every element inside it, in order."""
        for child in self.elements():
            yield child
            yield from child.descendants()

    def words(self) -> str:
        """All text inside it, as it stands there."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)


def tree_of(html: str) -> Node:
    """The tree of a piece of HTML, below a node without a tag. Raises NotWellFormedError."""
    top = Node("", {})
    opened, end = [top], 0
    for match in TOKEN.finditer(html):
        if match.start() != end:
            break
        end = match.end()
        closes, tag, attributes, text = match.groups()
        if text is not None:
            opened[-1].children.append(unescape(text))
        elif not closes:
            node = Node(tag, _attributes(attributes) if attributes else NO_ATTRIBUTES)
            opened[-1].children.append(node)
            if tag not in WITHOUT_CONTENT:
                opened.append(node)
                if len(opened) > DEEPEST:
                    raise NotWellFormedError(f"more than {DEEPEST} elements stand in one another")
        elif opened.pop().tag != tag:
            raise NotWellFormedError(f"</{tag}> closes nothing")
    if end != len(html):
        raise NotWellFormedError(f"{html[end : end + 40]!r} is no tag")
    if len(opened) != 1:
        raise NotWellFormedError(f"<{opened[-1].tag}> is never closed")
    return top


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(written)}
