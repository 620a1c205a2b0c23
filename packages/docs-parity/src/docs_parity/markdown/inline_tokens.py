"""The inline markup of a text, read once: where code, comments, links, tags, notes, attribute lists, emphasis
and escapes stand.

`tokens` is the only reader of inline Markdown; what a text says, where it leads and what in it is markup are
walks over its tokens
(`inline`). It reads in the order in which Python-Markdown does: code first, of which nothing else is read;
then comments, links from
the inside out, tags, references, attribute lists, emphasis, escapes. What has been read as markup no longer
takes part in what comes
after it. Every pattern goes through a text once and gives next to nothing back, so the time grows with the
length alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import lru_cache
from itertools import compress, count
from operator import itemgetter
from typing import NamedTuple

from docs_parity.markdown.code_spans import code_spans
from docs_parity.markdown.lines import COMMENT_END

SPECIAL = re.compile(r"[\[\]<>*_`\\&{]")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!|\-])")
LINK_TEXT = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*"
# Spaces are bounded: three parts that may all begin with any number of them would make a long run of spaces
# take for ever.
TARGET = r"\(\s{0,9}(?:<([^<>\n]*)>|((?:[^()\n<]|\([^()\n]*\))*?))(?:\s{1,9}(?:\"[^\"]*\"|'[^']*'))?\s{0,9}\)"
INLINE = re.compile(rf"(!?)\[({LINK_TEXT})\]{TARGET}")
BY_REFERENCE = re.compile(rf"(!?)\[({LINK_TEXT})\](?:[ ]?\[([^\]]*)\])?(?!\()")
NAMED = re.compile(rf"!?\[({LINK_TEXT})\]\[([^\]]*)\]")
NOTE = re.compile(r"\[\^([^\]\s]+)\]")
AUTOLINK = re.compile(r"<((?:[a-zA-Z][a-zA-Z0-9+.-]*://[^<>\n]*|mailto:[^\s<>]+)|[\w.+-]+@[\w-]+\.[\w.-]+)>")
# A tag as browsers read it: a slash is a space, a > between quotation marks is text.
TAG = re.compile(r"<(?:([bB][rR]\b[^<>]*)|/?[a-zA-Z][\w-]*(?:[\s/](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)?)>")
ATTRIBUTES = re.compile(r"(?<=\S)\{:?[ ]*[.#\w][^{}\n]*\}")
# Never over another mark of the same kind: nested emphasis is read from the inside, and no text makes this
# slow.
EMPHASIS = re.compile(
    r"(?<![\w\\])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?!\w)|(?<!\\)(\*{1,3})(?=\S)([^*]+?)(?<=\S)\3"
)
# Words of another language: *Assemblée générale*{lang=fr}, <span lang="fr">…</span>.
FOREIGN = re.compile(
    r"(?<![\w*_\\])(\*{1,2}|_{1,2})(?=\S)[^*_\n]{1,200}\1\{:?[^{}\n]*\blang=[^{}\n]*\}"
    r"|<(span|i|em|cite|q)\s[^<>]*\blang=[^<>]*>[^<>]{1,200}</\2>"
)
# Stands for a code span while the markup around it is read, and for markup that has been read; no text on a
# page has them.
SPAN, READ = "\0", "\1"
LONG_SPAN = re.compile("\0+")
# So deep may links and emphasis stand in each other; a link around a picture with a note has two.
DEPTH = 3
# Of longer texts only the last one's tokens are kept: such texts are few, and their tokens may be many.
KEPT_LENGTH, KEPT_TEXTS = 10_000, 4096


class Markup(StrEnum):
    """What a token is."""

    CODE = auto()
    COMMENT = auto()
    LINK = auto()
    """A link or image with its target."""
    NAMED = auto()
    """A link or image by reference: two pairs of square brackets, defined or not."""
    AUTOLINK = auto()
    BREAK = auto()
    TAG = auto()
    NOTE = auto()
    """The mark of a footnote."""
    ATTRIBUTES = auto()
    EMPHASIS = auto()
    ESCAPE = auto()
    FOREIGN = auto()
    """A passage marked as another language, with its marks; what it holds has tokens of its own."""


class Token(NamedTuple):
    """One piece of markup. What stands between `inner` and `inner_end` is shown to readers; the rest of it is
    not.

    A tuple, because a long line of asterisks has a million of them.
    """

    kind: Markup
    start: int
    end: int
    inner: int
    inner_end: int
    target: tuple[int, int] = (0, 0)
    """Where the target of a link stands."""
    image: bool = False
    depth: int = 0
    """Of a link: in which round from the inside out it was read."""


def tokens(text: str) -> tuple[Token, ...]:
    """The inline markup of a block's text, in the order of its beginnings; what holds another that begins
    there comes first.
    """
    if not SPECIAL.search(text):
        return ()
    return _kept(text) if len(text) <= KEPT_LENGTH else _last(text)


def comment_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where HTML comments stand. One ends as browsers end it, and begins as Python-Markdown begins it: in
    `<!-- a <!-- b -->` with
    the second mark. One that never ends is none.
    """
    begin = 0
    while (start := text.find("<!--", begin)) >= 0 and (end := COMMENT_END.search(text, start + 2)):
        begin = end.end()
        yield max(start, text.rfind("<!--", start, end.start())), begin


