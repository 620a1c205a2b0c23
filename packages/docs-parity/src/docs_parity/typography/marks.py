"""Quotation marks, apostrophes, ellipses and dashes typed as on a typewriter; opening marks of Spanish
questions and exclamations.
"""

import re
from collections.abc import Iterator
from functools import cache

from docs_parity.languages.base import Language, Typography
from docs_parity.languages.lookup import language, locale_of
from docs_parity.markdown.inline import OBJECT
from docs_parity.typography.edit import APOSTROPHES, DASHES, ELLIPSIS, OPENING, QUOTES, Edit
from docs_parity.typography.masking import HIDDEN

MARK = re.compile('["“”«»]')
PARTNER = {"“": "”", "«": "»", '"': '"'}
EMPHASIS = frozenset(f"*_~{HIDDEN}")
OPENS_AFTER = frozenset("([{-–—/'’¿¡«“:|=+")
CLOSES_BEFORE = frozenset(")]}-–—/.,;:?!…»”’'|=+<&")


def quotes(text: str, custom: Typography) -> Iterator[Edit]:
    """Every quotation mark of a masked text that should be another; pair by pair, in no order."""
    if not custom.quotes:
        return
    pairs, alone = _pairs(text)
    for start, end, around in pairs:
        straight = text[start] == '"'
        if straight or (text[start] in custom.foreign_quotes and not around):
            opening, closing = custom.quotes[_is_inner(around, custom)]
            sure = not (straight and alone) and not (text[start + 1].isspace() or text[end - 1].isspace())
            yield Edit(
                start=start,
                end=start + 1,
                replacement=opening if sure else None,
                rule=QUOTES,
                fault="straight" if straight else "foreign",
                until=end + 1,
            )
            yield Edit(start=end, end=end + 1, replacement=closing if sure else None, rule=QUOTES, fault="")
    yield from (Edit(start=at, end=at + 1, replacement=None, rule=QUOTES, fault="alone") for at in alone)


def _is_inner(around: str, custom: Typography) -> bool:
    """True inside other marks, unless these are guillemets in a language that has others: «… “…” …»."""
    return bool(around) and (around != "«" or custom.quotes[0][0].startswith("«"))


def _pairs(text: str) -> tuple[list[tuple[int, int, str]], list[int]]:
    """(place of the opening mark, of the closing one, the mark that opens what is around it), and the
    straight marks without a partner.
    """
    pairs, alone = [], []
    stack: list[int] = []
    for match in MARK.finditer(text):
        at, mark = match.start(), match[0]
        top = text[stack[-1]] if stack else ""
        if mark in "“«" or (mark == '"' and not (top == mark and _closes(text, at)) and _opens(text, at)):
            stack.append(at)
        elif PARTNER.get(top) == mark and (mark != '"' or _closes(text, at)):
            pairs.append((stack.pop(), at, text[stack[-1]] if stack else ""))
        # 15" is a measure.
        elif mark == '"' and not text[at - 1 : at].isdigit():
            alone.append(at)
    return pairs, [*alone, *(at for at in stack if text[at] == '"')]


def _opens(text: str, at: int) -> bool:
    left, right = _neighbours(text, at)
    return (not left or left.isspace() or left in OPENS_AFTER) and bool(right) and not right.isspace()


def _closes(text: str, at: int) -> bool:
    left, right = _neighbours(text, at)
    return (
        bool(left)
        and not left.isspace()
        and (not right or right.isspace() or right in CLOSES_BEFORE or right == '"')
    )


def _neighbours(text: str, at: int) -> tuple[str, str]:
    """The signs before and after a mark, beyond emphasis and tags."""
    left, right = at - 1, at + 1
    while left >= 0 and text[left] in EMPHASIS:
        left -= 1
    while right < len(text) and text[right] in EMPHASIS:
        right += 1
    return text[left] if left >= 0 else "", text[right : right + 1]


OPENING_MARK = re.compile(r"[¿¡]|[?!]++")
# Where a sentence begins for certain: not behind an abbreviation ("EE. UU.", "Sr."), which is short.
BEGINNING = re.compile(r"(?:^|(?:[?!:]|(?<=[^\W\d_]{5})\.)[ \n])(?=[^\W\d_])")
# What may part a question from words before it that are no part of it.
INSIDE = re.compile(r"[,;.:…–—(\[«“\"]")
CLOSES = frozenset(f" \n\u00a0)]»”’\"'*_~|,.;:…—–{HIDDEN}")


def opening_marks(text: str, custom: Typography) -> Iterator[Edit]:
    """Every question or exclamation of a masked text that nothing opens, in Spanish.

    Either opening mark goes with either closing one.
    """
    if not custom.opening_marks:
        return
    opened, begin = False, 0
    for match in OPENING_MARK.finditer(text):
        if match[0] in "¿¡":
            opened = True
        elif _closes_sentence(text, match):
            if not opened:
                yield _missing(text, begin, match)
            opened, begin = False, match.end()


