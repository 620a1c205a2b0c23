"""The parser of blocks, and the constructs that hold other blocks: admonitions, tabs, figures, quotations,
footnotes, definition lists, lists.

A construct looks at the parser's position. Where it begins there, it pushes the container's own block, has
what stands inside parsed by a parser of its own, moves the position behind it and says True. Otherwise it
says False and leaves the parser as it was. Which constructs there are, in which order they are asked and
which of them may end a paragraph is data (`Grammar`), as in markdown-it-py's Ruler; the table itself is in
`blocks`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from docs_parity.markdown.lines import BLANK, SourceLine, chunk, indented_chunks, indented_rest
from docs_parity.model.block import Block, Kind

# Nobody nests deeper; what does is read as plain text, so that no file can exhaust the stack.
DEEPEST = 40
MOST_DIGITS = 4000
"""Of the number of a list's item; int() reads no more than 4,300 of them."""


@dataclass(frozen=True, slots=True)
class Construct:
    """Something that blocks are made of."""

    name: str
    read: Callable[["BlockParser"], bool]
    signs: str = ""
    """The first signs of a line, spaces left out, that it may begin with; empty for any."""
    other_signs: str = ""
    """First signs that it never begins with."""
    interrupts: Callable[[SourceLine], object] | None = None
    """True for a line with which it ends a paragraph although no blank line stands before it; None for a
    construct that never does.
    """


class Grammar:
    """The constructs of a dialect, in the order in which they are asked."""

    def __init__(self, constructs: Sequence[Construct]) -> None:
        signs = sorted({sign for construct in constructs for sign in construct.signs + construct.other_signs})
        self._openers = {sign: self._asked(constructs, sign) for sign in signs}
        self._other_openers = self._asked(constructs, "")
        self._interrupting = {
            sign: tuple(
                construct.interrupts
                for construct in constructs
                if construct.interrupts and sign in construct.signs
            )
            for sign in signs
        }

    @staticmethod
    def _asked(constructs: Iterable[Construct], sign: str) -> tuple[Callable[["BlockParser"], bool], ...]:
        return tuple(
            construct.read
            for construct in constructs
            if (not construct.signs or (sign and sign in construct.signs))
            and not (sign and sign in construct.other_signs)
        )

    def openers(self, line: SourceLine) -> tuple[Callable[["BlockParser"], bool], ...]:
        """The readers of what may begin with this line, in order."""
        return self._openers.get(line.first_sign, self._other_openers)

    def interrupts(self, line: SourceLine) -> bool:
        """True if this line ends a paragraph although no blank line stands before it."""
        return any(test(line) for test in self._interrupting.get(line.first_sign, ()))


