"""The description of a language by its code: the one place that knows what `pt-BR` has to do with `pt`.

A language of this package is imported when it is first asked for. A language from elsewhere is registered
before anything is checked, and takes the place of one of the same code.
"""

from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.resources import files

from babel import Locale, UnknownLocaleError

from docs_parity.languages.base import Language

ROOM = "docs_parity.languages"
EVERYWHERE = ("en", "fr", "es")
"""The languages whose small words are read in passages of every language: names, titles, quotations and words
that nobody translated travel, and dates and numbers with them.
"""
_registered: dict[str, Language] = {}


def base_of(code: str) -> str:
    """The language of a code without region and script: `pt` of `pt-BR` and of `pt_BR`."""
    return code.replace("_", "-").partition("-")[0].lower()


def region_of(code: str) -> str:
    """The rest of a code in small letters: `br` of `pt-BR`; empty if there is none."""
    return code.replace("_", "-").partition("-")[2].lower()


@cache
def locale_of(code: str) -> Locale | None:
    """What the CLDR has of a code, written with hyphens or underscores; that of its language where it does
    not know the region; None where it does not know the language: names are then not read.
    """
    for known_as in (code.replace("_", "-"), base_of(code)):
        with suppress(ValueError, UnknownLocaleError):
            return Locale.parse(known_as, sep="-")
    return None


@cache
def language(code: str) -> Language:
    """What is known of the language of a code; a description with nothing in it for one that nobody
    described.
    """
    base = base_of(code)
    if base in _registered:
        return _registered[base]
    return _described(base) if base in _of_this_package() else Language(code=base)


@cache
def read_with(code: str) -> tuple[Language, ...]:
    """The languages whose small words are read in a passage of this language: its own, and those that are
    read everywhere.
    """
    return tuple(dict.fromkeys((*map(language, EVERYWHERE), language(code))))


@cache
def known() -> tuple[Language, ...]:
    """Every language that is described, in the order of their codes."""
    return tuple(language(base) for base in sorted({*_of_this_package(), *_registered}))


def registered() -> tuple[Language, ...]:
    """The languages that are described elsewhere, in the order of their codes."""
    return tuple(_registered[base] for base in sorted(_registered))


def register(described: Language) -> None:
    """Make a language known, in place of one of the same code. To be called before anything is checked."""
    _registered[described.code] = described
    _forget_answers()


def unregister(code: str) -> None:
    """Make a language that was registered unknown again. Raises KeyError if it is not."""
    del _registered[code]
    _forget_answers()


def _forget_answers() -> None:
    for answers in (language, read_with, known):
        answers.cache_clear()


def _described(base: str) -> Language:
    described = import_module(f"{ROOM}.{base}").LANGUAGE
    if not isinstance(described, Language):
        raise TypeError(f"{ROOM}.{base}.LANGUAGE is no description of a language")
    return described


@cache
def _of_this_package() -> frozenset[str]:
    """The codes after which modules of this room are called: those of two or three letters."""
    names = (entry.name.removesuffix(".py") for entry in files(ROOM).iterdir() if entry.name.endswith(".py"))
    return frozenset(name for name in names if len(name) in (2, 3))
