"""Roman numerals, where a word before or behind them says that they are numbers: `article IV`, `XXe siècle`,
`Chapters VI and VII`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from docs_parity.compare.passages import Passage
from docs_parity.facts.value import Masked, Value, ValueKind
from docs_parity.languages.base import Language, RomanWords, alternatives
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import read_with

DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
S = "[ \u00a0]"
PROPER = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
HIGHEST = 399
WINDOW = 28
# Capital letters that are words of their own far more often than numbers.
WORDS = frozenset({"CC", "CV", "LI", "CI", "CL", "VI", "LL", "XL", "CD", "IC"})


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """How numerals are written, and what makes numbers of them."""

    numeral: re.Pattern[str]
    introduced: re.Pattern[str]
    """A word at the end of what stands before a numeral."""
    between: re.Pattern[str]
    """All that stands between two numerals of a list."""
    century: re.Pattern[str]
    """What stands behind the numeral of a century."""


@cache
def _patterns(languages: tuple[Language, ...]) -> _Patterns:
    known = [language.roman for language in languages]
    later = alternatives(ending for words in known for ending in words.ordinal_endings)
    first = alternatives(ending for words in known for ending in words.first_endings)
    before = alternatives(word for words in known for word in words.before).replace(r"\ ", ".")
    between = alternatives(word for words in known for word in words.between)
    before_second = alternatives(word for words in known for word in words.before_second)
    centuries = alternatives(word for words in known for word in words.centuries)
    return _Patterns(
        numeral=re.compile(rf"[IVXLC]{{1,8}}(?P<ordinal>{later}|{first})?(?!\w)"),
        introduced=re.compile(rf"\b(?:{before})\.?[ \u00a0\u202f]$", re.IGNORECASE),
        between=re.compile(rf"{S}?(?:,|-|–|\b(?:{between})\b){S}?(?:(?:{before_second}){S})?"),
        century=re.compile("|".join((rf"{S}(?:{centuries})\b", *map(_second_century, languages)))),
    )


def _second_century(language: Language) -> str:
    """`XIXe et XXe siècles`: what stands behind the first, in a language that makes ordinals of numerals."""
    roman = language.roman  # of the words before the second numeral, those that also join two are no articles
    if not roman.ordinal_endings:
        return r"(?!)"
    articles = alternatives(set(roman.before_second) - set(roman.between))
    joining = alternatives(set(roman.before_second) & set(roman.between))
    endings, centuries = alternatives(roman.ordinal_endings), alternatives(roman.centuries)
    return rf"{S}?(?:{joining}|-|–){S}?(?:(?:{articles}){S})?[IVXLC]{{1,8}}(?:{endings}){S}(?:{centuries})\b"


@cache
def _numerals(languages: tuple[Language, ...]) -> frozenset[str]:
    known = [language.roman for language in languages]
    endings = {ending for words in known for ending in ("", *words.ordinal_endings, *words.first_endings)}
    return frozenset(
        f"{numeral_of(number)}{ending}" for number in range(1, HIGHEST + 1) for ending in endings
    )


@cache
def _telling(languages: tuple[Language, ...]) -> frozenset[str]:
    return _numerals(languages).difference(*(language.roman.small_words for language in languages))


def is_numeral(word: str, language: str) -> bool:
    """True for a Roman numeral, also with an ordinal ending."""
    return word in _numerals(read_with(language))


def telling_numerals(language: str) -> frozenset[str]:
    """The Roman numerals that are not words of every text too."""
    return _telling(read_with(language))


def may_have_romans(passage: Passage) -> bool:
    """True if a word of a passage is a Roman numeral; whether the English "I" is one, what stands before it
    tells.
    """
    return not telling_numerals(passage.language).isdisjoint(passage.written)


def romans(masked: Masked, language: str) -> Iterator[Value]:
    """The Roman numerals of a passage, as numbers; one that nothing introduces (`Leo XIV`) only as a word
    that must not change.
    """
    patterns, own = _patterns(read_with(language)), described(language).roman
    text, spans, last = masked.text, list[tuple[int, int]](), -1
    for found in patterns.numeral.finditer(text):
        if found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "_."):
            continue
        listed = last >= 0 and bool(patterns.between.fullmatch(text, last, found.start()))
        number = value_of(found[0].removesuffix(found["ordinal"] or ""))
        if number and (
            listed or _is_number(found, patterns) or (found["ordinal"] and _is_ordinal(found[0], own))
        ):
            last = found.end()
            spans.append(found.span())
            yield Value(
                sort=ValueKind.NUMBER,
                text=found[0],
                start=found.start(),
                readings=(Decimal(number),),
                ordinal=bool(found["ordinal"]),
            )
        elif number and len(found[0]) > 1 and not found["ordinal"] and found[0] not in WORDS:
            spans.append(found.span())
            yield Value(sort=ValueKind.TOKEN, text=found[0], start=found.start(), readings=(found[0],))
    masked.cover(spans)


def _is_ordinal(written: str, roman: RomanWords) -> bool:
    """True in a language in which an ending alone makes an ordinal of a numeral."""
    return bool(roman.ordinal_endings) and written not in roman.no_ordinals


def _is_number(found: re.Match[str], patterns: _Patterns) -> bool:
    before = found.string[max(0, found.start() - WINDOW) : found.start()]
    return bool(patterns.introduced.search(before) or patterns.century.match(found.string, found.end()))