class BlockParser:
    """Reads the lines of one container; `inside` makes another one for what stands in it."""

    def __init__(self, grammar: Grammar, lines: list[SourceLine], path: tuple[str, ...] = ()) -> None:
        self.grammar = grammar
        self.lines = lines
        self.path = path
        """The containers, outermost first."""
        self.position = 0
        """The index of the line at which a construct may begin."""
        self.blocks: list[Block] = []
        self._last = -1
        self._captions: dict[int, int] = {}
        self._chunk_from = self._next_definition = self._last_folded = -1

    @property
    def line(self) -> SourceLine:
        """The line at the position."""
        return self.lines[self.position]

    def parse(self) -> list[Block]:
        """The blocks of all the lines."""
        if len(self.path) > DEEPEST:
            self._parse_as_words()
        lines, grammar = self.lines, self.grammar
        while self.position < len(lines):
            line = lines[self.position]
            if line.text:
                # The last one takes any line.
                any(read(self) for read in grammar.openers(line))
            else:
                self.position += 1
        return self.blocks

    def _parse_as_words(self) -> None:
        words = " ".join(line.text.strip() for line in self.lines if line.text)
        if words:
            number, last = self.lines[0].number, self.lines[-1].number
            self.push(Block(kind=Kind.PARAGRAPH, line=number, text=words, path=self.path, last_line=last))
        self.position = len(self.lines)

    def next_definition(self) -> tuple[int, int]:
        """Index of the next line of this chunk that begins a definition, or of the line behind the chunk; and
        of the last line before it that the first pass folded, -1 where there is none.

        What was read for one line of a chunk is not read again for the next ones.
        """
        if not self._chunk_from <= self.position <= self._next_definition:
            self._chunk_from, self._last_folded = self.position, -1
            end = self.position
            for line in chunk(self.lines, end):
                if DEFINITION.match(line.text):
                    break
                if line.folded is not None:
                    self._last_folded = end
                end += 1
            self._next_definition = end
        return self._next_definition, self._last_folded

    def push(self, *blocks: Block) -> None:
        """Add blocks behind those there are."""
        for index, block in enumerate(blocks, len(self.blocks)):
            if block.path == self.path:
                self._last = index
        self.blocks += blocks

    def inside(self, lines: list[SourceLine], container: str) -> list[Block]:
        """The blocks of these lines, which stand in a container at the position."""
        return BlockParser(self.grammar, lines, (*self.path, container)).parse()

    def last_index(self) -> int | None:
        """Index of the last block that stands in this container itself."""
        return None if self._last < 0 else self._last

    def take_last(self) -> Block:
        """Take the last block away, a paragraph of this container itself, for whoever makes something else of
        it.
        """
        block = self.blocks.pop()
        path, last = self.path, len(self.blocks) - 1
        while last >= 0 and self.blocks[last].path != path:
            last -= 1
        self._last = last
        return block

    def may_be_captioned(self, index: int) -> bool:
        """True if the block there is no figure in so many figures that nobody can have meant it; asked once
        for each caption.
        """
        self._captions[index] = self._captions.get(index, 0) + 1
        return self._captions[index] <= DEEPEST

    def push_with_text(self, owner: Block, own: list[SourceLine], more: list[SourceLine]) -> None:
        """Add a block whose first paragraph is its own text, then what else it holds."""
        container = owner.variant or owner.kind
        inside = self.inside([*own, BLANK, *(line.cut(4) for line in more)], container)
        if inside and inside[0].kind is Kind.PARAGRAPH and inside[0].path == (*self.path, container):
            first = inside.pop(0)
            owner = replace(owner, text=first.text, last_line=first.last_line, attributes=first.attributes)
        self.push(owner, *inside)


ADMONITION = re.compile(
    r'^(?:!!!|\?\?\?\+?)[ ]?(?P<type>[\w-]+(?:[ ]+[\w-]+)*)?(?:[ ]+"(?P<title>.*?)")?[ ]*$'
)
TAB = re.compile(r'^===[!+]{0,2}[ ]+"(?P<title>.*?)"[ ]*$')


def read_admonition(parser: BlockParser) -> bool:
    """An admonition (`!!!`, `???`): a title line, and what is indented below it."""
    match = ADMONITION.match(parser.line.text)
    if not match or not match["type"]:
        return False
    _titled(parser, Kind.ADMONITION, match["title"] or "", match["type"].split(" ")[0].lower())
    return True


def read_tab(parser: BlockParser) -> bool:
    """A tab (`===`): a title line, and what is indented below it."""
    match = TAB.match(parser.line.text)
    if match:
        _titled(parser, Kind.TAB, match["title"] or "", "")
    return bool(match)


def _titled(parser: BlockParser, kind: Kind, title: str, variant: str) -> None:
    lines, number, start = parser.lines, parser.line.number, parser.position + 1
    end = indented_rest(lines, start)
    parser.push(
        Block(kind=kind, line=number, text=title, variant=variant, path=parser.path, last_line=number),
        *parser.inside([line.cut(4) for line in lines[start:end]], kind),
    )
    parser.position = end


FENCED_BLOCK = re.compile(r"^(?P<fence>/{3,})[ ]*+(?P<name>[\w-]+)[ ]*+(?:\|[ ]*+(?P<title>.*))?$")
CAPTIONS = frozenset({"caption", "figure-caption", "table-caption"})
CAPTION_ARGUMENT = re.compile(r"[<>]?[ ]*(?:\^?[1-9][\d.]*(?=[ ]|$))?[ ]*(?:[#.][\w-]+)*")
"""Where a caption stands, its number, and an id and classes of the figure. Behind anything else
pymdownx.blocks.caption makes no caption: the lines are a paragraph.
"""


