"""Identifiers: what stands for one thing and is never translated. They are read before numbers, which they
are full of.

Document symbols: https://research.un.org/en/docs/symbols. Sub-paragraphs are `4 (a)` in English and `4 a)` in
French and Spanish.
"""

import re
from collections.abc import Iterator
from functools import cache

from docs_parity.facts.numbers import FRACTIONS
from docs_parity.facts.value import Masked, Value, ValueKind
from docs_parity.languages.base import Language, alternatives
from docs_parity.languages.lookup import read_with
from docs_parity.markdown.inline import OBJECT

# Every repetition is bounded, or cannot match what follows it: no text makes these slow.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}")
PHONE = re.compile(r"(?<![\w+])\+\d{1,4}(?:[ \u00a0\u202f.()-]{1,2}\d{1,5}){2,7}(?!\w)")
# S/RES/1366 (2001), A/70/741-S/2016/71, E/CN.4/2005/L.48, SG/A/2271; whoever has neither figure nor slash is
# none.
SYMBOL = re.compile(
    r"(?<![\w/])[A-Z][A-Z0-9]{0,7}(?:\.[A-Z0-9]{1,6})?"
    r"(?:/(?:[A-Za-zÀ-ÿ0-9]{1,12}[.\-–\u2011]){0,3}[A-Za-zÀ-ÿ0-9]{1,12}){1,8}"
    r"(?:[ \u00a0\u202f]?\((?:\d{4}|[IVXLC]{1,7})\))?(?![\w/])"
)
# 1366 (2001), 260 A (III), 96 (I), 3379 (XXX), 5 (S-I)
RESOLUTION = re.compile(
    r"(?<![\w/.,])\d{1,4}(?:[ \u00a0\u202f]?[A-Z])?[ "
    r"\u00a0\u202f]?\((?:(?:19|20)\d{2}|(?:[A-Z]{1,2}-)?[IVXLC]{1,7})\)"
)
# 60/1, 63/308, 48/141 A
SLASHED = re.compile(r"(?<![\w/.,:])\d{1,4}/\d{1,4}(?:[ \u00a0][A-Z](?!\w))?(?![\w/]|[.,]\d)")
# ICC-01/05-01/09, IT-95-5/18, ICTR-96-4-T
CASE = re.compile(
    r"(?<![\w/-])[A-Z]{2,6}(?:[-–\u2011]\d{1,4}(?:/\d{1,4})?){2,5}(?:[-–\u2011][A-Z]{1,2})?(?![\w/-])"
)
VERSION = re.compile(
    r"(?<![\w.,-])v?\d{1,6}(?:\.\d{1,6}){2,6}(?:[-.]?(?:rc|alpha|beta|post|dev|a|b)\.?\d{1,4})?(?![\w])",
    re.IGNORECASE,
)
RATIO = re.compile(r"(?<![\w.,:])\d{1,4}(?:[.,]\d{1,4})?:\d{1,4}(?:[.,]\d{1,4})?(?![\w:])")
MIXED = re.compile(
    r"(?<![\w/])(?:[^\W_]{1,40}[-–\u2011])?(?:[^\W\d_]{1,40}\d|\d{1,20}[^\W\d_])[^\W_]{0,60}"
    r"(?:[-–\u2011/][^\W_]{1,40}){0,4}(?![\w])"
    r"|(?<![\w/-])[A-Z]{2,30}[-–\u2011]\d{1,8}(?![\w-])"
)
MIXED_HINT = re.compile(r"\d(?:(?=[^\W\d_])|(?<=[^\W\d_]\d)|(?<=[A-Z][-–\u2011]\d))")
# Units that are written alike everywhere, and touch their figure.
UNITS = "h|x|k|m|km|cm|mm|kg|g|ha|mb|gb|kb"
LABEL = re.compile(
    r"(?:(?<![\w])(?P<number>\d{1,3}|[IVXLC]{1,6})[ \u00a0\u202f]?,?[ "
    r"\u00a0\u202f]?\(?|(?:(?<=\s)|(?<!.))(?P<bracket>\(?))"
    r"(?P<label>[a-z]|[ivx]{2,5})\)(?!\w)"
)
GROUPS_OF_THREE = re.compile(r"\d{1,3}(?:\.\d{3})+")
FRACTION = re.compile(r"([1-9])/([2-9]|10)")
ALIKE = str.maketrans({"–": "-", "\u2011": "-", " ": None, "\u00a0": None, "\u202f": None})
IDIOMS = frozenset({"24/7", "9/11"})


