"""What is written like inline markup, whatever becomes of it: for those who must leave all of it alone.

`inline_tokens` reads what Python-Markdown makes of a text. Who changes signs in a text must not rely on that:
a target that belongs to no link, a directive of another dialect, an address and an entity are no prose
either. Each kind has one pattern, and together they go through a text once, from left to right; every one of
them stops at the next sign of its own kind and never gives anything back, so that no text makes this slow.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from typing import NamedTuple


class Written(StrEnum):
    """What a lexeme looks like."""

    ESCAPE = auto()
    """Backslashes, each with the sign of punctuation behind it."""
    TARGET = auto()
    """Round brackets behind square ones."""
    REFERENCE = auto()
    """Square brackets behind square ones."""
    NOTE = auto()
    TAG = auto()
    ANGLE_BRACKETS = auto()
    """An address, or whatever else stands between them without a space."""
    CDATA = auto()
    BRACES = auto()
    ENTITY = auto()
    EMOJI = auto()
    """A short name between colons."""
    DIRECTIVE = auto()
    """A line that opens a box, a tab or a block between slashes."""
    ADDRESS = auto()


TAG_NAME = r"[a-zA-Z][\w.-]*+"
TAG_ATTRIBUTES = r"(?:[\s/](?:\"[^\"<]*+\"|'[^'<]*+'|[^'\"<>])*+)?+"
# In the order in which they are tried.
PATTERNS: Mapping[Written, str] = {
    # A backslash does not take its meaning from a tag: Python-Markdown has no < among ESCAPED_CHARS
    # (markdown/core.py).
    Written.ESCAPE: r"(?:\\(?!<)[!-/:-@\[-`{-~])++",
    Written.TARGET: r"(?<=\])\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*+\))*+\)",
    Written.REFERENCE: r"(?<=\])\[[^\[\]]*+\]",
    Written.NOTE: r"\[\^[^\[\]\s]++\]:?",
    Written.TAG: rf"</?{TAG_NAME}{TAG_ATTRIBUTES}>",
    Written.ANGLE_BRACKETS: r"<[^\s<>]++>",
    Written.CDATA: r"<!\[CDATA\[(?:[^\]<]|<(?!!\[CDATA\[))*+\]\]>",
    Written.BRACES: r"\{[^{}\n]*+\}",
    Written.ENTITY: r"&#?\w{1,31};",
    Written.EMOJI: r"(?<![\w:/]):[a-z0-9_+-]{1,60}:(?![\w:/])",
    Written.DIRECTIVE: r"(?m:^)(?:!!!|\?\?\?|===|:::|///)[^\n]*+",
    Written.ADDRESS: r"(?:https?://|ftp://|www\.)[^\s<>()\[\]\"«»“”]++",
}
# All of them begin with one of these signs, which is quicker to ask than all patterns.
LEXEME = re.compile(
    r"(?=[\\(\[<{&:!?=/hfw])(?:"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PATTERNS.items())
    + ")"
)
KINDS: Mapping[str, Written] = {kind.value: kind for kind in Written}
# What bears an attribute list of its own: emphasis or a link.
BEARER = re.compile(
    r"(?:(\*{1,3}|_{1,3})(?=\S)[^*_]+\1|\[[^\[\]]*+\](?:\([^()\s]*+\)|\[[^\[\]]*+\])?+)\{[^{}\n]*+\}"
)
LANGUAGE = re.compile(r"\blang\s*=")
TAG_PARTS = re.compile(rf"<(?P<end>/?)(?P<name>{TAG_NAME})(?P<attributes>{TAG_ATTRIBUTES})>")


class Lexeme(NamedTuple):
    """A piece of a text."""

    kind: Written
    start: int
    end: int


def lexemes(text: str) -> Iterator[Lexeme]:
    """What is written like markup in a text, in order; none lies in another. Code and comments are not
    looked for: who asks has masked them (`inline_tokens` knows where they are).
    """
    for match in LEXEME.finditer(text):
        yield Lexeme(KINDS[match.lastgroup or ""], *match.span())


def marked_as_foreign(text: str) -> Iterator[tuple[int, int]]:
    """Where emphasis and links stand whose attribute list names another language, with that list."""
    if "lang=" in text and "{" in text:
        for match in BEARER.finditer(text):
            if LANGUAGE.search(match[0], match[0].rindex("{")):
                yield match.span()


def names_language(attributes: str) -> bool:
    """True if attributes, of a tag or of a list, name a language."""
    return LANGUAGE.search(attributes) is not None
