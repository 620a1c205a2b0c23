"""From the bytes of one file to a localized page: text, front matter, blocks, links, footnote marks."""

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import replace

from docs_parity.markdown.blocks import read_blocks
from docs_parity.markdown.inline import abbreviations, definitions, links_of, notes_of
from docs_parity.markdown.yaml_positions import YamlError, load
from docs_parity.model.finding import Finding
from docs_parity.model.page import FrontMatter, LocalizedPage
from docs_parity.model.rule import FIELDS, FILES, declare

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
        raise UnreadableError(
            data.count(b"\n", 0, error.start) + 1, data[error.start : error.start + 1].hex().upper()
        ) from None
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
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return "\n".join(lines[1:]), "", 0


def body_of(text: str) -> str:
    """The Markdown below the front matter."""
    return split(text)[1]


# Controls, soft hyphen, fillers, marks and embeddings of direction, joiners, separators, variation selectors,
# private signs, tags.
UNSEEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
SIGN = re.compile(f"[{UNSEEN}]")
ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|shy|lrm|rlm|zwj|zwnj|[A-Z][A-Za-z]*Space|NoBreak|InvisibleComma"
    r"|InvisibleTimes|ApplyFunction|ic|it|af);?"
)


def odd_lines(text: str, first_line: int = 1) -> tuple[tuple[int, str], ...]:
    """(number, text with entities resolved) of each line that has such a sign."""
    return (
        tuple(_odd_lines(text, first_line))
        if SIGN.search(text) or ("&" in text and ENTITY.search(text))
        else ()
    )


def _odd_lines(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), first_line):
        shown = ENTITY.sub(_resolved, line) if "&" in line else line
        if SIGN.search(shown):
            yield number, shown


def _resolved(match: re.Match[str]) -> str:
    """The sign that an entity stands for.

    Browsers drop some controls; here they are kept, since somebody wrote them.
    """
    entity = match[0]
    if entity[1] != "#":
        return html.unescape(entity)
    digits = entity.strip("&#;")
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(number) if number <= 0x10FFFF else ""


LATE_FRONT_MATTER = re.compile(r"\s+---[ \t]*\n[\w-]+:")
# In YAML a number sign after a space begins a comment; in a title it is meant.
LOST = re.compile(r"^(?:title|summary):(?:[ ]{2}|[ ][^\"'|>#\n ])[^#\n]++(?<=[ ])#.*$", re.MULTILINE)

EMPTY_PAGE = declare(
    "empty-page",
    group=FILES,
    place=620,
    exact=True,
    question="Is there anything in the file, and any text in a statement?",
    wrong="an empty file; a statement that ends with its front matter",
    right="a page, or no file",
)
UNREADABLE_BYTES = declare(
    "unreadable-bytes",
    group=FILES,
    place=640,
    exact=True,
    question="Is the file text in UTF-8?",
    wrong="a Word file renamed to `.md`",
    right="text saved as UTF-8",
)
FRONT_MATTER = declare(
    "front-matter",
    group=FIELDS,
    place=350,
    exact=True,
    question="Can the front matter be read?",
    wrong="`title: Sudan: one year`",
    right='`title: "Sudan: one year"`',
    more="A colon inside a value is the most frequent reason: put the value between double quotes.",
)


def read_page(data: bytes, language: str, key: str, path: str) -> LocalizedPage:
    """Read one file. What cannot be read is among the version's troubles, never an exception."""
    unread = LocalizedPage(language=language, key=key, path=path, readable=False, blob=blob_id(data))

    def refused(rule: str, problem: str, fix: str, line: int = 1) -> LocalizedPage:
        return replace(unread, troubles=(Finding(rule=rule, message=problem, fix=fix, path=path, line=line),))

    try:
        text = decode(data)
    except UnreadableError as bad:
        return refused(
            UNREADABLE_BYTES.id,
            f"byte {bad.bad} is not UTF-8 text",
            "Save the file again with the encoding UTF-8.",
            bad.line,
        )
    if not text.strip():
        return refused(EMPTY_PAGE.id, "the file is empty", "Write the page, or delete the file.")
    written, body, first_line = split(text)
    if written is None and LATE_FRONT_MATTER.match(text):
        return refused(
            FRONT_MATTER.id,
            "the front matter does not begin on the first line",
            "Delete what stands above the three hyphens.",
            text[: text.index("---")].count("\n") + 1,
        )
    if first_line == 0:
        return refused(
            FRONT_MATTER.id,
            "the front matter is never closed",
            "Put a line with three hyphens (---) after its last field.",
        )
    try:
        front_matter = _front_matter(written, first_line)
    except YamlError as fault:
        return refused(FRONT_MATTER.id, fault.problem, fault.fix, fault.line)
    return replace(
        _version(language, key, path, front_matter, body, first_line, unread.blob), odd_lines=odd_lines(text)
    )


def blob_id(data: bytes) -> str:
    """The first twelve digits of the id that git gives this content, its line ends made LF as git stores
    them.

    https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
    """
    data = data.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()[:12]


def _front_matter(written: str | None, first_line: int) -> FrontMatter:
    if written is None:
        return FrontMatter()
    if lost := LOST.search(written):
        raise YamlError(
            2 + written.count("\n", 0, lost.start()),
            f'what follows the number sign would be lost: "{lost[0].strip()}"',
            "Put the whole value between double quotes.",
        )
    value, lines = load(written, 2)
    if value is None:
        return FrontMatter(end_line=first_line - 1)
    if not isinstance(value, dict):
        raise YamlError(2, "the front matter is no list of fields", 'Write one "name: value" on each line.')
    return FrontMatter(value, lines, first_line - 1)


def _version(
    language: str, key: str, path: str, front_matter: FrontMatter, body: str, first_line: int, blob: str
) -> LocalizedPage:
    blocks = read_blocks(body, first_line)
    defined = definitions(body, first_line)
    addresses = {label: address for label, address, _ in defined}
    links = tuple(tuple(links_of(block, addresses)) for block in blocks)
    notes = tuple(note for block in blocks for note in notes_of(block))
    return LocalizedPage(
        language=language,
        key=key,
        path=path,
        front_matter=front_matter,
        blocks=blocks,
        block_links=links,
        abbreviations=abbreviations(body),
        blob=blob,
        notes=notes,
        definitions=defined,
    )
