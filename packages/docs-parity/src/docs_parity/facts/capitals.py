"""The words of a text, and which of them are names because they have a capital letter inside a sentence.

Between two languages a capital letter proves nothing (`the Convention`, `la convention`; `Monday`, `lundi`),
and
`people` looks for what both versions keep. Two texts of one language write a name alike, so that every such
word can
be asked for.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

# The last are signs that stand beside no number.
TOKEN = re.compile(r"([^\W_]+(?:[-./'’][^\W_]+)*)|[$€£¥%‰]")
# What may stand between two sentences, and what opens a quotation inside one.
SENTENCE_END = re.compile(r"[.!?:…|][\"'”’»)\]]{0,4}\s{0,4}[«“\"'(\[¿¡]{0,4}\s?$|[,:]\s?[«“\"']\s?$")
BEFORE_A_NAME = frozenset(
    "mr mrs ms dr prof st gen col lt capt rev no art m mm mme mlle sr sra srta dra núm".split()
)
ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)|[DL]['’](?=[A-ZÀ-Ý])")
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


def tokens_of(text: str, taken: Sequence[Span] = ()) -> Iterator[Token]:
    """The words of a text in order, but for what is `taken` already: spans in order that do not overlap."""
    end, before, spans = 0, "", iter((*taken, (len(text), len(text))))
    span = next(spans)
    for match in TOKEN.finditer(_without(text, taken)):
        while span[1] <= match.start():
            # The point of "3 p.m." may end a sentence too, but not before "EST".
            end, before = span[1] - (text[span[0] : span[1]].endswith(".") and not match[0].isupper()), ""
            span = next(spans)
        gap = text[max(end, match.start() - NEAR) : match.start()]
        ended = bool(SENTENCE_END.search(gap)) and not (gap.startswith(".") and _shortened(before))
        first = end == 0 or ended
        word, start = _bare(match[0])
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


def _shortened(word: str) -> bool:
    """True for `Mr`, or for the first letter of a name: the point behind it ends no sentence."""
    return word.casefold() in BEFORE_A_NAME or (len(word) == 1 and word.isupper())


def _bare(word: str) -> tuple[str, int]:
    """`l'Office` as `Office`, `Sudan's` as `Sudan`; and where that begins in the word."""
    elided = ELISION.match(word)
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
