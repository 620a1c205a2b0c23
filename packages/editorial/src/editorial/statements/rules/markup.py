"""What a statement may be written with. Its words are hashed, shown, read aloud, copied and quoted, so there
is nothing in it that shows or hides words otherwise than they stand in the file, and nothing that two
renderers read differently.

Asked the other way round: what is allowed is listed, and everything else that is written like markup is told.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from docs_parity.markdown.blocks import TABLE_RULE
from docs_parity.markdown.inline import lines_of
from docs_parity.markdown.inline_tokens import READ, InlineText, Markup, Token, read_inline
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import PAGE
from docs_parity.rules.context import Context
from docs_parity.rules.findings import page_finding
from docs_parity.rules.registry import version_rules
from docs_parity.rules.security import texts_in
from editorial.statements.fields import is_statement

Problem = tuple[int, str, str]
"""(line, what is wrong, what to do)."""
BOXES = frozenset({Kind.ADMONITION, Kind.TAB, Kind.HTML})
"""Blocks that add words, hide some, or are no Markdown."""
HEADING_ID = re.compile(r"#[a-z0-9][a-z0-9-]*")
LANGUAGE_MARK = re.compile(r"\{lang=[a-z]{2,3}(?:-[A-Za-z]+)?\}")
ORDINAL = re.compile(r"(?<=\d)<sup>([a-zᵉºª]{1,4})</sup>")
INNER_MARK = re.compile(r"\*|(?<!\w)_|_(?!\w)")
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|nbsp);)#?\w+;?")
SIGNS = re.compile(r"[\[\]{}<>*_`|\\]")
"""Signs of markup: where one is left among the words, nobody meant it, or renderers read it differently."""
BRACKETS = re.compile(r"(?<![\])!])\[(?!\^)([^\[\]\n]{1,200})\](?![(\[:{])")
"""Words that an editor has put into a quotation: `[the parties]`."""
COMPARED = re.compile(r"(?<=[ (])(?:<(?![^<>\s]*@)|>)(?=[ =]?[-+\u2212\u2013]?\d)")
"""A sign of comparison before a figure: `< -2`. No browser and no renderer takes it for a tag, which begins
with a letter (https://html.spec.whatwg.org/#tag-open-state), or for an address.
"""
TAKE_OUT = "Take it out of the statement."
WRITE_OUT = (
    "Take it out: in a statement abbreviations are written out, and a link has its address behind its words."
)
FENCE = re.compile(r"[ ]{0,3}/{3,}[ ]*(?:[a-z-]+)?[ ]*")
COMMENT = re.compile(r"[ ]*<!--(?!-?>)(?:(?!--)[^<>])*-->[ ]*")


@version_rules.rule(
    "statement-markup",
    group=PAGE,
    place=252,
    exact=True,
    never_accept=True,
    wrong="`<s>The parties agreed.</s>`, `{: .small }`, `![14,000](n.svg) people` in a statement",
    right="words, headings, lists, tables, quotations, emphasis, links, footnotes; a picture in a paragraph "
    "of its own",
    more="What is published is recorded word by word. So a statement has nothing that shows words otherwise "
    "than they stand in the file, or that programs read differently.",
)
def statement_markup(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Is a statement written with nothing that hides words, adds some, or is read differently?"""
    if context.settings.bare or not is_statement(localized.key):
        return
    for line, problem, fix in (*_in_blocks(localized), *_beside_blocks(localized)):
        yield page_finding(localized, statement_markup.id, line, problem, fix)


def _in_blocks(localized: LocalizedPage) -> Iterator[Problem]:
    for block in localized.blocks:
        if block.kind in BOXES:
            noun = "HTML" if block.kind is Kind.HTML else "boxes"
            problem = f"a statement has no {noun}, because words may be added or hidden with it"
            yield block.line, problem, "Write a heading and paragraphs."
        elif block.kind is not Kind.CODE:
            yield from _attributes(block)
            yield from _inline(block)


def _attributes(block: Block) -> Iterator[Problem]:
    """Attribute lists of a block: a heading may have an id, nothing else anything."""
    written = block.attributes.strip("{: }")
    if written and not (block.kind is Kind.HEADING and HEADING_ID.fullmatch(written)):
        yield (
            block.last_line or block.line,
            f'"{{{written}}}" changes how words of the statement are shown',
            "Take it out; a heading may have an id of small letters: `{#the-law}`.",
        )


def _inline(block: Block) -> Iterator[Problem]:
    text = block.text
    if block.kind is Kind.FOOTNOTE or not (SIGNS.search(text) or "&" in text):
        return
    read, line_at = read_inline(text), lines_of(text, block.line)
    allowed = frozenset((*_ordinals(text), *_language_marks(text, read)))
    for token in read.tokens:
        problem = None if token.start in allowed else _token(token, text, block)
        if problem:
            yield line_at(token.start), *problem
    for start, sign in islice(_left(text, read, block), 1):
        yield (
            line_at(start),
            f'"{sign}" stands among the words "{_around(text, start)}", and programs read it differently',
            "Take it out, or write the words without it.",
        )
    for entity in ENTITY.finditer(text):
        if unescape(entity[0]) != entity[0]:
            yield (
                line_at(entity.start()),
                f'"{entity[0]}" stands for a sign that is not in the file',
                "Write the sign itself.",
            )


def _ordinals(text: str) -> Iterator[int]:
    """Where the tags of raised letters behind a number begin: 1<sup>er</sup>."""
    for match in ORDINAL.finditer(text) if "<sup>" in text else ():
        if not _alnum(text, match.end()):
            yield from (match.start(1) - len("<sup>"), match.end(1))


def _language_marks(text: str, read: InlineText) -> Iterator[int]:
    """Where lists begin that stand behind emphasis and say in which language its words are, and nothing
    else.
    """
    emphasis = {token.end for token in read.tokens if token.kind is Markup.EMPHASIS}
    for token in read.tokens:
        listed = token.kind is Markup.ATTRIBUTES and token.start in emphasis
        if listed and LANGUAGE_MARK.fullmatch(text, token.start, token.end):
            yield token.start


def _token(token: Token, text: str, block: Block) -> tuple[str, str] | None:
    """What is wrong with a piece of markup, and what to do; None for what a statement may have."""
    written = text[token.start : token.end]
    match token.kind:
        case Markup.LINK if token.image and block.kind is not Kind.IMAGE:
            return (
                f'the picture "{text[token.inner : token.inner_end]}" stands inside a sentence',
                "Give it a paragraph of its own, with caption and credit, and write its words as words.",
            )
        case Markup.JOINED | Markup.NAMED:
            return f'"{written}" is shown as it stands here, or not at all', "Write `[words](address)`."
        case Markup.COMMENT:
            return f'"{written}" stands among the words', "Put comments on lines of their own."
        case Markup.TAG if not written.startswith("</"):
            return f'"{written}" changes how words of the statement are shown', TAKE_OUT
        case Markup.ATTRIBUTES:
            return f'"{written}" changes how words are shown, or is shown itself', TAKE_OUT
        case Markup.EMPHASIS if not _apart(token, text):
            around = _around(text, token.start)
            problem = f'the emphasis in "{around}" begins or ends inside a word or another emphasis'
            return problem, "Emphasize whole words."
    return None


def _alnum(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()


def _apart(token: Token, text: str) -> bool:
    """True for emphasis on whole words that holds no other."""
    beside = (token.start - 1, token.end)
    return not any(
        0 <= place < len(text) and (text[place].isalnum() or text[place] in "*_") for place in beside
    ) and not INNER_MARK.search(text, token.inner, token.inner_end)


def _left(text: str, read: InlineText, block: Block) -> Iterator[tuple[int, str]]:
    """Signs of markup that are left among the words."""
    residue = read.residue
    quoted = {place for match in BRACKETS.finditer(text) for place in (match.start(), match.end() - 1)}
    for match in SIGNS.finditer(residue):
        place, sign = match.start(), match[0]
        escaped = place and text[place - 1] == "\\" and residue[place - 1] == READ
        column = sign == "|" and block.kind is Kind.ROW
        inside = sign == "_" and _alnum(text, place - 1) and _alnum(text, place + 1)
        if not (escaped or column or inside or place in quoted or COMPARED.match(text, place)):
            yield place, sign


def _around(text: str, place: int) -> str:
    begin, end = text.rfind(" ", 0, max(place - 12, 0)) + 1, text.find(" ", place + 12)
    shown = text[begin : end if end > 0 else len(text)]
    return " ".join(shown.replace("\n", " ").split())[:60]


def _beside_blocks(localized: LocalizedPage) -> Iterator[Problem]:
    """Lines of the file that belong to no block: references and abbreviations, which change what words
    elsewhere say.
    """
    first = localized.front_matter.end_line + 1
    held = {
        number
        for block in localized.blocks
        for number in range(block.line, max(block.last_line, block.line) + 1)
    }
    for number, line in enumerate(localized.body.split("\n"), first):
        if number in held or not line.strip("> ") or TABLE_RULE.match(line) or FENCE.fullmatch(line):
            continue
        if not COMMENT.fullmatch(line):
            shown = _around(line.strip(), 0)
            problem = f'"{shown}" is no part of the text, and may change what words elsewhere say or where'
            yield number, f"{problem} they lead", WRITE_OUT


CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
"""Signs that are no text: controls of machines, and code points of no character (Unicode, 23.7)."""


@version_rules.rule(
    "control-sign",
    group=PAGE,
    place=254,
    exact=True,
    never_accept=True,
    wrong='`summary: "The Office\\u000b warns"` in a statement',
    right='`summary: "The Office warns"`',
    more="It would stand in the register, in files and in feeds for ever, and programs make different things "
    "of it.",
)
def control_signs(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Is a statement free of control signs, in its text and in its fields?"""
    if context.settings.bare or not is_statement(localized.key):
        return
    for line, sign in dict.fromkeys(_controls(localized)):
        problem = f"a control sign, U+{ord(sign):04X}, stands in this line"
        yield page_finding(
            localized, control_signs.id, line, problem, "Delete it, or type the words beside it anew."
        )


def _controls(localized: LocalizedPage) -> Iterator[tuple[int, str]]:
    first = localized.front_matter.end_line + 1
    if CONTROL.search(localized.body):
        for number, line in enumerate(localized.body.split("\n"), first):
            yield from ((number, sign) for sign in CONTROL.findall(line))
    for number, line in localized.odd_lines:  # entities resolved
        yield from ((number, sign) for sign in CONTROL.findall(line))
    for name, text in texts_in(localized.fields):
        yield from ((localized.front_matter.line(name), sign) for sign in CONTROL.findall(text))
