"""The inline markup of a text, read once: where code, comments, links, tags, notes, attribute lists and
emphasis stand, and what they leave to readers.

`read_inline` is the only reader of inline Markdown; what a text says, where it leads and what in it is markup
are walks over what it returns (`inline`). It reads in the order in which Python-Markdown does: code first, of
which nothing else is read; then comments, links from the inside out, tags, references, attribute lists,
emphasis, escapes. What has been read as markup no longer takes part in what comes after it. Every pattern
goes through a text once and gives next to nothing back, so the time grows with the length alone.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import NamedTuple

from docs_parity.markdown.lines import COMMENT_END

SPECIAL = re.compile(r"[\[\]<>*_`\\&{]")
TICKS = re.compile(r"(?<!\\)\\*+(`+)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!|\-])")
PIECE_OF_TEXT = r"(?:[^\[\]\\]++|\\.|\[(?:[^\[\]\\]++|\\.)*+\])"
LINK_TEXT = rf"{PIECE_OF_TEXT}*+"
# Spaces are bounded: three parts that may all begin with any number of them would make a long run of spaces
# take for ever.
TARGET = r"\(\s{0,9}(?:<([^<>\n]*)>|((?:[^()\n<]|\([^()\n]*\))*?))(?:\s{1,9}(?:\"[^\"]*\"|'[^']*'))?\s{0,9}\)"
INSIDE, PIECE = re.compile(LINK_TEXT), re.compile(PIECE_OF_TEXT)
INLINE = re.compile(rf"(!?)\[({LINK_TEXT})\]{TARGET}")
BY_REFERENCE = re.compile(rf"(!?)\[({LINK_TEXT})\](?:[ ]?\[([^\]]*)\])?(?!\()")
NAMED = re.compile(rf"!?\[({LINK_TEXT})\]\[([^\]]*)\]")
# With the bracket that makes one of it: what lacks it is passed over at once, with all that it holds.
NOTE = re.compile(r"\[\^([^\]\s]++)(\])?+")
AUTOLINK = re.compile(r"<((?:[a-zA-Z][a-zA-Z0-9+.-]*://[^<>\n]*|mailto:[^\s<>]+)|[\w.+-]+@[\w-]+\.[\w.-]+)>")
# A tag as browsers read it: a slash is a space, a > between quotation marks is text.
TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:[\s/](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)?>")
BREAK = re.compile(r"<[bB][rR]\b[^<>]*>")
ATTRIBUTES = re.compile(r"(?<=\S)\{:?[ ]*[.#\w][^{}\n]*\}")
# Never over another mark of the same kind: nested emphasis is read from the inside, and no text makes this
# slow.
EMPHASIS = re.compile(
    r"(?<![\w\\])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?!\w)|(?<!\\)(\*{1,3})(?=\S)([^*]+?)(?<=\S)\3"
)
# Words of another language: *Assemblée générale*{lang=fr}, <span lang="fr">…</span>.
FOREIGN = re.compile(
    r"(?<![\w*_\\])(\*{1,2}|_{1,2})(?=\S)[^*_\n]{1,200}\1\{:?(?>[^{}\n]*\blang=)[^{}\n]*+\}"
    r"|<(span|i|em|cite|q)\s(?>[^<>]*\blang=)[^<>]*+>[^<>]{1,200}</\2>"
)
# Stand for a code span, for markup that has been read, and for the first sign of a tag among it. No text has
# them: UTF-8 has no bytes for them.
SPAN, READ, TAGGED = "\ud800", "\ud801", "\ud802"
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
    JOINED = auto()
    """What reads like a link when another one has been taken out of it, and is none."""
    NAMED = auto()
    """A link or image by reference: two pairs of square brackets, defined or not."""
    AUTOLINK = auto()
    BREAK = auto()
    TAG = auto()
    NOTE = auto()
    """The mark of a footnote."""
    ATTRIBUTES = auto()
    EMPHASIS = auto()
    FOREIGN = auto()
    """A passage marked as another language, with its marks; what it holds has tokens of its own."""


FIRST_SIGN: Mapping[Markup, str] = {Markup.BREAK: " ", Markup.TAG: TAGGED}
"""What is left of some markup in its place, for those who read the words."""


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


class InlineText(NamedTuple):
    """A text whose inline markup has been read."""

    tokens: tuple[Token, ...]
    """In the order of their beginnings; what holds another that begins there comes first."""
    residue: str
    """The text, as long as it is, with READ in place of every sign that no reader sees, but TAGGED where a
    tag begins; SPAN where code begins, which is READ otherwise.
    """


def read_inline(text: str) -> InlineText:
    """The inline markup of a block's text, and what it leaves to readers."""
    if not SPECIAL.search(text):
        return InlineText((), text)
    return _kept(text) if len(text) <= KEPT_LENGTH else _last(text)


def tokens(text: str) -> tuple[Token, ...]:
    """The inline markup of a block's text, in the order of its beginnings; what holds another that begins
    there comes first.
    """
    return read_inline(text).tokens if SPECIAL.search(text) else ()


