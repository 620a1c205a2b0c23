"""Order: do passages, and numbers of one kind, stand where they stand in the original?"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from editorial.model.finding import Finding
from editorial.model.rule_groups import FACTS, WORDS
from editorial.parity.context import Pair
from editorial.parity.order import swapped
from editorial.parity.passages import Both, Passage
from editorial.parity.rules.passage_findings import passage_finding
from editorial.parity.rules.registry import pair_rules
from editorial.parity.values.value import Sort, Value

IN_ORDER = frozenset({"paragraph", "quotation"})
ORDERED = frozenset({Sort.NUMBER, Sort.DATE})
# Characters of a passage below which its words say too little.
SHORTEST = 40
# What a number in brackets, or behind one of these, is the number of.
REFERENCE = re.compile(r"\((?=$)|\b(?:art|par|pár|chap|cap|sec|res|rés|ann?ex|page|página|rule|règle|regla|princip|point|punto)\w*"
                       r"(?=\.?[ \u00a0]$)", re.IGNORECASE)
JOINED = re.compile(r"[ \u00a0]?(?:,|-|–|\b(?:and|to|or|et|à|ou|y|al?|o)\b)[ \u00a0]?")
WINDOW = 16
FIRST_YEAR, LAST_YEAR = 1000, 2199


@pair_rules.rule(
    "passage-order", group=WORDS, place=1030, accept=True,
    wrong="the second paragraph before the first", right="the order of the original")
def passage_order(pair: Pair) -> Iterator[Finding]:
    """Do the paragraphs stand in the order of the original?"""
    for first, second in pairwise(both for both in pair.passages if both.original.noun in IN_ORDER):
        if _long(first) and _long(second) and swapped(first, second):
            noun, line = first.translation.noun, second.original.line
            problem = f"this {noun} seems to say what line {line} of the original says, and the next {noun} what this one should say"
            yield passage_finding(
                pair, first, passage_order.id, problem, "Put the two in the order of the original.",
                subject=f"order {first.translation.text[:60]}")


def _long(both: Both) -> bool:
    """True if there are words enough to tell."""
    return min(len(both.original.text), len(both.translation.text)) >= SHORTEST


@pair_rules.rule(
    "number-order", group=FACTS, place=1040, accept=True,
    wrong="`14 killed and 17 injured`, translated `17 morts et 14 blessés`",
    right="`14 killed and 17 injured`, translated `14 morts et 17 blessés`",
    more="A sentence that had to be turned round may have them the other way; then accept it with the "
         "reason.")
def number_order(pair: Pair) -> Iterator[Finding]:
    """Do two numbers of one kind stand in the order of the original?"""
    for both, found in pair.values:
        kinds: dict[tuple[object, ...], list[tuple[Value, Value]]] = defaultdict(list)
        before, reference = None, ""
        for there, here in sorted(found.pairs, key=lambda pair: (pair[0].start, pair[1].start)):
            if there.sort in ORDERED:
                reference = reference if before and _joined(before, there, both.original) else _reference(there, both.original)
                kinds[*_kind(there), reference].append((there, here))
                before = there
        for (one, first), (two, second) in (crossed for some in kinds.values() for crossed in pairwise(some)):
            if first.start > second.start and one.readings != two.readings:
                problem = f'the original says "{one.text}" before "{two.text}" and this {both.translation.noun} the other way round'
                yield passage_finding(
                    pair, both, number_order.id, problem, "Put each number where it belongs.",
                    here=second.text, there=one.text, subject=f"order {one.text} {two.text} {first.text}")


def _joined(before: Value, value: Value, passage: Passage) -> bool:
    """True if only "and" or a comma stands between two numbers: "paragraphs 138 and 139"."""
    return bool(JOINED.fullmatch(passage.text, before.start + len(before.text), value.start))


def _reference(value: Value, passage: Passage) -> str:
    """The word before a number that tells what it counts: "Article 2 (4)" is in French the paragraph 4 of Article 2, and 2 and 4 are
    no rivals.
    """
    found = REFERENCE.search(passage.text[max(0, value.start - WINDOW):value.start])
    return found[0].lower() if found else ""


def _kind(value: Value) -> tuple[object, ...]:
    """A year, a date, a number of a unit: what may take another's place without being noticed."""
    year = value.sort is Sort.NUMBER and value.text.isdecimal() and FIRST_YEAR <= value.readings[0] <= LAST_YEAR
    return value.sort, value.unit, bool(year)
