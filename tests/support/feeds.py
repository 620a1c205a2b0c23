"""A validator for feeds: the grammar of RFC 4287, what the RFC says in words, and the schema of JSON Feed 1.1."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import html5lib
from jsonschema import Draft202012Validator
from lxml import etree

from support.rendering import ROOT

SCHEMAS = ROOT / "tests/schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
JSON_FEED = Draft202012Validator(
    json.loads((SCHEMAS / "json-feed-1.1.schema.json").read_text(encoding="utf-8"))
)
HARMLESS = frozenset(
    "a blockquote body code dd div dl dt h1 h2 h3 h4 h5 h6 head html li ol p pre small strong table tbody td th tr ul".split()
)
"""What the content of an entry may be made of."""
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "div": {"lang", "dir"}}


def tree(feed: bytes) -> etree._Element:
    """A feed as a parser reads it that fetches nothing."""
    return etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True))


def atom_faults(feed: bytes) -> Iterator[str]:
    """Everything that is wrong with an Atom feed."""
    root = tree(feed)
    if not GRAMMAR.validate(root):
        yield from (f"line {fault.line}: {fault.message}" for fault in GRAMMAR.error_log)
    ids = Counter(found.text for found in root.iter(f"{ATOM}id"))
    yield from (f"{name} is the id of {count}" for name, count in ids.items() if count > 1)
    yield from (f"{name} is no whole address" for name in ids if not urlsplit(name).scheme)
    if [link.get("rel") for link in root.findall(f"{ATOM}link")].count("self") != 1:
        yield "it does not say where it is (4.1.1)"
    newest = max(
        (when(entry, "updated") for entry in root.findall(f"{ATOM}entry")), default=when(root, "updated")
    )
    if when(root, "updated") != newest:
        yield f"it says that it was updated at {when(root, 'updated')}, and an entry was at {newest}"
    for parent in (root, *root.findall(f"{ATOM}entry")):
        yield from _of_links(parent)
    for entry in root.findall(f"{ATOM}entry"):
        yield from _of_entry(entry)


def when(parent: etree._Element, name: str) -> datetime:
    """A time of a feed or an entry; long ago where there is none that can be read, which the grammar tells."""
    try:
        return datetime.fromisoformat(parent.findtext(f"{ATOM}{name}") or "")
    except ValueError:
        return datetime(1, 1, 1, tzinfo=UTC)


def _of_links(parent: etree._Element) -> Iterator[str]:
    """https://validator.w3.org/feed/docs/error/DuplicateAtomLink.html; addresses must be whole where there is no xml:base."""
    links = parent.findall(f"{ATOM}link")
    same = Counter(
        (link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"
    )
    yield from (f"{count} alternates of one kind: {kind}" for kind, count in same.items() if count > 1)
    yield from (
        f"{link.get('href')} is no whole address" for link in links if not urlsplit(link.get("href")).netloc
    )


def _of_entry(entry: etree._Element) -> Iterator[str]:
    if when(entry, "published") > when(entry, "updated"):
        yield "an entry was changed before it was published"
    yield from html_faults(entry.findtext(f"{ATOM}content"))


def html_faults(html: str) -> Iterator[str]:
    """What is wrong with the content of an entry: not well formed, acting, or leading to an address that is not whole."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    found = parser.parseFragment(html)
    yield from (str(error) for error in parser.errors if "doctype" not in error[1])
    for element in found.iter():
        if element.tag not in HARMLESS and element.tag != "DOCUMENT_FRAGMENT":
            yield f"<{element.tag}>"
        yield from (
            f"{name} of <{element.tag}>"
            for name in element.keys()  # noqa: SIM118 (lxml: an element is no mapping)
            if name not in ATTRIBUTES.get(element.tag, ())
        )
        if element.tag == "a" and urlsplit(element.get("href")).scheme not in ("http", "https", "mailto"):
            yield f"{element.get('href')} is no whole address"


def json_faults(feed: bytes) -> Iterator[str]:
    """Everything that is wrong with a JSON Feed."""
    whole = json.loads(feed)
    yield from (f"{error.json_path}: {error.message}" for error in JSON_FEED.iter_errors(whole))
    ids = Counter(item["id"] for item in whole["items"])
    yield from (f"{name} is the id of {count}" for name, count in ids.items() if count > 1)
    yield from (fault for item in whole["items"] for fault in html_faults(item["content_html"]))
