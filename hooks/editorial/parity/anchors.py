"""The places of a version that a link can lead to, as Python-Markdown names them."""

import re
from collections.abc import Iterator, Mapping

from editorial.model.block import Block, Kind
from editorial.model.page import Version
from editorial.reading.inline import plain

WRITTEN_ID = re.compile(r"\{:?[^}\n]*?#([^\s}]+)[^}\n]*\}|\bid\s*=\s*[\"']([^\"'\s>]+)", re.IGNORECASE)


def heading_ids(version: Version) -> tuple[str, ...]:
    """The id of each heading in order, fixed or made from its words."""
    from markdown.extensions.toc import slugify, unique  # as long to load as a thousand pages to look up

    used = {block.id for block in version.headings if block.id}
    return tuple(block.id or unique(slugify(plain(block.text), "-"), used) for block in version.headings)


def written_ids(block: Block) -> Iterator[str]:
    """The ids that stand in a block's own attribute list, in those inside its text, and in HTML."""
    if block.id:
        yield block.id
    if "#" in block.text or "id" in block.text or "#" in block.attributes:
        for match in WRITTEN_ID.finditer(f"{block.text} {{{block.attributes.strip('{}: ')}}}"):
            anchor = match[1] or match[2]
            if anchor != block.id:
                yield anchor


def anchors(version: Version) -> Mapping[str, int]:
    """Every id of the page -> which heading it is (from 0), or -1 for an id that is no heading's."""
    found = {anchor: -1 for block in version.blocks for anchor in written_ids(block)}
    found |= {f"fn:{block.text}": -1 for block in version.blocks if block.kind is Kind.FOOTNOTE}
    return found | {anchor: order for order, anchor in enumerate(heading_ids(version))}
