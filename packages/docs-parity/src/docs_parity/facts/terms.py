"""The terms of the glossary in a text, by words without case, accents, elision, plural and feminine.

Comes in: the text of a passage. Goes out: a key for each of its words, and STOP where a sentence ends.
A text is parted at its spaces, and what stands between two spaces is looked at once in each language: most of
it comes again.

An original is read strictly: the words of a form one behind the other, in any inflection. The longest form
wins, so that no term is asked for that only stands inside another. A translation is read generously: the
words of a form in order, small words aside, with up to GAP others between two of them.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from typing import NamedTuple

from docs_parity.languages.base import Language, alternatives
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import read_with
from docs_parity.markdown.inline import OBJECT
from docs_parity.model.letters import without_accents
from docs_parity.project.glossary import Glossary, Term

STOP = "."
"""The key for the end of a sentence, and for what is no words: no term goes over it."""

# An elision is no word. Of "spécial(e)", "conseiller·ère" and "Council’s" the first part counts; of "US$"
# nothing does.
WORD = r"""
    (?<!\w) (?: ELISIONS ) ['’] (?=\w)
  | ( (?<!\w) [^\W\d_] (?: \.-? [^\W\d_] (?!\w) )+
    | (?<![^\W_]) [^\W_]++ (?: [\u00ad\u200b] [^\W_]++ )*+ (?! \$ ) )
    (?: \( [^\W\d_]{1,5} \) \w* | [·‧•] \w+ )* (?: ['’]s (?!\w) )?
"""
ACRONYM = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ0-9]+)s?")
SENTENCE_END = re.compile(r"[.;:!?…][\"'’”»)\]]*$")
INITIALS = re.compile(r"\W*(?:[A-ZÀ-Þ]{1,2}\W+)+")
DOTS = re.compile(r"[.\-\u00ad\u200b]")
CHUNK = re.compile(r"\S+")
MANY = 2**16


@cache
def _word_pattern(languages: tuple[Language, ...]) -> re.Pattern[str]:
    elisions = alternatives(elision for language in languages for elision in language.elisions)
    return re.compile(WORD.replace("ELISIONS", elisions), re.VERBOSE | re.IGNORECASE)


class NormalizedToken(NamedTuple):
    """A word, or an end, with its place."""

    key: str
    start: int
    end: int


class NormalizedTokens(dict[str, tuple[str, ...]]):
    """What stands between two spaces -> its keys, in one language.

    `acronyms` are told from other words in capital letters.
    """

    def __init__(self, language: str, acronyms: Container[str] = frozenset()) -> None:
        super().__init__()
        self._language = described(language)
        self.small = self._language.linking_words | {STOP}
        self._word = _word_pattern(read_with(language))
        self._acronyms = acronyms

    def of(self, text: str) -> list[str]:
        """The keys of a text in order. Takes time in proportion to its length."""
        return list(chain.from_iterable(map(self.__getitem__, text.split())))

    def large(self, keys: list[str]) -> list[str]:
        """Those of the keys that are no small words."""
        return [key for key in keys if key not in self.small]

    def tokens(self, text: str) -> Iterator[NormalizedToken]:
        """The keys of a text with their places, for who has to show them."""
        for chunk in CHUNK.finditer(text):
            for key, start, end in self._tokens(chunk[0]):
                yield NormalizedToken(key, chunk.start() + start, chunk.start() + end)

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) > MANY:
            self.clear()
        self[chunk] = keys = tuple(token.key for token in self._tokens(chunk))
        return keys

    def _tokens(self, chunk: str) -> Iterator[NormalizedToken]:
        for match in self._word.finditer(chunk):
            if match[1] and (key := self._key(DOTS.sub("", match[1]))):
                yield NormalizedToken(key, *match.span(1))
        if OBJECT in chunk or (SENTENCE_END.search(chunk) and not INITIALS.fullmatch(chunk)):
            yield NormalizedToken(STOP, len(chunk), len(chunk))

    def _key(self, word: str) -> str:
        """The key of a word as written; empty for an article."""
        if (acronym := ACRONYM.fullmatch(word)) and acronym[1] in self._acronyms:
            return acronym[1]
        word = folded(word)
        if word in self._language.articles:
            return ""
        return self._language.contractions.get(word) or singular(word, self._language)


def acronyms(form: str, language: str) -> Iterator[str]:
    """The words of a form that are written in capital letters, without their dots."""
    for match in _word_pattern(read_with(language)).finditer(form):
        if match[1] and (acronym := ACRONYM.fullmatch(DOTS.sub("", match[1]))):
            yield acronym[1]


def folded(word: str) -> str:
    """A word in small letters without accents."""
    return without_accents(word.casefold(), "NFKD").replace("œ", "oe")


SHORTEST = 4


def singular(word: str, language: Language) -> str:
    """A folded word without the endings of plural and feminine. Nothing else is taken off: `protect` is not
    `protected`, `negación` not `negacionismo`. A language without rules here keeps its words.
    """
    return language.singular(word) if len(word) >= SHORTEST else word


GAP = 2
PASSAGES = 512
"""Passages whose terms are kept in mind: more than a long page has."""
CHANGING = "acefloxyz"
"""Last letters that another ending may take the place of."""
ACCENTED = {"a": "àáâãä", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõö", "u": "ùúûü", "y": "ÿ"}
TermForm = tuple[str, ...]
"""The keys of a form."""


@dataclass(frozen=True, slots=True)
class TermMention:
    """A term in a text."""

    term: Term
    at: int
    """Which key of the text is its first."""
    length: int
    forbidden: bool = False
    """True for a form that must not be written."""


class Index:
    """The forms of one language, ready to be looked for.

    Made once; every question takes time in proportion to the text.
    """

    def __init__(self, glossary: Glossary, language: str) -> None:
        self._language = language
        forms = [(term, term.forms(language)) for term in glossary.terms]
        self._keys = NormalizedTokens(
            language,
            frozenset(
                acronym
                for _, found in forms
                for form in (*found.accepted, *found.forbid)
                for acronym in acronyms(form, language)
            ),
        )
        self._starts: dict[str, list[tuple[TermForm, Term, bool]]] = defaultdict(list)
        for term, found in forms:
            for form in found.asked:
                self._look_for(form, term)
            for form in found.forbid:
                self._look_for(form, term, forbidden=True)
        for starting in self._starts.values():
            starting.sort(key=lambda entry: -len(entry[0]))
        self._once = lru_cache(PASSAGES)(lambda text: tuple(self._mentions(self._keys.of(text))))
        self._accepted: dict[Term, tuple[TermForm, ...]] = {}
        self.asks = frozenset(term for term, found in forms if found.asked)
        """The terms that have a form to ask for in this language."""
        traces = [_trace(self._keys.of(form)) for _, found in forms for form in found.forbid]
        self.forbids = re.compile("|".join(traces), re.IGNORECASE) if traces else None
        """Found in every text, with markup or without, that has a forbidden form: asked first, it saves
        looking at every word.
        """

    def _look_for(self, form: str, term: Term, *, forbidden: bool = False) -> None:
        if keys := tuple(self._keys.of(form)):
            self._starts[keys[0]].append((keys, term, forbidden))

    def mentions(self, text: str) -> tuple[TermMention, ...]:
        """The terms in a text, in order; where one stands inside another, the longer one. An original is
        asked once a language.
        """
        return self._once(text)

    def _mentions(self, keys: list[str]) -> Iterator[TermMention]:
        until = 0
        for at, key in enumerate(keys):
            if key in self._starts and at >= until:
                for form, term, forbidden in self._starts[key]:
                    if tuple(keys[at : at + len(form)]) == form:
                        until = at + len(form)
                        yield TermMention(term, at, len(form), forbidden)
                        break

    def words(self, text: str, mention: TermMention) -> str:
        """A term as it stands in the text in which it was found."""
        tokens = list(islice(self._keys.tokens(text), mention.at, mention.at + mention.length))
        return text[tokens[0].start : tokens[-1].end]

    def keys(self, text: str) -> list[str]:
        """The words of a translation as `has` takes them."""
        return self._keys.large(self._keys.of(text))

    def has(self, keys: Sequence[str], term: Term) -> bool:
        """True if a form of the term that is accepted stands among these words."""
        return any(_stands(form, keys) for form in self._forms(term))

    def _forms(self, term: Term) -> tuple[TermForm, ...]:
        """Every accepted form of a term without small words."""
        if term not in self._accepted:
            self._accepted[term] = tuple(
                tuple(self.keys(form)) for form in term.forms(self._language).accepted
            )
        return self._accepted[term]


@lru_cache(16)
def index(glossary: Glossary, language: str) -> Index:
    """The index of a glossary in one language, made when it is first asked for."""
    return Index(glossary, language)


def _stands(form: TermForm, keys: Sequence[str]) -> bool:
    """True if the words of a form stand among others in order, with at most GAP words between two of them.

    A form of small words only asks for nothing.
    """
    if not form:
        return True
    if not all(key in keys for key in form):
        return False
    ends = {at for at, key in enumerate(keys) if key == form[0]}
    for wanted in form[1:]:
        ends = {
            at for end in ends for at in range(end + 1, min(end + GAP + 2, len(keys))) if keys[at] == wanted
        }
    return bool(ends)


def _trace(keys: Iterable[str]) -> str:
    """A pattern for the beginning of the longest of these words, with or without accents."""
    return "".join(
        f"{letter}[\u0300-\u036f]?"
        if letter not in ACCENTED
        else f"[{letter}{ACCENTED[letter]}][\u0300-\u036f]?"
        for letter in max(map(beginning, keys), key=len, default="")
    )


def beginning(key: str) -> str:
    """What every word with this key begins with, in small letters and without accents."""
    return folded(key).removesuffix("teur").rstrip(CHANGING)
