"""What stands in a block: links, images, footnote marks, HTML tags, and the plain words without markup."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from docs_parity.markdown.character_references import unescaped
from docs_parity.markdown.inline_tokens import (
    BY_REFERENCE,
    READ,
    SPAN,
    TAGGED,
    Markup,
    Token,
    apart,
    bracketed,
    code_spans,
    comment_spans,
    note_marks,
    read_inline,
    tokens,
)
from docs_parity.model.block import Block, Kind, Link

# Addresses as loosely as Python-Markdown and browsers take them; only for asking whether one would act.
LOOSE = re.compile(
    r"\]\(\s*<?((?:[^()]|\((?:[^()]|\([^()]*\))*\)){1,200})"
    r"|\]:\s*<?(\S{1,200})"
    r"|(?:href|src|action)\s*=\s*[\"']?([^\"'>]{1,200})",
    re.IGNORECASE,
)
# What readers are told beside the words: alternative texts, and titles shown on a touch.
SHOWN_ATTRIBUTE = re.compile(
    r"\b(?:alt|title|aria-label|label|placeholder)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
LINK_TITLE = re.compile(r"\]\([^()\n]*?\s(?:\"([^\"]*)\"|'([^']*)')\s*\)")
# What stands in `prose` for something that is no words (code, an address), and where an HTML tag parted two
# words.
OBJECT = "\ufffc"
PARTED = "\x1f"
ORDINAL = re.compile(r"\s*([a-zA-Zᵉºª]{1,4})\s*")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\x00-\x1f\"'«»“”]+(?<![.,;:!?])")
# Also inside quotations, lists and boxes, where Python-Markdown looks for them too.
REFERENCE = re.compile(
    r"^[ >*+:\d.-]*\[(?!\^)([^\[\]]+)\]:[ ]*+(?:\n[ >]*+)?(\S++)"
    r"(?=[ ]*+(?:\n[ >]*+)?(?:[\"'].*[\"']|\(.*\))?[ ]*$)",
    re.MULTILINE,
)
ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\]:[ ]*([^\n]*)$", re.MULTILINE)
HREF = re.compile(r"<a\s[^<>]*?href\s*+=\s*+[\"']?\s*+([^\"'\s>]+)", re.IGNORECASE)
SRC = re.compile(
    r"<(?:img|iframe|source|video|audio|script|embed)\s[^<>]*?src\s*+=\s*+[\"']?\s*+([^\"'\s>]+)",
    re.IGNORECASE,
)


def definitions(text: str, first_line: int = 1) -> tuple[tuple[str, str, int], ...]:
    """The link references a text defines: label in lower case, address, line. Its first line has the number
    `first_line`.
    """
    if "]:" not in text:
        return ()
    line_at = lines_of(text, first_line)
    return tuple(
        (" ".join(match[1].lower().split()), match[2].lstrip("<").rstrip(">"), line_at(match.start(1)))
        for match in REFERENCE.finditer(text)
    )


def abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations that a text explains, with their explanations, which readers see."""
    return tuple(ABBREVIATION.findall(without_code(text))) if "*[" in text else ()


def links_of(block: Block, defined: Mapping[str, str]) -> Iterator[Link]:
    """The links and images of a block in order; those by reference are resolved with `defined`."""
    if block.kind is Kind.CODE:
        return
    if block.kind is Kind.HTML:
        yield from _raw_links(block.text, block)
        return
    if "[" not in block.text and "<" not in block.text:
        return
    yield from sorted(_links(masked(block.text), block, defined), key=lambda link: link.line)


