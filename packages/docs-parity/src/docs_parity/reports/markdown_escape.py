"""Words from pages as they may stand in a pull-request comment: shown as they are, never acted on.

Nothing in them may become markup, load a picture, call a person, point at an issue or make a link.
Markdown on GitHub: https://github.github.com/gfm/; mentions and references are found in the finished HTML,
outside `<code>`.
"""

import re

JOINER = "\u2060"
"""Shows nothing and breaks no line; it parts what would otherwise be a mention, a reference or a link."""

_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_[]|~$^{}!'"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
# Control marks, and those that turn the direction of writing: a reader would not see the text that stands
# there.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_CALLS = re.compile(r"@(?=\w)|#(?=\d)|(?<=gh)-(?=\d)|:(?=//|[\w+-]+:)|www(?=\.)", re.IGNORECASE)
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_CODE = re.compile(r"`([^`]+)`")


def prose(text: str) -> str:
    """Any text, as words in a sentence or a table cell."""
    return escaped(_CALLS.sub(lambda call: f"{call[0]}{JOINER}", one_line(text)))


def code(text: str) -> str:
    """Any text, as code in a sentence, a link or a table cell: a code span between backticks would not hold a
    bar or a backtick.

    GitHub still looks for addresses in it: those of sites are spelled with references, so that they can be
    copied.
    """
    text = escaped(one_line(text).replace("@", f"@{JOINER}"))
    return f"<code>{_ADDRESS.sub(lambda mark: f'&#{ord(mark[0])};', text)}</code>"


def sentence(text: str) -> str:
    """One of our messages: what stands between backticks is code, everything else prose."""
    return "".join(code(part) if number % 2 else prose(part) for number, part in enumerate(_CODE.split(text)))


def pasted(text: str, indent: str = "") -> str:
    """One line to copy into a file, as a block of code with a button to copy it.

    `indent` puts it below a list item.
    """
    line = one_line(text)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", line)), default=0))
    return f"{indent}{fence}\n{indent}{line}\n{indent}{fence}"


def escaped(text: str) -> str:
    """Marks of Markdown and HTML as character references, which never make structure."""
    return text.translate(_MARKS)


def one_line(text: str) -> str:
    """The text without what cannot be seen, and with a space for each end of a line.

    In a build's log, what begins a line may be read as a command, and control marks may move a terminal's
    cursor.
    """
    return " ".join(unseen_left_out(text).splitlines())


def unseen_left_out(text: str) -> str:
    """The text without control marks and what else cannot be seen; the ends of lines stay."""
    return _UNSEEN.sub("", text)


def clipped(text: str, most: int) -> str:
    """The text, cut after a word if it has more characters than a comment should spend on it."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0]} …"