def hidden_spans(read: Iterable[Token], instead: Mapping[Markup, str]) -> list[tuple[int, int, str]]:
    """What of these tokens no reader sees, each with what stands in its place; `instead` has it for kinds
    that leave something.

    Of a passage in another language everything is seen, unless something stands instead of it.
    """
    spans = []
    for kind, start, end, inner, inner_end, *_ in read:
        if kind in instead:
            spans.append((start, end, instead[kind]))
        elif kind is not Markup.FOREIGN:
            spans.append((start, inner, ""))
            if inner_end < end:
                spans.append((inner_end, end, ""))
    return spans


def apart(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """These spans in order; what one covers is not told again. Of those that begin in one place the outermost
    must come first.
    """
    done = 0
    for start, end, instead in sorted(spans, key=itemgetter(0)):
        if end > done:
            yield max(start, done), end, instead
            done = end


def _read(text: str) -> tuple[Token, ...]:
    read: list[Token] = []
    rest = text
    if "`" in text:
        code = list(code_spans(text))
        rest = _filled(rest, code, SPAN)
        for start, end in code:
            # As many as close it; more that open it are code already.
            ticks = end - start - len(text[start:end].rstrip("`"))
            read.append(Token(Markup.CODE, start, end, start + ticks, end - ticks))
    comments = list(comment_spans(rest)) if "<!--" in rest else []
    if comments:
        read += [Token(Markup.COMMENT, start, end, end, end) for start, end in comments]
        rest = _filled(rest, comments, " ")
    if "lang=" in rest:
        # Before what it holds, so that it stays before it.
        one_line = rest.replace("\n", " ")
        read += [_hidden(Markup.FOREIGN, match) for match in FOREIGN.finditer(one_line)]
    if "](" in rest:
        rest = _links(rest, read)
    if comments:
        rest = _filled(rest, comments, READ)
    if "<" in rest:
        # An address in a tag's attribute is one all the same: Python-Markdown looks for them before it looks
        # for tags.
        rest = _taken(rest, read, [_shown(Markup.AUTOLINK, match) for match in AUTOLINK.finditer(rest)])
        rest = _taken(
            rest,
            read,
            [
                _hidden(Markup.TAG if match[1] is None else Markup.BREAK, match)
                for match in TAG.finditer(rest)
            ],
        )
    if "[" in rest:
        rest = _taken(rest, read, [_hidden(Markup.NOTE, match) for match in NOTE.finditer(rest)])
        rest = _taken(rest, read, [_shown(Markup.NAMED, match) for match in NAMED.finditer(rest)])
    if "{" in rest or "*" in rest or "_" in rest or "\\" in rest:
        if SPAN in rest:
            rest = LONG_SPAN.sub(lambda match: SPAN + READ * (len(match[0]) - 1), rest)
        _marks(rest, read)
    return tuple(sorted(read, key=itemgetter(1)))


_kept = lru_cache(KEPT_TEXTS)(_read)
_last = lru_cache(1)(_read)


def _shown(kind: Markup, match: re.Match[str]) -> Token:
    """A token of which the first group is shown."""
    return Token(kind, match.start(), match.end(), match.start(1), match.end(1))


def _hidden(kind: Markup, match: re.Match[str]) -> Token:
    """A token of which nothing is shown."""
    return Token(kind, match.start(), match.end(), match.end(), match.end())


def _filled(text: str, spans: Iterable[tuple[int, int]], sign: str) -> str:
    """The text with one sign in place of all that stands in these spans, which are in order."""
    parts, begin = [], 0
    for start, end in spans:
        parts += [text[begin:start], sign * (end - start)]
        begin = end
    return "".join([*parts, text[begin:]])


def _taken(rest: str, read: list[Token], new: list[Token]) -> str:
    """Adds tokens that do not overlap to those that have been read; returns the text with their markup taken
    out of it.

    A line break stays as a space.
    """
    if not new:
        return rest
    read += new
    parts, begin = [], 0
    for kind, start, end, inner, inner_end, *_ in new:
        mark = READ * (inner - start)
        parts += [
            rest[begin:start],
            " " + mark[1:] if kind is Markup.BREAK else mark,
            rest[inner:inner_end],
            READ * (end - inner_end),
        ]
        begin = end
    return "".join([*parts, rest[begin:]])


def _links(rest: str, read: list[Token]) -> str:
    """The links and images with a target, from the inside out."""
    for depth in range(DEPTH):
        links = [
            Token(
                Markup.LINK,
                match.start(),
                match.end(),
                match.start(2),
                match.end(2),
                match.span(4) if match[3] is None else match.span(3),
                bool(match[1]),
                depth,
            )
            for match in INLINE.finditer(rest)
        ]
        if not links:
            break
        rest = _taken(rest, read, links)
    return rest


def _marks(rest: str, read: list[Token]) -> None:
    """Attribute lists, emphasis and escapes, read in the words that are left as they will stand beside each
    other.
    """
    if "{" in rest:
        seen, places = _seen(rest)
        lists = [(places[match.start()], places[match.end() - 1] + 1) for match in ATTRIBUTES.finditer(seen)]
        read += [Token(Markup.ATTRIBUTES, start, end, end, end) for start, end in lists]
        rest = _filled(rest, lists, READ)
    for _ in range(DEPTH):
        if "*" not in rest and "_" not in rest:
            break
        seen, places = _seen(rest)
        emphasis = []
        for match in EMPHASIS.finditer(seen):
            start, end = match.span()
            inner, inner_end = match.span(2 if match[1] else 4)
            emphasis.append(
                Token(
                    Markup.EMPHASIS,
                    places[start],
                    places[end - 1] + 1,
                    places[inner - 1] + 1,
                    places[inner_end],
                )
            )
        if not emphasis:
            break
        rest = _taken(rest, read, emphasis)
    if "\\" in rest:
        seen, places = _seen(rest)
        for match in ESCAPE.finditer(seen):
            end = places[match.end() - 1] + 1
            read.append(Token(Markup.ESCAPE, places[match.start()], end, end - 1, end))


def _seen(rest: str) -> tuple[str, Sequence[int]]:
    """What has not been read as markup yet, without gaps, and where each of its signs stands in the text."""
    if READ not in rest:
        return rest, range(len(rest))
    return rest.replace(READ, ""), list(compress(count(), map(READ.__ne__, rest)))
