"""What stands inside a block: links, images, footnote marks, HTML tags, and the plain words without markup."""

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from editorial.model.block import Block, Kind, Link
from editorial.reading.code_spans import blanked, without_code
from editorial.reading.lines import COMMENT_END

# Near enough for words; what must be exact asks code_spans.
CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!|\-])")
LINK_TEXT = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*"
# Spaces are bounded: three parts that may all begin with any number of them would make a long run of spaces take for ever.
TARGET = r"\(\s{0,9}(?:<([^<>\n]*)>|((?:[^()\n<]|\([^()\n]*\))*?))(?:\s{1,9}(?:\"[^\"]*\"|'[^']*'))?\s{0,9}\)"
INLINE = re.compile(rf"(!?)\[({LINK_TEXT})\]{TARGET}")
BY_REFERENCE = re.compile(rf"(!?)\[({LINK_TEXT})\](?:[ ]?\[([^\]]*)\])?(?!\()")
NAMED = re.compile(rf"!?\[({LINK_TEXT})\]\[[^\]]*\]")
AUTOLINK = re.compile(r"<((?:[a-zA-Z][a-zA-Z0-9+.-]*://[^<>\n]*|mailto:[^\s<>]+)|[\w.+-]+@[\w-]+\.[\w.-]+)>")
NOTE = re.compile(r"\[\^([^\]\s]+)\]")
# As browsers read them: a slash is a space, a > between quotation marks is text.
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[\s/](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)?)>")
# Addresses as loosely as Python-Markdown and browsers take them; only for asking whether one would act.
LOOSE = re.compile(r"\]\(\s*<?((?:[^()]|\((?:[^()]|\([^()]*\))*\)){1,200})"
                   r"|\]:\s*<?(\S{1,200})"
                   r"|(?:href|src|action)\s*=\s*[\"']?([^\"'>]{1,200})", re.IGNORECASE)
ATTRIBUTES = re.compile(r"(?<=\S)\{:?[ ]*[.#\w][^{}\n]*\}")
# Never over another mark of the same kind: nested emphasis is taken off from the inside, and no text makes this slow.
EMPHASIS = re.compile(r"(?<![\w\\])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?!\w)|(?<!\\)(\*{1,3})(?=\S)([^*]+?)(?<=\S)\3")
MARKUP = re.compile(r"[\[\]<>*_`\\&{]")
BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
# Words of another language: *Assemblée générale*{lang=fr}, <span lang="fr">…</span>.
FOREIGN = re.compile(r"(?<![\w*_\\])(\*{1,2}|_{1,2})(?=\S)[^*_\n]{1,200}\1\{:?[^{}\n]*\blang=[^{}\n]*\}"
                     r"|<(span|i|em|cite|q)\s[^<>]*\blang=[^<>]*>[^<>]{1,200}</\2>")
