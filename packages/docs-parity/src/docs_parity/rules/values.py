"""Identifiers, dates, times and numbers: does the translation say the same ones?

What is compared, and what explains a difference away, is in the room `facts` (`comparison.py`,
`equivalence.py`). Here stands how each difference is said.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest

from docs_parity.compare.passages import PassagePair
from docs_parity.facts.comparison import Compared, other_unit
from docs_parity.facts.dates import is_ambiguous
from docs_parity.facts.roman import is_numeral
from docs_parity.facts.value import Value, ValueKind
from docs_parity.languages.lookup import language
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.rule import FACTS
from docs_parity.rules.context import PagePair
from docs_parity.rules.findings import passage_finding
from docs_parity.rules.registry import pair_rules

TIMES_THOUSAND = frozenset(Decimal(10) ** power for power in (-12, -9, -6, -3, 3, 6, 9, 12))
ADDED = (ValueKind.IDENTIFIER, ValueKind.DATE, ValueKind.TIME, ValueKind.NUMBER)
MOST_ALIKE = 400


@pair_rules.rule(
    "identifiers",
    group=FACTS,
    place=850,
    accept=True,
    wrong="`A/RES/60/1`, translated `A/RES/60/l`",
    right="`A/RES/60/1` in both",
    more="They are addresses, not words. Readers look a document up by its symbol, so it is copied and "
    "never translated.",
)
def identifiers(pair: PagePair) -> Iterator[Finding]:
    """Does the translation have every document symbol, case number, version, e-mail address and telephone
    number as the original writes it?
    """
    for both, found in pair.values:
        for there, here in _changed(found, ValueKind.IDENTIFIER):
            yield _said(
                pair, both, identifiers.id, there, here, "Copy it from the original: it is not translated."
            )
        for there, here in _changed(found, ValueKind.TOKEN):
            if here is not None and (
                _letters(there) == _letters(here)
                or all(is_numeral(value.text, both.target.language) for value in (there, here))
            ):
                yield _said(
                    pair,
                    both,
                    identifiers.id,
                    there,
                    here,
                    "Copy it from the original: it is not translated.",
                )


@pair_rules.rule(
    "paragraph-label",
    group=FACTS,
    place=860,
    accept=True,
    wrong="`article 4 (a)`, translated `article 4 b)`",
    right="`article 4 (a)`, translated `article 4 a)`",
    more="French and Spanish write `a)` where English writes `(a)`; both are right.",
)
def paragraph_labels(pair: PagePair) -> Iterator[Finding]:
    """Does the translation name the same articles, paragraphs and sub-paragraphs?"""
    for both, found in pair.values:
        for there, here in _changed(found, ValueKind.LABEL):
            if not there.doubtful:
                yield _said(
                    pair,
                    both,
                    paragraph_labels.id,
                    there,
                    here,
                    "Name the same one: 4 (a) is 4 a) in French and Spanish.",
                )


@pair_rules.rule(
    "number-value",
    group=FACTS,
    place=880,
    accept=True,
    wrong="`1,366 people`, translated `1 336 personnes`",
    right="`1,366 people`, translated `1 366 personnes` or `1.366 personas`",
    more="How a number is written does not matter, with points, spaces or in words, as long as it is the "
    "same number.",
)
def number_values(pair: PagePair) -> Iterator[Finding]:
    """Does the translation have every number of its original?"""
    for both, found in pair.values:
        for there, here in _changed(found, ValueKind.NUMBER):
            if not _is_magnitude(there, here):
                yield _said(pair, both, number_values.id, there, here, "Correct the figure, or the original.")


@pair_rules.rule(
    "number-magnitude",
    group=FACTS,
    place=900,
    accept=True,
    wrong="`5 billion`, translated `5 billones`",
    right="`5 billion`, translated `5 milliards` or `5.000 millones`",
    more="An English billion is `un milliard` and `mil millones`. An English trillion is `un billion` and"
    " `un billón`.",
)
def number_magnitudes(pair: PagePair) -> Iterator[Finding]:
    """Is a thousand, a million or a billion the same size in both languages?"""
    for both, found in pair.values:
        for there, here in _changed(found, ValueKind.NUMBER):
            if here is not None and _is_magnitude(there, here):
                source, target = language(pair.source.language).units, language(pair.target.language).units
                is_false_friend = there.magnitude.startswith(
                    source.false_friends
                ) or here.magnitude.startswith(target.false_friends)
                advice = target.advice_on_magnitudes if is_false_friend else "Correct it."
                yield _said(pair, both, number_magnitudes.id, there, here, advice)


@pair_rules.rule(
    "number-unit",
    group=FACTS,
    place=910,
    accept=True,
    wrong="`by 5 percentage points`, translated `de 5 %`",
    right="`by 5 percentage points`, translated `de 5 points de pourcentage`",
    more="`$5`, `5 dollars` and `5 dólares` are the same; 5 dollars and 5 euros are not, and neither are "
    "5 kilometres and 5 miles.",
)
def number_units(pair: PagePair) -> Iterator[Finding]:
    """Does a number have the same currency, unit or per cent sign?"""
    for both, found in pair.values:
        for there, here in found.pairs:
            if there.sort is ValueKind.NUMBER and other_unit(there, here):
                yield _said(
                    pair,
                    both,
                    number_units.id,
                    there,
                    here,
                    "Give the number the unit that it has in the original.",
                )


@pair_rules.rule(
    "number-added",
    group=FACTS,
    place=890,
    severity=Severity.WARNING,
    accept=True,
    wrong="`many villages`, translated `37 villages`",
    right="`many villages`, translated `de nombreux villages`",
    more="Sometimes a language needs a number where another does without. If it is a fact, it belongs "
    "into the original first.",
)
def numbers_added(pair: PagePair) -> Iterator[Finding]:
    """Has the translation no number that its original does not have?"""
    for both, found in pair.values:
        for here in [here for sort in ADDED for there, here in _in_place(found, sort) if there is None]:
            if here is not None:
                yield passage_finding(
                    pair,
                    both,
                    numbers_added.id,
                    f'this {both.target.noun} says "{here.text}" and the original does not',
                    "Take it out, or add it to the original.",
                    Severity.WARNING,
                    target=here.text,
                    subject=f"added {here.text}",
                )


@pair_rules.rule(
    "number-decimals",
    group=FACTS,
    place=920,
    severity=Severity.INFO,
    accept=True,
    wrong="`3.50`, translated `3,5`",
    right="`3.50`, translated `3,50`",
    more="The value is the same. The decimals say how exactly somebody counted.",
)
def number_decimals(pair: PagePair) -> Iterator[Finding]:
    """Does a number have as many decimals as in the original?"""
    for both, found in pair.values:
        for there, here in found.pairs:
            if (
                there.sort is ValueKind.NUMBER
                and there.decimals
                and here.decimals
                and there.decimals != here.decimals
            ):
                yield _said(
                    pair,
                    both,
                    number_decimals.id,
                    there,
                    here,
                    "Write as many decimals as the original.",
                    Severity.INFO,
                )


@pair_rules.rule(
    "date-value",
    group=FACTS,
    place=930,
    accept=True,
    wrong="`15 April 2024`, translated `le 14 avril 2024`",
    right="`15 April 2024`, translated `le 15 avril 2024` or `15 de abril de 2024`",
)
def date_values(pair: PagePair) -> Iterator[Finding]:
    """Does the translation have every date of its original?"""
    for both, found in pair.values:
        for sort in (ValueKind.DATE, ValueKind.WEEKDAY):
            for there, here in _changed(found, sort):
                yield _said(pair, both, date_values.id, there, here, "Correct the date, or the original.")


@pair_rules.rule(
    "date-ambiguous",
    group=FACTS,
    place=940,
    severity=Severity.INFO,
    accept=True,
    wrong="`4/5/2024`",
    right="`4 May 2024`, `4 mai 2024`, `4 de mayo de 2024`",
    more="Some readers take it for April, others for May. Write the month as a word.",
)
def dates_ambiguous(pair: PagePair) -> Iterator[Finding]:
    """Can everybody tell the day from the month?"""
    for both, found in pair.values:
        for there, here in found.pairs:
            if is_ambiguous(there) or is_ambiguous(here):
                one = here if is_ambiguous(here) else there
                yield passage_finding(
                    pair,
                    both,
                    dates_ambiguous.id,
                    f'"{one.text}" can be read as two dates',
                    "Write the month in words.",
                    Severity.INFO,
                    target=here.text,
                    source=there.text,
                )


@pair_rules.rule(
    "time-value",
    group=FACTS,
    place=950,
    accept=True,
    wrong="`3.30 p.m.`, translated `3 h 30`",
    right="`3.30 p.m.`, translated `15 h 30` or `15.30 horas`",
)
def time_values(pair: PagePair) -> Iterator[Finding]:
    """Does the translation have every time of day of its original?"""
    for both, found in pair.values:
        for there, here in _changed(found, ValueKind.TIME):
            yield _said(pair, both, time_values.id, there, here, "Correct the time, or the original.")


def _changed(found: Compared, sort: ValueKind) -> Iterator[tuple[Value, Value | None]]:
    """Each lost value with the one that seems to stand in its place."""
    yield from ((there, here) for there, here in _in_place(found, sort) if there is not None)


def _in_place(found: Compared, sort: ValueKind) -> list[tuple[Value | None, Value | None]]:
    """The lost and the added values of a sort, in order; where there are not as many of both, those that look
    most alike together.
    """
    lost, added = (
        [value for value in some if _stands_for(value, others) is sort]
        for some, others in ((found.lost, found.added), (found.added, found.lost))
    )
    if len(lost) == len(added) or not lost or not added or len(lost) * len(added) > MOST_ALIKE:
        return list(zip_longest(lost, added))
    ranked = sorted(
        ((there, here) for there in lost for here in added),
        key=lambda pair: -SequenceMatcher(None, pair[0].text, pair[1].text).ratio(),
    )
    partner: dict[int, Value] = {}
    for there, here in ranked:
        if id(there) not in partner and id(here) not in partner:
            partner |= {id(there): here, id(here): there}
    return [(there, partner.get(id(there))) for there in lost] + [
        (None, here) for here in added if id(here) not in partner
    ]


def _stands_for(value: Value, others: Iterable[Value]) -> ValueKind:
    """The sort of a value; "15 heures" is a time if the other side has lost one."""
    return (
        ValueKind.TIME
        if value.unit == "duration-hour" and any(other.sort is ValueKind.TIME for other in others)
        else value.sort
    )


def _said(
    pair: PagePair,
    both: PassagePair,
    rule: str,
    there: Value,
    here: Value | None,
    fix: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    noun = both.target.noun
    says = f'this {noun} says "{here.text}"' if here else f"this {noun} does not"
    return passage_finding(
        pair,
        both,
        rule,
        f'the original says "{there.text}" and {says}',
        fix,
        severity,
        target=here.text if here else "",
        source=there.text,
        subject=f"{there.text} {here.text if here else ''}".strip(),
    )


def _letters(value: Value) -> str:
    return "".join(character for character in value.text if not character.isdigit())


def _is_magnitude(there: Value, here: Value | None) -> bool:
    """True for one figure with words for other magnitudes: a billion where it should be a milliard."""
    if (
        here is None
        or not (there.magnitude and here.magnitude)
        or not there.numbers
        or not here.numbers
        or not there.numbers[0]
    ):
        return False
    return here.numbers[0] / there.numbers[0] in TIMES_THOUSAND
