"""Does the translation have the blocks of its original, in the same order and shape?"""

from collections.abc import Iterator
from itertools import groupby

from docs_parity.compare.alignment import FRAMES, Alignment, shape
from docs_parity.markdown.inline import plain
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding
from docs_parity.model.rule import STRUCTURE, declare
from docs_parity.rules.context import PagePair
from docs_parity.rules.dialect import LIST_INDENT, shortened
from docs_parity.rules.page_form import footnotes
from docs_parity.rules.registry import pair_rules

HEADING_OUTLINE = declare(
    "heading-outline",
    group=STRUCTURE,
    place=130,
    accept=True,
    question="Does the translation have the headings of its original, at the same level?",
    wrong="`### The law`, translated `## Le droit`",
    right="`### The law`, translated `### Le droit`",
)
HEADING_ID = declare(
    "heading-id",
    group=STRUCTURE,
    place=140,
    accept=True,
    question="Does the translated heading have the id of its original?",
    wrong="`## Le droit {#droit}`",
    right="`## Le droit {#law}`",
    more="Links from other pages and from other sites lead to the id. It is never translated.",
)
BLOCK_SKELETON = declare(
    "block-skeleton",
    group=STRUCTURE,
    place=150,
    accept=True,
    question="Does the translation have every paragraph, quotation and box of its original, and no other?",
    wrong="two paragraphs, one of them translated",
    right="two paragraphs, both translated",
    more="Neither may a paragraph be parted in two, or two be joined: then nobody could see what answers "
    "what.",
)
LIST_ITEMS = declare(
    "list-items",
    group=STRUCTURE,
    place=160,
    accept=True,
    question="Does the translation have the same list items?",
    wrong="three items, two in the translation",
    right="three items in both",
)
TABLE_SHAPE = declare(
    "table-shape",
    group=STRUCTURE,
    place=170,
    accept=True,
    question="Does the translated table have the same rows and cells?",
    wrong="five rows, four in the translation",
    right="five rows in both",
)
IMAGES = declare(
    "images",
    group=STRUCTURE,
    place=180,
    accept=True,
    question="Does the translation have the pictures and captions of its original?",
    wrong="a figure left out",
    right="the same figure, its words translated",
)
RULE_OF_KIND = {
    Kind.HEADING: HEADING_OUTLINE.id,
    Kind.ITEM: LIST_ITEMS.id,
    Kind.ROW: TABLE_SHAPE.id,
    Kind.FOOTNOTE: footnotes.id,
    Kind.IMAGE: IMAGES.id,
    Kind.FIGURE: IMAGES.id,
    Kind.CAPTION: IMAGES.id,
}
PLURALS = {
    Kind.RULE: "dividing lines",
    Kind.QUOTE: "quotations",
    Kind.CODE: "code blocks",
    Kind.HTML: "HTML blocks",
    Kind.ITEM: "list items",
    Kind.ROW: "table rows",
}


@pair_rules.check(
    HEADING_OUTLINE, HEADING_ID, BLOCK_SKELETON, LIST_ITEMS, TABLE_SHAPE, IMAGES, *footnotes.rules
)
def structure(pair: PagePair) -> Iterator[Finding]:
    """Is a block missing, added, or of another kind?"""
    position = 0
    for kind, run in groupby(pair.steps, key=lambda step: (step.source is None, step.target is None)):
        steps = list(run)
        if kind == (False, True):
            lost = [pair.source.blocks[step.source] for step in steps if step.source is not None]
            if not _only_a_frame(pair, lost, position + len(steps)):
                yield _missing(pair, lost, position)
        elif kind == (True, False):
            added = [pair.target.blocks[step.target] for step in steps if step.target is not None]
            yield _extra(pair, added, position)
        else:
            yield from _differing(pair, steps)
        position += len(steps)


