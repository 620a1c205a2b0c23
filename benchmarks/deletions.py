"""Whether a block that is missing from a translation is named, and not its neighbour.

    python benchmarks/deletions.py

Each paragraph, heading, table row and list item of the French and Spanish pages of this site is deleted by
itself, and the
structural rules are asked; they have to name exactly this block. Then blocks are deleted at random on both
sides, to see
whether an alignment that is wrong says so: people are shown "line 12" for a pair that is sure, else "near
line 12".
The figures of the last run stand in benchmarks/README.md.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from corpus import ROOT, own_pages
from docs_parity.compare.alignment import align
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.block import Block, Kind
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.rules.context import Context, PagePair
from docs_parity.rules.structure import structure

KINDS = {
    Kind.PARAGRAPH: "paragraphs",
    Kind.HEADING: "headings",
    Kind.ROW: "table rows",
    Kind.ITEM: "list items",
}
ROUNDS = 40


def main() -> None:
    """Delete, ask, print two tables."""
    context = own_pages().context
    pairs = [
        (page, version) for page in context.pages.values() for version in page.translations() if page.source
    ]
    said = Counter(answer for page, version in pairs for answer in _answers(page, version, context))
    print("| blocks | right | named a neighbour | said nothing |\n| --- | --: | --: | --: |")
    for kind, name in KINDS.items():
        print(f"| {name} | {said[kind, 'right']} | {said[kind, 'neighbour']} | {said[kind, 'nothing']} |")
    chance = random.Random(1)
    pairs_seen = Counter(
        answer
        for page, version in pairs
        for _ in range(ROUNDS)
        for answer in _after_accidents(page, version, chance)
    )
    print(
        "\n| pairs after random deletions on both sides | said to be sure | said to be likely |\n| --- | --: "
        "| --: |"
    )
    for right, name in ((True, "right"), (False, "wrong")):
        print(f"| {name} | {pairs_seen[right, True]} | {pairs_seen[right, False]} |")


def _answers(page: Page, localized: LocalizedPage, context: Context) -> Iterator[tuple[Kind, str]]:
    """For each block: its kind, and whether the rules name it when it is gone."""
    lines = (ROOT / "docs" / localized.path).read_text(encoding="utf-8").split("\n")
    for step in align(page.source, localized):
        if step.source is None or step.target is None:
            continue
        block = localized.blocks[step.target]
        if block.kind in KINDS and block.variant != "head" and not _has_more(localized, step.target):
            less = "\n".join([*lines[: block.line - 1], *lines[max(block.last_line, block.line) :]])
            without = read_page(less.encode(), localized.language, localized.key, localized.path)
            found = list(structure(PagePair(page, page.source, without, context)))
            expected = page.source.blocks[step.source].line
            right = [f.original_line for f in found] == [expected] and "missing" in found[0].message
            yield block.kind, "right" if right else "neighbour" if found else "nothing"


def _has_more(localized: LocalizedPage, index: int) -> bool:
    """True if other blocks stand inside this one: they would not go with its line, but change their place."""
    following = localized.blocks[index + 1 : index + 2]
    return any(len(block.path) > len(localized.blocks[index].path) for block in following)


def _after_accidents(
    page: Page, localized: LocalizedPage, chance: random.Random
) -> Iterator[tuple[bool, bool]]:
    """(is it right, is it said to be sure) of each pair, when both sides have lost some blocks."""
    answers = {step.source: step.target for step in align(page.source, localized) if step.source is not None}
    kept = [_some(some.blocks, chance) for some in (page.source, localized)]
    first, second = (
        replace(
            some,
            blocks=tuple(some.blocks[index] for index in indices),
            block_links=tuple(() for _ in indices),
        )
        for some, indices in zip((page.source, localized), kept, strict=True)
    )
    for step in align(first, second):
        if step.source is not None and step.target is not None and not step.joined:
            yield answers.get(kept[0][step.source]) == kept[1][step.target], step.sure


def _some(blocks: tuple[Block, ...], chance: random.Random) -> list[int]:
    """The indices of all blocks but up to four."""
    lost = set(chance.sample(range(len(blocks)), min(chance.randint(0, 4), len(blocks))))
    return [index for index in range(len(blocks)) if index not in lost]


if __name__ == "__main__":
    main()
