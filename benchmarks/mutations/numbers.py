"""Figures that are changed, lost or swapped."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random

from docs_parity.model.block import Kind
from mutations.text import Change, Fault, Spot, Text

GROUPED = "[ \u00a0\u202f\u2009.]"
# A figure by itself: no version, no symbol, no range, no part of a word.
PLAIN = (
    rf"(?<![\w/.,:+\-−–$€£\0])(?:\d{{1,3}}(?:{GROUPED}\d{{3}})+|\d+)(?:,\d+)?"
    r"(?![\w/:\-–]|[.,]\d|[ \u00a0]?(?:\(\d|[IVX]+\b|[a-h]\)))"
)
# A year and a month that name an edition of a standard are no range.
EDITION = re.compile(r"\d{4}[–-]\d\d")
YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
IN_A_DATE = re.compile(rf"\s*(?:er\b)?\s*(?:de\s+|et \d+ |y \d+ de )?(?:{MONTHS})")


def figures(text: Text, *kinds: Kind) -> Iterator[Spot]:
    """The figures that the original has too, dates and years aside."""
    for spot in text.spots(PLAIN, *kinds):
        rest = spot.match.string[spot.match.end() :]
        if (
            spot.text
            and not YEAR.fullmatch(spot.text)
            and not IN_A_DATE.match(rest)
            and digits(spot.text) in _there(text, spot)
        ):
            yield spot


def digits(figure: str) -> str:
    """The digits of a figure, whatever parts them."""
    return re.sub(r"\D", "", figure)


def _there(text: Text, spot: Spot) -> set[str]:
    return {digits(found) for found in re.findall(r"\d[\d,.]*", text.beside(spot.block))}


def digit(text: Text, chance: Random) -> Iterator[Change]:
    """One digit of a figure is another one."""
    for spot in figures(text):
        place = chance.choice([index for index, sign in enumerate(spot.text) if sign.isdigit()])
        others = [sign for sign in "123456789" if sign != spot.text[place]]
        yield text.put(spot, spot.text[:place] + chance.choice(others) + spot.text[place + 1 :])


def tenfold(text: Text, chance: Random) -> Iterator[Change]:
    """A zero too many, or one too few."""
    for spot in figures(text):
        if "," not in spot.text and digits(spot.text) != "0":
            value = int(digits(spot.text))
            mark = next(iter(re.findall(GROUPED, spot.text)), "")
            other = value // 10 if value % 10 == 0 and chance.random() < 0.5 else value * 10
            yield text.put(spot, grouped(other, mark))


def grouped(value: int, mark: str) -> str:
    """A whole number, its groups of three parted by a mark."""
    return f"{value:,}".replace(",", mark)


def swapped(text: Text, chance: Random) -> Iterator[Change]:
    """Two figures of one paragraph change places."""
    yield from _pairs(text, figures(text, Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION))


def _pairs(text: Text, spots: Iterator[Spot]) -> Iterator[Change]:
    for first, second in combinations(list(spots), 2):
        if first.block is second.block and digits(first.text) != digits(second.text):
            yield text.put_all([(first, second.text), (second, first.text)])


def years_swapped(text: Text, chance: Random) -> Iterator[Change]:
    """Two years of one paragraph change places."""
    spots = (
        spot
        for spot in text.spots(
            r"(?<![\w/.(\-–\0])(?:19|20)\d\d(?![\w/\-–])", Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION
        )
        if spot.text in text.beside(spot.block)
    )
    yield from _pairs(text, spots)


def cells(text: Text, chance: Random) -> Iterator[Change]:
    """Two cells with figures, one below the other, change places."""
    rows = [block for block in text.blocks(Kind.ROW) if block.variant != "head"]
    for first, second in pairwise(rows):
        if second.line == first.line + 1 and len(first.cells) == len(second.cells):
            for here, there in zip(first.cells, second.cells, strict=True):
                if digits(here) != digits(there) and digits(here) and digits(there):
                    lines = text.lines[first.line - 1 : second.line]
                    if all(lines[row].count(cell) == 1 for row, cell in enumerate((here, there))):
                        yield Change(
                            first.line,
                            second.line,
                            (lines[0].replace(here, there), lines[1].replace(there, here)),
                            f'cells swapped: "{here}" and "{there}"',
                        )


def dropped(text: Text, chance: Random) -> Iterator[Change]:
    """A figure is left out of its sentence."""
    for spot in text.spots(rf"{PLAIN} (?=[a-zéè]{{4,}})"):
        figure = spot.text.strip()
        after = spot.match.string[spot.match.end() :]
        alone = text.beside(spot.block).count(re.match(r"\d+", figure)[0]) == 1
        if (
            alone
            and not YEAR.fullmatch(figure)
            and not IN_A_DATE.match(after)
            and digits(figure) in _there(text, spot)
        ):
            yield text.take_out(spot)


def minus(text: Text, chance: Random) -> Iterator[Change]:
    """A figure below zero loses its sign."""
    for spot in text.spots(r"(?<![^\s(|])[-−–](?=\d)"):
        if text.known(spot, r"(?<![\w\d])[-−–]\d|minus \d"):
            yield text.put(spot, "")


def decimal(text: Text, chance: Random) -> Iterator[Change]:
    """The decimal comma stands one place further."""
    for spot in text.spots(r"(?<![\w.,/\0])\d+,\d{1,2}(?![\d,.]\d|\d)"):
        whole, rest = spot.text.split(",")
        if text.known(spot, rf"{whole}[.,]{rest}"):
            left, right = f"{whole[:-1] or '0'},{whole[-1]}{rest}", f"{whole}{rest[0]},{rest[1:] or '0'}"
            yield text.put(spot, left if chance.random() < 0.5 else right)


def per_cent(text: Text, chance: Random) -> Iterator[Change]:
    """The sign for per cent is lost."""
    yield from (
        text.put(spot, "")
        for spot in text.spots(r"(?<=\d)[ \u00a0\u202f]?%")
        if text.known(spot, r"%|per ?cent")
    )


def points(text: Text, chance: Random) -> Iterator[Change]:
    """Per cent became percentage points."""
    name = {"fr": " points de pourcentage", "es": " puntos porcentuales"}[text.language]
    yield from (
        text.put(spot, name)
        for spot in text.spots(r"(?<=\d)[ \u00a0\u202f]?%")
        if text.known(spot, r"%|per ?cent")
    )


FAULTS = (
    Fault("digit changed", "numbers", "number", digit),
    Fault("ten times as much, or a tenth", "numbers", "number", tenfold),
    Fault("figures swapped", "numbers", "number order", swapped),
    Fault("cells swapped", "numbers", "number or date", cells),
    Fault("figure lost", "numbers", "number", dropped),
    Fault("minus sign lost", "numbers", "number", minus),
    Fault("decimal comma moved", "numbers", "number", decimal),
    Fault("per cent lost", "numbers", "unit", per_cent),
    Fault("per cent became points", "numbers", "unit", points),
    Fault("years swapped", "dates", "number order", years_swapped),
)
