"""The text of our own PDF, as programs take it out: what stands at the foot and the head of each of its pages
comes between two lines of the text, bullets come before it, behind it or on lines of their own.

Comes in: the lines of a text, and what this house puts at a page's foot. Goes out: the lines without it. Only
whole lines go, only what is exactly the foot of this version, and only if the pages are numbered as pages
are: one after the other, from the first on.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from editorial.verify.loose_text import loose_text, spelled
from editorial.verify.surroundings import Phrases, Surroundings

BULLET_ALONE = re.compile(r"\s*[•◦▪\uf0b7]\s*")
ITEM_ALONE = re.compile(r"\s*\d{1,3}\.\s*")
LONGEST = 400
"""The most characters of a line at the foot of a page."""
MOST = 30
"""So many lines of one foot are looked for before and behind the number of the page: the marks of a list may
stand there too.
"""


def lines_of_text(lines: Sequence[str], around: Surroundings) -> tuple[int, ...]:
    """The indexes of the lines that are no foot of a page; all of them if there is none."""
    numbered = _numbered(lines, around.page_number)
    gone: set[int] = set()
    for line, number in numbered:
        gone.update(_foot(lines, line, number, around))
    if gone:
        gone.update(index for index, line in enumerate(lines) if BULLET_ALONE.fullmatch(line))
    return tuple(index for index in range(len(lines)) if index not in gone)


def _numbered(lines: Sequence[str], written: str) -> list[tuple[int, str]]:
    """(index of the line, the page's number as it is written) of each page; none if they are not numbered
    from one to the last.
    """
    if not written:
        return []
    before, between, after = map(re.escape, re.split(r"\{\w+\}", spelled(written)))
    pattern = re.compile(rf"{before}(\d{{1,3}}){between}(\d{{1,3}}){after}\s*$")
    found = [(index, match) for index, line in enumerate(lines) if (match := pattern.search(line))]
    pages = [(match[1], match[2]) for _, match in found]
    wanted = [(str(page), str(len(pages))) for page in range(1, len(pages) + 1)]
    return [(index, match[0]) for index, match in found] if pages == wanted else []


def _foot(lines: Sequence[str], line: int, number: str, around: Surroundings) -> range:
    """The indexes of the lines of one foot; empty if something else stands on the line with the number."""
    phrases = around.foot.with_phrase(number)
    first, last = line, line + 1
    while first > max(0, line - MOST) and _may_be_foot(lines[first - 1], phrases):
        first -= 1
    while last < min(len(lines), line + MOST) and _may_be_foot(lines[last], phrases):
        last += 1
    kept = [index for index in range(first, last) if not _is_mark(lines[index])]
    text = loose_text(lines[index] for index in kept)
    ends = (*text.begins[1:], len(text.words))
    for begin, start in zip(kept, text.begins, strict=True):
        reached = phrases.reached(text.words, start, len(text.words)) if begin <= line else set()
        whole = [index for index, end in zip(kept, ends, strict=True) if index >= line and end in reached]
        if whole:
            marks = takewhile(lambda index: _is_mark(lines[index]), range(begin - 1, first - 1, -1))
            return range(min(marks, default=begin), whole[-1] + 1)
    return range(0)


def _may_be_foot(line: str, phrases: Phrases) -> bool:
    if len(line) > LONGEST:
        return False
    return _is_mark(line) or phrases.vocabulary.issuperset(loose_text([line]).words)


def _is_mark(line: str) -> bool:
    return bool(BULLET_ALONE.fullmatch(line) or ITEM_ALONE.fullmatch(line))