def read_fenced_block(parser: BlockParser) -> bool:
    """A block between slashes (`/// figure-caption`); a caption makes a figure of the block before it."""
    match = FENCED_BLOCK.match(parser.line.text)
    if not match:
        return False
    lines, start, number = parser.lines, parser.position + 1, parser.line.number
    end = next((index for index in range(start, len(lines)) if lines[index].text == match["fence"]), None)
    if end is None:
        return False
    content = start
    while content < end and not lines[content].blank and lines[content].indent >= 4:
        content += 1
    name, inside = match["name"].lower(), lines[content:end]
    if name in CAPTIONS and not CAPTION_ARGUMENT.fullmatch(match["title"] or ""):
        return False
    if name in CAPTIONS:
        _make_figure(parser, "\n".join(line.text for line in lines[start:content]), number)
        captions = parser.inside(inside, Kind.FIGURE)
        parser.push(
            *(
                replace(block, kind=Kind.CAPTION) if block.kind is Kind.PARAGRAPH else block
                for block in captions
            )
        )
    else:
        kind = Kind.TAB if name == "tab" else Kind.ADMONITION
        parser.push(
            Block(
                kind=kind,
                line=number,
                text=(match["title"] or "").rstrip(" "),
                variant=name,
                path=parser.path,
                last_line=number,
            ),
            *parser.inside(inside, kind),
        )
    parser.position = end + 1
    return True


def _make_figure(parser: BlockParser, options: str, number: int) -> None:
    """Put the last block of this container, with all it holds, into a figure; `options` stand below line
    `number`.
    """
    first = parser.last_index()
    if first is None or not parser.may_be_captioned(first):
        return
    path = parser.path
    held = [
        replace(block, path=(*path, Kind.FIGURE, *block.path[len(path) :])) for block in parser.blocks[first:]
    ]
    line = held[0].line
    last = number + 1 if options else line
    parser.blocks[first:] = [
        Block(kind=Kind.FIGURE, line=line, path=path, last_line=last, attributes=options),
        *held,
    ]


QUOTE = re.compile(r"^[ ]{0,3}>[ ]?(.*)$")


def read_quote(parser: BlockParser) -> bool:
    """A quotation: the lines of this chunk, and of the next ones while they begin with the mark."""
    lines, number = parser.lines, parser.line.number
    if not QUOTE.match(parser.line.text):
        return False
    inside: list[SourceLine] = []
    end, lazy = parser.position, False
    while end < len(lines) and QUOTE.match(lines[end].text):
        quoted = list(chunk(lines, end))
        lazy = lazy or not all(QUOTE.match(line.text) for line in quoted)
        inside += map(_unquoted, quoted)
        end += len(quoted)
        while end < len(lines) and lines[end].blank:
            end += 1
            inside.append(BLANK)
    irregular = "quote-lazy" if lazy else ""
    parser.push(
        Block(kind=Kind.QUOTE, line=number, path=parser.path, last_line=number, irregular=irregular),
        *parser.inside(inside, Kind.QUOTE),
    )
    parser.position = end
    return True


def _unquoted(line: SourceLine) -> SourceLine:
    match = QUOTE.match(line.text)
    return line._replace(text=match[1].rstrip()) if match else line


FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$")
DEFINITION = re.compile(r"^[ ]{0,3}:[ ]{1,3}(.*)$")


def read_footnote(parser: BlockParser) -> bool:
    """A footnote's text: the rest of its chunk and the indented chunks that follow."""
    match = FOOTNOTE.match(parser.line.text)
    if not match:
        return False
    number = parser.line.number
    own, more = _own_and_more(parser, match[2], FOOTNOTE)
    parser.push(
        Block(kind=Kind.FOOTNOTE, line=number, text=match[1], path=parser.path, last_line=number),
        *parser.inside([*own, *(line.cut(4) for line in more)], Kind.FOOTNOTE),
    )
    return True


def _own_and_more(
    parser: BlockParser, text: str, pattern: re.Pattern[str]
) -> tuple[list[SourceLine], list[SourceLine]]:
    """The lines of a note or definition up to the next one in its chunk, of the first only this text; and
    the indented chunks that follow. The parser moves behind them.
    """
    lines = parser.lines
    own = [parser.line._replace(text=text)]
    end = parser.position + 1
    while end < len(lines) and lines[end].text and not pattern.match(lines[end].text):
        own.append(lines[end].cut(4))
        end += 1
    parser.position = max(indented_chunks(lines, end), end)
    return own, lines[end : parser.position]


