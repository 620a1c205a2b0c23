"""Identifiers, dates, times and numbers: does the translation say the same ones?

What is compared, and what explains a difference away, is in `parity/values/`. Here stands how each difference is said.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest

from editorial.model.finding import Finding, Severity
from editorial.parity.context import Pair
from editorial.parity.passages import Both
from editorial.parity.rules.telling import tell
from editorial.parity.values.calendar import is_ambiguous
from editorial.parity.values.comparing import Compared, other_unit
from editorial.parity.values.roman import NUMERALS
from editorial.parity.values.value import Sort, Value

TIMES_THOUSAND = frozenset(Decimal(10) ** power for power in (-12, -9, -6, -3, 3, 6, 9, 12))
ADDED = (Sort.IDENTIFIER, Sort.DATE, Sort.TIME, Sort.NUMBER)
MOST_ALIKE = 400
FALSE_FRIENDS = ("bill", "trill", "bn", "tn")
FRIENDS = {"fr": 'Correct it: an English billion is "un milliard" in French, and a trillion "un billion".',
           "es": 'Correct it: an English billion is "mil millones" in Spanish, and a trillion "un billón".',
           "en": "Correct it: a billion of other languages is a trillion in English, and a thousand millions are a billion."}


def identifiers(pair: Pair) -> Iterator[Finding]:
    """Does the translation have every document symbol, case number, version, address and telephone number as the original writes it?"""
    for both, found in pair.values:
        for there, here in _changed(found, Sort.IDENTIFIER):
            yield _said(pair, both, "identifiers", there, here, "Copy it from the original: it is not translated.")
        for there, here in _changed(found, Sort.TOKEN):
            if here is not None and (_letters(there) == _letters(here) or {there.text, here.text} <= NUMERALS):
                yield _said(pair, both, "identifiers", there, here, "Copy it from the original: it is not translated.")


def paragraph_labels(pair: Pair) -> Iterator[Finding]:
    """Does the translation name the same sub-paragraphs?"""
    for both, found in pair.values:
        for there, here in _changed(found, Sort.LABEL):
            if not there.doubtful:
                yield _said(pair, both, "paragraph-label", there, here, "Name the same one: 4 (a) is 4 a) in French and Spanish.")


def number_values(pair: Pair) -> Iterator[Finding]:
    """Does the translation have every number of the original, with the same value?"""
    for both, found in pair.values:
        for there, here in _changed(found, Sort.NUMBER):
            if not _is_magnitude(there, here):
                yield _said(pair, both, "number-value", there, here, "Correct the figure, or the original.")


def number_magnitudes(pair: Pair) -> Iterator[Finding]:
    """Is a thousand, a million, a milliard the same here and there?"""
    for both, found in pair.values:
        for there, here in _changed(found, Sort.NUMBER):
            if here is not None and _is_magnitude(there, here):
                false = there.magnitude.startswith(FALSE_FRIENDS) or here.magnitude.startswith(FALSE_FRIENDS)
                advice = FRIENDS.get(pair.translation.language.partition("-")[0], "Correct it.") if false else "Correct it."
                yield _said(pair, both, "number-magnitude", there, here, advice)


def number_units(pair: Pair) -> Iterator[Finding]:
    """Does every number have the same unit: currency, per cent, percentage points, kilometres, days?"""
    for both, found in pair.values:
        for there, here in found.pairs:
            if there.sort is Sort.NUMBER and other_unit(there, here):
                yield _said(pair, both, "number-unit", there, here, "Give the number the unit that it has in the original.")


def numbers_added(pair: Pair) -> Iterator[Finding]:
    """Does the translation say a number, a date or a symbol that the original does not say?"""
    for both, found in pair.values:
        for here in [here for sort in ADDED for there, here in _in_place(found, sort) if there is None]:
            if here is not None:
                yield tell(pair, both, "number-added", f'this {both.translation.noun} says "{here.text}" and the original does not',
                           "Take it out, or add it to the original.", Severity.WARNING, here=here.text, subject=f"added {here.text}")


def number_decimals(pair: Pair) -> Iterator[Finding]:
    """Has every number as many decimals as in the original?"""
    for both, found in pair.values:
        for there, here in found.pairs:
            if there.sort is Sort.NUMBER and there.decimals and here.decimals and there.decimals != here.decimals:
                yield _said(pair, both, "number-decimals", there, here, "Write as many decimals as the original.", Severity.INFO)


def date_values(pair: Pair) -> Iterator[Finding]:
    """Does the translation have every date of the original?"""
    for both, found in pair.values:
        for sort in (Sort.DATE, Sort.WEEKDAY):
            for there, here in _changed(found, sort):
                yield _said(pair, both, "date-value", there, here, "Correct the date, or the original.")


def dates_ambiguous(pair: Pair) -> Iterator[Finding]:
    """Can a date in figures be read in one way only?"""
    for both, found in pair.values:
        for there, here in found.pairs:
            if is_ambiguous(there) or is_ambiguous(here):
                one = here if is_ambiguous(here) else there
                yield tell(pair, both, "date-ambiguous", f'"{one.text}" can be read as two dates', "Write the month in words.",
                           Severity.INFO, here=here.text, there=there.text)


def time_values(pair: Pair) -> Iterator[Finding]:
    """Does the translation have every time of day of the original?"""
    for both, found in pair.values:
        for there, here in _changed(found, Sort.TIME):
            yield _said(pair, both, "time-value", there, here, "Correct the time, or the original.")


def _changed(found: Compared, sort: Sort) -> Iterator[tuple[Value, Value | None]]:
    """Each lost value with the one that seems to stand in its place."""
    yield from ((there, here) for there, here in _in_place(found, sort) if there is not None)


def _in_place(found: Compared, sort: Sort) -> list[tuple[Value | None, Value | None]]:
    """The lost and the added values of a sort, in order; where there are not as many of both, those that look most alike together."""
    lost, added = ([value for value in some if _stands_for(value, others) is sort]
                   for some, others in ((found.lost, found.added), (found.added, found.lost)))
    if len(lost) == len(added) or not lost or not added or len(lost) * len(added) > MOST_ALIKE:
        return list(zip_longest(lost, added))
    ranked = sorted(((there, here) for there in lost for here in added),
                    key=lambda pair: -SequenceMatcher(None, pair[0].text, pair[1].text).ratio())
    partner: dict[int, Value] = {}
    for there, here in ranked:
        if id(there) not in partner and id(here) not in partner:
            partner |= {id(there): here, id(here): there}
    return [(there, partner.get(id(there))) for there in lost] + [(None, here) for here in added if id(here) not in partner]


def _stands_for(value: Value, others: Iterable[Value]) -> Sort:
    """The sort of a value; "15 heures" is a time if the other side has lost one."""
    return Sort.TIME if value.unit == "duration-hour" and any(other.sort is Sort.TIME for other in others) else value.sort


def _said(pair: Pair, both: Both, rule: str, there: Value, here: Value | None, fix: str, severity: Severity = Severity.ERROR) -> Finding:
    noun = both.translation.noun
    says = f'this {noun} says "{here.text}"' if here else f"this {noun} does not"
    return tell(pair, both, rule, f'the original says "{there.text}" and {says}', fix, severity,
                here=here.text if here else "", there=there.text, subject=f"{there.text} {here.text if here else ''}".strip())


def _letters(value: Value) -> str:
    return "".join(character for character in value.text if not character.isdigit())


def _is_magnitude(there: Value, here: Value | None) -> bool:
    """True for one figure with words for other magnitudes: a billion where it should be a milliard."""
    if here is None or not (there.magnitude and here.magnitude) or not there.readings or not here.readings or not there.readings[0]:
        return False
    return here.readings[0] / there.readings[0] in TIMES_THOUSAND
