"""Passages: the plain words of a block or a field, with what a rule once found in them; and the pairs that a
translation and its original make of them.

Comes in: two localized pages and the alignment of their blocks. Goes out: a pair for each place where a
reader reads one. The sentences of a passage are parted as well as signs tell: for finding the one that is
missing, never for counting them as such.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeVar

from docs_parity.compare.alignment import Alignment
from docs_parity.languages.base import WORD, Language
from docs_parity.languages.lookup import read_with
from docs_parity.markdown.canonical import TRANSLATED_FIELDS
from docs_parity.markdown.inline import prose, with_marks_of
from docs_parity.model.block import Block, Kind
from docs_parity.model.page import LocalizedPage

END = re.compile(
    r"[.!?…]{1,4}[\"'”’»)\]]{0,3}[ \u00a0\u202f]{1,3}(?=[\"'“‘«(\[¿¡—–]{0,3}[ \u00a0\u202f]?[\wÀ-ÿ\ufffc])"
)
# J. Lemkin, the U.S. Senate
INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ]")
LAST_WORD = re.compile(r"[\w.]{1,12}$")


@cache
def _abbreviations(languages: tuple[Language, ...]) -> frozenset[str]:
    """Words whose point ends no sentence."""
    return frozenset[str]().union(
        *(language.abbreviations | language.abbreviations_before_names for language in languages)
    )


def sentences(text: str, language: str = "") -> Iterator[str]:
    """The sentences of a text, in order, without the spaces around them. `language` is its language, if that
    is known.
    """
    begin, shortened = 0, _abbreviations(read_with(language))
    for match in END.finditer(text):
        before = LAST_WORD.search(text, max(begin, match.start() - 12), match.start())
        word = before[0] if before else ""
        following = text[match.end() : match.end() + 3].lstrip("\"'“‘«([¿¡—– \u00a0")[:1]
        if following.islower() or (
            match[0].rstrip() == "." and (word.lower() in shortened or INITIALS.fullmatch(word))
        ):
            continue
        yield text[begin : match.end()].strip()
        begin = match.end()
    if rest := text[begin:].strip():
        yield rest


WORDLESS = frozenset({Kind.CODE, Kind.HTML, Kind.RULE, Kind.FOOTNOTE})
Read = TypeVar("Read")
LONGEST = 10_000
"""Characters of a passage that is looked at; of a longer one, a rule says that it is too long."""


@dataclass(frozen=True)
class Passage:
    """The words of one version in one place."""

    noun: str
    """What it is: `paragraph`, `title`, `table row`…"""
    line: int
    markup: str
    """As it stands in the file, markup and all."""
    language: str
    blocks: tuple[Block, ...] = ()
    """The blocks it is the text of; none for a field."""

    @cached_property
    def text(self) -> str:
        """Its words as `markdown.inline.prose` gives them."""
        return prose(self.markup)

    def line_of(self, evidence: str) -> int:
        """The line of the file on which these words of the passage stand; its first line, if that cannot be
        told.
        """
        lines = self._lines
        if not evidence or len(lines) < 2:
            return self.line
        # The 15 of "15 people", not that of "1,500".
        alone = re.compile(rf"(?<![\w.,]){re.escape(evidence)}(?!\w)")
        return next(
            (number for number, line in lines if alone.search(line)),
            next((number for number, line in lines if evidence in line), self.line),
        )

    @cached_property
    def _lines(self) -> list[tuple[int, str]]:
        """The lines of its blocks with their numbers."""
        return [
            numbered for block in self.blocks for numbered in enumerate(block.text.split("\n"), block.line)
        ]

    @cached_property
    def written(self) -> tuple[str, ...]:
        """Its words in order as they are written, without figures; what an apostrophe or a hyphen parts is
        two words.
        """
        return tuple(WORD.findall(self.text))

    @cached_property
    def _kept(self) -> dict[Callable[["Passage"], Any], Any]:
        """What each reader has read; what it is, `once` says for each reader."""
        return {}

    def once(self, reader: Callable[["Passage"], Read]) -> Read:
        """What a reader reads in it, read once: an original stands beside several translations."""
        if reader not in self._kept:
            self._kept[reader] = reader(self)
        read: Read = self._kept[reader]
        return read

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """Its words in order and in small letters."""
        return tuple(map(str.lower, self.written))

    @cached_property
    def word_set(self) -> frozenset[str]:
        """Its words in small letters, each once."""
        return frozenset(self.lowered)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences in order."""
        return tuple(sentences(self.text, self.language))


