"""Neutral: other words that say the same."""

import re
from collections.abc import Iterator
from itertools import groupby
from random import Random

from docs_parity.model.block import Block, Kind
from mutations.numbers import MONTHS
from mutations.quantities import ENGLISH_SMALL, SMALL
from mutations.text import SENTENCES, Change, Neutral, Text

SYNONYMS = {
    "fr": (
        ("ainsi que", "et"),
        ("notamment", "en particulier"),
        ("en particulier", "notamment"),
        ("toutefois", "cependant"),
        ("cependant", "toutefois"),
        ("afin de", "pour"),
        ("par exemple", "entre autres"),
        ("également", "aussi"),
        ("actuellement", "aujourd’hui"),
        ("lors de", "pendant"),
        ("grâce à", "au moyen de"),
    ),
    "es": (
        ("así como", "y"),
        ("en particular", "sobre todo"),
        ("especialmente", "en particular"),
        ("sin embargo", "no obstante"),
        ("no obstante", "sin embargo"),
        ("con el fin de", "para"),
        ("también", "asimismo"),
        ("actualmente", "hoy en día"),
        ("durante", "en el curso de"),
        ("mediante", "por medio de"),
    ),
}
# Where a figure is a label it stays a figure: article 6, 30 %, 3 mai, 5 km.
LABELS = (
    r"(?:articles?|artículos?|paragraphes?|párrafos?|chapitres?|capítulos?|pages?|páginas?|numéros?|número|núm\.|n[°º]"
    r"|section|sección|résolutions?|resolución|versions?|versión|étapes?|paso|années?|años?|HTTP|Python|code|código|statut"
    r"|estado|de|à|a|et|y|entre|la) ?$"
)
NO_NOUN = re.compile(
    rf"(?:{MONTHS}|de|del|et|ou|o|y|à|a|h|km|kg|ms|ans?|fois|veces|millions?|milliards?|millones|mil)\b"
)
LONGEST_NAME = 4
ORDERED = re.compile(
    r"\b(?:first|then|next|finally|last|after|before|second|third|above|below|previous|following|step)\b",
    re.IGNORECASE,
)


def in_words(text: Text, chance: Random) -> Iterator[Change]:
    """A small figure before a noun is written in words."""
    names = SMALL[text.language]
    for spot in text.spots(r"(?<![\w.,/:+\-−–$€£()\0])(?:[2-9]|1[0-2])(?= [a-zéèêáíóúñ]{4,})", *SENTENCES):
        before, after = (
            spot.match.string[: spot.match.start()],
            spot.match.string[spot.match.end() :].lstrip(),
        )
        english = ENGLISH_SMALL[int(spot.text) - 2]
        free = not re.search(LABELS, before, re.IGNORECASE) and not NO_NOUN.match(after)
        if free and text.known(spot, rf"(?<![\d.,]){spot.text}(?![\d.,])|\b{english}\b"):
            yield text.put(spot, names[int(spot.text) - 2])


def in_figures(text: Text, chance: Random) -> Iterator[Change]:
    """A number in words is written in figures. `neuf` may be new, `once` and `sept` are safe."""
    names = SMALL[text.language]
    for spot in text.spots(
        rf"(?<![\w-])(?:{'|'.join(sorted({*names} - {'neuf'}))})(?= [a-zéèêáíóúñ]{{3,}})", *SENTENCES
    ):
        place = names.index(spot.text)
        if text.known(spot, rf"\b{ENGLISH_SMALL[place]}\b|(?<![\d.,]){place + 2}(?![\d.,])"):
            yield text.put(spot, str(place + 2))


def article(text: Text, chance: Random) -> Iterator[Change]:
    """An article before a date, or none; `de` or `del` before a year."""
    if text.language == "fr":
        for spot in text.spots(rf"(?<=\| )(?=\d)\d{{1,2}}(?:er)? (?:{MONTHS}) \d{{4}}(?= \|)", Kind.ROW):
            yield text.put(spot, f"le {spot.text}")
        for spot in text.spots(rf"(?<=[\s(])le (?=\d{{1,2}}(?:er)? (?:{MONTHS}) \d{{4}})", *SENTENCES):
            yield text.take_out(spot)
    else:
        for spot in text.spots(rf"(?<=\d de )(?:{MONTHS}) del? (?=\d{{4}}\b)"):
            month, little = spot.text.split()
            yield text.put(spot, f"{month} {'de' if little == 'del' else 'del'} ")


def first_day(text: Text, chance: Random) -> Iterator[Change]:
    """The first of a month: `1er mai`, `premier mai`; `1 de mayo`, `1.º de mayo`, `primero de mayo`."""
    forms = {"fr": ("1er", "1ᵉʳ", "premier"), "es": ("1", "1.º", "primero")}[text.language]
    for spot in text.spots(rf"(?<![\w.,])(?:1er|1ᵉʳ|premier|1\.º|1º|primero|1)(?= (?:de )?(?:{MONTHS})\b)"):
        if text.known(spot, r"\b1\b|\b1st\b|\bfirst\b"):
            yield text.put(spot, chance.choice([form for form in forms if form != spot.text]))


def synonym(text: Text, chance: Random) -> Iterator[Change]:
    """Another word that says the same."""
    for old, new in SYNONYMS[text.language]:
        for spot in text.spots(rf"(?<![\w’'-]){old}(?= (?!i|hi)\w)", *SENTENCES):
            yield text.put(spot, new)


def order(text: Text, chance: Random) -> Iterator[Change]:
    """Two items change places in a list whose items the original has in the order of the alphabet.

    Such an order means nothing where the names differ: each language has its own. Other lists may mean
    theirs, and are left alone:
    lists of sentences, lists of code, and lists whose items read alike in both languages.
    """
    for _, run in groupby(
        text.version.blocks, key=lambda block: (block.kind, block.path, block.level, block.variant)
    ):
        items = list(run)
        if (
            items[0].kind is Kind.ITEM
            and items[0].variant == "ul"
            and len(items) >= 3
            and all(map(text.beside, items))
        ):
            theirs = [re.sub(r"\W+", " ", text.beside(item)).strip().casefold() for item in items]
            ours = [re.sub(r"\W+", " ", item.text).strip().casefold() for item in items]
            short = all(len(words.split()) <= LONGEST_NAME for words in theirs) and not any(
                "`" in item.text for item in items
            )
            if (
                short
                and theirs == sorted(set(theirs))
                and ours != theirs
                and not any(map(ORDERED.search, theirs))
            ):
                yield from _exchanged(text, items, chance)


def _exchanged(text: Text, items: list[Block], chance: Random) -> Iterator[Change]:
    place = chance.randrange(len(items) - 1)
    first, second = items[place : place + 2]
    ours, theirs = text.lines_of(first), text.lines_of(second)
    ends = [lines[-1][-1:] for lines in (ours, theirs)]
    if second.line == first.line + len(ours) and ends[0] == ends[1]:
        yield Change(
            first.line,
            max(second.last_line, second.line),
            (*theirs, *ours),
            "two items of an alphabetical list changed places",
        )


NEUTRALS = (
    Neutral("figure in words", in_words),
    Neutral("words in figures", in_figures),
    Neutral("article of a date", article),
    Neutral("first of a month", first_day),
    Neutral("synonym", synonym),
    Neutral("order of an alphabetical list", order),
)