def _closes_sentence(text: str, match: re.Match[str]) -> bool:
    """True if the marks end words: not those of (?), of an address or of a name like `!important`."""
    at, after = match.start(), text[match.end() : match.end() + 1]
    while at and text[at - 1] in " \n\u00a0":
        at -= 1
    return at > 0 and text[at - 1] not in "([{«“" and (not after or after in CLOSES)


def _missing(text: str, begin: int, match: re.Match[str]) -> Edit:
    """The missing mark where the sentence begins, if its whole sentence is surely what is asked or
    exclaimed.
    """
    at = max(
        (found.end() for found in BEGINNING.finditer(text, max(begin - 1, 0), match.start())), default=-1
    )
    mark, fault = ("¿", "question") if "?" in match[0] else ("¡", "exclamation")
    goes_on = text[match.end() : match.end() + 2].strip(" ").islower()
    if at < 0 or goes_on or INSIDE.search(text, at, match.start()):
        return Edit(
            start=match.start(), end=match.end(), replacement=None, rule=OPENING, fault=f"{fault}-inside"
        )
    return Edit(start=at, end=at, replacement=mark, rule=OPENING, fault=fault, until=match.end())


LETTERS = re.compile(r"\w*")
SHORT = 2
"""Letters of an elision that is looked for before markup."""
# Accents may be signs of their own, behind their letter.
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
POINTS = re.compile(r"\.\.\.(?<![./\\]\.\.\.)(?![./\\])")
HYPHEN = re.compile(r" --? (?=\S)")
CLOSING, OPENS = frozenset(f')]»”’"*_%…{HIDDEN}{OBJECT}'), frozenset(f'([«“"*_¿¡{HIDDEN}{OBJECT}')
NEAR = 40


def apostrophes(text: str, custom: Typography) -> Iterator[Edit]:
    """Straight apostrophes of a masked text, in a language that asks for others."""
    if custom.apostrophe and "'" in text:
        yield from (
            Edit(
                start=match.start(),
                end=match.end(),
                replacement=custom.apostrophe,
                rule=APOSTROPHES,
                fault="apostrophe",
            )
            for match in _apostrophe(language(custom.language)).finditer(text)
        )


@cache
def _apostrophe(described: Language) -> re.Pattern[str]:
    """An apostrophe between letters, or where a word is shortened before markup, quotation marks or figures:
    l'*État*, qu'« il », l'11 septembre.
    """
    short = [elision for elision in described.elisions if len(elision) <= SHORT]
    behind = [rf"(?<=\b[{elision[0]}{elision[0].upper()}]{elision[1:]}')" for elision in short]
    return re.compile(
        rf"'(?:(?<={LETTER}')(?=[^\W\d_])|(?=[«“\"*_\[{HIDDEN}{OBJECT}\d])(?:{'|'.join(behind) or '(?!)'}))"
    )


def ellipses(text: str, custom: Typography) -> Iterator[Edit]:
    """Three points of a masked text that stand for an ellipsis, not for a range or a parameter (`0...9`,
    `...names`).
    """
    if "..." in text:
        for match in POINTS.finditer(text):
            before, after = (
                text[max(match.start() - 1, 0) : match.start()],
                text[match.end() : match.end() + 1],
            )
            range_ = before.isdigit() and after.isdigit()
            parameter = after.isalnum() and not before.isalpha()
            if not range_ and not parameter:
                yield Edit(
                    start=match.start(), end=match.end(), replacement="…", rule=ELLIPSIS, fault="points"
                )


def dashes(text: str, custom: Typography) -> Iterator[Edit]:
    """Hyphens between spaces that stand for a dash, not for "from … to", a minus or a compound name."""
    if " -" in text:
        for match in HYPHEN.finditer(text):
            if _parts_words(text, match.start(), match.end(), custom):
                yield Edit(
                    start=match.start() + 1,
                    end=match.end() - 1,
                    replacement=custom.dash,
                    rule=DASHES,
                    fault="hyphen",
                )


def _parts_words(text: str, start: int, end: int, custom: Typography) -> bool:
    """True if words stand on both sides, and are no two ends of a range and no two names."""
    left, right = text[start - 1 : start], text[end]
    if not ((left.isalpha() or left in CLOSING) and (right.isalpha() or right in OPENS)):
        return False
    before = re.split(r"[\s*_\"«“(\[]", text[max(start - NEAR, 0) : start])[-1]
    word = LETTERS.match(text[end : end + NEAR])
    after = word[0] if word else ""
    words = before, after
    return not (
        all(word[:1].isupper() for word in words)
        or all(len(word) == 1 for word in words)
        or any(word.casefold() in _calendar(custom.language) for word in words)
        or left == right == OBJECT
    )


@cache
def _calendar(code: str) -> frozenset[str]:
    """Names of months and days, which are the ends of ranges."""
    locale = locale_of(code)
    if locale is None:
        return frozenset()
    return frozenset(
        name.casefold()
        for group in (locale.months, locale.days)
        for width in ("wide", "abbreviated")
        for name in group["format"][width].values()
    )
