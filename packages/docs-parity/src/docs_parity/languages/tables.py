"""The tables of a language that are too large for its module: names of countries, and words that deny, doubt
or attribute. Each is a YAML file in the language's own folder (`Language.data`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docs_parity.languages.base import Language
from docs_parity.markdown.yaml_positions import load

COUNTRIES, HEDGES = "countries.yml", "hedges.yml"


@dataclass(frozen=True, slots=True)
class CountryNames:
    """What a country is called in one language, besides its name in the CLDR."""

    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """In the masculine singular."""
    doubtful: frozenset[str] = frozenset()
    """Names and adjectives that mean something else as well, with all their forms."""


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """Words of one mood. `*` stands for any letters, ` … ` for a few words."""

    demands: tuple[str, ...] = ()
    """Those that say so beyond doubt."""
    shows: tuple[str, ...] = ()
    """Those that may answer them."""
    not_within: tuple[str, ...] = ()
    """What the words in place of `…` may not begin with."""


NO_NAMES, NO_HEDGES = CountryNames(), HedgeWords()


@cache
def countries(language: Language) -> Mapping[str, CountryNames]:
    """alpha-3 code -> names; empty for a language without this table. Raises ValueError for a table that has
    another form.
    """
    return {
        code: CountryNames(
            _words(entry, "names"), _words(entry, "adjectives"), frozenset(_words(entry, "doubtful"))
        )
        for code, entry in _entries(language, COUNTRIES).items()
    }


@cache
def hedges(language: Language) -> Mapping[str, HedgeWords]:
    """Name of a mood -> words; empty for a language without this table. Raises ValueError for a table that
    has another form.
    """
    return {
        mood: HedgeWords(_words(entry, "demands"), _words(entry, "shows"), _words(entry, "not_within"))
        for mood, entry in _entries(language, HEDGES).items()
    }


def _entries(language: Language, name: str) -> dict[str, dict[str, object]]:
    entries, _ = load(language.table(name))
    if entries is None:
        return {}
    if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
        raise ValueError(f"{name} of the language {language.code} has no entries")
    return entries


def _words(entry: Mapping[str, object], name: str) -> tuple[str, ...]:
    words = entry.get(name, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"{name}: {words!r} is no list of words")
    return tuple(words)
