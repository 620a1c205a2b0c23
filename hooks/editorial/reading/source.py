"""From the bytes of a file to its text, its front matter and its body."""

import re

OPENING = "---"
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$")


class UnreadableError(ValueError):
    """The bytes are no UTF-8 text. `line` is the line, from 1, of the first bad byte; `bad` shows it."""

    def __init__(self, line: int, bad: str) -> None:
        super().__init__(f"line {line}: {bad}")
        self.line = line
        self.bad = bad


def decode(data: bytes) -> str:
    """UTF-8 bytes to text with plain line ends; a byte-order mark is taken off.

    Raises UnreadableError where the bytes are not UTF-8 or hold a NUL.
    """
    if b"\0" in data:
        raise UnreadableError(data.count(b"\n", 0, data.index(b"\0")) + 1, "00")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(data.count(b"\n", 0, error.start) + 1, data[error.start:error.start + 1].hex().upper()) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> tuple[str | None, str, int]:
    """(front matter without its marks or None, body, number of the body's first line).

    A front matter that is never closed gives ("…", "", 0): line 0 says so.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != OPENING:
        return None, text, 1
    for number, line in enumerate(lines[1:], 1):
        if CLOSING.match(line):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1:]), number + 2
    return "\n".join(lines[1:]), "", 0


def body_of(text: str) -> str:
    """The Markdown below the front matter."""
    return split(text)[1]
