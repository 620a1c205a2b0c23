"""Names of people: are they written as in the original?"""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from editorial.model.finding import Finding
from editorial.model.glossary import Glossary
from editorial.model.rule_groups import FACTS
from editorial.parity.context import Pair
from editorial.parity.passages import WORD, Both
from editorial.parity.people import SHORTEST, Strangers, half_kept, kept_names, misspelled, speakers
from editorial.parity.rules.passage_findings import passage_finding
from editorial.parity.rules.registry import pair_rules


@pair_rules.rule(
    "person-name", group=FACTS, place=970, accept=True,
    wrong="`Raphaël Lemkin`, translated `Raphaël Lempkin`", right="`Raphaël Lemkin` in both",
    more="Accents count. A name that French or Spanish spells otherwise is accepted with the reason.")
def people(pair: Pair) -> Iterator[Finding]:
    """Does the translation name the same people as its original, spelled the same way?"""
    speaking = speakers(pair.original)
    known = kept_names(pair.passages).union(*speaking, _kept_in(pair.context.settings.glossary))
    strangers = Strangers(pair.passages)
    for both in pair.passages:
        told = set()
        for there, here in chain(_other(both, known, strangers) if known else (), half_kept(both), _unnamed(both, speaking)):
            if there not in told:
                told.update({there, *there.split()})
                yield _said(pair, both, there, here)


@cache
def _kept_in(glossary: Glossary) -> frozenset[str]:
    """The words of names that a glossary keeps in every language."""
    kept = (form for term in glossary.terms for form in term.keep)
    return frozenset(word for form in kept for word in WORD.findall(form) if len(word) >= SHORTEST and word[1].islower())


def _other(both: Both, known: frozenset[str], strangers: Strangers) -> Iterator[tuple[str, str]]:
    """Known names that the translation says less often, with what stands there instead: nearly the same, another one, or a stranger."""
    named = known.intersection(both.original.written)
    if not named or all(both.original.written.count(word) <= both.translation.written.count(word) for word in named):
        return
    own, ours = frozenset(both.original.written), both.translation.written
    for name in dict.fromkeys(both.original.written):
        if name not in named or ours.count(name) >= both.original.written.count(name):
            continue
        others = (word for word in ours if word in known and word not in own)
        if other := misspelled(name, both.translation, own) or next(others, "") or strangers.among(both):
            yield name, other


def _unnamed(both: Both, speaking: tuple[frozenset[str], ...]) -> Iterator[tuple[str, str]]:
    """Who speaks in the statement, if the translation has no word of the name."""
    for person in speaking:
        named = [word for word in dict.fromkeys(both.original.written) if word in person]
        if named and person.isdisjoint(both.translation.written):
            yield " ".join(named), ""


def _said(pair: Pair, both: Both, there: str, here: str) -> Finding:
    says = f'says "{here}"' if here else "does not"
    return passage_finding(
        pair, both, people.id, f'the original says "{there}" and this {both.translation.noun} {says}',
        "Write the name as in the original." if here else "Name the person here too.", here=here,
        there=there.partition(" ")[0], subject=f"{there} {here}".strip())
