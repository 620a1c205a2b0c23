"""From the bytes of one file to a version: front matter, blocks, links, footnote marks."""

import hashlib
import re
from dataclasses import replace

from editorial.model.finding import Finding
from editorial.model.page import FrontMatter, Version
from editorial.model.rule import declare
from editorial.model.rule_groups import FIELDS, FILES
from editorial.reading.blocks import read_blocks
from editorial.reading.inline import abbreviations, definitions, links_of, notes_of
from editorial.reading.signs import odd_lines
from editorial.reading.source import UnreadableError, decode, split
from editorial.reading.yaml_lines import YamlError, load

LATE_FRONT_MATTER = re.compile(r"\s+---[ \t]*\n[\w-]+:")
# In YAML a number sign after a space begins a comment; in a title it is meant.
LOST = re.compile(r"^(?:title|summary):[ ]+[^\"'|>#\n][^#\n]*[ ]#.*$", re.MULTILINE)

EMPTY_PAGE = declare(
    "empty-page", group=FILES, place=620, exact=True,
    question="Is there anything in the file, and any text in a statement?",
    wrong="an empty file; a statement that ends with its front matter", right="a page, or no file")
UNREADABLE_BYTES = declare(
    "unreadable-bytes", group=FILES, place=640, exact=True,
    question="Is the file text in UTF-8?",
    wrong="a Word file renamed to `.md`", right="text saved as UTF-8")
FRONT_MATTER = declare(
    "front-matter", group=FIELDS, place=350, exact=True,
    question="Can the front matter be read?",
    wrong="`title: Sudan: one year`", right='`title: "Sudan: one year"`',
    more="A colon inside a value is the most frequent reason: put the value between double quotes.")


def read_version(data: bytes, language: str, key: str, path: str) -> Version:
    """Read one file. What cannot be read is among the version's troubles, never an exception."""
    unread = Version(language, key, path, readable=False, blob=blob_id(data))

    def refused(rule: str, problem: str, fix: str, line: int = 1) -> Version:
        return replace(unread, troubles=(Finding(rule, problem, fix, path, line),))

    try:
        text = decode(data)
    except UnreadableError as bad:
        return refused(UNREADABLE_BYTES.id, f"byte {bad.bad} is not UTF-8 text", "Save the file again with the encoding UTF-8.", bad.line)
    if not text.strip():
        return refused(EMPTY_PAGE.id, "the file is empty", "Write the page, or delete the file.")
    written, body, first_line = split(text)
    if written is None and LATE_FRONT_MATTER.match(text):
        return refused(FRONT_MATTER.id, "the front matter does not begin on the first line",
                       "Delete what stands above the three hyphens.", text[:text.index("---")].count("\n") + 1)
    if first_line == 0:
        return refused(FRONT_MATTER.id, "the front matter is never closed",
                       "Put a line with three hyphens (---) after its last field.")
    try:
        front_matter = _front_matter(written, first_line)
    except YamlError as fault:
        return refused(FRONT_MATTER.id, fault.problem, fault.fix, fault.line)
    return replace(_version(language, key, path, front_matter, body, first_line, unread.blob), odd_lines=odd_lines(text))


def blob_id(data: bytes) -> str:
    """The first twelve digits of the id that git gives this content, its line ends made LF as git stores them.

    https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
    """
    data = data.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()[:12]


def _front_matter(written: str | None, first_line: int) -> FrontMatter:
    if written is None:
        return FrontMatter()
    if lost := LOST.search(written):
        raise YamlError(2 + written.count("\n", 0, lost.start()), f'what follows the number sign would be lost: "{lost[0].strip()}"',
                    "Put the whole value between double quotes.")
    value, lines = load(written, 2)
    if value is None:
        return FrontMatter(end_line=first_line - 1)
    if not isinstance(value, dict):
        raise YamlError(2, "the front matter is no list of fields", 'Write one "name: value" on each line.')
    return FrontMatter(value, lines, first_line - 1)


def _version(language: str, key: str, path: str, front_matter: FrontMatter, body: str, first_line: int, blob: str) -> Version:
    blocks = read_blocks(body, first_line)
    defined = definitions(body, first_line)
    addresses = {label: address for label, address, _ in defined}
    links = tuple(tuple(links_of(block, addresses)) for block in blocks)
    notes = tuple(note for block in blocks for note in notes_of(block))
    return Version(language, key, path, front_matter, blocks, links, abbreviations(body), blob, notes,
                   definitions=defined)
