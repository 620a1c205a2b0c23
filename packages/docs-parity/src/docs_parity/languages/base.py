"""What the engine may know of a language: one frozen description, made of a few parts.

Every field has a default that says "nothing is known", so that a description may be as short as its code. A
language of this package is a module of this room that is called after its code (`fr.py`) and has one value,
`LANGUAGE`; larger tables lie beside it as data (`data/fr/countries.yml`, `data/fr/hedges.yml`). `lookup`
finds the description of a code.

All words are in small letters and have plain apostrophes and plain spaces, unless a field says otherwise; the
readers that make patterns of them know the other apostrophes and spaces. What the Unicode CLDR knows (names
of months, days, units and territories, the decimal sign) is asked of Babel, and does not stand here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import TypeVar

WORD = re.compile(r"[^\W\d_]+")
"""A word of any language: letters, without figures; what an apostrophe or a hyphen parts is two words."""
PERCENT, POINTS, PER_MILLE = "%", "percentage points", "‰"
"""What a share may be counted in."""
BYTES = {
    "KB": "digital-kilobyte",
    "kB": "digital-kilobyte",
    "MB": "digital-megabyte",
    "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
}
"""Signs that the CLDR writes otherwise in some languages."""
Said = TypeVar("Said")


def by_word(words: Mapping[Said, str]) -> dict[str, Said]:
    """What each word says, from what is said and its words, with commas: `{12: "dozen, noon"}`."""
    return {word: said for said, listed in words.items() for word in listed.split(", ")}


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first, with either apostrophe; without words, what
    never matches.
    """
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]") for word in ordered) or r"(?!)"


@dataclass(frozen=True, kw_only=True, eq=False)
class Figures:
    """What stands at and between numbers that are written in figures."""

    ordinal_endings: tuple[str, ...] = ()
    """What makes an ordinal of a figure: the `th` of `4th`."""
    other_endings: tuple[str, ...] = ()
    """What else may touch a figure and is read with it: the `s` of `1990s`, the `mo` of `5mo`."""
    between: tuple[str, ...] = ()
    """Words that join two numbers of one unit: `5 to 10 tonnes`."""
    articles_between: tuple[str, ...] = ()
    """Articles that may stand before the second of them: `del 5 al 10 %`."""
    minus: tuple[str, ...] = ()
    """Words for the minus sign."""
    no_minus_behind: tuple[str, ...] = ()
    """Words behind which such a word is none: the `au` of `au moins 5`."""
    decade: str = ""
    """A pattern for a decade in figures, whose group `year` has two or four of them: `the 1990s`."""
    decade_hint: str = ""
    """What every text has in which that pattern finds anything."""
    certain_groups: bool = False
    """True if the sign between groups of three is never that of decimals: English 1,500 is not 1.5."""


@dataclass(frozen=True, kw_only=True, eq=False)
class NumberWords:
    """Numbers in words."""

    reader: str = ""
    """The code by which text2num reads the numbers of this language; empty if it does not know it, or if
    nothing below is known.
    """
    telling: frozenset[str] = frozenset()
    """Words that say a number by themselves, or are a part of one."""
    further: Mapping[str, str] = field(default_factory=dict)
    """What the library has no number for, with its number: half, dozen, noon, decade."""
    loose: frozenset[str] = frozenset()
    """Of `further`, what is more often another word: it may answer a number, and is not asked for."""
    whole: Mapping[str, str] = field(default_factory=dict)
    """Short forms before a noun, with the form that the library knows: veintiún, veintiuno."""
    and_a_half: tuple[str, ...] = ()
    """What adds a half to the number before it."""
    three_quarters: tuple[str, ...] = ()
    doubtful_beginnings: tuple[str, ...] = ()
    """Beginnings of words that are numbers only sometimes: a second, un cuarto."""


