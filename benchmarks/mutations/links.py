"""Links that lead elsewhere or nowhere, and code that is not that of the original."""

import re
from collections.abc import Iterator
from random import Random

from docs_parity.model.block import Kind
from mutations.text import SENTENCES, Change, Fault, Spot, Text

LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])+)\]\(([^)\s]+)\)")
CODE = re.compile(r"(?<!`)`([^`]{3,})`(?!`)")


def _links(text: Text) -> Iterator[Spot]:
    for block in text.blocks(*SENTENCES, Kind.ROW):
        count = len(LINK.findall(text.beside(block)))
        lines = enumerate(text.lines_of(block), block.line)
        spots = [Spot(block, number, match) for number, line in lines for match in LINK.finditer(line)]
        if len(spots) == count:
            yield from spots


def target(text: Text, chance: Random) -> Iterator[Change]:
    """A link leads where another one of the page leads."""
    spots = list(_links(text))
    for spot in spots:
        others = sorted(
            {
                other.match[2]
                for other in spots
                if other.match[2].partition("#")[0] != spot.match[2].partition("#")[0]
            }
        )
        if others:
            other = chance.choice(others)
            yield text.put(spot, f"[{spot.match[1]}]({other})", f'"{spot.match[2]}" → "{other}"')


def dropped(text: Text, chance: Random) -> Iterator[Change]:
    """The words of a link stay, and it leads nowhere."""
    yield from (text.put(spot, spot.match[1], f'link to "{spot.match[2]}" lost') for spot in _links(text))


def anchor(text: Text, chance: Random) -> Iterator[Change]:
    """The place on a page that a link leads to is not there."""
    for spot in _links(text):
        page, _, place = spot.match[2].partition("#")
        if place and not page.startswith("http"):
            yield text.put(spot, f"[{spot.match[1]}]({page}#{place}-2)", f'"#{place}" → "#{place}-2"')


def no_anchor(text: Text, chance: Random) -> Iterator[Change]:
    """A link leads to a page, no longer to the place on it."""
    for spot in _links(text):
        page, _, place = spot.match[2].partition("#")
        if page and place and not page.startswith("http"):
            yield text.put(spot, f"[{spot.match[1]}]({page})", f'"#{place}" lost')


def heading_id(text: Text, chance: Random) -> Iterator[Change]:
    """The fixed id of a heading is translated or misspelled."""
    for block in text.blocks(Kind.HEADING):
        line = text.lines[block.line - 1]
        if found := re.search(r"\{(\s*#)([\w-]{4,})(\s*)\}", line):
            other = found[2][:-2] + found[2][-1] + found[2][-2]
            if other != found[2]:
                yield Change(
                    block.line,
                    block.line,
                    (line.replace(f"#{found[2]}", f"#{other}"),),
                    f'"#{found[2]}" → "#{other}"',
                    tuple(number for number, some in enumerate(text.lines, 1) if f"#{found[2]})" in some),
                )


def span(text: Text, chance: Random) -> Iterator[Change]:
    """A sign in a code span is another one."""
    for block in text.blocks(*SENTENCES):
        for number, line in enumerate(text.lines_of(block), block.line):
            for match in CODE.finditer(line):
                if match[0] in text.beside(block):
                    yield text.put(Spot(block, number, match), f"`{_mistyped(match[1], chance)}`")


def _mistyped(code: str, chance: Random) -> str:
    places = [index for index, sign in enumerate(code) if sign.isalnum()] or [0]
    place = chance.choice(places)
    return (
        code[:place]
        + chance.choice([sign for sign in "bdkmnqz" if sign != code[place].lower()])
        + code[place + 1 :]
    )


def code_line(text: Text, chance: Random) -> Iterator[Change]:
    """A line of a code block is not that of the original."""
    for block in text.blocks(Kind.CODE):
        theirs = {line.strip() for line in text.beside(block).split("\n")}
        for number, line in enumerate(text.lines_of(block), block.line):
            words = line.strip()
            if words in theirs and re.search(r"\w{3}", words) and not re.search(r"#|//|<!--|```|~~~", words):
                yield Change(
                    number,
                    number,
                    (line[: len(line) - len(line.lstrip())] + _mistyped(words, chance),),
                    f'code: "{words}"',
                )


FAULTS = (
    Fault("link leads elsewhere", "links", "link", target),
    Fault("link lost", "links", "link", dropped),
    Fault("place on a page misspelled", "links", "link", anchor),
    Fault("place on a page lost", "links", "link", no_anchor),
    Fault("id of a heading changed", "links", "anchor", heading_id),
    Fault("code span changed", "code", "code", span),
    Fault("line of code changed", "code", "code", code_line),
)
