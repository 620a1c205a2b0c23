"""Roman numerals, where a word before or behind them says that they are numbers: `article IV`, `XXe siècle`,
`Chapters VI and VII`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from docs_parity.compare.passages import Passage
from docs_parity.facts.value import Masked, Value, ValueKind

DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
NUMERAL = re.compile(r"[IVXLC]{1,8}(?P<ordinal>e|ᵉ|ème|er)?(?!\w)")
PROPER = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
HIGHEST = 399
BEFORE = (
    "articles? artículos? art parts? parties? partes? chapters? chapitres? capítulos? titles? titres? "
    "títulos? "
    "annex annexes? anexos? "
    "sections? secci(?:ón|ones) volumes? volúmenes? tomes? tomos? vol book livre libro phases? fases? "
    "pillars? piliers? pilar(?:es)? "
    "protocols? protocoles?(?:.additionnels?)? protocolos?(?:.adicional(?:es)?)? "
    "(?:world.war) (?:guerres?.mondiales?) (?:guerras?.mundial(?:es)?) siglos? "
    "appendix appendices? apéndices? schedules? tables? tableaux? cuadros?"
).split()
INTRODUCED = re.compile(rf"\b(?:{'|'.join(BEFORE)})\.?[ \u00a0\u202f]$", re.IGNORECASE)
BETWEEN = re.compile(
    r"[ \u00a0]?(?:,|-|–|\b(?:and|et|y|to|à|al?|or|ou|o)\b)[ \u00a0]?(?:(?:and|et|y|le)[ \u00a0])?"
)
CENTURY = re.compile(
    r"[ \u00a0](?:siècles?|century|centuries)\b"
    r"|[ \u00a0]?(?:et|-|–)[ \u00a0]?(?:le[ \u00a0])?[IVXLC]{1,8}(?:e|ᵉ|ème)[ \u00a0]siècles?\b"
)
WINDOW = 28
# Capital letters that are words of their own far more often than numbers.
WORDS = frozenset({"CC", "CV", "LI", "CI", "CL", "VI", "LL", "XL", "CD", "IC"})

# "Le" and "Ce" are words.
NO_ORDINALS = frozenset({"Le", "Ce", "Ler", "Cer", "Lème", "Cème"})


def value_of(numeral: str) -> int | None:
    """The value of a Roman numeral in capitals; None for letters that make none."""
    if not PROPER.fullmatch(numeral):
        return None
    digits = [DIGITS[letter] for letter in numeral]
    return sum(
        -one if one < following else one for one, following in zip(digits, [*digits[1:], 0], strict=True)
    )


def numeral_of(number: int) -> str:
    """A number below 400 in capitals."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "C" * (number // 100) + tens[number // 10 % 10] + ones[number % 10]


NUMERALS = frozenset(
    f"{numeral_of(number)}{ending}"
    for number in range(1, HIGHEST + 1)
    for ending in ("", "e", "ᵉ", "er", "ème")
)


# Capital letters that begin French sentences, or are elided there.
SMALL_WORDS = frozenset({"Le", "Ce", "L", "C", "D", "M"})
TELLING = NUMERALS - SMALL_WORDS


def may_have_romans(passage: Passage) -> bool:
    """True if a word of a passage is a Roman numeral; whether the English "I" is one, what stands before it
    tells.
    """
    return not TELLING.isdisjoint(passage.written)


def romans(masked: Masked, language: str) -> Iterator[Value]:
    """The Roman numerals of a passage, as numbers; one that nothing introduces (`Leo XIV`) only as a word
    that must not change.
    """
    text, spans, last, french = masked.text, [], -1, language.startswith("fr")
    for found in NUMERAL.finditer(text):
        if found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "_."):
            continue
        listed = last >= 0 and bool(BETWEEN.fullmatch(text, last, found.start()))
        number = value_of(found[0].removesuffix(found["ordinal"] or ""))
        if number and (
            listed or _is_number(found) or (found["ordinal"] and french and found[0] not in NO_ORDINALS)
        ):
            last = found.end()
            spans.append(found.span())
            yield Value(
                ValueKind.NUMBER, found[0], found.start(), (Decimal(number),), ordinal=bool(found["ordinal"])
            )
        elif number and len(found[0]) > 1 and not found["ordinal"] and found[0] not in WORDS:
            spans.append(found.span())
            yield Value(ValueKind.TOKEN, found[0], found.start(), (found[0],))
    masked.cover(spans)


def _is_number(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - WINDOW) : found.start()]
    return bool(INTRODUCED.search(before) or CENTURY.match(found.string, found.end()))
