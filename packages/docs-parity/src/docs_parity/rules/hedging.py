"""Is what the original denies, doubts or attributes denied, doubted and attributed in the translation too?"""

from collections.abc import Iterator

from docs_parity.compare.passages import PassagePair
from docs_parity.facts.modality import Mood, demanded, may_demand, shown
from docs_parity.languages.lookup import language
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.rule import WORDS
from docs_parity.rules.context import PagePair
from docs_parity.rules.findings import passage_finding
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
    for passage in pair.passages:
        if any(may_demand(side, mood) for side in (passage.source, passage.target)):
            yield from _sentences(pair, passage, mood, rule)


def _sentences(pair: PagePair, passage: PassagePair, mood: Mood, rule: str) -> Iterator[Finding]:
    verb, fix = SAYINGS[mood]
    for source, target in passage.sentences:
        word = demanded(source, mood, pair.source.language)
        if (
            word
            and word != language(pair.source.language).dates.month_or_verb
            and not shown(target, mood, pair.target.language)
            and f"{word} " not in f"{target} "
        ):
            problem = f'the original {verb} ("{word}") and nothing in this {passage.target.noun} does'
            yield passage_finding(
                pair,
                passage,
                rule,
                problem,
                fix,
                Severity.WARNING,
                **_places(source, target),
                subject=f"{mood} {source[:40]}",
            )
        word = demanded(target, mood, pair.target.language) if mood is Mood.NEGATION else ""
        if word and not shown(source, mood, pair.source.language):
            problem = f'this {passage.target.noun} {verb} ("{word}") and nothing in the original does'
            yield passage_finding(
                pair,
                passage,
                rule,
                problem,
                "Say what the original says.",
                Severity.WARNING,
                **_places(source, target),
                subject=f"{mood} {target[:40]}",
            )


def _places(source: str, target: str) -> dict[str, str]:
    """As much of two sentences as finds their lines: words without markup."""
    return {"source": " ".join(source.split()[:3]), "target": " ".join(target.split()[:3])}
