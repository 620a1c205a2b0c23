"""A block's text with its markup masked by signs of the same length: what is left are words, spaces and marks
of punctuation.
"""

import re

from docs_parity.markdown.inline import OBJECT, PARTED, replaced
from docs_parity.markdown.inline_tokens import Markup, tokens
from docs_parity.markdown.lexemes import TAG_PARTS, Written, lexemes, marked_as_foreign, names_language

HIDDEN = PARTED
"""In place of what nobody sees: targets, tags, attributes, the marks of footnotes. OBJECT is in place of what
stands like a word.
"""
NO_BREAK = frozenset("\u00a0\u202f")
# Tags whose text is no prose.
OPAQUE = frozenset({"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "tt", "var"})
# In place of a space written as an entity: right or wrong, it is markup and stays.
JOINER = "\u2060"
SPACE_ENTITIES = frozenset(
    {"&nbsp;", "&#160;", "&#xa0;", "&#8239;", "&#x202f;", "&thinsp;", "&#8201;", "&#x2009;"}
)
SEEN = frozenset({Written.ENTITY, Written.EMOJI, Written.ADDRESS, Written.ANGLE_BRACKETS, Written.ESCAPE})
OPENED = re.compile(r"`|<[a-zA-Z/!?]")
NEVER_PROSE = {Markup.CODE: OBJECT, Markup.COMMENT: HIDDEN}


def masked(text: str) -> str | None:
    """The text with its markup masked; None where code or a tag is opened and not closed, so that nobody
    knows what is prose.
    """
    if "`" in text or "<!--" in text:
        text = replaced(
            text,
            (
                (token.start, token.end, _blank(text[token.start : token.end], NEVER_PROSE[token.kind]))
                for token in tokens(text)
                if token.kind in NEVER_PROSE
            ),
        )
    text = replaced(
        text, [(start, end, _blank(text[start:end], OBJECT)) for start, end in marked_as_foreign(text)]
    )
    bare = _without_markup(text)
    return None if bare is None or OPENED.search(bare) else bare


def _without_markup(text: str) -> str | None:
    """None where a tag whose text is no prose is not closed."""
    parts, begin, opaque = [], 0, ""
    for kind, start, end in lexemes(text):
        piece = text[start:end]
        tag = TAG_PARTS.fullmatch(piece) if kind is Written.TAG else None
        if opaque and not (tag and tag["end"] and tag["name"].lower() == opaque):
            continue
        between = text[begin:start]
        parts += [_blank(between, OBJECT) if opaque else between, _blank(piece, _sign(kind, piece))]
        begin, opaque = end, _opened(tag) if tag and not opaque else ""
    return None if opaque else "".join([*parts, text[begin:]])


def _sign(kind: Written, piece: str) -> str:
    """What stands for each sign of such a piece."""
    if kind is Written.ENTITY and piece.lower() in SPACE_ENTITIES:
        return JOINER
    return OBJECT if kind in SEEN else HIDDEN


def _opened(tag: re.Match[str]) -> str:
    """The tag's name if what it holds is no prose of this language."""
    name = tag["name"].lower()
    opaque = not tag["end"] and (name in OPAQUE or names_language(tag["attributes"]))
    return name if opaque and not tag["attributes"].endswith("/") else ""


def _blank(text: str, sign: str) -> str:
    """As long as the text, with its line ends."""
    return "\n".join([sign * len(line) for line in text.split("\n")]) if "\n" in text else sign * len(text)
