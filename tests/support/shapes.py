"""Texts of any length made of one thing again and again: what could stall a program that reads them.

An atom is a sign or a few signs that mean something to Markdown, to a language or to a rule. An arrangement
says how it is repeated. A shape is one of each.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, count, cycle, islice, repeat
from typing import NamedTuple

PARAGRAPH = 9_000
"""Characters of a long paragraph that is still compared (`passages.LONGEST` is 10,000)."""
ASCII = [chr(code) for code in range(0x20, 0x7F)]
CONTROLS = [chr(code) for code in (*range(1, 9), 9, 0xB, 0xC, *range(0xE, 0x20), 0x7F, 0x85)]
OTHER_SIGNS = list(
    "\u00a0\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u2009\u2011\u2013\u2014\u2018\u2019\u201c"
    "\u201d\u2026\u2028\u2029\u202e\u202f\u2060\u2067\u2069\u3000\ufe0f\ufeff\ufffc\ufffd\ufffe\U000e0041"
    "«»¿¡€£°×−½²ªº№‰éÉßİıſﬃΩжשعक中한あ٣Ⅳ①\u0301🙂✂"
)
MARKS = (
    "\\[ \\* \\\\ <!-- --> <!--> <![CDATA[ ]]> <? </ <a <b> <br> <div> </div> <div <pre> <script> <!DOCTYPE "
    '<a\xa0href=" <img\xa0src=x> <http://a.b> <a@b.c> &amp; &#60; &# [^a [^a] [^1]: [a] [a]: ](  ]( ][ [a]( [a](b) [a][b] '
    '[a](b\xa0"c") ![ ![a]( ![a](b) [[a]] [a]: a{b {a} {: {:.a} {#a} *a*{.b} *a*{lang=fr} {lang= ** *a *a* **a** '
    '***a _a _a_ __a__ *_ ~~ == ^^ ++ `` ``` ```` `a` ~~~ ``a` !!! !!!\xa0a ??? ===\xa0"a" === /// ///\xa0caption '
    '*[a]: *[a] |a |a| |- :-- |:-:| --- *** ___ - * + 1. 1) a. > >> : :a :: :a: # ## ###### #a -- -> --8<-- ;--8<--\xa0" [TOC] {{ {% '
    'http:// https://a.b/ www.a. a@b.c mailto: (a) (( )) ()  "a "a" \'a l\'a d’a «a «\xa0a\xa0» “a” “a ¿a ¡a a? a! a. a, a; a: ... … \xa0-\xa0 a-b a–b '
    "a\xa0b aa Ab AB A. M. Dr. EE. S/RES/1 A/RES/ A/79/1 1 1. 1, 1,000 1.000 1\xa0000 1\u202f000 1/2 1-2 1–2 12:00 1% 1\xa0% $1 €1 1€ -1 +1 1st 1er "
    "1º 1. No.1 km 5km 5\xa0km m² °C XIV XIV. XIVe IX ix 2024 2024-01-01 15/04/2024 April abril avril 15\xa0April 15\xa0avril 1er\xa0mai five "
    "cinq cinco hundred cent million millions\xa0of milliards one\xa0and two- vingt- second not no ne\xa0pas nunca "
    "may reportedly allegedly aurait presuntamente must shall Sudan Soudan Sudán Congo South\xa0Sudan Sudan, United\xa0Nations "
    "Nations\xa0Unies Mr.\xa0A M.\xa0A Kofi\xa0Annan Alice\xa0Wairimu the la el de the\xa0of Wort word\xa0words genocide "
    "a=b a:\xa0b - - - a -\xa0a\n\n :\xa0a\n\n >\xa0a\n\n [a]:\xa0b\n [^a]:\xa0b\n *[a]:\xa0b\n |a|b|\n|-|-|\n a\n=== #\xa0a\n\na "
    '<p\xa0a="b <p\xa0a <p\xa0a=b\xa0c=d> on= onclick= javascript: href= alt=" title=" aria-label="a" \\" \\`'
)
ATOMS: tuple[str, ...] = tuple(
    dict.fromkeys(
        [*ASCII, *CONTROLS, *OTHER_SIGNS, *(mark.replace("\xa0", " ") for mark in MARKS.split(" ") if mark)]
    )
)


def filled(parts: Iterator[str], size: int) -> str:
    """So many of the parts as give a text of this size."""
    taken, length = [], 0
    for part in parts:
        taken.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(taken)


def _paragraphs(atom: str, size: int) -> Iterator[str]:
    return chain.from_iterable((filled(repeat(atom), min(PARAGRAPH, size)), "\n\n") for _ in repeat(None))


def _run(atom: str, size: int, *, sign: str) -> Iterator[str]:
    """The atom, a long run of one sign, a letter."""
    return chain([atom, sign * (size - len(atom) - 1), "x"])


ARRANGEMENTS: Mapping[str, Callable[[str, int], Iterator[str]]] = {
    "close": lambda atom, size: repeat(atom),
    "spaced": lambda atom, size: repeat(f"{atom} "),
    "lines": lambda atom, size: repeat(f"{atom}\n"),
    "blank lines between": lambda atom, size: repeat(f"{atom}\n\n"),
    "indented lines": lambda atom, size: (f"{' ' * width}{atom}\n" for width in cycle(range(8))),
    "lines of a list": lambda atom, size: repeat(f"- a {atom} b\n"),
    "boxed": lambda atom, size: chain(["!!! note\n"], repeat(f"    {atom}\n")),
    "between words": lambda atom, size: repeat(f"word{atom}mot "),
    "between numbered words": lambda atom, size: (f"Word{number}{atom}\n\n" for number in count()),
    "numbered": lambda atom, size: (f"{atom}{number} " for number in count()),
    "numbered lines": lambda atom, size: (f"{atom}{number}\n" for number in count()),
    "paragraphs": lambda atom, size: _paragraphs(f"{atom} ", size),
    "close paragraphs": _paragraphs,
    "once, then words": lambda atom, size: chain([atom], repeat("word ")),
    **{
        f"once, then {name}": partial(_run, sign=sign)
        for name, sign in (
            ("spaces", " "),
            ("letters", "a"),
            ("figures", "1"),
            ("hyphens", "-"),
            ("points", "."),
            ("tabs", "\t"),
            ("quotation marks", '"'),
            ("closing brackets", ")"),
        )
    },
    "close, then a word": lambda atom, size: chain(repeat(atom, size // len(atom) - 1), ["word" * 3]),
    "long lines, each with a word": lambda atom, size: repeat(f"{atom * 500}word\n\n"),
    "words, then once": lambda atom, size: chain(repeat("word ", size // 5 - 1), repeat(atom)),
}


class Shape(NamedTuple):
    """A text of any length."""

    atom: str
    arrangement: str

    def text(self, size: int) -> str:
        """The text at about this size."""
        return filled(ARRANGEMENTS[self.arrangement](self.atom, size), size)

    def __str__(self) -> str:
        return f"{self.atom!a} {self.arrangement}"


PAIRS = tuple(f"{first}{second}" for first in ATOMS for second in ATOMS if first != second)
_STRIDE = 7_368_787
"""A prime greater than the number of shapes: every stride leads to another one."""


def mixed(atoms: Sequence[str]) -> Iterator[Shape]:
    """Every atom in every arrangement, well mixed: any part of them is a sample of all."""
    names = tuple(ARRANGEMENTS)
    number = len(atoms) * len(names)
    for place in range(number):
        atom, arrangement = divmod(place * _STRIDE % number, len(names))
        yield Shape(atoms[atom], names[arrangement])


def some(shapes: Iterator[Shape], start: int, step: int) -> Iterator[Shape]:
    """Every so manieth of them."""
    return islice(shapes, start, None, step)
