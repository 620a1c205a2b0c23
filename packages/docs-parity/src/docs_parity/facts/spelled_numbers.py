"""Numbers written in words, by text2num: `twenty-three`, `dix-neuvième`, `doscientas`.

They answer figures. When they are asked for themselves, `comparison` says. Without text2num only those are
read that stand in the description of a language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Protocol

from docs_parity.facts.value import Value, ValueKind
from docs_parity.languages.base import Language, alternatives
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import read_with
from docs_parity.model.optional_parts import NUMBERS

TOKEN = re.compile(r"[^\W_]+(?:[-\u2011][^\W_]+)*|[^\w\s]")
MILLION = 1_000_000


class _Token:
    """One word as text2num asks for it."""

    __slots__ = ("written",)

    def __init__(self, written: str) -> None:
        self.written = written

    def text(self) -> str:
        return self.written

    def text_lowercase(self) -> str:
        return self.written.lower()

    def nt_separated(self, _previous: "_Token") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


class NumberMatch(Protocol):
    """A number as text2num gives it: from which word on, up to which."""

    start: int
    end: int
    value: float
    is_ordinal: bool


def _readings(number: float, half: bool) -> tuple[Decimal, ...]:
    """The number, and that with the half which the text says somewhere: "dos millones y medio"."""
    value = Decimal(str(number)).normalize()
    scale = Decimal(10) ** max(0, value.adjusted() // 3 * 3) if value >= MILLION else Decimal(1)
    return (value, (value + scale / 2).normalize()) if half else (value,)


def words_are_read() -> bool:
    """False where the library is not installed: a word for a number may then stand for any."""
    return NUMBERS.library() is not None


def word_numbers(text: str, language: str) -> Iterator[Value]:
    """The numbers that the words of a text are, those of hundreds and thousands also in their parts."""
    known = described(language).number_words
    if not known.reader:
        return
    matches = list(TOKEN.finditer(text))
    words = [known.whole.get(word, word) for word in (match[0].lower() for match in matches)]
    half, used = bool(half_pattern(language).search(text)), set[int]()
    for number in _numbers(words, known.reader):
        if any(word.isalpha() or "-" in word for word in words[number.start : number.end]):
            first, last = matches[number.start], matches[number.end - 1]
            used.update(range(number.start, number.end))
            yield Value(
                sort=ValueKind.NUMBER,
                text=text[first.start() : last.end()],
                start=first.start(),
                readings=_readings(number.value, half),
                ordinal=number.is_ordinal,
            )
    for index, (match, word) in enumerate(zip(matches, words, strict=True)):
        if "-" in word and index not in used:  # a five-point plan
            for number in _numbers(word.split("-"), known.reader):
                yield Value(
                    sort=ValueKind.NUMBER,
                    text=match[0],
                    start=match.start(),
                    readings=_readings(number.value, half),
                )
    for match in _three_quarters(read_with(language)).finditer(text):
        yield Value(sort=ValueKind.NUMBER, text=match[0], start=match.start(), readings=(Decimal("0.75"),))
    for match, word in zip(matches, words, strict=True):
        for part in dict.fromkeys((word, *word.split("-"))):
            if part in known.further:
                yield Value(
                    sort=ValueKind.NUMBER,
                    text=match[0],
                    start=match.start(),
                    readings=(Decimal(known.further[part]),),
                )


def _numbers(words: Iterable[str], reader: str) -> Iterable["NumberMatch"]:
    library = NUMBERS.library()  # loaded only where figures alone do not agree
    if library is None:
        return ()
    numbers: Iterable[NumberMatch] = library.find_numbers([_Token(word) for word in words], reader, 0.0)
    return numbers


def half_pattern(language: str) -> re.Pattern[str]:
    """What adds a half to the number before it: `and a half`."""
    return _halves(read_with(language))


@cache
def _halves(languages: tuple[Language, ...]) -> re.Pattern[str]:
    words = alternatives(word for language in languages for word in language.number_words.and_a_half)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _three_quarters(languages: tuple[Language, ...]) -> re.Pattern[str]:
    words = alternatives(word for language in languages for word in language.number_words.three_quarters)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def number_words(language: str) -> frozenset[str]:
    """Words for numbers in a language, in small letters: none of them, no number in words."""
    return described(language).number_words.telling


def further_words(language: str) -> Mapping[str, str]:
    """Words for numbers that are read besides those of the library, with the number."""
    return described(language).number_words.further


@cache
def telling_words(language: str) -> frozenset[str]:
    """Words that say a number wherever they stand: `three`, `half`, `noon`; neither `a` nor `both`."""
    known = described(language).number_words
    return known.telling | (known.further.keys() - known.loose)