def _only_a_frame(pair: PagePair, lost: list[Block], after: int) -> bool:
    """True if just the mark of a quotation or box is missing: its words are there, and say so themselves."""
    if len(lost) != 1 or lost[0].kind not in FRAMES or after >= len(pair.steps):
        return False
    following = pair.steps[after].pair
    return following is not None and len(pair.source.blocks[following[0]].path) > len(lost[0].path)


def _missing(pair: PagePair, blocks: list[Block], position: int) -> Finding:
    """A run of blocks that only the original has."""
    before = _line_before(pair, position, translation=True)
    first, more = blocks[0], _and_more(blocks)
    verb = "are missing" if more else "is missing"
    return Finding(
        rule=rule_of(first),
        message=f"the {named(first)} (line {first.line} of {pair.source.path}){more} {verb} after this line",
        fix=f"Translate {'them' if more else 'it'} below line {before}.",
        path=pair.target.path,
        line=before,
        page=pair.page.key,
        language=pair.target.language,
        original_path=pair.source.path,
        original_line=first.line,
        subject=f"missing {first.kind} {first.text}",
    )


def _extra(pair: PagePair, blocks: list[Block], position: int) -> Finding:
    """A run of blocks that only the translation has."""
    before = _line_before(pair, position, translation=False)
    first, more = blocks[0], _and_more(blocks)
    verb = "have" if more else "has"
    return Finding(
        rule=rule_of(first),
        message=f"the {named(first)}{more} {verb} no counterpart in the original, "
        f"where it would stand after line {before} of {pair.source.path}",
        fix=f"Delete {'them' if more else 'it'}, or add {'them' if more else 'it'} to the original.",
        path=pair.target.path,
        line=first.line,
        page=pair.page.key,
        language=pair.target.language,
        original_path=pair.source.path,
        original_line=before,
        subject=f"extra {first.kind} {first.text}",
    )


def _line_before(pair: PagePair, position: int, *, translation: bool) -> int:
    """The last line of the nearest earlier block on one side; the end of the front matter if there is
    none.
    """
    localized = pair.target if translation else pair.source
    for step in reversed(pair.steps[:position]):
        index = step.target if translation else step.source
        if index is not None:
            return localized.blocks[index].last_line or localized.blocks[index].line
    return max(localized.front_matter.end_line, 1)


def _and_more(blocks: list[Block]) -> str:
    """Words for the further blocks of a run; what merely stands inside the first one is not counted."""
    rest = [block for block in blocks[1:] if len(block.path) <= len(blocks[0].path)]
    if not rest:
        return ""
    kinds = {block.kind for block in rest}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    noun = "block" if kind is None else str(kind)
    many = "blocks" if kind is None else PLURALS.get(kind, f"{kind}s")
    return f" and {len(rest)} more {noun if len(rest) == 1 else many}"


def rule_of(block: Block) -> str:
    """Id of the rule that speaks of this kind of block."""
    return RULE_OF_KIND.get(block.kind, BLOCK_SKELETON.id)


def named(block: Block) -> str:
    """A block in a message: its kind and its first words."""
    words = shortened(plain(block.text))
    return f'{block.kind} "{words}"' if words else str(block.kind)


def _differing(pair: PagePair, steps: list[Alignment]) -> Iterator[Finding]:
    """Blocks that answer each other but are not of the same shape."""
    for step in steps:
        if step.pair is None:
            continue
        first, second = pair.source.blocks[step.pair[0]], pair.target.blocks[step.pair[1]]
        if step.joined:
            yield _joined(pair, step, first, second)
        for rule, problem, fix in _differences(first, second):
            yield Finding(
                rule=rule,
                message=f"{problem} (line {first.line} of {pair.source.path})",
                fix=fix,
                path=pair.target.path,
                line=second.line,
                page=pair.page.key,
                language=pair.target.language,
                original_path=pair.source.path,
                original_line=first.line,
                subject=f"{rule} {second.text}",
            )


