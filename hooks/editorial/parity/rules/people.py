"""Names of people: are they written as in the original?"""

from collections.abc import Iterator

from editorial.model.finding import Finding, Severity
from editorial.parity.context import Pair
from editorial.parity.passages import Both
from editorial.parity.people import kept_names, misspelled, speakers
from editorial.parity.rules.telling import tell


def people(pair: Pair) -> Iterator[Finding]:
    """Are the names of people written as in the original?"""
    speaking, kept = speakers(pair.original), kept_names(pair.passages)
    known = kept.union(*speaking)
    if known:
        for both in pair.passages:
            missing = [word for word in dict.fromkeys(both.original.written) if word in known and word not in both.translation.written]
            instead = {name: other for name in missing if (other := _instead(both, name, known))}
            for name, other in instead.items():
                problem = f'the original says "{name}" and this {both.translation.noun} says "{other}"'
                yield tell(pair, both, "person-name", problem, "Write the name as in the original.", here=other, there=name)
            yield from _unnamed(pair, both, speaking, set(missing) - instead.keys())


def _instead(both: Both, name: str, known: frozenset[str]) -> str:
    """What the translation has in place of a name that it lacks: nearly the same, or another name; empty if nothing."""
    own = frozenset(both.original.written)
    others = (word for word in both.translation.written if word in known and word not in own)
    return misspelled(name, both.translation, own) or next(others, "")


def _unnamed(pair: Pair, both: Both, speaking: tuple[frozenset[str], ...], missing: set[str]) -> Iterator[Finding]:
    """Who speaks in the statement, if the translation has no word of the name."""
    for person in speaking:
        named = [word for word in dict.fromkeys(both.original.written) if word in person]
        if named and set(named) <= missing:
            problem = f'the original names "{" ".join(named)}" and this {both.translation.noun} does not'
            yield tell(pair, both, "person-name", problem, "Name the person here too.", Severity.WARNING, there=named[0])
