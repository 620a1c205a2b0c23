"""The words of a text, and which of them are names because they have a capital letter inside a sentence.

Between two languages a capital letter proves nothing (`the Convention`, `la convention`; `Monday`, `lundi`),
and `people` looks for what both versions keep. Two texts of one language write a name alike, so that every
such word can be asked for.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docs_parity.languages.base import Language, alternatives
from docs_parity.languages.lookup import read_with

# The last are signs that stand beside no number.
TOKEN = re.compile(r"([^\W_]+(?:[-./'’][^\W_]+)*)|[$€£¥%‰]")
# What may stand between two sentences, and what opens a quotation inside one.
SENTENCE_END = re.compile(r"[.!?:…|][\"'”’»)\]]{0,4}\s{0,4}[«“\"'(\[¿¡]{0,4}\s?$|[,:]\s?[«“\"']\s?$")
FIGURE = re.compile(r"\d")
NEAR = 12
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a text, or a sign for money or shares."""

    text: str
    """As written, without an elided article or a possessive ending."""
    start: int
    end: int
    key: str
    """Equal for the same word."""
    first: bool
    """True if it begins a sentence."""
    named: bool
    """True if it is written as a name is."""
    telling: bool
    """True for figures and signs."""


@cache
def _elision(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """What is elided before a word; before a name also with a capital letter, as in `D'Arcy`."""
    elisions = {elision for language in languages for elision in language.elisions}
    capitals = alternatives(elision.upper() for elision in elisions & {"d", "l"})
    return re.compile(rf"(?:{alternatives(elisions)})['’](?=\w)|(?:{capitals})['’](?=[A-ZÀ-Ý])")


def tokens_of(text: str, taken: Sequence[Span] = (), language: str = "") -> Iterator[Token]:
    """The words of a text in order, but for what is `taken` already: spans in order that do not overlap."""
    languages = read_with(language)
    elision = _elision(languages)
    end, before, spans = 0, "", iter((*taken, (len(text), len(text))))
    span = next(spans)
    for match in TOKEN.finditer(_without(text, taken)):
        while span[1] <= match.start():
            # The point of "3 p.m." may end a sentence too, but not before "EST".
            end, before = span[1] - (text[span[0] : span[1]].endswith(".") and not match[0].isupper()), ""
            span = next(spans)
        gap = text[max(end, match.start() - NEAR) : match.start()]
        ended = bool(SENTENCE_END.search(gap)) and not (gap.startswith(".") and _shortened(before, languages))
        first = end == 0 or ended
        word, start = _bare(match[0], elision)
        telling = not match[1] or bool(FIGURE.search(word))
        start += match.start()
        yield Token(
            text=word,
            start=start,
            end=start + len(word),
            key=word.casefold().replace("’", "'"),
            first=first,
            named=not telling and _written_as_a_name(word),
            telling=telling,
        )
        end, before = match.end(), match[0]


def _without(text: str, taken: Sequence[Span]) -> str:
    """The text with spaces in place of what is taken, every position kept."""
    pieces, end = [], 0
    for start, until in taken:
        pieces += [text[end:start], " " * (until - start)]
        end = until
    return "".join([*pieces, text[end:]])


def _shortened(word: str, languages: Iterable[Language]) -> bool:
    """True for `Mr`, or for the first letter of a name: the point behind it ends no sentence."""
    initial = len(word) == 1 and word.isupper()
    return initial or any(word.casefold() in language.abbreviations_before_names for language in languages)


def _bare(word: str, elision: re.Pattern[str]) -> tuple[str, int]:
    """`l'Office` as `Office`, `Sudan's` as `Sudan`; and where that begins in the word."""
    elided = elision.match(word)
    start = elided.end() if elided else 0
    return word[start:-2] if word.endswith(("'s", "’s")) else word[start:], start


def _written_as_a_name(word: str) -> bool:
    return len(word) > 1 and any(part[:1].isupper() for part in word.split("-"))


def first_words(text: str) -> Iterator[str]:
    """The words that begin a sentence of a text, and would be names inside it."""
    return (token.text for token in tokens_of(text) if token.first and token.named)


def names_among(words: Iterable[str], texts: Collection[str]) -> frozenset[str]:
    """Those of these words that have a capital letter inside a sentence of a text, and stand nowhere without
    it.
    """
    everything = "\n".join(texts)
    doubtful = {word for word in words if not re.search(rf"\b{re.escape(word.lower())}\b", everything)}
    return frozenset(
        token.text
        for text in texts
        if any(word in text for word in doubtful)
        for token in tokens_of(text)
        if token.text in doubtful and not token.first
    )