@dataclass(frozen=True, kw_only=True, eq=False)
class UnitWords:
    """What stands around a number and makes another value of it, besides the CLDR's names of units."""

    magnitudes: Mapping[str, int] = field(default_factory=dict)
    """Words for magnitudes with their power of ten: an English billion is 10⁹, a French one 10¹²."""
    magnitude_letters: Mapping[str, int] = field(default_factory=dict)
    """Letters that are magnitudes beside a currency only: `$5 bn`."""
    false_friends: tuple[str, ...] = ()
    """Beginnings of magnitudes that are another number in other languages."""
    advice_on_magnitudes: str = "Correct it."
    """What to do where such a one is wrong in this language: one English sentence for an editor."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Words for currencies with their ISO 4217 codes; signs and codes are known already."""
    shares: Mapping[str, str] = field(default_factory=dict)
    """Words for PERCENT, POINTS and PER_MILLE."""
    share_words: Mapping[str, str] = field(default_factory=dict)
    """Single words of these, with `%` or `points`: they tell at a glance that a text speaks of shares."""
    further: Mapping[str, str] = field(default_factory=dict)
    """Names for units that the CLDR does not have, with its id or the ISO 4217 code; letter case counts."""
    before: tuple[str, ...] = ()
    """Words between a number and its unit: `5 millions de dollars`."""
    locales: tuple[str, ...] = ()
    """Locales of the CLDR whose names of units are written too: `en_GB`."""
    hours_are_times: bool = True
    """True if a number of hours may be a time of day: `15 heures`."""


@dataclass(frozen=True, kw_only=True, eq=False)
class DateWords:
    """What stands around the name of a month."""

    day_endings: tuple[str, ...] = ()
    """What makes an ordinal of a day: `1er mai`."""
    first_days: tuple[str, ...] = ()
    """Words for the first of a month."""
    first_day_figures: tuple[str, ...] = ()
    """What stands for it and begins with a figure: `1o`."""
    between_days: tuple[str, ...] = ()
    """Words between two days of one month."""
    before_second_day: tuple[str, ...] = ()
    """Words before the second of them: `du 3 au 5`, `the 3rd and the 5th`."""
    before_month: tuple[str, ...] = ()
    """Prepositions between day and month; one that ends in an apostrophe touches the month."""
    before_day_behind: tuple[str, ...] = ()
    """Articles before a day that follows its month: `May the 3rd`."""
    before_year: tuple[str, ...] = ()
    """Prepositions between month and year."""
    year_words: tuple[str, ...] = ()
    """Words for "year" between month and year: `mayo del año 2024`."""
    capitals: bool = False
    """True if the names of months and days have a capital letter, which tells them from other words."""
    doubtful_months: frozenset[str] = frozenset()
    """Names that are other words too: alone, they name a month only behind one of `before_doubtful_month`."""
    before_doubtful_month: tuple[str, ...] = ()
    doubtful_days: frozenset[str] = frozenset()
    """Names of days that are names of people where they have a capital letter: `Domingo`."""
    month_or_verb: str = ""
    """The month, with its capital letter, that may also be the first word of a question: `May`."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ClockWords:
    """What stands in and behind a time of day in figures."""

    between: tuple[str, ...] = ()
    """Words between hours and minutes: `15 heures 30`. `h` is known."""
    behind_colon: tuple[str, ...] = ()
    """Words behind hours and minutes with a colon between them: `15:30 horas`."""
    behind_point: tuple[str, ...] = ()
    """Words that make a time of figures with a point between them: `15.30 horas`."""
    before_part: tuple[str, ...] = ()
    """Words between hours and the part of the day: `3 heures du matin`."""
    to: tuple[str, ...] = ()
    """Words between two times: `3 to 5 p.m.`"""
    morning: tuple[str, ...] = ()
    """Parts of the day behind an hour, each with its last word telling: `in the morning`."""
    afternoon: tuple[str, ...] = ()
    night: tuple[str, ...] = ()
    noon: tuple[str, ...] = ()
    """Words for noon and midnight."""


@dataclass(frozen=True, kw_only=True, eq=False)
class RomanWords:
    """What tells a Roman numeral from other capital letters."""

    before: tuple[str, ...] = ()
    """Words that a numeral follows: `article IV`. A space stands for any sign."""
    between: tuple[str, ...] = ()
    """Words between two numerals."""
    before_second: tuple[str, ...] = ()
    """Words before the second of them, behind one of `between`."""
    centuries: tuple[str, ...] = ()
    """Words for centuries, behind a numeral."""
    ordinal_endings: tuple[str, ...] = ()
    """What makes an ordinal of a numeral: `XXe`."""
    first_endings: tuple[str, ...] = ()
    """The same for the numeral I: `Ier`."""
    no_ordinals: frozenset[str] = frozenset()
    """Words that look like such an ordinal: `Ce`."""
    small_words: frozenset[str] = frozenset()
    """Words that look like numerals and stand in every text, letters before an apostrophe among them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Typography:
    """How a language, or one of its variants, writes signs and spaces."""

    language: str
    """The code of the language, without its region: its names of months and days are the CLDR's."""
    spaced: frozenset[str] = frozenset()
    """The signs that a no-break space parts from their words."""
    demanded: bool = True
    """False if they may stand without a space too: then only a space at which the line can break is wrong."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Opening and closing marks, the outer ones first; none if any are right."""
    foreign_quotes: frozenset[str] = frozenset()
    """Opening marks that are right inside other marks only."""
    dash: str | None = "–"
    """What stands between spaces in place of a hyphen; None if a person must decide."""
    apostrophe: str = ""
    """What stands in place of a straight apostrophe; empty if that is right."""
    opening_marks: bool = False
    """True if questions and exclamations have a mark at their beginning too."""


