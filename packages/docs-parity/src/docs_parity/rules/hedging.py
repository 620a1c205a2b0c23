"""Is what the original denies, doubts or attributes denied, doubted and attributed in the translation too?"""

from collections.abc import Iterator

from docs_parity.compare.passages import PassagePair
from docs_parity.facts.modality import Mood, demanded, may_demand, shown
from docs_parity.languages.lookup import language
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.rule import WORDS
from docs_parity.rules.context import PagePair
from docs_parity.rules.passage_findings import passage_finding
from docs_parity.rules.registry import pair_rules

SAYINGS = {
    Mood.NEGATION: ("denies", 'Say "not" here too, or correct the original.'),
    Mood.ALLEGATION: (
        "says that this is alleged or reported",
        "Say so here too: what is alleged must not read as proven.",
    ),
    Mood.MODALITY: ("says that this may be so", "Say so here too, or correct the original."),
}
"""What an original does, and what to do where its translation does not."""


@pair_rules.rule(
    "negation",
    group=WORDS,
    place=980,
    severity=Severity.WARNING,
    accept=True,
    wrong="`did not intervene`, translated `est intervenue`",
    right="`did not intervene`, translated `n’est pas intervenue` or `no intervino`",
    more="Languages deny in many ways (`failed to`, `sans`, `lack of`), so this asks you to look.",
)
def negations(pair: PagePair) -> Iterator[Finding]:
    """Does the translation deny what its original denies, and nothing else?"""
    return _lost(pair, Mood.NEGATION, negations.id)


@pair_rules.rule(
    "allegation",
    group=WORDS,
    place=990,
    severity=Severity.WARNING,
    accept=True,
    wrong="`allegedly killed`, translated `a tué`",
    right="`allegedly killed`, translated `aurait tué` or `habría matado`",
    more="An allegation that became a fact accuses somebody. In statements it is an error.",
)
def allegations(pair: PagePair) -> Iterator[Finding]:
    """Does what is alleged or reported in the original stay so in the translation?"""
    return _lost(pair, Mood.ALLEGATION, allegations.id)


@pair_rules.rule(
    "modality",
    group=WORDS,
    place=1000,
    severity=Severity.WARNING,
    accept=True,
    wrong="`could lead to war`, translated `mènera à la guerre`",
    right="`could lead to war`, translated `pourrait mener à la guerre`",
)
def modality(pair: PagePair) -> Iterator[Finding]:
    """Does what may be so in the original stay open in the translation?"""
    return _lost(pair, Mood.MODALITY, modality.id)


def _lost(pair: PagePair, mood: Mood, rule: str) -> Iterator[Finding]:
    for both in pair.passages:
        if any(may_demand(passage, mood) for passage in (both.source, both.target)):
            yield from _sentences(pair, both, mood, rule)


def _sentences(pair: PagePair, both: PassagePair, mood: Mood, rule: str) -> Iterator[Finding]:
    verb, fix = SAYINGS[mood]
    for there, here in both.sentences:
        word = demanded(there, mood, pair.source.language)
        if (
            word
            and word != language(pair.source.language).dates.month_or_verb
            and not shown(here, mood, pair.target.language)
            and f"{word} " not in f"{here} "
        ):
            problem = f'the original {verb} ("{word}") and nothing in this {both.target.noun} does'
            yield passage_finding(
                pair,
                both,
                rule,
                problem,
                fix,
                Severity.WARNING,
                **_places(there, here),
                subject=f"{mood} {there[:40]}",
            )
        word = demanded(here, mood, pair.target.language) if mood is Mood.NEGATION else ""
        if word and not shown(there, mood, pair.source.language):
            problem = f'this {both.target.noun} {verb} ("{word}") and nothing in the original does'
            yield passage_finding(
                pair,
                both,
                rule,
                problem,
                "Say what the original says.",
                Severity.WARNING,
                **_places(there, here),
                subject=f"{mood} {here[:40]}",
            )


def _places(there: str, here: str) -> dict[str, str]:
    """As much of two sentences as finds their lines: words without markup."""
    return {"there": " ".join(there.split()[:3]), "here": " ".join(here.split()[:3])}