def code_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, number of backticks on either side) of each code span, exactly as Python-Markdown reads
    them (BacktickInlineProcessor in its inlinepatterns.py).

    A run of backticks is closed by the next run of the same length; where there is none, by the longest of
    the later runs, if that is shorter. If nothing closes it, as many signs behind it are passed over too. A
    backslash before a run takes its first backtick away, unless another backslash escapes that one. This
    goes through the text once, because a million backticks must not take long.
    """
    runs = [(match.start(), *match.span(1)) for match in TICKS.finditer(text)]
    by_length: dict[int, list[int]] = defaultdict(list)
    for _, start, end in runs:
        by_length[end - start].append(start)
    longest_after = [0, *accumulate((end - start for _, start, end in reversed(runs)), max)][-2::-1]
    done = 0
    for (slashes, start, end), longest in zip(runs, longest_after, strict=True):
        if end <= done:
            continue
        escaped = (start - slashes) % 2 if done <= slashes else done <= start
        opening = max(start + escaped, done)
        ticks = end - opening
        if ticks <= 0:
            continue
        closing = _next(by_length.get(ticks, ()), start)
        if closing is None and 0 < longest < ticks:
            closing, ticks = _next(by_length[longest], start), longest
        done = (end if closing is None else closing) + ticks
        if closing is not None:
            yield opening, done, ticks


def _next(starts: Sequence[int], after: int) -> int | None:
    """The first of these places behind another one."""
    index = bisect_right(starts, after)
    return starts[index] if index < len(starts) else None


def comment_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where HTML comments stand. One ends as browsers end it, and begins as Python-Markdown begins it: in
    `<!-- a <!-- b -->` with the second mark. One that never ends is none.
    """
    begin = 0
    while (start := text.find("<!--", begin)) >= 0 and (end := COMMENT_END.search(text, start + 2)):
        begin = end.end()
        yield max(start, text.rfind("<!--", start, end.start())), begin