def read_definition_list(parser: BlockParser) -> bool:
    """Terms, each on its line, and what follows a colon."""
    lines, (mark, folded) = parser.lines, parser.next_definition()
    definition = DEFINITION.match(lines[mark].text) if mark < len(lines) else None
    if not definition or folded >= parser.position:
        return False
    terms = lines[parser.position : mark]
    if not (terms or _follows_terms(parser)):
        return False
    parser.push(
        *(
            Block(
                kind=Kind.TERM,
                line=term.number,
                text=term.text.strip(),
                path=parser.path,
                last_line=term.number,
            )
            for term in terms
        )
    )
    parser.position = mark
    owner = Block(kind=Kind.DEFINITION, line=lines[mark].number, path=parser.path)
    own, more = _own_and_more(parser, definition[1], DEFINITION)
    parser.push_with_text(owner, own, more)
    return True


def _follows_terms(parser: BlockParser) -> bool:
    """True if the last block here is a definition or a paragraph, whose lines then are the terms."""
    last = parser.last_index()
    if last is None or parser.blocks[last].kind not in (Kind.DEFINITION, Kind.PARAGRAPH):
        return False
    if parser.blocks[last].kind is Kind.PARAGRAPH:
        paragraph = parser.take_last()
        parser.push(
            *(
                Block(kind=Kind.TERM, line=number, text=text, path=parser.path, last_line=number)
                for number, text in enumerate(paragraph.text.split("\n"), paragraph.line)
            )
        )
    return True


ITEM = {"ul": re.compile(r"^[ ]{0,3}[*+-][ ]+(.*)$"), "ol": re.compile(r"^[ ]{0,3}\d+\.[ ]+(.*)$")}
NUMBER = re.compile(r"[ ]*(\d+)")
NESTED_ITEM = re.compile(r"^[ ]{4,7}(?:\d+\.|[*+-])[ ]+.*$")


def read_list(parser: BlockParser) -> bool:
    """A list of one kind: its items, with what is indented below each."""
    if parser.line.indent > 3:
        return False
    for variant in ITEM:
        text = _item_text(parser.line, variant)
        if text is not None:
            break
    else:
        return False
    number = NUMBER.match(parser.line.text)
    count, base = int(number[1][:MOST_DIGITS]) if number else 0, parser.line.indent
    lines, first = parser.lines, parser.position
    while text is not None:
        parser.position = first
        _item(parser, text, variant, base, str(count) if number else "")
        count, first = count + 1, parser.position
        while first < len(lines) and lines[first].blank:
            first += 1
        text = _item_text(lines[first], variant) if first < len(lines) else None
    return True


def _item_text(line: SourceLine, variant: str) -> str | None:
    """What stands behind the mark of an item of this kind; None where there is none.

    A dividing line is recognised before a list: `* * *`.
    """
    match = ITEM[variant].match(line.text)
    return match[1] if match and not _is_rule(line.text) else None


def _is_rule(text: str) -> bool:
    return len(text) > 2 and not text.strip("-* ") and (text.count("-") > 2 or text.count("*") > 2)


def _item(parser: BlockParser, text: str, variant: str, base: int, number: str) -> None:
    """One item: its line, of which this is the text, the lines of its chunk up to the next item, and the
    indented chunks that follow. `base` is the indent of the list, `number` what readers see before it.
    """
    lines, line = parser.lines, parser.line
    own, more = [line._replace(text=text)], list[SourceLine]()
    end = parser.position + 1
    while end < len(lines) and lines[end].text and not ITEM[variant].match(lines[end].text):
        nested = (
            more
            or NESTED_ITEM.match(lines[end].text)
            or (lines[end].folded is not None and lines[end].indent >= 4)
        )
        (more if nested else own).append(lines[end] if nested else lines[end].cut(4))
        end += 1
    rest = indented_chunks(lines, end)
    if rest > end:
        more += [BLANK, *lines[end:rest]]
    owner = Block(
        kind=Kind.ITEM,
        line=line.number,
        level=1 + sum(part in ITEM for part in parser.path),
        variant=variant,
        path=parser.path,
        last_line=line.number,
        info=number,
        irregular="list-indent" if line.indent - base > 1 else "",
    )
    parser.push_with_text(owner, own, more)
    parser.position = max(rest, end)
