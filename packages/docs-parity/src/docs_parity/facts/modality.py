"""Words that deny, doubt or attribute (`languages/data/<code>/hedges.yml`): is one lost in translation?"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from docs_parity.compare.passages import Passage
from docs_parity.languages.base import WORD, Language
from docs_parity.languages.lookup import language as described
from docs_parity.languages.lookup import read_with
from docs_parity.languages.tables import NO_HEDGES, hedges


class Mood(StrEnum):
    """What a sentence may do to what it says."""

    NEGATION = "negation"
    ALLEGATION = "allegation"
    MODALITY = "modality"


def may_demand(passage: Passage, mood: Mood) -> bool:
    """False if no word of a passage begins anything that says so: told by its words alone, since most
    passages say nothing.
    """
    return not _hints(mood, described(passage.language)).isdisjoint(passage.word_set)


def demanded(text: str, mood: Mood, language: str) -> str:
    """The first word of a text that says so beyond doubt; empty if there is none, or if the language is not
    known here.
    """
    pattern = _demands(mood, described(language))
    matches = pattern.finditer(text) if pattern else ()
    return next((match[0] for match in matches if not _is_abbreviation(match, language)), "")


def shown(text: str, mood: Mood, language: str) -> bool:
    """True if a text has anything that may say so; also for a language that is not known here."""
    pattern = _shows(mood, described(language))
    return pattern is None or bool(pattern.search(text))


@cache
def _demands(mood: Mood, language: Language) -> re.Pattern[str] | None:
    words = hedges(language).get(mood, NO_HEDGES)
    return _any_of(words.demands, words.not_within) if words.demands else None


@cache
def _shows(mood: Mood, language: Language) -> re.Pattern[str] | None:
    words = hedges(language).get(mood, NO_HEDGES)
    return _any_of(words.shows, words.not_within) if words.shows else None


def _any_of(words: Iterable[str], not_within: Iterable[str]) -> re.Pattern[str]:
    """One of these words, where `*` stands for letters and ` … ` for a few words of the same clause."""
    written = "|".join(map(re.escape, words))
    within = "".join(rf"(?!{re.escape(beginning)})" for beginning in not_within) + r"[^.;:!?]{1,40}?\ "
    for sign, pattern in ((r"\*", r"\w*"), ("'", "['’]"), (r"…\ ", within)):
        written = written.replace(sign, pattern)
    return re.compile(rf"(?<!\w)(?:{written})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)


def _is_abbreviation(match: re.Match[str], language: str) -> bool:
    """True for "No. 5", which denies nothing."""
    return match.string.startswith(".", match.end()) and any(
        match[0].lower() in described.abbreviations_before_names for described in read_with(language)
    )


@cache
def _hints(mood: Mood, language: Language) -> frozenset[str]:
    """A word of each demand: `ne` of "ne … pas", `t` of "*n't"."""
    return frozenset(
        WORD.findall(word)[-1 if word.startswith("*") else 0].lower()
        for word in hedges(language).get(mood, NO_HEDGES).demands
    )
