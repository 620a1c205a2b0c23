"""From the bytes of one file to a version: front matter, blocks, links, footnote marks."""

import re

from editorial.model.finding import Finding
from editorial.model.page import FrontMatter, Version
from editorial.reading.blocks import read_blocks
from editorial.reading.inline import links_of, notes_of, references
from editorial.reading.source import UnreadableError, decode, split
from editorial.reading.yaml_lines import YamlError, load

LATE_FRONT_MATTER = re.compile(r"\s+---[ \t]*\n[\w-]+:")
# In YAML a number sign after a space begins a comment; in a title it is meant.
LOST = re.compile(r"^(?:title|summary):[ ]+[^\"'|>#\n][^#\n]*[ ]#.*$", re.MULTILINE)


def read_version(data: bytes, language: str, key: str, path: str) -> tuple[Version, list[Finding]]:
    """Read one file. What cannot be read is a finding, never an exception."""
    unread = Version(language, key, path, readable=False)
    try:
        text = decode(data)
    except UnreadableError as bad:
        return unread, [Finding("unreadable-bytes", f"byte {bad.bad} is not UTF-8 text",
                                "Save the file again with the encoding UTF-8.", path, bad.line)]
    if not text.strip():
        return unread, [Finding("empty-page", "the file is empty", "Write the page, or delete the file.", path)]
    written, body, first_line = split(text)
    if written is None and LATE_FRONT_MATTER.match(text):
        line = text[:text.index("---")].count("\n") + 1
        return unread, [Finding("front-matter", "the front matter does not begin on the first line",
                                "Delete what stands above the three hyphens.", path, line)]
    if first_line == 0:
        return unread, [Finding("front-matter", "the front matter is never closed",
                                "Put a line with three hyphens (---) after its last field.", path)]
    try:
        front_matter = _front_matter(written, first_line)
    except YamlError as fault:
        return unread, [Finding("front-matter", fault.problem, fault.fix, path, fault.line)]
    return _version(language, key, path, front_matter, body, first_line), []


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


def _version(language: str, key: str, path: str, front_matter: FrontMatter, body: str, first_line: int) -> Version:
    blocks = read_blocks(body, first_line)
    defined = references(body)
    links = tuple(link for block in blocks for link in links_of(block, defined))
    notes = tuple(note for block in blocks for note in notes_of(block))
    return Version(language, key, path, front_matter, blocks, links, notes)
