"""Words as terms are compared: without case, accents, elision, plural and feminine. `l’ONU`, `Conseillères spéciales`, `EE. UU.`

Comes in: the text of a passage. Goes out: a key for each of its words, and STOP where a sentence ends.
A text is parted at its spaces, and what stands between two spaces is looked at once in each language: most of it comes again.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import chain
from typing import NamedTuple

from editorial.reading.inline import OBJECT

STOP = "."
"""The key for the end of a sentence, and for what is no words: no term goes over it."""

# An elision is no word. Of "spécial(e)", "conseiller·ère" and "Council’s" the first part counts; of "US$" nothing does.
WORD = re.compile(r"""
    (?<!\w) (?: [ldnsjmt]|c | (?:jus|lors|puis|quoi|pres)?qu ) ['’] (?=\w)
  | ( (?<!\w) [^\W\d_] (?: \.-? [^\W\d_] (?!\w) )+
    | (?<![^\W_]) [^\W_]++ (?: [\u00ad\u200b] [^\W_]++ )*+ (?! \$ ) )
    (?: \( [^\W\d_]{1,5} \) \w* | [·‧•] \w+ )* (?: ['’]s (?!\w) )?
""", re.VERBOSE | re.IGNORECASE)
ACRONYM = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ0-9]+)s?")
SENTENCE_END = re.compile(r"[.;:!?…][\"'’”»)\]]*$")
INITIALS = re.compile(r"\W*(?:[A-ZÀ-Þ]{1,2}\W+)+")
DOTS = re.compile(r"[.\-\u00ad\u200b]")
CHUNK = re.compile(r"\S+")
MANY = 2**16

ARTICLES = {
    "en": frozenset("the a an".split()),
    "fr": frozenset("le la les un une".split()),
    "es": frozenset("el la lo los las un una".split()),
}
JOINED = {
    "fr": {"du": "de", "des": "de", "au": "a", "aux": "a"},
    "es": {"del": "de", "al": "a"},
}
SMALL = {
    "en": frozenset("of on for to in and or by with from at".split()),
    "fr": frozenset("de a en pour par sur dans et ou".split()),
    "es": frozenset("de a en para por sobre con y e o u".split()),
}
"""Words inside a term that a translation may change freely."""


class Token(NamedTuple):
    """A word, or an end, with its place."""

    key: str
    start: int
    end: int


class Keys(dict[str, tuple[str, ...]]):
    """What stands between two spaces -> its keys, in one language. `acronyms` are told from other words in capital letters."""

    def __init__(self, language: str, acronyms: Container[str] = frozenset()) -> None:
        super().__init__()
        self.small = SMALL.get(language, frozenset()) | {STOP}
        self._language = language
        self._articles = ARTICLES.get(language, frozenset())
        self._joined = JOINED.get(language, {})
        self._acronyms = acronyms

    def of(self, text: str) -> list[str]:
        """The keys of a text in order. Takes time in proportion to its length."""
        return list(chain.from_iterable(map(self.__getitem__, text.split())))

    def large(self, keys: list[str]) -> list[str]:
        """Those of the keys that are no small words."""
        return [key for key in keys if key not in self.small]

    def tokens(self, text: str) -> Iterator[Token]:
        """The keys of a text with their places, for who has to show them."""
        for chunk in CHUNK.finditer(text):
            for key, start, end in self._tokens(chunk[0]):
                yield Token(key, chunk.start() + start, chunk.start() + end)

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) > MANY:
            self.clear()
        self[chunk] = keys = tuple(token.key for token in self._tokens(chunk))
        return keys

    def _tokens(self, chunk: str) -> Iterator[Token]:
        for match in WORD.finditer(chunk):
            if match[1] and (key := self._key(DOTS.sub("", match[1]))):
                yield Token(key, *match.span(1))
        if OBJECT in chunk or (SENTENCE_END.search(chunk) and not INITIALS.fullmatch(chunk)):
            yield Token(STOP, len(chunk), len(chunk))

    def _key(self, word: str) -> str:
        """The key of a word as written; empty for an article."""
        if (acronym := ACRONYM.fullmatch(word)) and acronym[1] in self._acronyms:
            return acronym[1]
        word = folded(word)
        return "" if word in self._articles else self._joined.get(word) or singular(word, self._language)


def acronyms(form: str) -> Iterator[str]:
    """The words of a form that are written in capital letters, without their dots."""
    for match in WORD.finditer(form):
        if match[1] and (acronym := ACRONYM.fullmatch(DOTS.sub("", match[1]))):
            yield acronym[1]


def folded(word: str) -> str:
    """A word in small letters without accents."""
    word = word.casefold()
    if word.isascii():
        return word
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each)).replace("œ", "oe")


def _english(word: str) -> str:
    """crimes, minorities, processes. After D. Harman, How effective is suffixing? (1991): plurals only."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _french(word: str) -> str:
    """spéciaux, spéciales, conseillères, coordonnatrices, européennes, inclusives, religieuses, déplacées."""
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-2]}l"
    word = word[:-1] if word.endswith(("s", "x")) else word
    if word.endswith("trice"):
        return f"{word[:-5]}teur"
    word = word.rstrip("e")
    for feminine, masculine in FEMININE:
        if word.endswith(feminine):
            return word[:-len(feminine)] + masculine
    return word


def _spanish(word: str) -> str:
    """crímenes, atroces, asesoras, especiales, refugiadas."""
    word = word[:-1] if word.endswith(("as", "es", "os")) else word
    word = word[:-1] if word.endswith(("a", "e", "o")) else word
    return f"{word[:-1]}c" if word.endswith("z") else word


FEMININE = (("eus", "eu"), ("iv", "if"), ("iqu", "ic"), ("ell", "el"), ("enn", "en"), ("onn", "on"))
ENDINGS = {"en": _english, "fr": _french, "es": _spanish}
SHORTEST = 4


def singular(word: str, language: str) -> str:
    """A folded word without the endings of plural and feminine. Nothing else is taken off: `protect` is not `protected`,
    `negación` not `negacionismo`. A language without rules here keeps its words.
    """
    return ENDINGS[language](word) if len(word) >= SHORTEST and language in ENDINGS else word
