"""Names of people and of countries: does the translation have those of the original, as they are written?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, zip_longest

from docs_parity.compare.passages import PassagePair
from docs_parity.facts.countries import Mention, english_name, mentions
from docs_parity.facts.people import SHORTEST, UnmatchedNames, half_kept, kept_names, misspelled, speakers
from docs_parity.languages.base import WORD
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.rule import FACTS
from docs_parity.project.glossary import Glossary
from docs_parity.rules.context import PagePair
from docs_parity.rules.findings import passage_finding
from docs_parity.rules.registry import pair_rules


@pair_rules.rule(
    "person-name",
    group=FACTS,
    place=970,
    accept=True,
    wrong="`Raphaël Lemkin`, translated `Raphaël Lempkin`",
    right="`Raphaël Lemkin` in both",
    more="Accents count. A name that French or Spanish spells otherwise is accepted with the reason.",
)
def people(pair: PagePair) -> Iterator[Finding]:
    """Does the translation name the same people as its original, spelled the same way?"""
    speaking = speakers(pair.source)
    known = kept_names(pair.passages).union(*speaking, _kept_in(pair.context.settings.glossary))
    unmatched = UnmatchedNames(pair.passages)
    for passage in pair.passages:
        told = set()
        for name, instead in chain(
            _other(passage, known, unmatched) if known else (),
            half_kept(passage),
            _unnamed(passage, speaking),
        ):
            if name not in told:
                told.update({name, *name.split()})
                yield _names_said(pair, passage, name, instead)


@cache
def _kept_in(glossary: Glossary) -> frozenset[str]:
    """The words of names that a glossary keeps in every language."""
    kept = (form for term in glossary.terms for form in term.keep)
    return frozenset(
        word for form in kept for word in WORD.findall(form) if len(word) >= SHORTEST and word[1].islower()
    )


def _other(
    passage: PassagePair, known: frozenset[str], unmatched: UnmatchedNames
) -> Iterator[tuple[str, str]]:
    """Known names that the translation says less often, with what stands there instead: nearly the same,
    another one, or a name that stands nowhere else.
    """
    named = known.intersection(passage.source.written)
    if not named or all(
        passage.source.written.count(word) <= passage.target.written.count(word) for word in named
    ):
        return
    own, ours = frozenset(passage.source.written), passage.target.written
    for name in dict.fromkeys(passage.source.written):
        if name not in named or ours.count(name) >= passage.source.written.count(name):
            continue
        others = (word for word in ours if word in known and word not in own)
        if other := misspelled(name, passage.target, own) or next(others, "") or unmatched.among(passage):
            yield name, other


def _unnamed(passage: PassagePair, speaking: tuple[frozenset[str], ...]) -> Iterator[tuple[str, str]]:
    """Who speaks in the statement, if the translation has no word of the name."""
    for person in speaking:
        named = [word for word in dict.fromkeys(passage.source.written) if word in person]
        if named and person.isdisjoint(passage.target.written):
            yield " ".join(named), ""


def _names_said(pair: PagePair, passage: PassagePair, name: str, instead: str) -> Finding:
    says = f'says "{instead}"' if instead else "does not"
    return passage_finding(
        pair,
        passage,
        people.id,
        f'the original says "{name}" and this {passage.target.noun} {says}',
        "Write the name as in the original." if instead else "Name the person here too.",
        target=instead,
        source=name.partition(" ")[0],
        subject=f"{name} {instead}".strip(),
    )


@pair_rules.rule(
    "country-name",
    group=FACTS,
    place=960,
    accept=True,
    wrong="`Niger`, translated `Nigeria`",
    right="`Niger`, translated `Niger` or `Níger`",
    more="Names are those of the Unicode CLDR and of the United Nations, with their adjectives; a name "
    "that may mean something else (`Georgia`) is asked for only where another country stands in its "
    "place.",
)
def countries(pair: PagePair) -> Iterator[Finding]:
    """Does the translation name the same countries as its original?"""
    for passage in pair.passages:
        theirs, ours = passage.source.once(mentions), passage.target.once(mentions)
        if theirs or ours:
            yield from (_country(pair, passage, lost, added) for lost, added in _changed(theirs, ours))


def _changed(
    theirs: Sequence[Mention], ours: Sequence[Mention]
) -> Iterator[tuple[Mention | None, Mention | None]]:
    """Each country that one side does not name, with the one in its place. A doubtful one, or one that is
    named less often, is asked for only where another stands instead.
    """
    sources, targets = ({name.code: name for name in names} for names in (theirs, ours))
    times, again = (Counter(name.code for name in names) for names in (theirs, ours))
    added = [name for code, name in targets.items() if code not in sources and not name.doubtful]
    lost = [name for code, name in sources.items() if code not in targets and not name.doubtful]
    less_often = [name for code, name in sources.items() if name not in lost and again[code] < times[code]]
    return zip_longest(lost + less_often[: max(0, len(added) - len(lost))], added)


def _country(pair: PagePair, passage: PassagePair, lost: Mention | None, added: Mention | None) -> Finding:
    noun = passage.target.noun
    new = f'{english_name(added.code)} ("{added.text}")' if added else ""
    if lost is None:
        return passage_finding(
            pair,
            passage,
            countries.id,
            f"this {noun} names {new} and the original does not",
            "Take it out, or correct the original.",
            Severity.WARNING,
            target=added.text if added else "",
            subject=f"added {added.code if added else ''}",
        )
    instead = f"names {new}" if added else "does not"
    return passage_finding(
        pair,
        passage,
        countries.id,
        f'the original names {english_name(lost.code)} ("{lost.text}") and this {noun} {instead}',
        "Name the same country." if added else "Name it here too.",
        target=added.text if added else "",
        source=lost.text,
        subject=f"{lost.code} {added.code if added else ''}".strip(),
    )
