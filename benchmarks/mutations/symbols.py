"""What has to be copied sign by sign: symbols of documents, numbers of cases, labels, addresses, versions."""

import re
from collections.abc import Iterator
from random import Random

from mutations.text import Change, Fault, Spot, Text

SYMBOL = (
    r"(?<![\w/])(?:A|S|E|ST|CCPR|CEDAW|GA|SC|SG|PI|HR|CRC|CAT)(?:/[A-Z0-9.]+)+(?:-[A-Z]/[\w/.]+)?"
    r"(?: [A-Z])?(?:[ \u00a0]\((?:\d{4}|[IVX]+)\))?"
)
CASE = r"(?<![\w/])(?:IT|ICTR|MICT|ICC|ICC-\d+|BiH)-\d[\w/-]*\d"
YEAR = r"(?<=\d[ \u00a0]\()(?:19|20)\d\d(?=\))"


def symbols(text: Text) -> Iterator[Spot]:
    """The symbols that the original has as well."""
    for spot in text.spots(SYMBOL):
        if re.search(r"\d", spot.text) and spot.text.replace("\u00a0", " ") in text.beside(
            spot.block
        ).replace("\u00a0", " "):
            yield spot


def _one_digit(word: str, chance: Random) -> str:
    place = chance.choice([index for index, sign in enumerate(word) if sign.isdigit()])
    return (
        word[:place]
        + chance.choice([sign for sign in "123456789" if sign != word[place]])
        + word[place + 1 :]
    )


def digit(text: Text, chance: Random) -> Iterator[Change]:
    """A digit of a symbol is another one."""
    yield from (text.put(spot, _one_digit(spot.text, chance)) for spot in symbols(text))


def dropped(text: Text, chance: Random) -> Iterator[Change]:
    """A symbol is left out."""
    for spot in symbols(text):
        line = text.lines[spot.number - 1]
        around = re.compile(rf" ?\({re.escape(spot.text)}\)").search(line)
        here = Spot(spot.block, spot.number, around) if around else spot
        yield text.put(
            here, "–" if line.lstrip().startswith("|") and not around else "", f'"{spot.text}" → nothing'
        )


def translated(text: Text, chance: Random) -> Iterator[Change]:
    """The letters of a symbol are translated."""
    for spot in symbols(text):
        for old, new in (("/RES/", "/RÉS/"), ("A/", "AG/"), ("S/", "CS/")):
            if spot.text.startswith(old) or (old == "/RES/" and old in spot.text):
                yield text.put(spot, spot.text.replace(old, new, 1))
                break


def year(text: Text, chance: Random) -> Iterator[Change]:
    """The year of a resolution is another one."""
    for spot in text.spots(YEAR):
        if text.known(spot, rf"\({spot.text}\)"):
            yield text.put(spot, str(int(spot.text) + chance.choice([-1, 1])))


def case(text: Text, chance: Random) -> Iterator[Change]:
    """The number of a case is another one."""
    yield from (
        text.put(spot, _one_digit(spot.text, chance))
        for spot in text.spots(CASE)
        if spot.text in text.beside(spot.block)
    )


def label(text: Text, chance: Random) -> Iterator[Change]:
    """The letter of a paragraph of an article is another one."""
    for spot in text.spots(r"(?<=\d)[ \u00a0]?[a-h](?=\))"):
        if text.known(spot, rf"\({spot.text[-1]}\)"):
            yield text.put(
                spot, spot.text[:-1] + chance.choice([sign for sign in "abcdefgh" if sign != spot.text[-1]])
            )


def _in_lines(text: Text, pattern: str) -> Iterator[Spot]:
    """Places where a pattern holds on the lines of prose, addresses not blanked out."""
    for block in text.blocks(
        *{block.kind for block in text.version.blocks if block.text and block.kind.value != "code block"}
    ):
        for number, line in enumerate(text.lines_of(block), block.line):
            yield from (
                Spot(block, number, match)
                for match in re.finditer(pattern, line)
                if match[0] in text.beside(block)
            )


def _one_letter(word: str, chance: Random, begin: int = 0) -> str:
    place = chance.choice(
        [index for index, sign in enumerate(word) if index >= begin and sign.isascii() and sign.isalnum()]
    )
    old = word[place]
    new = chance.choice(
        [sign for sign in ("23456789" if old.isdigit() else "bcdfgmnprst") if sign != old.lower()]
    )
    return word[:place] + new + word[place + 1 :]


def mail(text: Text, chance: Random) -> Iterator[Change]:
    """A letter of an e-mail address is another one."""
    for spot in _in_lines(text, r"(?<![\w.@])[\w.+-]+@[\w-]+\.[\w.]*\w"):
        yield text.put(
            spot, _one_letter(spot.text.partition("@")[0], chance) + "@" + spot.text.partition("@")[2]
        )


def phone(text: Text, chance: Random) -> Iterator[Change]:
    """A digit of a telephone number is another one."""
    yield from (
        text.put(spot, _one_digit(spot.text, chance)) for spot in _in_lines(text, r"\+\d[\d \u00a0()-]{7,}\d")
    )


def address(text: Text, chance: Random) -> Iterator[Change]:
    """A letter of a web address is another one."""
    for spot in _in_lines(text, r"https?://[\w.-]+/[^\s)>\]\"'`*]{3,}"):
        begin = spot.text.index("/", 8) + 1
        if re.search(r"[A-Za-z0-9]", spot.text[begin:]):
            yield text.put(spot, _one_letter(spot.text, chance, begin))


def version(text: Text, chance: Random) -> Iterator[Change]:
    """A digit of a version is another one."""
    for spot in text.spots(r"(?<![\w.,/])\d+\.\d+\.\d+(?![\w.]\d)"):
        if spot.text in text.beside(spot.block):
            yield text.put(spot, _one_digit(spot.text, chance))


FAULTS = (
    Fault("digit of a symbol changed", "symbols", "symbol", digit),
    Fault("symbol lost", "symbols", "symbol", dropped),
    Fault("symbol translated", "symbols", "symbol", translated),
    Fault("year of a resolution changed", "symbols", "symbol", year),
    Fault("case number changed", "symbols", "symbol", case),
    Fault("letter of a sub-paragraph changed", "symbols", "label", label),
    Fault("e-mail address changed", "symbols", "address", mail),
    Fault("telephone number changed", "symbols", "address", phone),
    Fault("web address changed", "links", "address", address),
    Fault("version changed", "symbols", "symbol", version),
)
