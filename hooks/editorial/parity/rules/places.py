"""Countries: does the translation name those that the original names, and no others?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from editorial.model.finding import Finding, Severity
from editorial.model.rule_groups import FACTS
from editorial.parity.context import Pair
from editorial.parity.passages import Both
from editorial.parity.places import Mention, english_name, mentions
from editorial.parity.rules.passage_findings import passage_finding
from editorial.parity.rules.registry import pair_rules


@pair_rules.rule(
    "country-name", group=FACTS, place=960, accept=True,
    wrong="`Niger`, translated `Nigeria`", right="`Niger`, translated `Niger` or `Níger`",
    more="Names are those of the Unicode CLDR and of the United Nations, with their adjectives; a name "
         "that may mean something else (`Georgia`) is asked for only where another country stands in its "
         "place.")
def countries(pair: Pair) -> Iterator[Finding]:
    """Does the translation name the same countries as its original?"""
    for both in pair.passages:
        theirs, ours = both.original.once(mentions), both.translation.once(mentions)
        if theirs or ours:
            yield from (_said(pair, both, there, here) for there, here in _changed(theirs, ours))


def _changed(theirs: Sequence[Mention], ours: Sequence[Mention]) -> Iterator[tuple[Mention | None, Mention | None]]:
    """Each country that one side does not name, with the one in its place. A doubtful one, or one that is named less often, is asked
    for only where another stands instead.
    """
    there, here = ({one.code: one for one in found} for found in (theirs, ours))
    times, again = (Counter(one.code for one in found) for found in (theirs, ours))
    added = [one for code, one in here.items() if code not in there and not one.doubtful]
    lost = [one for code, one in there.items() if code not in here and not one.doubtful]
    lost += [one for code, one in there.items() if one not in lost and again[code] < times[code]][:max(0, len(added) - len(lost))]
    return zip_longest(lost, added)


def _said(pair: Pair, both: Both, there: Mention | None, here: Mention | None) -> Finding:
    noun = both.translation.noun
    if there is None:
        return passage_finding(
            pair, both, countries.id,
            f'this {noun} names {english_name(here.code)} ("{here.text}") and the original does not',
            "Take it out, or correct the original.", Severity.WARNING, here=here.text,
            subject=f"added {here.code}")
    instead = f'names {english_name(here.code)} ("{here.text}")' if here else "does not"
    return passage_finding(
        pair, both, countries.id,
        f'the original names {english_name(there.code)} ("{there.text}") and this {noun} {instead}',
        "Name the same country." if here else "Name it here too.", here=here.text if here else "",
        there=there.text, subject=f"{there.code} {here.code if here else ''}".strip())
