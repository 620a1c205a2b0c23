"""Pages as trees, for tests that ask a page for its links and words: libxml2 reads one in a thirtieth of html5lib's time.

Whether a page is HTML at all is asked of html5lib, which reads as a browser does and can be strict (tests/test_site.py).
"""

from collections.abc import Iterator, Mapping

from lxml import etree

PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True)


def tree_of(html: str | bytes) -> etree._Element:
    """The root of a whole page, without its comments."""
    return etree.fromstring(html.encode() if isinstance(html, str) else html, PARSER)


def addresses(html: str | bytes, attributes: Mapping[str, str]) -> Iterator[tuple[etree._Element, str]]:
    """Each element with an address, and the address, in order. `attributes` says where it stands: tag -> attribute."""
    for element in tree_of(html).iter(*attributes):
        address = element.get(attributes[element.tag])
        if address is not None:
            yield element, address
