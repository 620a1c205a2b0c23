"""Words that deny, doubt or attribute (`hedges.yml`): is one of them lost in translation?"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files

from docs_parity.compare.passages import WORD, Passage
from docs_parity.markdown.yaml_positions import load

FILE = "hedges.yml"


class Mood(StrEnum):
    """What a sentence may do to what it says."""

    NEGATION = "negation"
    ALLEGATION = "allegation"
    MODALITY = "modality"


def may_demand(passage: Passage, mood: Mood) -> bool:
    """False if no word of a passage begins anything that says so: told by its words alone, since most
    passages say nothing.
    """
    return not _hints(mood, passage.language.partition("-")[0]).isdisjoint(passage.word_set)


def demanded(text: str, mood: Mood, language: str) -> str:
    """The first word of a text that says so beyond doubt; empty if there is none, or if the language is not
    known here.
    """
    pattern = _pattern(mood, language.partition("-")[0], "demands")
    found = (match for match in (pattern.finditer(text) if pattern else ()) if not _number_sign(match))
    return next((match[0] for match in found), "")


def shown(text: str, mood: Mood, language: str) -> bool:
    """True if a text has anything that may say so; also for a language that is not known here."""
    pattern = _pattern(mood, language.partition("-")[0], "shows")
    return pattern is None or bool(pattern.search(text))


@cache
def _pattern(mood: Mood, base: str, which: str) -> re.Pattern[str] | None:
    words = _table()[mood].get(base, {}).get(which)
    return _any_of(words) if words else None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One of these words, where `*` stands for letters and ` … ` for a few words of the same clause."""
    written = "|".join(map(re.escape, words))
    for sign, pattern in ((r"\*", r"\w*"), ("'", "['’]"), (r"…\ ", r"(?!importe)[^.;:!?]{1,40}?\ ")):
        written = written.replace(sign, pattern)
    return re.compile(rf"(?<!\w)(?:{written})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)


def _number_sign(found: re.Match[str]) -> bool:
    """True for "No. 5", which denies nothing."""
    return found[0].lower() == "no" and found.string.startswith(".", found.end())


@cache
def _hints(mood: Mood, base: str) -> frozenset[str]:
    """A word of each demand: `ne` of "ne … pas", `t` of "*n't"."""
    words = _table()[mood].get(base, {}).get("demands", ())
    return frozenset(WORD.findall(word)[-1 if word.startswith("*") else 0].lower() for word in words)


@cache
def _table() -> dict[str, dict[str, dict[str, list[str]]]]:
    return load((files("docs_parity.facts") / FILE).read_text(encoding="utf-8"))[0]
