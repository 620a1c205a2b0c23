"""Neutral: other signs for the same words and figures."""

import re
import unicodedata
from collections.abc import Iterator
from random import Random

from docs_parity.model.block import Kind
from mutations.numbers import EDITION, GROUPED, digits, grouped
from mutations.text import PROSE, SENTENCES, Change, Neutral, Text

SPACES = " \u00a0\u202f\u2009"
BREAKS_NOTHING = re.compile(r"[a-zàâçéèêëîïôûùüÿœáíóúñ(«“¿¡\"A-ZÀÂÇÉÈÊÎÔÁÍÓÚÑ]")


def emphasis(text: Text, chance: Random) -> Iterator[Change]:
    """A word is set in italics or bold, or no longer."""
    for spot in text.spots(r"(?<![\w*_’'`\0-])[a-zéèàêçáíóúñ]{5,}(?![\w*_’'`\0-])", *SENTENCES):
        if spot.match.string.count("*") == 0:
            yield text.put(spot, _marked(spot.text, chance))
    for spot in text.spots(r"(?<![*\w\\])(\*{1,2})(?=\w)([^*\0]+)(?<=\w)\1(?![*\w])", *SENTENCES):
        yield text.put(spot, spot.match[2])


def _marked(word: str, chance: Random) -> str:
    mark = chance.choice(["*", "**", "_", "__"])
    return f"{mark}{word}{mark}"


def joined(text: Text, chance: Random) -> Iterator[Change]:
    """The lines of a paragraph become one."""
    for block in text.blocks(Kind.PARAGRAPH):
        lines = text.lines_of(block)
        if len(lines) > 1 and not block.path and not any(line.endswith(("  ", "\\")) for line in lines):
            yield Change(
                block.line, block.last_line, (" ".join(line.strip() for line in lines),), "lines joined"
            )


def parted(text: Text, chance: Random) -> Iterator[Change]:
    """A line of a paragraph becomes two."""
    for spot in text.spots(r"(?<=\w) (?=\w)", Kind.PARAGRAPH):
        line = text.lines[spot.number - 1]
        if not spot.block.path and BREAKS_NOTHING.match(line[spot.match.end() :]) and len(line) > 40:
            yield Change(
                spot.number,
                spot.number,
                (line[: spot.match.start()], line[spot.match.end() :]),
                "a line parted",
            )


def grouping(text: Text, chance: Random) -> Iterator[Change]:
    """Another sign between the thousands: in French a space, of four kinds; in Spanish also a point, or
    nothing for four digits.
    """
    for spot in text.spots(rf"(?<![\w.,/])\d{{1,3}}(?:{GROUPED}\d{{3}})+(?![\w/]|[.,]\d)"):
        value = digits(spot.text)
        if text.known(spot, rf"(?<![\d.,]){int(value):,}(?!\d)"):
            signs = [
                *SPACES,
                *("." if text.language == "es" else ()),
                *([""] if text.language == "es" and len(value) == 4 else []),
            ]
            other = grouped(
                int(value), chance.choice([sign for sign in signs if sign not in spot.text or not sign])
            )
            yield text.put(spot, other, f"{spot.text!r} → {other!r}")


def per_cent(text: Text, chance: Random) -> Iterator[Change]:
    """A space, of another kind, or none, before the sign for per cent."""
    for spot in text.spots(rf"(?<=\d)[{SPACES}]?%"):
        other = chance.choice([sign for sign in ("", " ", "\u00a0", "\u202f") if f"{sign}%" != spot.text])
        yield text.put(spot, f"{other}%", f"{spot.text!r} → {other + '%'!r}")


def hour(text: Text, chance: Random) -> Iterator[Change]:
    """`15 h 30`, `15h30` or `15:30`."""
    for spot in text.spots(rf"(?<![\w:.,/])(\d{{1,2}})(?:[{SPACES}]?h[{SPACES}]?|:)(\d\d)(?![\w:])"):
        if text.known(spot, r"\d[:.]\d\d|\d ?[ap]\.?m\b"):
            forms = [
                form.format(spot.match[1], spot.match[2])
                for form in ("{} h {}", "{}h{}", "{}:{}", "{}\u00a0h\u00a0{}")
            ]
            yield text.put(spot, chance.choice([form for form in forms if form != spot.text]))


