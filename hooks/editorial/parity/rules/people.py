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
    if speaking or kept:
        for both in pair.passages:
            for name in dict.fromkeys(word for word in both.original.written if word in speaking or word in kept):
                if name not in both.translation.written:
                    yield from _missing(pair, both, name, name in speaking, kept | speaking)


def _missing(pair: Pair, both: Both, name: str, speaks: bool, known: frozenset[str]) -> Iterator[Finding]:
    """A name that the translation lacks: another one, nearly the same, or none."""
    others = frozenset(both.original.written)
    near = misspelled(name, both.translation, others)
    other = next((word for word in both.translation.written if word in known and word not in others), "")
    if near or other:
        yield tell(pair, both, "person-name", f'the original says "{name}" and this {both.translation.noun} says "{near or other}"',
                   "Write the name as in the original.", here=near or other, there=name, subject=f"{name} {near or other}")
    elif speaks:
        problem = f'the original names "{name}" and this {both.translation.noun} does not'
        yield tell(pair, both, "person-name", problem, "Name the person here too.", Severity.WARNING, there=name, subject=name)
