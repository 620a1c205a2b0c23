"""What WeasyPrint leaves open in the structure of a PDF/UA-1: running feet, and passages in another language.

ISO 14289-1, 7.8: running heads and feet are pagination artifacts. WeasyPrint marks them as text that no element holds.
ISO 14289-1, 7.2: a change of language is said. WeasyPrint says only the language of the whole.
Both are put right in what WeasyPrint has made, before it is written; WeasyPrint is pinned, and tests/test_pdf.py reads the result.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pydyf
import weasyprint.pdf
from weasyprint.document import Document
from weasyprint.pdf.stream import Stream

PAGINATION = b"/Artifact <</Type /Pagination>>"


class _Stream(Stream):
    """A page's content that remembers in which language each piece of text is."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.languages: dict[int, str] = {}
        self.openings: dict[int, int] = {}

    @contextmanager
    def marked(self, box: object, tag: str) -> Iterator[None]:
        if self._tags is not None:
            self.languages[len(self._tags)] = box.style["lang"]
            self.openings[len(self._tags)] = len(self.stream)
        with super().marked(box, tag):
            yield


@contextmanager
def tagging() -> Iterator[None]:
    """While this is open, documents are written so that `finished` can do its work."""
    weasyprint.pdf.Stream = _Stream
    try:
        yield
    finally:
        weasyprint.pdf.Stream = Stream


def finished(document: Document, pdf: pydyf.PDF) -> None:
    """WeasyPrint's finisher: marks running feet as pagination, and passages in another language with it."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    held = set(_held(pdf, root["K"]))
    streams = [_object(pdf, _object(pdf, reference)["Contents"]) for reference in pdf.page_references]
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    for page, stream in enumerate(streams):
        owners = numbers[2 * page + 1]
        for mark, owner in enumerate(owners):
            element = _object(pdf, owner)
            if element.number not in held:
                owners[mark] = "null"
                stream.stream[stream.openings[mark]:stream.openings[mark] + 2] = [PAGINATION, b""]
            elif (language := stream.languages[mark]) not in (None, document.metadata.lang):
                element["Lang"] = pydyf.String(language)
    for each in pdf.objects:
        if isinstance(each, pydyf.Dictionary) and each.get("Type") == "/StructElem" and each.number not in held:
            each.clear()


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]


def _held(pdf: pydyf.PDF, kids: list) -> Iterator[int]:
    """The numbers of the elements that the tree of the document holds."""
    waiting = list(kids)
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, bytes):
            element = _object(pdf, kid)
            yield element.number
            waiting += element.get("K", ())
