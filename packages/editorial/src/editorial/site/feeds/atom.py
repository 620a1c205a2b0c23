"""A feed as Atom, RFC 4287. Elements are made as a tree, so that nothing that a title holds can end one."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from editorial.site.feeds.feed import ATOM, JSON, Feed
from editorial.site.feeds.feed_entries import FeedEntry, readable

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA, JSON_MEDIA = "application/atom+xml", "application/feed+json"
GENERATOR = "editorial"
"""Without a version: a feed does not change because our program did."""


def atom_feed(feed: Feed, entries: Iterable[str]) -> bytes:
    """The whole file. `entries` are those of the feed, as `atom_entry` writes them."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    for name, text in _said(feed):
        SubElement(root, name).text = readable(text)
    SubElement(SubElement(root, "author"), "name").text = readable(feed.office)
    _links(root, feed)
    indent(root)
    head = tostring(root, encoding="unicode").removesuffix("\n</feed>")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}\n{"".join(entries)}</feed>\n'.encode()


def atom_entry(entry: FeedEntry) -> str:
    """One entry, with a line feed at its end."""
    root = Element("entry")
    for name, text in (
        ("id", entry.id),
        ("title", entry.title),
        ("published", entry.published.isoformat()),
        ("updated", entry.updated.isoformat()),
    ):
        SubElement(root, name).text = text
    _link(root, "alternate", entry.url, "text/html", entry.language)
    for code, url in entry.translations:
        _link(root, "alternate", url, "text/html", code)
    if entry.source:
        _link(root, "via", entry.source)
    for category in entry.categories:
        scheme = {"scheme": category.scheme} if category.scheme else {}
        SubElement(root, "category", {"term": category.term, **scheme, "label": readable(category.label)})
    SubElement(root, "summary").text = entry.summary
    SubElement(root, "content", {"type": "html"}).text = entry.content
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _said(feed: Feed) -> Iterator[tuple[str, str]]:
    yield from (("id", feed.id), ("title", feed.title))
    if feed.notice:
        yield "subtitle", feed.notice
    yield from (("updated", feed.updated.isoformat()), ("rights", feed.rights), ("generator", GENERATOR))


def _links(root: Element, feed: Feed) -> None:
    _link(root, "self", feed.url(ATOM), MEDIA)
    _link(root, "alternate", feed.page, "text/html", feed.language)
    _link(root, "alternate", feed.url(JSON), JSON_MEDIA, feed.language)
    for code in feed.others:
        _link(root, "alternate", feed.url(ATOM, code), MEDIA, code)


def _link(root: Element, rel: str, href: str, media: str = "", language: str = "") -> None:
    attributes = {"rel": rel, "type": media, "hreflang": language, "href": href}
    SubElement(root, "link", {name: value for name, value in attributes.items() if value})
