"""Statements as readers get them, for tests: rendered and cleaned as a build does, and read by html5lib as a browser reads.

`told` is the comparison by itself, without the check: what it must find, it must find alone.
"""

import re
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import markdown

from docs_parity.markdown.page_reader import body_of, read_page
from docs_parity.model.page import LocalizedPage
from editorial.register.canonical_text import canonical_lines
from editorial.site.i18n import words
from editorial.site.pages.markdown_extensions import HouseWords
from editorial.site.pages.sanitizer import sanitized
from editorial.site.pages.shown_text import text_findings
from support.rendering import extensions

HEAD = "---\ntitle: A title\nsummary: A summary.\n---\n\n"
MARKED = frozenset({"q", "s", "sup", "sub", "img"})
"""Tags that say more than the words inside."""
RUN_ON = frozenset({"a", "abbr", "em", "strong", "code", "kbd", "cite", "span", "bdi", "time"})
SHOWN = ("title", "alt", "class", "dir", "hidden", "width", "height", "style")
HOUSE_CLASSES = frozenset(
    {"footnote", "footnote-ref", "footnote-backref", "admonition-title", "highlight", "middle", "end"}
)
ORDINAL = re.compile(r"[a-zA-Zᵉºª]{1,4}")
ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|[\\/]{2}")


@cache
def _renderer() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[*(name for name, _ in extensions()), HouseWords(words("en"))],
        extension_configs={
            **{name: dict(settings) for name, settings in extensions()},
            "footnotes": {"BACKLINK_TITLE": words("en")["footnote_back"]},  # hooks/steps/languages.py
        },
    )


def rendered(body: str) -> str:
    """The HTML of a text as it goes into a page of a statement."""
    return sanitized(_renderer().reset().convert(body))


def statement_of(body: str) -> LocalizedPage:
    """A page with this body."""
    return read_page(f"{HEAD}{body}".encode(), "en", "statements/2024/a", "en/statements/2024/a.md")


def told(body: str) -> list[str]:
    """What the comparison says of a body; nothing if readers get what the reader of Markdown has read."""
    localized = statement_of(body)
    html = rendered(body_of(f"{HEAD}{body}"))
    return [finding.message for finding in text_findings(localized, canonical_lines(localized), html)]


def as_browsers_read(html: str) -> list[object]:
    """What a person gets of a piece of HTML, in order, by another reader than the one that is tested: words, and the tags and
    attributes that change them. Marks of footnotes, whose order is recorded by itself, and the arrows back to them are left out.
    """
    parts = list(_parts(html5lib.parse(html, namespaceHTMLElements=False).find("body")))
    joined: list[object] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    spaced = (" ".join(part.split()) if isinstance(part, str) else part for part in joined)
    return [part for part in spaced if part]


def _parts(element: Element):
    tag, given = element.tag, element.attrib
    shown = {
        name: " ".join(given[name].split()) for name in SHOWN if given.get(name) or name == "hidden" in given
    }
    if "href" in given and ELSEWHERE.match(given["href"]):
        shown["href"] = given["href"]
    if shown.get("class") in HOUSE_CLASSES:
        del shown["class"]
    if given.get("class") == "footnote-backref" or (
        tag == "sup" and any(child.get("class") == "footnote-ref" for child in element)
    ):
        return
    marked = tag in MARKED and not (tag == "sup" and ORDINAL.fullmatch("".join(element.itertext())))
    if tag not in RUN_ON and tag not in MARKED:
        yield " "
    if marked or shown:
        yield tag, tuple(sorted(shown.items()))
    yield element.text or ""
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
    if marked:
        yield "end of", tag
    elif tag not in RUN_ON and tag != "sup":
        yield " "
