"""Roman numerals, where a word before or behind them says that they are numbers: `article IV`, `XXe siècle`, `Chapters VI, VII and VIII`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from editorial.parity.values.masking import Masked
from editorial.parity.values.value import Sort, Value

DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
NUMERAL = r"[IVXLC]{1,8}(?!\w)"
PROPER = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
BEFORE = ("articles? artículos? art parts? parties? partes? chapters? chapitres? capítulos? titles? titres? títulos? annex(?:es)? annexes? anexos? "
          "sections? secci(?:ón|ones) volumes? volúmenes? tomes? tomos? vol book livre libro phases? fases? pillars? piliers? pilar(?:es)? "
          "protocols? protocoles? protocolos? world[ ]war guerres?[ ]mondiales? guerras?[ ]mundial(?:es)? siglos? centur(?:y|ies) "
          "resolutions? résolutions? resoluci(?:ón|ones) appendix appendices? apéndices? schedules? tables? tableaux? tableau cuadros? "
          "additional[ ]protocols? common[ ]articles?").split()
NUMBERED = re.compile(rf"\b(?:{'|'.join(BEFORE)})\.?[ \u00a0\u202f]"
                      rf"(?P<all>{NUMERAL}(?:[ \u00a0]?(?:,|-|–|and|et|y|to|à|a|al|or|ou|o)[ \u00a0]?(?:(?:and|et|y)[ \u00a0])?{NUMERAL}){{0,8}})", re.IGNORECASE)
CENTURY = re.compile(r"(?<!\w)(?P<all>[IVXLC]{1,8})[ \u00a0]?(?:e|ᵉ|ème|er|th|st)?(?:[ \u00a0]?(?:et|-|–)[ \u00a0]?(?:le[ \u00a0])?(?P<more>[IVXLC]{1,8})(?:e|ᵉ|ème)?)?"
                     r"[ \u00a0](?:siècles?|century|centuries)\b")
LONE = re.compile(r"(?<![\w.-])[IVXLC]{2,8}(?![\w-])")
# Capital letters that are words of their own far more often than numbers.
WORDS = frozenset({"CC", "CV", "LI", "CI", "CL", "VI", "LL", "XL", "CD", "IC"})


def romans(masked: Masked) -> Iterator[Value]:
    """The Roman numerals of a passage, as numbers; one that nothing introduces (`Leo XIV`) only as a word that must not change."""
    yield from masked.take(CENTURY, _all)
    yield from masked.take(NUMBERED, _all)
    yield from masked.take(LONE, _lone)


def value_of(numeral: str) -> int | None:
    """The value of a Roman numeral in capitals; None for letters that make none."""
    if not PROPER.fullmatch(numeral):
        return None
    digits = [DIGITS[letter] for letter in numeral]
    return sum(-one if one < following else one for one, following in zip(digits, [*digits[1:], 0], strict=True))


def _all(found: re.Match[str]) -> Iterator[Value]:
    for name in [name for name in ("all", "more") if found.groupdict().get(name)]:
        for numeral in re.finditer(r"\b[IVXLC]+\b", found[name]):
            if (value := value_of(numeral[0])) is not None:
                yield Value(Sort.NUMBER, numeral[0], found.start(name) + numeral.start(), (Decimal(value),))


def _lone(found: re.Match[str]) -> Iterator[Value]:
    if found[0] not in WORDS and value_of(found[0]):
        yield Value(Sort.TOKEN, found[0], found.start(), (found[0],))