def quotation(text: Text, chance: Random) -> Iterator[Change]:
    """Another style of quotation marks."""
    for spot in text.spots(
        r"«[ \u00a0\u202f]?([^«»\0]+?)[ \u00a0\u202f]?»|“([^“”\0]+)”|(?<![\w=])\"([^\"\0]+)\"(?!\w)",
        *SENTENCES,
    ):
        words = next(filter(None, spot.match.groups()))
        if '"' not in words:
            styles = (f"«\u00a0{words}\u00a0»", f"«{words}»", f"“{words}”", f'"{words}"')
            yield text.put(spot, chance.choice([style for style in styles if style != spot.text]))


def space(text: Text, chance: Random) -> Iterator[Change]:
    """A space that does not break in the place of one that does, or the other way round."""
    for spot in text.spots(
        r"(?<=\d)[ \u00a0](?=[a-zé])|(?<=[\w»]) (?=[:;?!»])|(?<=« ) |(?<=M\.) (?=[A-Z])|[\u00a0\u202f]"
    ):
        other = chance.choice(["\u00a0", "\u202f"]) if spot.text == " " else " "
        yield text.put(spot, other, f"{spot.text!r} → {other!r}")


def symbol_space(text: Text, chance: Random) -> Iterator[Change]:
    """A space that does not break inside the symbol or the number of a resolution."""
    yield from (
        text.put(spot, "\u00a0", "no-break space in a symbol")
        for spot in text.spots(r"(?<=\d) (?=\((?:\d{4}|[IVX]+)\))")
    )


def accents(text: Text, chance: Random) -> Iterator[Change]:
    """The accents of a block are written as signs of their own (NFD)."""
    for block in text.blocks(*PROSE):
        lines = text.lines_of(block)
        decomposed = tuple(unicodedata.normalize("NFD", line) for line in lines)
        if decomposed != lines:
            yield Change(block.line, max(block.last_line, block.line), decomposed, "NFD")


def apostrophe(text: Text, chance: Random) -> Iterator[Change]:
    """A straight apostrophe for a curly one, or the other way round."""
    for spot in text.spots(r"(?<=\w)[’'](?=\w)"):
        yield text.put(spot, "'" if spot.text == "’" else "’")


def dash(text: Text, chance: Random) -> Iterator[Change]:
    """A hyphen or an en dash in a range."""
    for spot in text.spots(r"(?<![\w/.,\-–])\d{1,4}([–-])\d{1,4}(?![\w/\-–]|[.,:]\d)"):
        if not EDITION.fullmatch(spot.text) and text.known(
            spot, rf"{re.sub('[–-]', '[–-]', spot.text)}|\bto\b"
        ):
            yield text.put(spot, spot.text.translate(str.maketrans("–-", "-–")))


def bullets(text: Text, chance: Random) -> Iterator[Change]:
    """All the lists of the page get another bullet."""
    items = [block for block in text.version.blocks if block.kind is Kind.ITEM and block.variant == "ul"]
    numbers = {block.line for block in items if re.match(r"\s*[-*] \S", text.lines[block.line - 1])}
    if numbers and len(numbers) == len({block.line for block in items}):
        swap = str.maketrans("-*", "*-")
        first, last = min(numbers), max(numbers)
        lines = (
            re.sub(r"^(\s*)([-*])(?= )", lambda m: m[1] + m[2].translate(swap), line)
            if number in numbers
            else line
            for number, line in enumerate(text.lines[first - 1 : last], first)
        )
        yield Change(first, last, tuple(lines), "other bullets")


def ordinal(text: Text, chance: Random) -> Iterator[Change]:
    """The letters of an ordinal raised, or not: `1er`, `1<sup>er</sup>`, `1.º`, `1º`."""
    for spot in text.spots(r"(?<![\w.,])(\d+)(er|e|ère|re)(?!\w)|(?<![\w.,])(\d+)(\.?[ºª])(?!\w)"):
        figure, ending = (part for part in spot.match.groups() if part)
        other = (
            f"{figure}<sup>{ending}</sup>"
            if ending[0] in "er"
            else figure + (ending[1:] if ending[0] == "." else f".{ending}")
        )
        yield text.put(spot, other)


NEUTRALS = (
    Neutral("emphasis added or removed", emphasis),
    Neutral("lines joined", joined),
    Neutral("line parted", parted),
    Neutral("thousands parted otherwise", grouping),
    Neutral("space before per cent", per_cent),
    Neutral("time written otherwise", hour),
    Neutral("other quotation marks", quotation),
    Neutral("space that does not break", space),
    Neutral("space that does not break in a symbol", symbol_space),
    Neutral("accents decomposed", accents),
    Neutral("other apostrophe", apostrophe),
    Neutral("hyphen or dash in a range", dash),
    Neutral("other bullets", bullets),
    Neutral("ordinal raised", ordinal),
)