def apart(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """These spans in order; what one covers is not told again. Of those that begin in one place the outermost
    must come first.
    """
    done = 0
    for start, end, instead in sorted(spans, key=itemgetter(0)):
        if end > done:
            yield max(start, done), end, instead
            done = end


def _read(text: str) -> InlineText:
    read: list[Token] = []
    rest = text
    if "`" in text:
        code = list(code_spans(text))
        rest = _filled(rest, ((start, end) for start, end, _ in code), SPAN)
        # As many as close it; more that open it are code already.
        read += [Token(Markup.CODE, start, end, start + ticks, end - ticks) for start, end, ticks in code]
    comments = list(comment_spans(rest)) if "<!--" in rest else []
    if comments:
        read += [Token(Markup.COMMENT, start, end, end, end) for start, end in comments]
        rest = _filled(rest, comments, " ", " ")
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
        rest = _taken(rest, read, _matches(AUTOLINK.finditer, rest, _autolink))
        if "<b" in rest or "<B" in rest:
            rest = _taken(rest, read, _matches(BREAK.finditer, rest, _break))
        rest = _taken(rest, read, _matches(TAG.finditer, rest, _tag))
    if "[" in rest:
        rest = _taken(rest, read, _matches(note_marks, rest, _note))
        rest = _taken(rest, read, _matches(partial(bracketed, NAMED), rest, _named))
    if "{" in rest:
        rest = _taken(rest, read, _matches(ATTRIBUTES.finditer, rest, _attributes))
    if "*" in rest or "_" in rest:
        rest = _emphasis(rest, read)
    if "\\" in rest:
        rest = _without_escapes(rest)
    read.sort(key=itemgetter(1))
    return InlineText(tuple(read), rest)


_kept = lru_cache(KEPT_TEXTS)(_read)
_last = lru_cache(1)(_read)


def note_marks(text: str) -> Iterator[re.Match[str]]:
    """The marks of footnotes; the first group of each is its label."""
    return (match for match in NOTE.finditer(text) if match[2])


def bracketed(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` would find, for a pattern that begins with LINK_TEXT between brackets, maybe
    behind an exclamation mark.

    A bracket behind a backslash opens a link as well as it stands in another's text. Where the text from one
    opening bracket on makes no link, it makes none from such a bracket in it either, for both end in the same
    place: they are passed over, so that thousands of them do not have the text read again. Behind a link that
    stands in such a text that is known again only where the pieces of that text begin anew.
    """
    if "\\[" not in text:
        yield from pattern.finditer(text)
        return
    failed: list[int] = []  # where the texts end that make no link, the innermost last
    position = sure_from = 0
    while (opening := text.find("[", position)) >= 0:
        while failed and failed[-1] <= opening:
            failed.pop()
        if not (failed and opening >= sure_from and _escaped(text, opening)):
            start = opening - (opening > position and text[opening - 1] == "!")
            if match := pattern.match(text, start):
                yield match
                position = match.end()
                at = _inside(text, opening) + 1
                while failed and at < position and (piece := PIECE.match(text, at)):
                    at = piece.end()
                sure_from = max(sure_from, at)
                continue
            failed.append(_inside(text, opening))
        position = opening + 1


def _inside(text: str, opening: int) -> int:
    """Where the text of a link ends that would begin with this bracket."""
    found = INSIDE.match(text, opening + 1)
    return found.end() if found else opening


def _escaped(text: str, at: int) -> bool:
    """True if an odd number of backslashes stands before a place."""
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _matches(
    find: Callable[[str], Iterator[re.Match[str]]], rest: str, token: Callable[[re.Match[str]], Token]
) -> list[Token]:
    """What is found in the words that are left, as they will stand beside each other."""
    seen = _seen(rest)
    new = list(map(token, find(seen)))
    if seen is rest or not new:
        return new
    places = _places(rest)
    return [
        Token(
            kind,
            places[start],
            last := places[end - 1] + 1,
            places[inner - 1] + 1,
            places[inner_end] if inner_end < end else last,
            target=(places[target[0]], places[target[1]]) if target[1] else target,
            image=image,
            depth=depth,
        )
        for kind, start, end, inner, inner_end, target, image, depth in new
    ]


def _autolink(match: re.Match[str]) -> Token:
    return Token(Markup.AUTOLINK, *match.span(), *match.span(1))


def _break(match: re.Match[str]) -> Token:
    return _hidden(Markup.BREAK, match)


def _tag(match: re.Match[str]) -> Token:
    return _hidden(Markup.TAG, match)


def _note(match: re.Match[str]) -> Token:
    return _hidden(Markup.NOTE, match)


def _named(match: re.Match[str]) -> Token:
    return Token(Markup.NAMED, *match.span(), *match.span(1))


def _attributes(match: re.Match[str]) -> Token:
    return _hidden(Markup.ATTRIBUTES, match)


def _emphasized(match: re.Match[str]) -> Token:
    return Token(Markup.EMPHASIS, *match.span(), *match.span(match.lastindex or 0))


def _hidden(kind: Markup, match: re.Match[str]) -> Token:
    """A token of which nothing is shown."""
    start, end = match.span()
    return Token(kind, start, end, end, end)


def _filled(text: str, spans: Iterable[tuple[int, int]], sign: str, others: str = READ) -> str:
    """The text with one sign in place of what begins these spans, which are in order, and another in place
    of the rest of them.
    """
    parts, begin = [], 0
    for start, end in spans:
        parts += [text[begin:start], sign, others * (end - start - 1)]
        begin = end
    return "".join([*parts, text[begin:]])


def _taken(rest: str, read: list[Token], new: list[Token]) -> str:
    """Adds tokens that do not overlap to those that have been read; returns the text with their markup taken
    out of it."""
    if not new:
        return rest
    read += new
    parts: list[str] = []
    add, begin = parts.append, 0
    for kind, start, end, inner, inner_end, _, _, _ in new:
        if begin < start:
            add(rest[begin:start])
        if sign := FIRST_SIGN.get(kind):
            add(sign + READ * (inner - start - 1))
        else:
            add(READ * (inner - start))
        if inner < end:
            add(rest[inner:inner_end])
            add(READ * (end - inner_end))
        begin = end
    add(rest[begin:])
    return "".join(parts)


def _links(rest: str, read: list[Token]) -> str:
    """The links and images with a target, from the inside out.

    A link whose round brackets come to stand behind its square ones only when another has been taken out
    from between them is none; but its marks are no words (`c1` has always read it so).
    """
    for depth in range(DEPTH):

        def link(match: re.Match[str], depth: int = depth) -> Token:
            target = match.span(4) if match[3] is None else match.span(3)
            return Token(Markup.LINK, *match.span(), *match.span(2), target, bool(match[1]), depth)

        links = _matches(partial(bracketed, INLINE), rest, link)
        if not links:
            break
        if depth:
            links = [
                token if rest[token.inner_end + 1] == "(" else token._replace(kind=Markup.JOINED)
                for token in links
            ]
        rest = _taken(rest, read, links)
    return rest


def _emphasis(rest: str, read: list[Token]) -> str:
    for _ in range(DEPTH):
        emphasis = _matches(EMPHASIS.finditer, rest, _emphasized)
        if not emphasis:
            break
        rest = _taken(rest, read, emphasis)
    return rest


def _without_escapes(rest: str) -> str:
    """The text without the backslashes that escape a sign. No token tells of them: a long text may have half
    as many as signs, and nobody asks for more than the words.
    """
    seen = _seen(rest)
    if seen is rest:
        return ESCAPE.sub(rf"{READ}\1", rest)
    matches = list(ESCAPE.finditer(seen))
    if not matches:
        return rest
    places = _places(rest)
    return _filled(rest, [(places[match.start()], places[match.end() - 1]) for match in matches], READ)


def _seen(rest: str) -> str:
    """What has not been read as markup yet, without gaps."""
    return rest.replace(READ, "").replace(TAGGED, "") if READ in rest else rest


def _places(rest: str) -> Sequence[int]:
    """Where each sign of what is seen stands in the text."""
    return list(compress(count(), map(READ.__ne__, rest.replace(TAGGED, READ))))
