"""Which countries a passage names, by name or by adjective: `Sudan`, `Sudanese`, `soudanaises`.

Names are the Unicode CLDR's (through Babel), and the further forms and adjectives of `countries.yml`.
A doubtful form (`Georgia`, `English`) may prove that a country is named, and demands nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from editorial.parity.inflection import inflected
from editorial.parity.passages import WORD, Passage
from editorial.reading.yaml_lines import load

FILE = "countries.yml"
# What goes on behind a form makes another word of it: `Colombie-Britannique`.
WITHIN = re.compile(r"\w|-\w")
SIGNS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
Form = tuple[str, str, bool]
"""(as it is written, alpha-3 code, whether it is doubtful)"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named in a passage."""

    code: str
    """ISO 3166-1 alpha-3."""
    text: str
    doubtful: bool
    start: int
    """Where it begins in the passage's text."""


def mentions(passage: Passage) -> tuple[Mention, ...]:
    """The countries of a passage in order; where one name holds another (`South Sudan`), the longer one counts."""
    base = passage.language.partition("-")[0]
    return () if _telling(base).isdisjoint(passage.written) else tuple(_mentions(passage, _index(base)))


def _mentions(passage: Passage, index: Mapping[str, tuple[Form, ...]]) -> Iterator[Mention]:
    text, end = plain_signs(passage.text), 0
    for start in sorted(_starts(text, {word for word in passage.written if word in index})):
        word = WORD.match(text, start)[0]
        found = next((form for form in index.get(word, ()) if start >= end and text.startswith(form[0], start)
                      and not WITHIN.match(text, start + len(form[0]))), None)
        if found:
            end = start + len(found[0])
            yield Mention(found[1], found[0], found[2], start)


def _starts(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where these words begin in a text, as words of their own and not behind a hyphen."""
    for word in words:
        start = text.find(word)
        while start >= 0:
            if not start or not (text[start - 1].isalpha() or text[start - 1] == "-"):
                yield start
            start = text.find(word, start + 1)


def english_name(code: str) -> str:
    """What a country is called in our messages: by the first of its English names, which is the United Nations', else by the CLDR's."""
    own = _table().get(code, {}).get("en", {}).get("names")
    return own[0] if own else Locale.parse("en").territories.get(_alpha_2().get(code, ""), code)


@cache
def _telling(language: str) -> frozenset[str]:
    """The longest word of each form: a text that has none of them names no country, and most texts are told apart by that."""
    return frozenset(max(WORD.findall(form), key=len) for forms in _index(language).values() for form, _, _ in forms)


@cache
def _index(language: str) -> dict[str, tuple[Form, ...]]:
    """First word of a form -> the forms that begin with it, the longest first."""
    found: dict[str, set[Form]] = defaultdict(set)
    for form, code, doubtful in _forms(language):
        if first := WORD.search(form):
            found[first[0]].add((form[first.start():], code, doubtful))
    return {word: tuple(sorted(forms, key=lambda form: (-len(form[0]), form[2]))) for word, forms in found.items()}


def _forms(language: str) -> Iterator[Form]:
    names = _names(language)
    for code, entry in _table().items():
        own = entry.get(language, {})
        doubtful = frozenset(own.get("doubtful", ()))
        adjectives = [(form, one) for one in own.get("adjectives", ()) for form in inflected(one, language)]
        for form, base in [(form, form) for form in (*names.pop(code, ()), *own.get("names", ()))] + adjectives:
            for written in {form, form[0].upper() + form[1:]}:
                yield plain_signs(written), code, base in doubtful
        for form in doubtful:
            yield plain_signs(form), code, True
    for code, forms in names.items():
        yield from ((plain_signs(form), code, False) for form in forms)


def plain_signs(text: str) -> str:
    """The text with apostrophes, spaces and hyphens of one kind."""
    return text.translate(SIGNS)


def _names(language: str) -> dict[str, tuple[str, ...]]:
    """alpha-3 code -> the CLDR's name, with "and" where it has a sign for it."""
    territories = Locale.parse(language).territories
    return {three: tuple({territories[two], territories[two].replace(" & ", " and ")})
            for three, two in _alpha_2().items() if two in territories}


@cache
def _alpha_2() -> dict[str, str]:
    """alpha-3 -> alpha-2, without codes that are no longer in use (ZAR for COD)."""
    known = {three: aliases[0] for three, aliases in get_global("territory_aliases").items() if len(three) == 3 and three.isalpha()}
    ours = {three: known.get(three, "XK") for three in _table()}
    taken = frozenset(ours.values())
    return ours | {three: two for three, two in known.items() if two not in taken}


@cache
def _table() -> dict[str, dict]:
    return load((files("editorial.parity") / FILE).read_text(encoding="utf-8"))[0]
