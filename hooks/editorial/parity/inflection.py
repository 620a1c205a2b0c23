"""All forms of the adjectives in `countries.yml`: plurals in English, feminines and plurals in French and Spanish.

The rules are those of adjectives of nationality and of no others. A form too many (`kirguisa`) does no harm; a form that
no rule makes (`ouzbèke`) stands in the list as an adjective of its own.
"""

import re
from collections.abc import Callable, Iterator

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
    """`syrien, syrienne`; `letton, lettonne` or `lettone`; `turc, turque`; `grec, grecque`; none for `suisse`, `burkinabè`, `lao`."""
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