def _links(text: str, block: Block, defined: Mapping[str, str]) -> Iterator[Link]:
    """`text` is the block's text with code and comments blanked out."""
    line_at = lines_of(text, block.line)
    links = [token for token in tokens(block.text) if token.kind is Markup.LINK]
    for link in links:
        yield Link(
            text[slice(*link.target)].rstrip(),
            text[link.inner : link.inner_end],
            line_at(link.start),
            link.image,
        )
    if defined and "[" in text:
        unlinked = replaced(text, ((link.start, link.end, READ * (link.end - link.start)) for link in links))
        for match in bracketed(BY_REFERENCE, unlinked):
            target = defined.get(" ".join((match[3] or match[2]).replace(READ, "").lower().split()))
            if target:
                yield Link(target, match[2].replace(READ, ""), line_at(match.start()), bool(match[1]))
    if "<" in text:
        for token in tokens(block.text):
            if token.kind is Markup.AUTOLINK:
                address = text[token.inner : token.inner_end]
                yield Link(address if ":" in address else f"mailto:{address}", address, line_at(token.start))
        yield from _raw_links(text, block)


def _raw_links(text: str, block: Block) -> Iterator[Link]:
    line_at = lines_of(text, block.line)
    for pattern, is_image in ((HREF, False), (SRC, True)):
        for match in pattern.finditer(text):
            yield Link(unescaped(match[1]), "", line_at(match.start()), is_image, is_html=True)


def lines_of(text: str, first: int) -> Callable[[int], int]:
    """A function from a position in a text to its line in the file; the text's first line has the number
    `first`.
    """
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda position: first + bisect_left(ends, position)


def notes_of(block: Block) -> Iterator[tuple[str, int]]:
    """The footnotes a block refers to: label and line."""
    if "[^" in block.text and block.kind not in (Kind.CODE, Kind.HTML):
        text = without_code(block.text)
        line_at = lines_of(text, block.line)
        for match in note_marks(text):
            yield match[1], line_at(match.start())


def masked(text: str) -> str:
    """The text with code and comments blanked out, every position and line kept."""
    if "`" not in text and "<!--" not in text:
        return text
    return replaced(
        text,
        (
            (token.start, token.end, blanked(text[token.start : token.end]))
            for token in tokens(text)
            if token.kind in (Markup.CODE, Markup.COMMENT)
        ),
    )


def without_code(text: str) -> str:
    """The text with its code spans blanked out, their backticks too; every position and line is kept."""
    if "`" not in text:
        return text
    return replaced(text, ((start, end, blanked(text[start:end])) for start, end, _ in code_spans(text)))


def blanked(text: str) -> str:
    """Spaces in place of a text, its line ends kept."""
    return "\n".join([" " * len(line) for line in text.split("\n")])


def without_comments(text: str, instead: Callable[[str], str]) -> str:
    """The text with each HTML comment replaced; code is not looked for."""
    return replaced(text, ((start, end, instead(text[start:end])) for start, end in comment_spans(text)))


def replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with something else in these places: start, end, what stands there instead. The outermost of
    several holds.
    """
    parts, begin = [], 0
    for start, end, instead in apart(spans):
        parts += [text[begin:start], instead]
        begin = end
    return "".join([*parts, text[begin:]])


def code_replaced(text: str, instead: str) -> str:
    """The text with something else in place of each code span."""
    return replaced(
        text, ((token.start, token.end, instead) for token in tokens(text) if token.kind is Markup.CODE)
    )


def code_in(text: str) -> tuple[str, ...]:
    """What stands in the code spans of a text."""
    return (
        tuple(text[token.inner : token.inner_end] for token in tokens(text) if token.kind is Markup.CODE)
        if "`" in text
        else ()
    )


def targets_in(text: str) -> tuple[str, ...]:
    """Where the links and images of a text lead that say it themselves, but for those in angle brackets."""
    return (
        tuple(
            target
            for token in tokens(text)
            if token.kind is Markup.LINK
            and not token.depth
            and (target := text[slice(*token.target)])
            and text[token.target[0] - 1] != "<"
        )
        if "](" in text
        else ()
    )


def read_aloud(text: str) -> Iterator[str]:
    """Words that are read aloud or shown on a touch: alternative texts and titles, code and comments left
    out.
    """
    if "=" in text or "](" in text:
        text = masked(text)
        yield from (
            match[1] or match[2] or ""
            for pattern in (SHOWN_ATTRIBUTE, LINK_TITLE)
            for match in pattern.finditer(text)
        )


def with_asterisks(text: str) -> str:
    """The text as written, but without comments, and with asterisks for emphasis that is written with
    underscores.
    """
    if "_" not in text and "<!--" not in text:
        return text
    spans = []
    for token in tokens(text):
        if token.kind is Markup.COMMENT:
            spans.append((token.start, token.end, ""))
        elif token.kind is Markup.EMPHASIS and text[token.start] == "_":
            spans += [
                (token.start, token.inner, "*" * (token.inner - token.start)),
                (token.inner_end, token.end, "*" * (token.end - token.inner_end)),
            ]
    return replaced(text, spans)


def loose_addresses(block: Block) -> Iterator[tuple[str, int]]:
    """Everything in a block that some program may take for an address, with its line."""
    text = masked(block.text)
    line_at = lines_of(text, block.line)
    for match in LOOSE.finditer(text):
        yield next(filter(None, match.groups()), ""), line_at(match.start())


def plain(text: str) -> str:
    """The words a reader sees, on one line: link texts, alternative texts and code stay, targets and markup
    go.
    """
    read, residue = read_inline(text)
    shown = residue.replace(READ, "").replace(TAGGED, "")
    if SPAN in shown:
        # What stands in code is no markup, and no entity.
        code = (
            text[token.inner : token.inner_end]
            for token in read
            if token.kind is Markup.CODE and residue[token.start] == SPAN
        )
        between = map(unescaped, shown.split(SPAN))
        shown = "".join([next(between), *chain.from_iterable(zip(code, between, strict=True))])
    elif "&" in shown:
        shown = unescaped(shown)
    return " ".join(shown.split())


def prose(text: str) -> str:
    """The words a reader reads, for rules about what they say: as `plain`, but white space as written,
    composed accents (NFC), an OBJECT in place of code, of addresses and of words that are marked as another
    language, and PARTED where an HTML tag stood.
    """
    read, residue = read_inline(text)
    if residue is not text:
        if "<sup>" in text or "lang=" in text:
            residue = replaced(residue, _no_words(text, read, residue))
        text = residue.replace(READ, "").replace(SPAN, OBJECT).replace(TAGGED, PARTED)
    text = text.replace("\n", " ")
    if "&" in text:
        text = unescaped(text)
    if "://" in text or "www." in text:
        text = ADDRESS.sub(OBJECT, text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _no_words(text: str, read: Iterable[Token], residue: str) -> Iterator[tuple[int, int, str]]:
    """Words marked as another language, and raised letters as in 1<sup>er</sup>, whose tags part no words."""
    closing = 0
    for kind, start, end, *_ in read:
        if kind is Markup.FOREIGN and residue[start:end].strip(READ):
            yield start, end, OBJECT
        elif kind is Markup.TAG and residue[start] == TAGGED and text[start:end] == "<sup>":
            if 0 <= closing < end:
                closing = text.find("</sup>", end)
            if closing > 0 and (letters := ORDINAL.fullmatch(text, end, closing)):
                yield start, closing + len("</sup>"), letters[1]


def with_marks_of(text: str, other: str) -> str:
    """The text with those of its words marked as another language that the other text marks so: they stand
    alike in both.
    """
    for token in tokens(other) if "lang=" in other else ():
        marked = other[token.start : token.end]
        if token.kind is not Markup.FOREIGN:
            continue
        bare = (
            marked[marked.index(">") + 1 : marked.rindex("<")]
            if marked.startswith("<")
            else marked[: marked.rindex("{")].strip("*_")
        )
        if words := r"\s+".join(map(re.escape, bare.split())):
            text = re.sub(
                rf"(?<![\w*_])([*_]{{0,2}}){words}\1(?![\w*_{{])",
                marked.replace("\\", r"\\"),
                text,
                count=1,
            )
    return text