def _joined(pair: PagePair, step: Alignment, first: Block, second: Block) -> Finding:
    """Two blocks on one side that are one on the other."""
    if step.joined == "target":
        following = pair.target.blocks[step.targets[1]]
        problem = (
            f"this {second.kind} and the next (line {following.line}) are one {first.kind} in the original"
        )
        fix = "Join them." if first.kind is Kind.PARAGRAPH else "Make one of them."
    else:
        following = pair.source.blocks[step.sources[1]]
        problem = (
            f"this {second.kind} is two in the original, the second beginning {shortened_quote(following)}"
        )
        fix = "Part it with a blank line." if first.kind is Kind.PARAGRAPH else "Make two of it."
    return Finding(
        rule=rule_of(first),
        message=f"{problem} (line {first.line} of {pair.source.path})",
        fix=fix,
        path=pair.target.path,
        line=second.line,
        page=pair.page.key,
        language=pair.target.language,
        original_path=pair.source.path,
        original_line=first.line,
        subject=f"joined {second.text}",
    )


def shortened_quote(block: Block) -> str:
    """The first words of a block between quotation marks."""
    return f'"{shortened(plain(block.text))}"'


def _differences(first: Block, second: Block) -> Iterator[tuple[str, str, str]]:
    if first.kind is not second.kind:
        yield (
            rule_of(first),
            f"the original has a {first.kind} here and the translation a {second.kind}: {named(second)}",
            f"Make it a {first.kind}.",
        )
    elif first.kind is Kind.HEADING and first.level != second.level:
        yield (
            HEADING_OUTLINE.id,
            f"the {named(second)} is at level {second.level} and its original at level {first.level}",
            f'Write "{"#" * first.level}" before it.',
        )
    elif second.irregular == LIST_INDENT.id:
        return  # the dialect rule says the same, and why
    elif first.kind is Kind.ITEM and first.level != second.level:
        yield (
            LIST_ITEMS.id,
            f"the {named(second)} stands at depth {second.level} and its original at depth {first.level}",
            f"Indent it by {4 * (first.level - 1)} spaces."
            if first.level > 1
            else "Take the spaces before it away.",
        )
    elif first.kind is Kind.ITEM and first.variant != second.variant:
        kinds = {"ul": "in a list", "ol": "in a numbered list"}
        yield (
            LIST_ITEMS.id,
            f"the {named(second)} stands {kinds[second.variant]} and its original {kinds[first.variant]}",
            "Begin the items with 1. and so on."
            if first.variant == "ol"
            else "Begin the items with a hyphen.",
        )
    elif shape(first) != shape(second):
        yield (
            rule_of(first),
            f"the {named(second)} stands {_where(second)} and its original {_where(first)}",
            f"Move it {_where(first)}.",
        )
    if first.kind is Kind.ROW and second.kind is Kind.ROW and _cells(first) != _cells(second):
        yield (
            TABLE_SHAPE.id,
            f"this row has {_cells(second)} cells and its original {_cells(first)}",
            f"Write {_cells(first)} cells.",
        )
    if first.kind is Kind.ADMONITION and second.kind is Kind.ADMONITION and first.variant != second.variant:
        yield (
            BLOCK_SKELETON.id,
            f'this box is a "{second.variant}" and its original a "{first.variant}"',
            f"Write {first.variant} after the marks: this word is not translated.",
        )
    if first.kind is Kind.HEADING and second.kind is Kind.HEADING and first.id and first.id != second.id:
        has = f'the id "{second.id}"' if second.id else "no id"
        yield (
            HEADING_ID.id,
            f'the {named(second)} has {has} and its original "{first.id}"',
            f"End the line with {{#{first.id}}}: ids are not translated.",
        )


def _cells(row: Block) -> int:
    """How many cells a row has; empty ones at its end need not be written."""
    return next((count for count in range(len(row.cells), 0, -1) if row.cells[count - 1]), 0)


def _where(block: Block) -> str:
    places = {"ul": "in a list", "ol": "in a numbered list"}
    return places.get(block.path[-1], f"in a {block.path[-1]}") if block.path else "on its own"
