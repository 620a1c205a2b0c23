"""The fields and blocks of a version that have something to put right, with what it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.model.block import Block, Kind
from editorial.model.page import Version
from editorial.parity.canonical import TRANSLATED_FIELDS
from editorial.parity.passages import LONGEST
from editorial.parity.typography.customs import custom
from editorial.parity.typography.edit import Edit
from editorial.parity.typography.faults import edits, suspect
from editorial.parity.typography.masking import FOREIGN

# Code and HTML are no prose; the text of a footnote's own line is its label.
SILENT = frozenset({Kind.CODE, Kind.HTML, Kind.FOOTNOTE, Kind.RULE, Kind.FIGURE, Kind.QUOTE})


@dataclass(frozen=True, slots=True)
class Place:
    """A block or a field of the front matter, and what is to be put right in it."""

    noun: str
    line: int
    found: tuple[tuple[str, tuple[Edit, ...]], ...]
    """Its text with the edits; for a table row, each of its cells."""
    block: Block | None = None
    name: str = ""
    """Of a field."""
    index: int = -1
    """Which block of the version it is."""

    @property
    def text(self) -> str:
        """All of it."""
        return self.block.text if self.block else self.found[0][0]


def faulty(version: Version) -> Iterator[Place]:
    """Every field and block with a fault, in order."""
    customs = custom(version.language)
    if customs is None:
        return
    for name in TRANSLATED_FIELDS:
        value = version.fields.get(name)
        if isinstance(value, str) and (found := edits(value, version.language)):
            yield Place(name, version.front_matter.line(name), ((value, found),), name=name)
    for index, block in enumerate(version.blocks):
        if block.kind in SILENT or len(block.text) > LONGEST or FOREIGN.search(block.attributes):
            continue
        if suspect(block.text, customs.base):
            found = tuple((text, edits(text, version.language)) for text in block.cells or (block.text,))
            if any(each for _, each in found):
                yield Place(str(block.kind), block.line, found, block, index=index)