def identifiers(masked: Masked) -> Iterator[Value]:
    """The identifiers of a passage, in the order of their kinds."""
    text = masked.text
    if "@" in text:
        yield from masked.take(EMAIL, _verbatim)
    if "+" in text:
        yield from masked.take(
            PHONE, lambda found: _value(ValueKind.IDENTIFIER, found, "".join(filter(str.isdigit, found[0])))
        )
    if "/" in text:
        yield from masked.take(SYMBOL, _symbol)
    if "(" in text:
        yield from masked.take(RESOLUTION, _verbatim)
    if "-" in text or "–" in text or "\u2011" in text:
        yield from masked.take(CASE, _verbatim)
    if "/" in text:
        yield from masked.take(SLASHED, _slashed)
    if "." in text:
        yield from masked.take(VERSION, _version)


def labels(masked: Masked) -> Iterator[Value]:
    """The sub-paragraphs that a passage names. The number before the letter stays, to be read as a number."""
    if ")" in masked.text:
        for match in LABEL.finditer(masked.text):
            sure = bool(match["number"] or match["bracket"])
            yield Value(
                sort=ValueKind.LABEL,
                text=match[0],
                start=match.start(),
                readings=(match["label"],),
                doubtful=not sure,
            )


def ratios(masked: Masked) -> Iterator[Value]:
    """`4.5:1`: read after times."""
    if ":" in masked.text:
        yield from masked.take(
            RATIO, lambda found: _value(ValueKind.IDENTIFIER, found, found[0].replace(",", "."))
        )


def mixed(masked: Masked, language: str) -> Iterator[Value]:
    """Words of letters and figures: read after everything that knows a unit or an ordinal ending."""
    if MIXED_HINT.search(masked.text):
        number = _number(read_with(language))
        yield from masked.take(
            MIXED, lambda found: () if number.fullmatch(found[0]) else _verbatim(found, ValueKind.TOKEN)
        )


@cache
def _number(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """Numbers with an ending or a unit, which are read as numbers."""
    figures = [language.figures for language in languages]
    endings = alternatives(
        ending for words in figures for ending in (*words.ordinal_endings, *words.other_endings)
    )
    return re.compile(rf"\d+(?:{endings}|{UNITS}|[ºªᵉ{FRACTIONS}]+)", re.IGNORECASE)


def _verbatim(found: re.Match[str], sort: ValueKind = ValueKind.IDENTIFIER) -> tuple[Value]:
    return _value(sort, found, found[0].translate(ALIKE))


def _value(sort: ValueKind, found: re.Match[str], key: str) -> tuple[Value]:
    return (Value(sort=sort, text=found[0].strip(OBJECT), start=found.start(), readings=(key,)),)


def _symbol(found: re.Match[str]) -> tuple[Value, ...]:
    return _verbatim(found) if any(map(str.isdigit, found[0])) else ()


def _slashed(found: re.Match[str]) -> tuple[Value, ...]:
    """A resolution's number. `24/7` is an idiom; `1/2` and `2023/24` are numbers, read later."""
    key = found[0].translate(ALIKE)
    first, _, second = key.partition("/")
    years = len(first) == 4 and len(second) in (2, 4)
    if key in IDIOMS:
        return _verbatim(found, ValueKind.TOKEN)
    return () if years or FRACTION.fullmatch(key) else _verbatim(found)


def _version(found: re.Match[str]) -> tuple[Value, ...]:
    """`0.121.0`; `1.000.000` is a number."""
    return (
        ()
        if GROUPS_OF_THREE.fullmatch(found[0])
        else _value(ValueKind.IDENTIFIER, found, found[0].lower().removeprefix("v"))
    )
