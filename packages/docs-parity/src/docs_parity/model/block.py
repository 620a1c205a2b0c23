"""A block: the unit in which a translation is compared with its original."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is. The values are the names that reports print."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    IMAGE = "image"
    ITEM = "list item"
    ROW = "table row"
    QUOTE = "quotation"
    ADMONITION = "admonition"
    TAB = "tab"
    FIGURE = "figure"
    CAPTION = "caption"
    CODE = "code block"
    FOOTNOTE = "footnote"
    TERM = "term"
    DEFINITION = "definition"
    RULE = "dividing line"
    HTML = "HTML block"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image inside a block, as written."""

    target: str
    """What stands between the round brackets, or what the reference stands for."""
    text: str
    """Link text, or the alternative text of an image."""
    line: int
    """Line in the file, from 1."""
    is_image: bool = False
    is_html: bool = False
    """True if it is written as an HTML tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a version, in reading order; what it contains follows it with a longer `path`."""

    kind: Kind
    line: int
    """First line in the file, from 1."""
    text: str = ""
    """Its own words with inline markup; title of an admonition or tab; label of a footnote; the code of a
    code block.
    """
    level: int = 0
    """Level of a heading (1 to 6), depth of a list item (from 1), else 0."""
    variant: str = ""
    """`ul` or `ol` for an item, the type of an admonition, the language of a code block."""
    path: tuple[str, ...] = ()
    """The containers it stands in, outermost first: `ul`, `ol`, `quotation`, `admonition`…"""
    id: str = ""
    """The fixed id of a heading (`{#id}`), empty if none is written."""
    cells: tuple[str, ...] = ()
    """The cells of a table row."""
    last_line: int = 0
    """Last line of its own words in the file."""
    attributes: str = ""
    """An attribute list as written, without its braces."""
    info: str = ""
    """What stands behind the opening marks of a block of code; the number that readers see before an item of
    a numbered list.
    """
    irregular: str = ""
    """Name of the dialect rule for a construct that renderers read differently, else empty."""
