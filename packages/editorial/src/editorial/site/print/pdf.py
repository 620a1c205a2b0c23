"""A statement's PDF (PDF/UA-1), from HTML of its own that `overrides/print.html` makes of the page's rendered
content.

The same document gives the same bytes: no clock, no fonts of the machine, no network. WeasyPrint gets what is
in the document and nothing else; it is loaded when the first PDF is made, since it needs Pango, which not
every machine has.
"""

import hashlib
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Self
from urllib.parse import urljoin

from docs_parity.markdown.character_references import unescaped
from editorial.site.print.typefaces import NAMES, typeface

INSIDE = '(?:[^"<>]|"[^"]*+")*+'
"""What stands in a tag as nh3 writes it: values in double quotes, which may hold what looks like a tag."""
PICTURE = re.compile(rf"<img\b{INSIDE}>")
LINK_START = re.compile(rf"<a\b{INSIDE}>")
END = "</a>"
ATTRIBUTE = re.compile(r'([^\s"=<>]++)="([^"]*+)"')
FONTS = "house:fonts/"
"""Where the style of the document finds the typeface."""


class PrintError(Exception):
    """Something in the document cannot stand in an accessible PDF; the message says what, and where."""


def pictures_in(content: str) -> list[str]:
    """The addresses of the pictures in a page's content, as they stand there."""
    pictures = (_attributes(picture[0]) for picture in PICTURE.finditer(content))
    return [unescaped(picture["src"]) for picture in pictures if "src" in picture]


def _attributes(tag: str) -> Mapping[str, str]:
    return dict(ATTRIBUTE.findall(tag))


def with_addresses(content: str) -> str:
    """A page's content with the address behind each link to another site, for those who have it on paper."""
    parts, begin = [], 0
    for link in LINK_START.finditer(content):
        if (end := content.find(END, link.end())) < 0:
            break
        address = _attributes(link[0]).get("href", "")
        if address.startswith(("https://", "http://")) and address not in content[link.end() : end]:
            parts += [content[begin : end + len(END)], f' <span class="address">({address})</span>']
            begin = end + len(END)
    return "".join([*parts, content[begin:]])


@dataclass(frozen=True)
class Document:
    """What a PDF is made from."""

    html: str
    address: str
    """The page's address: its links are relative to it."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures of the page, by address as the HTML has it."""
    suffix = "pdf"

    @property
    def depends_on(self) -> str:
        """A digest of everything that the bytes depend on, but for this program and Pango."""
        parts = [
            version("weasyprint").encode(),
            self.html.encode(),
            self.address.encode(),
            *map(typeface, NAMES),
        ]
        for name, content in sorted(self.pictures.items()):
            parts += [name.encode(), content]
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()

    def made(self) -> bytes:
        """The PDF. Raises PrintError where a picture is missing or has no alternative text; OSError without
        Pango.
        """
        from weasyprint import HTML
        from weasyprint.urls import FatalURLFetchingError

        from editorial.site.print.tagging import finished, tagging

        complaints = _Complaints()
        with complaints, tagging():
            try:
                page = HTML(string=self.html, base_url=self.address, url_fetcher=_fetcher(self))
                made = page.write_pdf(
                    pdf_variant="pdf/ua-1", pdf_identifier=self.address.encode(), finisher=finished
                )
            except FatalURLFetchingError as error:
                raise PrintError(f"{self.address}: {error.__cause__ or error}") from None
        if complaints.said:
            raise PrintError(f"{self.address}: {complaints.said[0]}")
        return bytes(made)


def _fetcher(document: Document) -> object:
    """Gives WeasyPrint the typeface and the document's pictures, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    given = {f"{FONTS}{name}": typeface(name) for name in NAMES}
    given |= {urljoin(document.address, name): content for name, content in document.pictures.items()}

    class Given(URLFetcher):
        def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
            if url not in given:
                raise PrintError(f"{url} is not a file of this site, and a PDF has nothing from elsewhere")
            kind = {"Content-Type": "image/svg+xml"} if url.endswith(".svg") else {}
            return URLFetcherResponse(url, given[url], kind)

    return Given(fail_on_errors=True)


class _Complaints(logging.Handler):
    """What WeasyPrint reports as an error while this is open: what it could not make accessible."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    def __enter__(self) -> Self:
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)
