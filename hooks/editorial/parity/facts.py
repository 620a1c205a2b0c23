"""Which numbers, dates, document symbols and names changed between two texts in one language.

A changed fact makes a translation wrong, not only old, so policy gives it no grace. What is compared is what stands in
the words: figures, words for numbers, months and days, currencies, identifiers, and names. Names are words with a capital
letter inside a sentence, names of countries (CLDR), and, at the beginning of a sentence, words that are names elsewhere.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from editorial.parity.matching import gaps, matches
from editorial.parity.tokens import Token, tokens_of

Fact = tuple[str, str]


def changed_facts(old: str, new: str, language: str, names: frozenset[str]) -> tuple[Fact, ...]:
    """(then, now) of each fact that one text has and the other lacks; empty text where there is no counterpart.

    A fact that merely stands elsewhere in the sentence did not change; figures that took each other's place did.
    `names` are the names known from elsewhere on the page (`names_among`).
    """
    before, after = ([*tokens_of(text, language, names)] for text in (old, new))
    kept = [token.key for token in before if token.fact], [token.key for token in after if token.fact]
    if kept[0] == kept[1]:
        return ()
    gone, come = Counter(kept[0]) - Counter(kept[1]), Counter(kept[1]) - Counter(kept[0])
    pairs: list[Fact] = []
    found = matches([token.key for token in before], [token.key for token in after])
    for left, right in gaps(found, len(before), len(after)):
        sides = before[left.start:left.stop], after[right.start:right.stop]
        if _took_its_place(*map(_facts, sides)):
            pairs.append((_facts(sides[0])[0].text, _facts(sides[1])[0].text))
        else:
            pairs += _paired(_counted(sides[0], gone), _counted(sides[1], come))
    return tuple(pairs)


def _facts(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if token.fact]


def _took_its_place(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """True for one figure in place of one other: "14 killed, 17 hurt" is not "17 killed, 14 hurt"."""
    return len(left) == len(right) == 1 and left[0].figure and right[0].figure and left[0].key != right[0].key


def _counted(tokens: Iterable[Token], counted: Counter[str]) -> list[str]:
    """Those facts that are really gone or new, and do not merely stand elsewhere in the text. Words of one name stay together."""
    kept: list[str] = []
    name = False
    for token in tokens:
        if token.fact and counted[token.key] > 0:
            counted[token.key] -= 1
            if name and token.named:
                kept[-1] += f" {token.text}"
            else:
                kept.append(token.text)
            name = token.named
        else:
            name = False
    return kept


def _paired(left: list[str], right: list[str]) -> list[Fact]:
    width = max(len(left), len(right))
    return list(zip(left + [""] * (width - len(left)), right + [""] * (width - len(right)), strict=True))


def first_words(text: str, language: str) -> Iterator[str]:
    """The words that begin a sentence of a text, and would be names inside it."""
    return (token.text for token in tokens_of(text, language, frozenset()) if token.first and token.named)


def names_among(words: Iterable[str], texts: Collection[str], language: str) -> frozenset[str]:
    """Those of these words that stand with a capital letter inside a sentence of a text, and nowhere without it."""
    everything = "\n".join(texts)
    doubtful = {word for word in words if not re.search(rf"\b{re.escape(word.lower())}\b", everything)}
    return frozenset(token.text for text in texts if any(word in text for word in doubtful)
                     for token in tokens_of(text, language, frozenset()) if token.text in doubtful and not token.first)
