"""Which countries a passage names, by name or by adjective: `Sudan`, `Sudanese`, `soudanaises`.

The rules for forms (`Language.adjective_forms`) are those of adjectives of nationality and of no others. A
form too many (`kirguisa`) does no harm; a form that no rule makes (`ouzbèke`) stands in the table as an
adjective of its own.

Names are the Unicode CLDR's (through Babel), and the further forms and adjectives of a language's own table
(`languages/data/<code>/countries.yml`). A doubtful form (`Georgia`, `English`) may prove that a country is
named, and demands nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from docs_parity.compare.passages import Passage
from docs_parity.languages.base import WORD, Language
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import locale_of
from docs_parity.languages.tables import NO_NAMES, countries


def inflected(adjective: str, language: str) -> Iterator[str]:
    """The adjective and its other forms, each once; only itself in a language without rules."""
    yield from dict.fromkeys((adjective, *described(language).adjective_forms(adjective)))


# What goes on behind a form makes another word of it: `Colombie-Britannique`.
WITHIN = re.compile(r"\w|-\w")
SIGNS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
CountryForm = tuple[str, str, bool]
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
    """The countries of a passage in order; where one name holds another (`South Sudan`), the longer one
    counts.
    """
    language = described(passage.language)
    if _telling(language).isdisjoint(passage.written):
        return ()
    return tuple(_mentions(passage, _index(language)))


def _mentions(passage: Passage, index: Mapping[str, tuple[CountryForm, ...]]) -> Iterator[Mention]:
    text, end = plain_signs(passage.text), 0
    for start in sorted(_starts(text, {word for word in passage.written if word in index})):
        match = WORD.match(text, start)
        found = next(
            (
                form
                for form in index.get(match[0] if match else "", ())
                if start >= end
                and text.startswith(form[0], start)
                and not WITHIN.match(text, start + len(form[0]))
            ),
            None,
        )
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
    """What a country is called in our messages: by the first of its English names, which is the United
    Nations', else by the CLDR's.
    """
    own = countries(described("en")).get(code, NO_NAMES).names
    return own[0] if own else Locale.parse("en").territories.get(_alpha_2().get(code, ""), code)


@cache
def _telling(language: Language) -> frozenset[str]:
    """The longest word of each form: a text that has none of them names no country, and most texts are told
    apart by that.
    """
    return frozenset(
        max(WORD.findall(form), key=len) for forms in _index(language).values() for form, _, _ in forms
    )


@cache
def _index(language: Language) -> dict[str, tuple[CountryForm, ...]]:
    """First word of a form -> the forms that begin with it, the longest first."""
    found: dict[str, set[CountryForm]] = defaultdict(set)
    for form, code, doubtful in _forms(language):
        if first := WORD.search(form):
            found[first[0]].add((form[first.start() :], code, doubtful))
    return {
        word: tuple(sorted(forms, key=lambda form: (-len(form[0]), form[2]))) for word, forms in found.items()
    }


def _forms(language: Language) -> Iterator[CountryForm]:
    names, own = _names(language.code), countries(language)
    for code in dict.fromkeys((*_listed(), *own)):
        entry = own.get(code, NO_NAMES)
        adjectives = [
            (form, adjective)
            for adjective in entry.adjectives
            for form in inflected(adjective, language.code)
        ]
        for form, base in [(form, form) for form in (*names.pop(code, ()), *entry.names)] + adjectives:
            for written in {form, form[0].upper() + form[1:]}:
                yield plain_signs(written), code, base in entry.doubtful
        for form in entry.doubtful:
            yield plain_signs(form), code, True
    for code, forms in names.items():
        yield from ((plain_signs(form), code, False) for form in forms)


def plain_signs(text: str) -> str:
    """The text with apostrophes, spaces and hyphens of one kind."""
    return text.translate(SIGNS)


def _names(language: str) -> dict[str, tuple[str, ...]]:
    """alpha-3 code -> the CLDR's name, with "and" where it has a sign for it."""
    locale = locale_of(language)
    territories = locale.territories if locale else {}
    return {
        three: tuple({territories[two], territories[two].replace(" & ", " and ")})
        for three, two in _alpha_2().items()
        if two in territories
    }


@cache
def _alpha_2() -> dict[str, str]:
    """alpha-3 -> alpha-2, without codes that are no longer in use (ZAR for COD)."""
    known = {
        three: aliases[0]
        for three, aliases in get_global("territory_aliases").items()
        if len(three) == 3 and three.isalpha()
    }
    ours = {three: known.get(three, "XK") for three in _listed()}
    taken = frozenset(ours.values())
    return ours | {three: two for three, two in known.items() if two not in taken}


def _listed() -> Iterable[str]:
    """The alpha-3 codes of all countries that have a name in our messages, which are in English."""
    return countries(described("en"))
