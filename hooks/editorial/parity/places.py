"""Which countries a passage names, by name or by adjective: `Sudan`, `Sudanese`, `soudanaises`.

Names are the Unicode CLDR's (through Babel), the house's own (`places` in editorial.yml), and the further forms and adjectives of
`countries.yml`. A doubtful form (`Georgia`, `English`) may prove that a country is named, and demands nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from babel import Locale
from babel.core import get_global

from editorial.parity.inflection import inflected
from editorial.parity.passages import WORD, Passage

FILE = "countries.yml"
Form = tuple[str, str, bool]
"""(as it is written, alpha-3 code, whether it is doubtful)"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named in a passage."""

    code: str
    """ISO 3166-1 alpha-3."""
    text: str
    doubtful: bool


def mentions(passage: Passage) -> tuple[Mention, ...]:
    """The countries of a passage in order; where one name holds another (`South Sudan`), the longer one counts."""
    index = _index(passage.language.partition("-")[0])
    if index.keys().isdisjoint(passage.written):
        return ()
    return tuple(_mentions(passage, index))


def _mentions(passage: Passage, index: Mapping[str, tuple[Form, ...]]) -> Iterator[Mention]:
    text = passage.text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")
    end = 0
    for match in WORD.finditer(text):
        if match.start() < end or match[0] not in index:
            continue
        for form, code, doubtful in index[match[0]]:
            if text.startswith(form, match.start()) and not text[match.start() + len(form):match.start() + len(form) + 1].isalnum():
                end = match.start() + len(form)
                yield Mention(code, form, doubtful)
                break


def english_name(code: str) -> str:
    """What a country is called in our messages."""
    return Locale.parse("en").territories.get(_alpha_2().get(code, ""), code)


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
                yield written.replace("’", "'"), code, base in doubtful
        for form in doubtful:
            yield form.replace("’", "'"), code, True
    for code, forms in names.items():
        yield from ((form.replace("’", "'"), code, False) for form in forms)


def _names(language: str) -> dict[str, tuple[str, ...]]:
    """alpha-3 code -> the CLDR's name."""
    territories = Locale.parse(language).territories
    return {three: (territories[two],) for three, two in _alpha_2().items() if two in territories}


@cache
def _alpha_2() -> dict[str, str]:
    return {three: aliases[0] for three, aliases in get_global("territory_aliases").items() if len(three) == 3 and three.isalpha()} | {"XKX": "XK"}


@cache
def _table() -> dict[str, dict]:
    text = files("editorial.parity").joinpath(FILE).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
