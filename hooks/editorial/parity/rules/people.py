"""Names of people: are they written as in the original?"""

from collections.abc import Iterator
from itertools import chain

from editorial.model.finding import Finding
from editorial.parity.context import Pair
from editorial.parity.passages import Both
from editorial.parity.people import half_kept, kept_names, misspelled, speakers
from editorial.parity.rules.telling import tell


def people(pair: Pair) -> Iterator[Finding]:
    """Are the names of people written as in the original?"""
    speaking, kept = speakers(pair.original), kept_names(pair.passages)
    for both in pair.passages:
        told = set()
        for there, here in chain(_missing(both, speaking, kept) if speaking or kept else (), half_kept(both)):
            if there not in told:
                told.add(there)
                yield _said(pair, both, there, here)


def _missing(both: Both, speaking: frozenset[str], kept: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Known names that the translation lacks, with what stands there instead: nearly the same, another name, or nothing."""
    known, theirs = speaking | kept, frozenset(both.original.written)
    for name in dict.fromkeys(word for word in both.original.written if word in known and word not in both.translation.written):
        near = misspelled(name, both.translation, theirs)
        other = near or next((word for word in both.translation.written if word in known and word not in theirs), "")
        if other or name in speaking:
            yield name, other


def _said(pair: Pair, both: Both, there: str, here: str) -> Finding:
    says = f'says "{here}"' if here else "does not"
    return tell(pair, both, "person-name", f'the original says "{there}" and this {both.translation.noun} {says}',
                "Write the name as in the original." if here else "Name the person here too.", here=here, there=there,
                subject=f"{there} {here}".strip())
