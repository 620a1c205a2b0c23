"""Countries: does the translation name those that the original names, and no others?"""

from collections.abc import Iterator
from itertools import zip_longest

from editorial.model.finding import Finding, Severity
from editorial.parity.context import Pair
from editorial.parity.passages import Both
from editorial.parity.places import Mention, english_name, mentions
from editorial.parity.rules.telling import tell


def countries(pair: Pair) -> Iterator[Finding]:
    """Does the translation name the countries that the original names?"""
    for both in pair.passages:
        theirs, ours = ({one.code: one for one in found} for found in (both.original.once(mentions), mentions(both.translation)))
        lost = [one for code, one in theirs.items() if code not in ours and not one.doubtful]
        added = [one for code, one in ours.items() if code not in theirs and not one.doubtful]
        for there, here in zip_longest(lost, added):
            yield _said(pair, both, there, here)


def _said(pair: Pair, both: Both, there: Mention | None, here: Mention | None) -> Finding:
    noun = both.translation.noun
    if there is None:
        return tell(pair, both, "country-name", f'this {noun} names {english_name(here.code)} ("{here.text}") and the original does not',
                    "Take it out, or correct the original.", Severity.WARNING, here=here.text, subject=f"added {here.code}")
    instead = f'names {english_name(here.code)} ("{here.text}")' if here else "does not"
    return tell(pair, both, "country-name", f'the original names {english_name(there.code)} ("{there.text}") and this {noun} {instead}',
                "Name the same country." if here else "Name it here too.", here=here.text if here else "", there=there.text,
                subject=f"{there.code} {here.code if here else ''}".strip())