@dataclass(frozen=True)
class PassagePair:
    """A passage of the original and the one that answers it."""

    source: Passage
    target: Passage

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """The sentences that answer each other, where both sides have as many; else the passages as
        they are.
        """
        first, second = self.source.sentences, self.target.sentences
        return (
            list(zip(first, second, strict=True))
            if len(first) == len(second)
            else [(self.source.text, self.target.text)]
        )


Made = dict[tuple[int, int], Passage]
"""The passages of an original that are made already, by the index of their block and of their cell: all its
translations share them.
"""


def passages(
    original: LocalizedPage, translation: LocalizedPage, steps: Iterable[Alignment], made: Made
) -> Iterator[PassagePair]:
    """The passages of two versions that answer each other: fields first, then blocks in order. Doubtful pairs
    are left out.
    """
    yield from _fields(original, translation)
    for step in steps:
        if step.pair and step.sure:
            first = tuple(original.blocks[index] for index in step.sources)
            second = tuple(translation.blocks[index] for index in step.targets)
            if first[0].kind not in WORDLESS and second[0].kind not in WORDLESS:
                for cell, texts in enumerate(_texts(first, second)):
                    if all(texts) and max(map(len, texts)) <= LONGEST:
                        written, translated = _marked_alike(*texts)
                        key = step.pair[0], cell
                        if key not in made or made[key].markup != written:
                            made[key] = Passage(
                                str(first[0].kind), first[0].line, written, original.language, first
                            )
                        noun, line = str(second[0].kind), second[0].line
                        target = Passage(noun, line, translated, translation.language, second)
                        yield PassagePair(made[key], target)


def _marked_alike(source: str, target: str) -> tuple[str, str]:
    """Two texts; a title that one of them marks as another language and the other has as it is, is marked in
    both.
    """
    if "lang=" not in source and "lang=" not in target:
        return source, target
    return with_marks_of(source, target), with_marks_of(target, source)


def _fields(original: LocalizedPage, translation: LocalizedPage) -> Iterator[PassagePair]:
    for name in TRANSLATED_FIELDS:
        first, second = (_field(localized, name) for localized in (original, translation))
        if first and second:
            yield PassagePair(first, second)


def _field(localized: LocalizedPage, name: str) -> Passage | None:
    value = localized.fields.get(name)
    return (
        Passage(name, localized.front_matter.line(name), value, localized.language)
        if isinstance(value, str) and 0 < len(value) <= LONGEST
        else None
    )


def _texts(first: tuple[Block, ...], second: tuple[Block, ...]) -> Iterable[tuple[str, str]]:
    """One pair of texts, or one for each cell of a table row.

    A box that has a title in one language only has none to compare.
    """
    if (
        first[0].kind is Kind.ROW
        and second[0].kind is Kind.ROW
        and len(first[0].cells) == len(second[0].cells)
    ):
        return zip(first[0].cells, second[0].cells, strict=True)
    if len(first) == len(second) == 1:
        return ((first[0].text, second[0].text),)
    return (("\n".join(block.text for block in first), "\n".join(block.text for block in second)),)


def all_passages(localized: LocalizedPage) -> Iterator[Passage]:
    """Every passage of one version by itself."""
    yield from filter(None, (_field(localized, name) for name in TRANSLATED_FIELDS))
    for block in localized.blocks:
        if block.kind not in WORDLESS:
            for text in block.cells or (block.text,):
                if text and len(text) <= LONGEST:
                    yield Passage(str(block.kind), block.line, text, localized.language, (block,))
