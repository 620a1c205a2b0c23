"""Which countries a passage names, by name or by adjective: `Sudan`, `Sudanese`, `soudanaises`.

The rules are those of adjectives of nationality and of no others. A form too many (`kirguisa`) does no harm;
a form that
no rule makes (`ouzbèke`) stands in the list as an adjective of its own.

Names are the Unicode CLDR's (through Babel), and the further forms and adjectives of `countries.yml`.
A doubtful form (`Georgia`, `English`) may prove that a country is named, and demands nothing.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from docs_parity.compare.passages import WORD, Passage
from docs_parity.markdown.yaml_positions import load

STEM_AND_ACCENT = re.compile(r"(.*)([áéíó])([ns])")
"""A Spanish word with the stress on its last syllable, which loses the accent when an ending follows."""
WITHOUT_ACCENT = str.maketrans("áéíó", "aeio")
SPANISH_OF_ONE_GENDER = ("ís", "ar")
"""`kirguís, kirguises`; `kosovar, kosovares`."""
ENGLISH_WITHOUT_PLURAL = ("s", "ese", "sh", "nch", "tch", "ic", "y", "z")
"""`Swiss`, `Sudanese`, `British`, `French`, `Dutch`, `Icelandic`, `Malagasy`, `Kyrgyz`; `Czech` has one."""

ENGLISH_MAN_OR_WOMAN = ("chman", "chwoman", "shman", "shwoman")
"""`Frenchman, Irishwoman`; not `German`."""


def inflected(adjective: str, language: str) -> Iterator[str]:
    """The adjective and its other forms, each once; only itself in a language without rules."""
    forms = FORMS.get(language, _itself)
    yield from dict.fromkeys((adjective, *forms(adjective)))


def _itself(adjective: str) -> Iterator[str]:
    yield adjective


def _english(adjective: str) -> Iterator[str]:
    if adjective.endswith(ENGLISH_MAN_OR_WOMAN):
        yield adjective.removesuffix("man") + "men"
    elif not adjective.endswith(ENGLISH_WITHOUT_PLURAL):
        yield adjective + "s"


def _french(adjective: str) -> Iterator[str]:
    yield _with_s(adjective)
    for feminine in _french_feminines(adjective):
        yield feminine
        yield _with_s(feminine)


def _french_feminines(adjective: str) -> Iterator[str]:
    """`syrien, syrienne`; `letton, lettonne` or `lettone`; `turc, turque`; `grec, grecque`; none for
    `suisse`, `burkinabè`, `lao`.
    """
    if adjective.endswith("en"):
        yield adjective + "ne"
    elif adjective.endswith("on"):
        yield from (adjective + "ne", adjective + "e")
    elif adjective.endswith("ec"):
        yield adjective + "que"
    elif adjective.endswith("c"):
        yield adjective.removesuffix("c") + "que"
    elif not adjective.endswith(("e", "è", "o", "u")):
        yield adjective + "e"


def _with_s(word: str) -> str:
    return word if word.endswith(("s", "x", "z")) else word + "s"


def _spanish(adjective: str) -> Iterator[str]:
    """`sirio`, `sudanés`, `español`, `canadiense`, `belga`, `israelí` and what goes like them."""
    if adjective.endswith("o"):
        stem = adjective.removesuffix("o")
        yield from (stem + "os", stem + "a", stem + "as")
    elif adjective.endswith(("í", "ú")):
        yield from (adjective + "es", adjective + "s")
    elif adjective.endswith(("a", "e", "é", "i", "u")):
        yield adjective + "s"
    else:
        accented = STEM_AND_ACCENT.fullmatch(adjective)
        stem = accented[1] + accented[2].translate(WITHOUT_ACCENT) + accented[3] if accented else adjective
        yield stem + "es"
        if not adjective.endswith(SPANISH_OF_ONE_GENDER):
            yield from (stem + "a", stem + "as")


FORMS: dict[str, Callable[[str], Iterator[str]]] = {"en": _english, "fr": _french, "es": _spanish}


FILE = "countries.yml"
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
    base = passage.language.partition("-")[0]
    return () if _telling(base).isdisjoint(passage.written) else tuple(_mentions(passage, _index(base)))


def _mentions(passage: Passage, index: Mapping[str, tuple[CountryForm, ...]]) -> Iterator[Mention]:
    text, end = plain_signs(passage.text), 0
    for start in sorted(_starts(text, {word for word in passage.written if word in index})):
        word = WORD.match(text, start)[0]
        found = next(
            (
                form
                for form in index.get(word, ())
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
    own = _table().get(code, {}).get("en", {}).get("names")
    return own[0] if own else Locale.parse("en").territories.get(_alpha_2().get(code, ""), code)


@cache
def _telling(language: str) -> frozenset[str]:
    """The longest word of each form: a text that has none of them names no country, and most texts are told
    apart by that.
    """
    return frozenset(
        max(WORD.findall(form), key=len) for forms in _index(language).values() for form, _, _ in forms
    )


@cache
def _index(language: str) -> dict[str, tuple[CountryForm, ...]]:
    """First word of a form -> the forms that begin with it, the longest first."""
    found: dict[str, set[CountryForm]] = defaultdict(set)
    for form, code, doubtful in _forms(language):
        if first := WORD.search(form):
            found[first[0]].add((form[first.start() :], code, doubtful))
    return {
        word: tuple(sorted(forms, key=lambda form: (-len(form[0]), form[2]))) for word, forms in found.items()
    }


def _forms(language: str) -> Iterator[CountryForm]:
    names = _names(language)
    for code, entry in _table().items():
        own = entry.get(language, {})
        doubtful = frozenset(own.get("doubtful", ()))
        adjectives = [(form, one) for one in own.get("adjectives", ()) for form in inflected(one, language)]
        for form, base in [
            (form, form) for form in (*names.pop(code, ()), *own.get("names", ()))
        ] + adjectives:
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
    ours = {three: known.get(three, "XK") for three in _table()}
    taken = frozenset(ours.values())
    return ours | {three: two for three, two in known.items() if two not in taken}


@cache
def _table() -> dict[str, dict]:
    return load((files("docs_parity.facts") / FILE).read_text(encoding="utf-8"))[0]