# Stands for a code span while the markup around it is read; no text on a page has it.
SPAN = "\0"
# What stands in `prose` for something that is no words (code, an address), and where an HTML tag parted two words.
OBJECT = "\ufffc"
PARTED = "\x1f"
ORDINAL = re.compile(r"<sup>\s*([a-zA-Zᵉºª]{1,4})\s*</sup>")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\x00-\x1f\"'«»“”]+(?<![.,;:!?])")
# Also inside quotations, lists and boxes, where Python-Markdown looks for them too.
REFERENCE = re.compile(r"^[ >*+:\d.-]*\[(?!\^)([^\[\]]+)\]:[ ]*+(?:\n[ >]*+)?(\S++)"
                       r"(?=[ ]*+(?:\n[ >]*+)?(?:[\"'].*[\"']|\(.*\))?[ ]*$)", re.MULTILINE)
ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\]:[ ]*([^\n]*)$", re.MULTILINE)
HREF = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
SRC = re.compile(r"<(?:img|iframe|source|video|audio|script|embed)\s[^<>]*?src\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)


def definitions(text: str, first_line: int = 1) -> tuple[tuple[str, str, int], ...]:
    """The link references a text defines: label in lower case, address, line. Its first line has the number `first_line`."""
    if "]:" not in text:
        return ()
    return tuple((" ".join(match[1].lower().split()), match[2].lstrip("<").rstrip(">"), first_line + text.count("\n", 0, match.start(1)))
                 for match in REFERENCE.finditer(text))


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
    line_at = lines_of(text, block.line)
    if "](" in text:
        for match in INLINE.finditer(text):
            yield Link(match[3] or match[4] or "", match[2], line_at(match.start()), bool(match[1]))
            if "](" in match[2]:
                yield from _links(match[2], block, defined)
    if defined and "[" in text:
        for match in BY_REFERENCE.finditer(INLINE.sub("", text)):
            target = defined.get(" ".join((match[3] or match[2]).lower().split()))
            if target:
                yield Link(target, match[2], line_at(max(text.find(match[0]), 0)), bool(match[1]))
    if "<" in text:
        for match in AUTOLINK.finditer(text):
            target = match[1] if ":" in match[1] else f"mailto:{match[1]}"
            yield Link(target, match[1], line_at(match.start()))
        yield from _raw_links(text, block)


def _raw_links(text: str, block: Block) -> Iterator[Link]:
    line_at = lines_of(text, block.line)
    for pattern, is_image in ((HREF, False), (SRC, True)):
        for match in pattern.finditer(text):
            yield Link(html.unescape(match[1]), "", line_at(match.start()), is_image, is_html=True)


def lines_of(text: str, first: int) -> Callable[[int], int]:
    """A function from a position in a text to its line in the file; the text's first line has the number `first`."""
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda position: first + bisect_left(ends, position)


def notes_of(block: Block) -> Iterator[tuple[str, int]]:
    """The footnotes a block refers to: label and line."""
    if "[^" in block.text and block.kind not in (Kind.CODE, Kind.HTML):
        text = without_code(block.text)
        line_at = lines_of(text, block.line)
        for match in NOTE.finditer(text):
            yield match[1], line_at(match.start())


def masked(text: str) -> str:
    """The text with code and comments blanked out, every position and line kept."""
    return without_comments(without_code(text), blanked)


def without_comments(text: str, instead: Callable[[str], str]) -> str:
    """The text with each HTML comment replaced. A comment ends as browsers end it, and begins as Python-Markdown begins it: in
    `<!-- a <!-- b -->` with the second mark. One that never ends is none.
    """
    parts, begin = [], 0
    while (start := text.find("<!--", begin)) >= 0 and (end := COMMENT_END.search(text, start + 2)):
        start = max(start, text.rfind("<!--", start, end.start()))
        parts += [text[begin:start], instead(text[start:end.end()])]
        begin = end.end()
    return "".join([*parts, text[begin:]])


def loose_addresses(block: Block) -> Iterator[tuple[str, int]]:
    """Everything in a block that some program may take for an address, with its line."""
    text = masked(block.text)
    line_at = lines_of(text, block.line)
    for match in LOOSE.finditer(text):
        yield next(filter(None, match.groups()), ""), line_at(match.start())


def plain(text: str) -> str:
    """The words a reader sees, on one line: link texts, alternative texts and code stay, targets and markup go."""
    if not MARKUP.search(text):
        return " ".join(text.split())
    spans: list[str] = []
    if "`" in text:
        # What stands in code is no markup, and comes back when the markup is gone.
        text = CODE.sub(lambda match: spans.append(match[2]) or SPAN, text)
    text = html.unescape(ESCAPE.sub(r"\1", _without_markup(text)))
    if spans:
        kept = iter(spans)
        text = re.sub(SPAN, lambda match: next(kept, ""), text)
    return " ".join(text.split())


def prose(text: str) -> str:
    """The words a reader reads, for rules about what they say: as `plain`, but white space as written, composed accents (NFC),
    an OBJECT in place of code, of addresses and of words that are marked as another language, and PARTED where an HTML tag stood.
    """
    text = text.replace("\n", " ")
    if "`" in text:
        text = CODE.sub(OBJECT, text)
    if MARKUP.search(text):
        if "lang=" in text:
            text = FOREIGN.sub(OBJECT, text)
        if "<" in text:
            text = ORDINAL.sub(r"\1", text)
        text = html.unescape(ESCAPE.sub(r"\1", _without_markup(text, PARTED)))
    if "://" in text or "www." in text:
        text = ADDRESS.sub(OBJECT, text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def with_marks_of(text: str, other: str) -> str:
    """The text with those of its words marked as another language that the other text marks so: they stand alike in both."""
    for match in FOREIGN.finditer(other):
        marked = match[0]
        bare = marked[:marked.rindex("{")].strip("*_") if match[1] else TAG.sub("", marked)
        if words := r"\s+".join(map(re.escape, bare.split())):
            text = re.sub(rf"(?<![\w*_])([*_]{{0,2}}){words}\1(?![\w*_{{])", lambda _, marked=marked: marked, text, count=1)
    return text


def _without_markup(text: str, tag: str = "") -> str:
    for _ in range(3 if "](" in text else 0):
        replaced = INLINE.sub(r"\2", text)
        if replaced == text:
            break
        text = replaced
    if "<" in text:
        text = TAG.sub(tag, BREAK.sub(" ", AUTOLINK.sub(r"\1", without_comments(text, lambda comment: ""))))
    text = NAMED.sub(r"\1", NOTE.sub("", text)) if "[" in text else text
    text = ATTRIBUTES.sub("", text) if "{" in text else text
    for _ in range(3 if "*" in text or "_" in text else 0):
        text, count = EMPHASIS.subn(lambda match: match[2] or match[4], text)
        if not count:
            break
    return text