def _unchanged(word: str) -> str:
    return word


def _no_forms(_: str) -> Iterator[str]:
    return iter(())


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """What is known of a language. Descriptions are compared by identity."""

    code: str
    """Its code without region or script: `pt`."""
    function_words: frozenset[str] = frozenset()
    """The small words by which its texts are told from those of other languages."""
    title_words: frozenset[str] = frozenset()
    """Small words inside titles and names of several words: `Convention on the Prevention`."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose point ends no sentence."""
    abbreviations_before_names: frozenset[str] = frozenset()
    """More such words, which stand before a name or a number."""
    elisions: tuple[str, ...] = ()
    """What is written before a word with an apostrophe and is none of it: the `l` of `l'Office`."""
    articles: frozenset[str] = frozenset()
    """Articles inside a term, without accents: they do not count."""
    contractions: Mapping[str, str] = field(default_factory=dict)
    """Words of which a part is an article, with the other part; without accents: du, de."""
    linking_words: frozenset[str] = frozenset()
    """Words inside a term that a translation may change freely, without accents."""
    singular: Callable[[str], str] = _unchanged
    """A word of four letters or more, in small letters and without accents -> the same without the endings of
    plural and feminine. Nothing else is taken off.
    """
    adjective_forms: Callable[[str], Iterator[str]] = _no_forms
    """An adjective of nationality in the masculine singular -> its other forms.

    A form too many does no harm.
    """
    figures: Figures = Figures()
    number_words: NumberWords = NumberWords()
    units: UnitWords = UnitWords()
    dates: DateWords = DateWords()
    clock: ClockWords = ClockWords()
    roman: RomanWords = RomanWords()
    typography: Typography | None = None
    """None where nothing is known of its signs and spaces, and so nothing is asked."""
    regional_typography: Mapping[str, Typography] = field(default_factory=dict)
    """Of regions that write otherwise, by the rest of the code in small letters: `ca` of `fr-CA`."""
    lengths: tuple[float, float, float, float] | None = None
    """How long a translation from English is, as the logarithm of translation to original: mean and deviation
    of short passages, mean and deviation of long ones. None if nobody has measured it.
    """
    data: Traversable | None = None
    """The folder with its tables; None if it has none."""

    def table(self, name: str) -> str:
        """The text of one of its tables, as YAML; empty if it has no table of this name."""
        file = self.data / name if self.data else None
        return file.read_text(encoding="utf-8") if file and file.is_file() else ""
