"""Is what the original denies, doubts or attributes denied, doubted and attributed in the translation too?"""

from collections.abc import Iterator

from editorial.model.finding import Finding, Severity
from editorial.parity.context import Pair
from editorial.parity.hedges import Mood, demanded, may_demand, shown
from editorial.parity.passages import Both
from editorial.parity.rules.telling import tell

# May is a month too.
MONTH = "May"
QUESTIONS = {Mood.NEGATION: ("negation", "denies", 'Say "not" here too, or correct the original.'),
             Mood.ALLEGATION: ("allegation", "says that this is alleged or reported",
                               "Say so here too: what is alleged must not read as proven."),
             Mood.MODALITY: ("modality", "says that this may be so", "Say so here too, or correct the original.")}


def negations(pair: Pair) -> Iterator[Finding]:
    """Where the original denies something, does the translation deny it too?"""
    return _lost(pair, Mood.NEGATION)


def allegations(pair: Pair) -> Iterator[Finding]:
    """Where the original says that something is alleged or reported, does the translation say so too?"""
    return _lost(pair, Mood.ALLEGATION)


def modality(pair: Pair) -> Iterator[Finding]:
    """Where the original says that something may be so, does the translation leave it open too?"""
    return _lost(pair, Mood.MODALITY)


def _lost(pair: Pair, mood: Mood) -> Iterator[Finding]:
    for both in pair.passages:
        if any(may_demand(passage, mood) for passage in (both.original, both.translation)):
            yield from _sentences(pair, both, mood)


def _sentences(pair: Pair, both: Both, mood: Mood) -> Iterator[Finding]:
    rule, verb, fix = QUESTIONS[mood]
    for there, here in both.sentences:
        word = demanded(there, mood, pair.original.language)
        if word and word != MONTH and not shown(here, mood, pair.translation.language) and f"{word} " not in f"{here} ":
            problem = f'the original {verb} ("{word}") and nothing in this {both.translation.noun} does'
            yield tell(pair, both, rule, problem, fix, Severity.WARNING, **_places(there, here), subject=f"{mood} {there[:40]}")
        word = demanded(here, mood, pair.translation.language) if mood is Mood.NEGATION else ""
        if word and not shown(there, mood, pair.original.language):
            problem = f'this {both.translation.noun} {verb} ("{word}") and nothing in the original does'
            yield tell(pair, both, rule, problem, "Say what the original says.", Severity.WARNING, **_places(there, here),
                       subject=f"{mood} {here[:40]}")


def _places(there: str, here: str) -> dict[str, str]:
    """As much of two sentences as finds their lines: words without markup."""
    return {"there": " ".join(there.split()[:3]), "here": " ".join(here.split()[:3])}
