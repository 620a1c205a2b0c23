"""What WeasyPrint leaves open in the structure of a PDF/UA-1: running feet, passages in another language,
items of lists.

ISO 14289-1, 7.8: running heads and feet are pagination artifacts. WeasyPrint marks them as text that no
element holds. ISO 14289-1, 7.2: a change of language is said. WeasyPrint says only the language of the whole.
ISO 32000-1, table 336: an item of a list holds its label and its body. WeasyPrint puts paragraphs beside the
label. All are put right in what WeasyPrint has made, before it is written; WeasyPrint is pinned, and
tests/test_pdf.py reads the result.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import Box
from weasyprint.pdf.stream import Stream

PAGINATION = b"/Artifact <</Type /Pagination>>"


class _Stream(Stream):
    """A page's content that remembers in which language each piece of text is."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.languages: dict[int, str] = {}
        self.openings: dict[int, int] = {}

    @contextmanager
    def marked(self, box: Box, tag: str) -> Iterator[None]:
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
    """WeasyPrint's finisher: puts the structure right."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    held = {element.number: element for element in _held(pdf, root["K"])}
    _name_contents(document, pdf, _object(pdf, root["ParentTree"])["Nums"], held)
    for element in pdf.objects:
        if (
            isinstance(element, pydyf.Dictionary)
            and element.get("Type") == "/StructElem"
            and element.number not in held
        ):
            element.clear()
    for element in held.values():
        if element.get("S") == "/LI":
            _give_body(pdf, element)


def _name_contents(
    document: Document, pdf: pydyf.PDF, numbers: list[Any], held: Mapping[int, pydyf.Dictionary]
) -> None:
    """Mark what no element holds as pagination, and what is in another language with it."""
    for page, reference in enumerate(pdf.page_references):
        stream, owners = _object(pdf, _object(pdf, reference)["Contents"]), numbers[2 * page + 1]
        for mark, owner in enumerate(owners):
            element = _object(pdf, owner)
            if element.number not in held:
                owners[mark] = "null"
                stream.stream[stream.openings[mark] : stream.openings[mark] + 2] = [PAGINATION, b""]
            elif (language := stream.languages[mark]) not in (None, document.metadata.lang):
                element["Lang"] = pydyf.String(language)


def _give_body(pdf: pydyf.PDF, item: pydyf.Dictionary) -> None:
    """Put what stands in an item of a list beside its label into a body."""
    loose = [
        kid
        for kid in item["K"]
        if not (isinstance(kid, bytes) and _object(pdf, kid).get("S") in ("/Lbl", "/LBody"))
    ]
    if loose:
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array(loose),
                "P": item.reference,
                "Pg": item["Pg"],
            }
        )
        pdf.add_object(body)
        for kid in loose:
            if isinstance(kid, bytes):
                _object(pdf, kid)["P"] = body.reference
        item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in loose), body.reference])


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]


def _held(pdf: pydyf.PDF, kids: Iterable[Any]) -> Iterator[pydyf.Dictionary]:
    """The elements that the tree of the document holds."""
    waiting = list(kids)
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, bytes):
            element = _object(pdf, kid)
            yield element
            waiting += element.get("K", ())
