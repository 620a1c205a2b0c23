"""Questions to one localized page alone: ids, headings, images and figures, footnotes."""

from collections.abc import Iterator, Sequence

from docs_parity.markdown.inline import plain
from docs_parity.markdown.link_targets import written_ids
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import PAGE, STRUCTURE, declare
from docs_parity.rules.context import Context
from docs_parity.rules.dialect import shortened
from docs_parity.rules.findings import page_finding
from docs_parity.rules.registry import version_rules

FRAME_IDS = frozenset({"main", "seek"})
"""Ids of the frame around every page's text (overrides/base.html and its partials)."""


IMAGE_TEXT = declare(
    "image-text",
    group=PAGE,
    place=220,
    exact=True,
    question="Does the picture have an alternative text?",
    wrong="`![](…/map.svg)`",
    right="`![Map of the region.](…/map.svg)`",
    more="It is read to people who cannot see the picture.",
)
FIGURE_CAPTION = declare(
    "figure-caption",
    group=PAGE,
    place=230,
    exact=True,
    question="Does the picture have a caption and a credit?",
    wrong="a caption of one paragraph",
    right="two paragraphs: caption, then credit",
)


@version_rules.rule(
    "duplicate-id",
    group=PAGE,
    place=210,
    exact=True,
    wrong="two headings with `{#law}`",
    right="`{#law}` and `{#court}`",
)
def ids(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does an id stand only once on a page?"""
    seen: dict[str, Block] = {}
    for block in localized.blocks:
        for written in _ids(block):
            if written in FRAME_IDS and not context.settings.bare:
                yield page_finding(
                    localized,
                    ids.id,
                    block.line,
                    f'the id "{written}" belongs to the frame around every page',
                    "Give this one another id, {#…}, the same in every language.",
                    written,
                )
            elif written in seen:
                both = "two headings" if block.kind is seen[written].kind is Kind.HEADING else "two"
                yield page_finding(
                    localized,
                    ids.id,
                    block.line,
                    f'the id "{written}" stands already on line {seen[written].line}',
                    f"Give one of the {both} another id, in every language.",
                    written,
                )
            seen.setdefault(written, block)


def _ids(block: Block) -> Iterator[str]:
    """The ids that are written in a block, and that of a heading whose words are its id,
    if the frame has it.
    """
    if block.kind is not Kind.CODE:
        yield from written_ids(block)
        if block.kind is Kind.HEADING and not block.id and (words := plain(block.text).lower()) in FRAME_IDS:
            yield words


@version_rules.rule(
    "heading-level",
    group=PAGE,
    place=200,
    exact=True,
    wrong="`####` right below `##`",
    right="`###` below `##`",
)
def headings(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Do headings begin with `##` and skip no level?"""
    if context.settings.bare:
        return
    above = 1
    for block in localized.headings:
        if block.level == 1:
            yield page_finding(
                localized,
                headings.id,
                block.line,
                f'"{shortened(plain(block.text))}" is a second main heading; '
                "the title in the front matter is the first",
                'Write "##" before it.',
                block.text,
            )
        elif block.level > above + 1:
            yield page_finding(
                localized,
                headings.id,
                block.line,
                f'"{shortened(plain(block.text))}" is at level {block.level} right below level {above}',
                f'Write "{"#" * (above + 1)}" before it.',
                block.text,
            )
        above = block.level


@version_rules.check(IMAGE_TEXT, FIGURE_CAPTION)
def images(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does every image have an alternative text, and every picture of its own a caption and a credit?"""
    for link in localized.links:
        if link.is_image and not link.text.strip() and not link.is_html:
            yield page_finding(
                localized,
                IMAGE_TEXT.id,
                link.line,
                f'the image "{link.target}" has no alternative text',
                "Write between the square brackets what is to be seen: ![…](…).",
                link.target,
            )
    if not context.settings.bare:
        yield from _figures(localized)


def _figures(localized: LocalizedPage) -> Iterator[Finding]:
    for block, captions in zip(localized.blocks, _captions_behind(localized.blocks), strict=True):
        if block.kind is Kind.IMAGE:
            if Kind.FIGURE not in block.path:
                yield page_finding(
                    localized,
                    FIGURE_CAPTION.id,
                    block.line,
                    "this picture has no caption and no credit",
                    "Put below it: `/// figure-caption`, the caption, a blank line, the credit, `///`.",
                    block.text,
                )
            elif captions != 2:
                has = "no credit" if captions == 1 else f"{captions} paragraphs in its caption"
                yield page_finding(
                    localized,
                    FIGURE_CAPTION.id,
                    block.line,
                    f"this picture has {has}",
                    "Write two paragraphs in the caption: first the caption, then the credit.",
                    block.text,
                )


def _captions_behind(blocks: Sequence[Block]) -> list[int]:
    """How many captions follow each block in the same container, before anything else does."""
    numbers, path, captions = [], None, 0
    for block in reversed(blocks):
        if block.path != path:
            path, captions = block.path, 0
        numbers.append(captions)
        captions += block.kind is Kind.CAPTION
    return numbers[::-1]


@version_rules.rule(
    "footnotes",
    group=STRUCTURE,
    place=190,
    accept=True,
    wrong="`Text.[^1]` and nothing more",
    right="`Text.[^1]`, and below `[^1]: Source.`",
    more="A mark without its footnote is shown to readers as `[^1]`.",
)
def footnotes(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does every footnote mark have its footnote, also in the translation?"""
    written = [block for block in localized.blocks if block.kind is Kind.FOOTNOTE]
    labels: dict[str, int] = {}
    for block in written:
        if block.text in labels:
            yield page_finding(
                localized,
                footnotes.id,
                block.line,
                f'the footnote "{block.text}" is written already on line {labels[block.text]}',
                "Give one of the two another label.",
                block.text,
            )
        labels.setdefault(block.text, block.line)
    for label, line in localized.notes:
        if label not in labels:
            yield page_finding(
                localized,
                footnotes.id,
                line,
                f'the footnote "{label}" is not written',
                f"Add `[^{label}]: …` at the end of the page.",
                label,
            )
    used = {label for label, _ in localized.notes}
    for block in written:
        if block.text not in used:
            yield page_finding(
                localized,
                footnotes.id,
                block.line,
                f'no text refers to the footnote "{block.text}"',
                f"Put [^{block.text}] where it belongs, or delete the footnote.",
                block.text,
            )
