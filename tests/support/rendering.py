"""The blocks of a page as Python-Markdown renders them: the truth that our reader is held against."""

import re
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import markdown
import yaml

ROOT = Path(__file__).parents[2]
HEADINGS = {f"h{n}": n for n in range(1, 7)}


@cache
def extensions() -> tuple[tuple[str, dict], ...]:
    """The Markdown extensions of mkdocs.yml with their settings."""

    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml without its MkDocs-only tags."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    entries = yaml.load((ROOT / "mkdocs.yml").read_text(), Loader)["markdown_extensions"]
    return tuple((entry, {}) if isinstance(entry, str) else next(iter(entry.items())) for entry in entries)


def render(text: str, *more: object) -> str:
    """Markdown to HTML as the site does it, with `more` extensions."""
    return markdown.markdown(
        text,
        extensions=[*(name for name, _ in extensions()), *more],
        extension_configs={name: dict(settings) for name, settings in extensions()},
    )


def letters(text: str) -> str:
    """Only letters and digits: what must be equal whatever the markup."""
    return re.sub(r"[\W_]+", "", text)


def rendered_blocks(text: str) -> list[tuple[str, int, str]]:
    """(kind, level, letters) of each block of the rendered page, footnotes last."""
    body = html5lib.parse(render(text), namespaceHTMLElements=False).find("body")
    return list(_children(body, 0))


def _words(element: Element) -> str:
    return letters("".join(_texts(element)))


def _texts(element: Element):
    if (
        not isinstance(element.tag, str)
        or element.tag == "sup"
        or "footnote-backref" in element.get("class", "")
    ):
        return
    yield element.text or element.get("alt", "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


BLOCK_TAGS = {
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
    *HEADINGS,
}


def _inline_words(element: Element) -> str:
    """The words of a list item or definition up to its first block."""
    first = next(iter(element), None)
    if first is not None and first.tag == "p" and not letters(element.text or ""):
        return _words(first)
    words = [element.text or ""]
    for child in element:
        if child.tag in BLOCK_TAGS:
            break
        words += [*_texts(child), child.tail or ""]
    return letters("".join(words))


def _rest(element: Element) -> list[Element]:
    children = list(element)
    if children and children[0].tag == "p" and not letters(element.text or ""):
        return children[1:]
    return [child for child in children if child.tag in BLOCK_TAGS]


def _children(parent: Element, depth: int, elements=None):
    for element in parent if elements is None else elements:
        if isinstance(element.tag, str):
            yield from _block(element, depth)
        if letters(element.tail or "") and parent.tag in ("body", "div"):
            yield "paragraph", 0, letters(element.tail)


def _block(element: Element, depth: int):
    tag, css = element.tag, element.get("class", "")
    if tag in HEADINGS:
        yield "heading", HEADINGS[tag], _words(element)
    elif tag == "p" and "admonition-title" not in css:
        images = element.findall(".//img")
        words = _words(element)
        alone = len(images) == 1 and words == letters(images[0].get("alt", ""))
        if words or images:
            yield "image" if alone else "paragraph", 0, words
    elif tag in ("ul", "ol"):
        for item in element:
            yield "list item", depth + 1, _inline_words(item)
            yield from _children(item, depth + 1, _rest(item))
    elif tag == "table":
        for row in element.iter("tr"):
            yield "table row", 0, letters("".join(_words(cell) for cell in row))
    elif tag == "blockquote":
        yield "quotation", 0, ""
        yield from _children(element, depth)
    elif tag == "div" and "tabbed-set" in css:
        labels = [_words(label) for label in element.findall("label")]
        for label, content in zip(labels, element.findall("div"), strict=True):
            yield "tab", 0, label
            yield from _children(content, depth)
    elif (tag == "div" and "highlight" in css) or tag == "pre":
        yield "code block", 0, letters("".join(element.itertext()))
    elif tag == "div" and css == "footnote":
        for note in element.find("ol"):
            yield "footnote", 0, ""
            yield from _children(note, depth)
    elif (tag == "div" and "admonition" in css) or tag == "details":
        title = element[0]
        yield "admonition", 0, _words(title)
        yield from _children(element, depth, list(element)[1:])
    elif tag == "figure":
        yield "figure", 0, ""
        for child in element:
            inside = _children(child, depth) if child.tag == "figcaption" else _block(child, depth)
            for kind, level, words in inside:
                yield "caption" if child.tag == "figcaption" and kind == "paragraph" else kind, level, words
    elif tag == "dl":
        for child in element:
            yield "term" if child.tag == "dt" else "definition", 0, _inline_words(child)
            if child.tag == "dd":
                yield from _children(child, depth, _rest(child))
    elif tag == "hr":
        yield "dividing line", 0, ""
    elif tag == "div":
        yield "HTML block", 0, letters("".join(element.itertext()))
