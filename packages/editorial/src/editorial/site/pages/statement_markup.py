"""The markup that a statement's HTML may have: what Markdown and the house's own rendering write, and nothing
that could hide words or change them.

It is narrower than what may reach readers of any page (`sanitizer.py`), since a statement's page is held
against a record: no class of an author's, no `dir`, which turns figures round, no size, which can take a
picture away, no tabs.
"""

import re
from collections.abc import Iterator
from functools import cache

from editorial.site.i18n import words
from editorial.site.pages.html_tree import Node

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    """
    p ul ol li table thead tbody tr blockquote pre div details summary figure figcaption dl dt dd hr section
""".split()
)
CELLS = frozenset({"td", "th"})
INLINE = frozenset("a abbr bdi br cite code em img kbd q s span strong sub sup time".split())
ATTRIBUTES = {
    "": frozenset({"id", "lang", "class"}),
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "src", "title"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"data-label"}),
    "th": frozenset({"scope"}),
    "time": frozenset({"datetime"}),
}
"""Attributes on anything, and on a tag of this name."""
CLASSES = {
    "a": frozenset({"footnote-ref", "footnote-backref", "whole"}),
    "div": frozenset({"footnote", "highlight", "admonition"}),
    "p": frozenset({"admonition-title"}),
    "span": frozenset({"filename"}),
    "td": frozenset({"middle", "end"}),
    "th": frozenset({"middle", "end"}),
}
"""Classes that the house's rendering writes. Any other could be one of its own that hides: `skip`, `said`."""
IN_CODE = re.compile(r"[a-z]{1,2}\d?")
"""The classes of words in a block of code (https://pygments.org/docs/tokens/). No style has one so short."""
STALE = "data-stale"


def faults_of(node: Node, *, in_code: bool = False, with_stale: bool = False) -> Iterator[str]:
    """What of an element the house does not write in a statement, each as a sentence without its end.
    `with_stale`: whether passages of the page are marked as behind.
    """
    tag = node.tag
    if tag not in BLOCKS and tag not in INLINE and tag not in CELLS:
        yield f"<{tag}> is not what Markdown makes"
    if not node.attributes:
        return
    for name in sorted(node.attributes.keys() - ATTRIBUTES[""] - ATTRIBUTES.get(tag, frozenset())):
        if not (name == STALE and with_stale):
            yield f"<{tag}> has `{name}`"
    for name in node.classes:
        known = name in CLASSES.get(tag, ()) or _is_kind_of_box(node, name)
        if not known and not (in_code and IN_CODE.fullmatch(name)):
            yield f"<{tag}> has the class `{name}`"


def _is_kind_of_box(node: Node, name: str) -> bool:
    """The kind of a box, of those that the house has a word for."""
    return name in _boxes() and (
        (node.tag == "div" and node.classes == ["admonition", name])
        or (node.tag == "details" and node.classes == [name])
    )


@cache
def _boxes() -> frozenset[str]:
    return frozenset(name.removeprefix("box_") for name in words("en") if name.startswith("box_"))
