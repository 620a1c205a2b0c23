"""The blocks we read are the blocks that Python-Markdown renders."""

from pathlib import Path

import pytest

from docs_parity.markdown.blocks import read_blocks
from docs_parity.markdown.inline import plain
from docs_parity.markdown.page_reader import body_of
from docs_parity.model.block import Block, Kind
from support.rendering import ROOT, letters, rendered_blocks

SNIPPETS = sorted((ROOT / "tests/cases/rendering").glob("*.md"))
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def read(text: str) -> list[tuple[str, int, str]]:
    """(kind, level, letters) of each block we read, footnotes last as the renderer shows them."""
    blocks = read_blocks(text)
    shown = [block for block in blocks if not in_footnote(block)]
    return [described(block) for block in [*shown, *(block for block in blocks if in_footnote(block))]]


def in_footnote(block: Block) -> bool:
    """True for a footnote and what stands in it."""
    return block.kind is Kind.FOOTNOTE or Kind.FOOTNOTE in block.path


def described(block: Block) -> tuple[str, int, str]:
    """A block in the form that the rendered page is described in."""
    if block.kind is Kind.HTML:
        return block.kind, 0, letters(plain(block.text))
    if block.kind in (Kind.FOOTNOTE, Kind.QUOTE, Kind.FIGURE, Kind.RULE):
        return block.kind, 0, ""
    text = block.text if block.kind is Kind.CODE else "".join(map(plain, block.cells)) or plain(block.text)
    if block.kind is Kind.ADMONITION and not block.text:
        text = block.variant
    return block.kind, block.level, letters(text)


def folded(blocks: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """Case of an admonition's own title is the renderer's choice."""
    return [
        (kind, level, words.lower() if kind == Kind.ADMONITION else words) for kind, level, words in blocks
    ]


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_a_snippet_is_read_as_it_is_rendered(path: Path):
    text = path.read_text(encoding="utf-8")
    assert folded(read(text)) == folded(rendered_blocks(text))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_a_page_is_read_as_it_is_rendered(path: Path):
    text = body_of(path.read_text(encoding="utf-8"))
    assert read(text) == rendered_blocks(text)
