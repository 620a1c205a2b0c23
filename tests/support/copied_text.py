"""What a person gets who copies a page, or a program that takes the text out of a PDF."""

import re
from pathlib import Path

from lxml import etree
from pypdf import PdfReader

from support.html import tree_of

BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li"
    " main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
"""Elements on lines of their own in `innerText` (HTML Living Standard, the steps of rendered text collection)."""
CELLS = frozenset(("td", "th"))
UNSEEN = frozenset(("script", "style", "template"))


def page_text(html: str | bytes) -> str:
    """The article of a built page as a browser copies it from its first word to its last: blocks on lines, cells behind tabs."""
    article = tree_of(html).find(".//article")
    assert article is not None
    lines = "".join(_words(article)).split("\n")
    return "\n".join(filter(None, (re.sub(r"[ \r\n]+", " ", line).strip(" ") for line in lines)))


def from_title(text: str, title: str) -> str:
    """A copied page from its title on, as somebody marks it."""
    return text[text.index(title) :]


def _words(element: etree._Element) -> list[str]:
    if element.tag in UNSEEN:
        return []
    parts = [re.sub(r"\s+", " ", element.text or "") if element.tag != "pre" else element.text or ""]
    for child in element:
        parts += [*_words(child), re.sub(r"[ \t\r\n]+", " ", child.tail or "")]
    if element.tag in BLOCKS:
        return ["\n", *parts, "\n"]
    return [*parts, "\t"] if element.tag in CELLS else parts


def pdf_text(file: Path) -> str:
    """The text of a PDF, page by page, as pypdf takes it out."""
    return "\n".join(page.extract_text() for page in PdfReader(file).pages) + "\n"
