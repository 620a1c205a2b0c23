"""What a mutation is given, a translation as it lies in its file beside its original, and what it gives back:
a change of lines.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from docs_parity.compare.alignment import Alignment, align
from docs_parity.model.block import Block, Kind
from docs_parity.model.page import LocalizedPage

PROSE = (Kind.PARAGRAPH, Kind.ITEM, Kind.ROW, Kind.DEFINITION, Kind.CAPTION, Kind.HEADING)
SENTENCES = (Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION, Kind.CAPTION)
# What an accident in a sentence does not touch: markers, code, addresses, attributes, footnote marks, HTML.
MASKED = re.compile(
    r"^[\s>]*(?:(?:[-*+]|\d+[.)]|:|#{1,6})\s+)?|`+[^`]*`+|\]\([^)]*\)|\]\[[^\]]*\]|<[^>]*>|https?://\S+|www\.\S+"
    r"|[\w.+-]+@[\w.-]+\.\w+|\{[^}]*\}|\[\^[^\]]+\]:?|&\w+;"
)
NOTHING = "\0"


@dataclass(frozen=True)
class Change:
    """Lines that take the place of others: the accident."""

    first: int
    """First line that goes, from 1."""
    last: int
    """Last line that goes; `first - 1` if nothing does."""
    lines: tuple[str, ...]
    what: str
    """What was changed, for people: `1,366 → 1,367`."""
    related: tuple[int, ...] = ()
    """Other lines, in the text before the change, where the same fault may be named as well: the mark of a
    lost footnote.
    """

    def applied(self, lines: Sequence[str]) -> tuple[str, ...]:
        """The whole text with this change in it."""
        return (*lines[: self.first - 1], *self.lines, *lines[self.last :])


@dataclass(frozen=True)
class Spot:
    """A place on a line that a pattern found."""

    block: Block
    number: int
    """Line from 1."""
    match: re.Match[str]

    @property
    def text(self) -> str:
        """What stands there."""
        return self.match[0]


@dataclass(frozen=True)
class Text:
    """A translation, its lines, and its original."""

    version: LocalizedPage
    original: LocalizedPage
    lines: tuple[str, ...]
    original_lines: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language of the translation."""
        return self.version.language

    @cached_property
    def steps(self) -> tuple[Alignment, ...]:
        """Which blocks answer each other; the pair is faithful, so this is hardly ever in doubt."""
        return align(self.original, self.version)

    @cached_property
    def _masked(self) -> tuple[str, ...]:
        return tuple(masked(line) for line in self.lines)

    @cached_property
    def _answers(self) -> dict[int, tuple[Block, ...]]:
        return {
            index: tuple(self.original.blocks[i] for i in step.sources)
            for step in self.steps
            if step.sure
            for index in step.targets
        }

    @cached_property
    def _index(self) -> dict[int, int]:
        return {id(block): index for index, block in enumerate(self.version.blocks)}

    def index(self, block: Block) -> int:
        """Which block of the translation it is."""
        return self._index[id(block)]

    def answers(self, block: Block) -> tuple[Block, ...]:
        """The blocks of the original that a block of the translation answers; none if that is in doubt."""
        return self._answers.get(self.index(block), ())

    def beside(self, block: Block) -> str:
        """What the original says there, as written; empty if that is in doubt."""
        return "\n".join(" | ".join(other.cells) or other.text for other in self.answers(block))

    def blocks(self, *kinds: Kind) -> Iterator[Block]:
        """The blocks of these kinds that answer something and have lines of their own."""
        yield from (block for block in self.version.blocks if block.kind in kinds and self.beside(block))

    def lines_of(self, block: Block) -> tuple[str, ...]:
        """The lines of a block's own words."""
        return self.lines[block.line - 1 : max(block.last_line, block.line)]

    def spots(self, pattern: str | re.Pattern[str], *kinds: Kind) -> Iterator[Spot]:
        """Every place in the prose of these kinds of blocks (all, if none is named) where a pattern holds."""
        pattern = re.compile(pattern)
        for block in self.blocks(*(kinds or PROSE)):
            for number in range(block.line, max(block.last_line, block.line) + 1):
                yield from (
                    Spot(block, number, match)
                    for match in pattern.finditer(self._masked[number - 1])
                    if match[0]
                )

    def known(self, spot: Spot, pattern: str, flags: int = re.IGNORECASE) -> bool:
        """True if a pattern holds in what the original says there: the change is one of something that was
        right.
        """
        return re.search(pattern, self.beside(spot.block), flags) is not None

    def once(self, spot: Spot) -> bool:
        """True if the original says the same there, and both say it once: nothing else carries it if it is
        lost.
        """
        return (
            self.beside(spot.block).count(spot.text)
            == 1
            == "\n".join(self.lines_of(spot.block)).count(spot.text)
        )

    def put(self, spot: Spot, new: str, what: str = "") -> Change:
        """Something else in the place of a spot."""
        return self.put_all([(spot, new)], what)

    def put_all(self, spots: Iterable[tuple[Spot, str]], what: str = "") -> Change:
        """Something else in the place of several spots, which may stand on several lines."""
        spots = sorted(spots, key=lambda one: (one[0].number, one[0].match.start()), reverse=True)
        first, last = spots[-1][0].number, spots[0][0].number
        lines = list(self.lines[first - 1 : last])
        for spot, new in spots:
            line = lines[spot.number - first]
            lines[spot.number - first] = line[: spot.match.start()] + new + line[spot.match.end() :]
        return Change(
            first,
            last,
            tuple(lines),
            what or "; ".join(f'"{spot.text}" → "{new}"' for spot, new in reversed(spots)),
        )

    def take_out(self, spot: Spot) -> Change:
        """The line without a spot, its spaces and first letter put right."""
        line = self.lines[spot.number - 1]
        return Change(
            spot.number,
            spot.number,
            (tidied(line[: spot.match.start()], line[spot.match.end() :]),),
            f'"{spot.text}" → nothing',
        )


Mutation = Callable[[Text, Random], Iterator[Change]]
"""Every way in which one kind of accident may befall a text; one or some of them are taken by chance."""


@dataclass(frozen=True)
class Fault:
    """A kind of accident."""

    name: str
    """What happens, in a few words."""
    category: str
    """`numbers`, `dates`, `symbols`, `names`, `countries`, `omissions`, `structure`, `links`, `untranslated`,
    or one beyond the budget.
    """
    group: str
    """Which rules could be expected to find it (`groups.GROUPS`)."""
    changes: Mutation


@dataclass(frozen=True)
class Neutral:
    """A kind of change that leaves a translation as faithful as it was."""

    name: str
    changes: Mutation


def masked(line: str) -> str:
    """A line with everything blanked out that is no prose; every position kept."""
    return MASKED.sub(lambda match: NOTHING * len(match[0]), line)


def tidied(before: str, after: str) -> str:
    """Two ends of a line put together after something between them has gone."""
    if re.search(r"[ (|]$", before) or not before.strip(" -*:>|"):
        after = after.lstrip(" ")
    line = before + after
    line = re.sub(r" +([,.;)])", r"\1", re.sub(r"(?<=\S) {2,}(?=\S)", " ", line))
    start = re.match(r"[\s>]*(?:(?:[-*+]|\d+[.)]|:)\s+)?", before)[0]
    if before == start and line[len(start) :]:
        line = start + line[len(start)].upper() + line[len(start) + 1 :]
    return line
