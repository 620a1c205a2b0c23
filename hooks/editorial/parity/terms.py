"""The terms of the glossary in a text: which an original has, and whether a translation has a form of them.

An original is read strictly: the words of a form one behind the other, in any inflection. The longest form wins, so that no
term is asked for that only stands inside another. A translation is read generously: the words of a form in order, small words
aside, with up to GAP others between two of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from editorial.model.glossary import Glossary, Term
from editorial.parity.keys import Keys, acronyms, folded

GAP = 2
PASSAGES = 512
"""Passages whose terms are kept in mind: more than a long page has."""
CHANGING = "acefloxyz"
"""Last letters that another ending may take the place of."""
ACCENTED = {"a": "àáâãä", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõö", "u": "ùúûü", "y": "ÿ"}
Form = tuple[str, ...]
"""The keys of a form."""


@dataclass(frozen=True, slots=True)
class Said:
    """A term in a text."""

    term: Term
    at: int
    """Which key of the text is its first."""
    length: int
    forbidden: bool = False
    """True for a form that must not be written."""


class Index:
    """The forms of one language, ready to be looked for. Made once; every question takes time in proportion to the text."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self._language = language
        forms = [(term, term.forms(language)) for term in glossary.terms]
        self._keys = Keys(language, frozenset(acronym for _, found in forms for form in (*found.accepted, *found.forbid)
                                              for acronym in acronyms(form)))
        self._starts: dict[str, list[tuple[Form, Term, bool]]] = defaultdict(list)
        for term, found in forms:
            for form in found.asked:
                self._look_for(form, term)
            for form in found.forbid:
                self._look_for(form, term, forbidden=True)
        for starting in self._starts.values():
            starting.sort(key=lambda entry: -len(entry[0]))
        self._once = lru_cache(PASSAGES)(lambda text: tuple(self._said(self._keys.of(text))))
        self._accepted: dict[Term, tuple[Form, ...]] = {}
        self.asks = frozenset(term for term, found in forms if found.asked)
        """The terms that have a form to ask for in this language."""
        traces = [_trace(self._keys.of(form)) for _, found in forms for form in found.forbid]
        self.forbids = re.compile("|".join(traces), re.IGNORECASE) if traces else None
        """Found in every text, with markup or without, that has a forbidden form: asked first, it saves looking at every word."""

    def _look_for(self, form: str, term: Term, *, forbidden: bool = False) -> None:
        if keys := tuple(self._keys.of(form)):
            self._starts[keys[0]].append((keys, term, forbidden))

    def said(self, text: str) -> tuple[Said, ...]:
        """The terms in a text, in order; where one stands inside another, the longer one. An original is asked once a language."""
        return self._once(text)

    def _said(self, keys: list[str]) -> Iterator[Said]:
        until = 0
        for at, key in enumerate(keys):
            if key in self._starts and at >= until:
                for form, term, forbidden in self._starts[key]:
                    if tuple(keys[at:at + len(form)]) == form:
                        until = at + len(form)
                        yield Said(term, at, len(form), forbidden)
                        break

    def words(self, text: str, said: Said) -> str:
        """A term as it stands in the text in which it was found."""
        tokens = list(islice(self._keys.tokens(text), said.at, said.at + said.length))
        return text[tokens[0].start:tokens[-1].end]

    def keys(self, text: str) -> list[str]:
        """The words of a translation as `has` takes them."""
        return self._keys.large(self._keys.of(text))

    def has(self, keys: Sequence[str], term: Term) -> bool:
        """True if a form of the term that is accepted stands among these words."""
        return any(_stands(form, keys) for form in self._forms(term))

    def _forms(self, term: Term) -> tuple[Form, ...]:
        """Every accepted form of a term without small words."""
        if term not in self._accepted:
            self._accepted[term] = tuple(tuple(self.keys(form)) for form in term.forms(self._language).accepted)
        return self._accepted[term]


@lru_cache(16)
def index(glossary: Glossary, language: str) -> Index:
    """The index of a glossary in one language, made when it is first asked for."""
    return Index(glossary, language)


def _stands(form: Form, keys: Sequence[str]) -> bool:
    """True if the words of a form stand among others in order, with at most GAP words between two of them.

    A form of small words only asks for nothing.
    """
    if not form:
        return True
    if not all(key in keys for key in form):
        return False
    ends = {at for at, key in enumerate(keys) if key == form[0]}
    for wanted in form[1:]:
        ends = {at for end in ends for at in range(end + 1, min(end + GAP + 2, len(keys))) if keys[at] == wanted}
    return bool(ends)


def _trace(keys: Iterable[str]) -> str:
    """A pattern for the beginning of the longest of these words, with or without accents."""
    return "".join(f"{letter}[\u0300-\u036f]?" if letter not in ACCENTED else f"[{letter}{ACCENTED[letter]}][\u0300-\u036f]?"
                   for letter in max(map(beginning, keys), key=len, default=""))


def beginning(key: str) -> str:
    """What every word with this key begins with, in small letters and without accents."""
    return folded(key).removesuffix("teur").rstrip(CHANGING)
