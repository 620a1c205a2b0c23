"""A block's text with its markup masked by signs of the same length: what is left are words, spaces and marks
of punctuation.

Every pattern stops at the next sign of its own kind and never gives anything back, so that no text makes it
slow.
"""

import re

from docs_parity.markdown.inline import OBJECT, PARTED, replaced
from docs_parity.markdown.inline_tokens import Markup, tokens

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
MARKUP = re.compile(
    # A backslash does not take its meaning from a tag: Python-Markdown has no < among ESCAPED_CHARS
    # (markdown/core.py).
    r"(?P<escape>\\(?!<)[!-/:-@\[-`{-~])"
    r"|(?P<target>(?<=\])\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*+\))*+\))"
    r"|(?P<reference>(?<=\])\[[^\[\]]*+\])"
    r"|(?P<note>\[\^[^\[\]\s]++\]:?)"
    r"|(?P<tag><(?P<end>/?)(?P<name>[a-zA-Z][\w.-]*+)(?P<attributes>(?:[\s/](?:\"[^\"<]*+\"|'[^'<]*+'|[^'\"<>])*+)?+)>)"
    r"|(?P<link><[^\s<>]++>)"
    r"|(?P<cdata><!\[CDATA\[[^\]]*+\]\]>)"
    r"|(?P<attributes_list>\{[^{}\n]*+\})"
    r"|(?P<entity>&#?\w{1,31};)"
    r"|(?P<emoji>(?<![\w:/]):[a-z0-9_+-]{1,60}:(?![\w:/]))"
    r"|(?P<directive>(?m:^)(?:!!!|\?\?\?|===|:::|///)[^\n]*+)"
    r"|(?P<address>(?:https?://|ftp://|www\.)[^\s<>()\[\]\"«»“”]++)"
)
SEEN = frozenset({"entity", "emoji", "address", "link", "escape"})
# What bears an attribute list with a language of its own: emphasis or a link.
BEARER = re.compile(
    r"(?:(\*{1,3}|_{1,3})(?=\S)[^*_]+\1|\[[^\[\]]*+\](?:\([^()\s]*+\)|\[[^\[\]]*+\])?+)\{[^{}\n]*+\}"
)
FOREIGN = re.compile(r"\blang\s*=")
NEVER_PROSE = {Markup.CODE: OBJECT, Markup.COMMENT: HIDDEN}
OPENED = re.compile(r"`|<[a-zA-Z/!?]")


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
    if "lang=" in text and "{" in text:
        text = BEARER.sub(_foreign, text)
    prose = _without_markup(text)
    return None if prose is None or OPENED.search(prose) else prose


def _without_markup(text: str) -> str | None:
    parts, begin, inside = [], 0, ""
    for match in MARKUP.finditer(text):
        name = (match["name"] or "").lower()
        if inside and not (name == inside and match["end"]):
            continue
        parts += [
            _blank(text[begin : match.start()], OBJECT) if inside else text[begin : match.start()],
            _mask(match),
        ]
        begin, inside = match.end(), "" if inside else _opened(match, name)
    return None if inside else "".join([*parts, text[begin:]])


def _opened(match: re.Match[str], name: str) -> str:
    """The tag's name if what it holds is no prose of this language."""
    opaque = name and not match["end"] and (name in OPAQUE or FOREIGN.search(match["attributes"]))
    return name if opaque and not match["attributes"].endswith("/") else ""


def _mask(match: re.Match[str]) -> str:
    sign = JOINER if match[0].lower() in SPACE_ENTITIES else OBJECT if match.lastgroup in SEEN else HIDDEN
    return _blank(match[0], sign)


def _foreign(match: re.Match[str]) -> str:
    return _blank(match[0], OBJECT) if FOREIGN.search(match[0], match[0].rindex("{")) else match[0]


def _blank(text: str, sign: str) -> str:
    """As long as the text, with its line ends."""
    return "\n".join(sign * len(line) for line in text.split("\n"))
