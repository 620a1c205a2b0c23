"""Is everything translated, once, in its order, and nothing added?"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from docs_parity.compare.lengths import SHORTEST, Known, common, deviations, known_lengths, unanswered
from docs_parity.compare.order import swapped
from docs_parity.compare.passages import LONGEST, WORDLESS, Passage, PassagePair
from docs_parity.facts.value import Value, ValueKind
from docs_parity.markdown.canonical import TRANSLATED_FIELDS
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import FACTS, WORDS
from docs_parity.rules.context import Context, PagePair
from docs_parity.rules.dialect import shortened
from docs_parity.rules.findings import passage_finding
from docs_parity.rules.registry import pair_rules, version_rules

# Measured on 11,000 aligned passages of faithful translations: one is further from the mean than this.
TOO_FAR = 4.5
# Half of what one sentence of three makes; the number of sentences has to say the same.
SUSPECT = 1.5
# A sentence whose telling words the other side has is not missing.
ANSWERED = 0.5


@pair_rules.rule(
    "passage-length",
    group=WORDS,
    place=1010,
    accept=True,
    wrong="three sentences, two of them translated",
    right="three sentences, all of them translated",
    more="French and Spanish are usually a little longer than English. A paragraph that is far from that "
    "has lost something, or says more.",
)
def passage_length(pair: PagePair) -> Iterator[Finding]:
    """Is the translated paragraph about as long as its original lets one expect?"""
    known = known_lengths(pair.context.settings)
    for passage in pair.passages:
        if len(passage.source.text) >= SHORTEST or len(passage.target.text) >= 2 * SHORTEST:
            far = deviations(passage, known)
            if abs(far) > SUSPECT:
                yield from _length(pair, passage, known, far)


def _length(pair: PagePair, passage: PassagePair, known: Known, far: float) -> Iterator[Finding]:
    added = far > 0
    other = passage.source if added else passage.target
    noun = passage.target.noun
    sentence = unanswered(passage, known, added=added)
    if sentence and common(sentence, other.text) < ANSWERED:
        said, words = shortened(sentence), " ".join(sentence.split()[:3])
        problem = (
            f'nothing in the original answers the sentence "{said}" of this {noun}'
            if added
            else f'nothing in this {noun} seems to answer the sentence "{said}"'
        )
        fix = (
            "Take it out, or add it to the original."
            if added
            else "Translate it, or take it out of the original."
        )
        yield passage_finding(
            pair,
            passage,
            passage_length.id,
            problem,
            fix,
            target=words if added else "",
            source="" if added else words,
            subject=f"sentence {said}",
        )
    elif abs(far) > TOO_FAR:
        source, target = len(passage.source.text), len(passage.target.text)
        problem = (
            f"this {noun} has {target} characters and its original {source}: such translations are "
            f"{'shorter' if added else 'longer'}"
        )
        yield passage_finding(
            pair,
            passage,
            passage_length.id,
            problem,
            "Look for what was added." if added else "Look for what was left out.",
            subject=f"length {source} {target}",
        )


@version_rules.rule(
    "long-passage",
    group=WORDS,
    place=1120,
    exact=True,
    wrong="a paragraph of 20,000 characters",
    right="several paragraphs",
    more="What is too long to be compared would be published unread by the check.",
)
def long_passages(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Is every passage short enough to be compared?"""
    fields = ((name, localized.fields.get(name)) for name in TRANSLATED_FIELDS)
    texts = [
        (name, localized.front_matter.line(name), text) for name, text in fields if isinstance(text, str)
    ]
    texts += [
        (str(block.kind), block.line, block.text) for block in localized.blocks if block.kind not in WORDLESS
    ]
    for noun, line, text in texts:
        if len(text) > LONGEST:
            problem = (
                f"this {noun} has {len(text):,} characters, and what has more than {LONGEST:,} is not "
                "compared"
            )
            yield Finding(
                rule=long_passages.id,
                message=problem,
                fix="Shorten it." if noun in TRANSLATED_FIELDS else "Part it.",
                path=localized.path,
                line=line,
                severity=Severity.ERROR,
                page=localized.key,
                language=localized.language,
                subject=text[:60],
            )


@pair_rules.rule(
    "repeated-passage",
    group=WORDS,
    place=1020,
    accept=True,
    wrong="two paragraphs, translated by the same one twice",
    right="each paragraph with a translation of its own",
    more="It happens when a paragraph is copied as a start for the next one, and then forgotten.",
)
def repeated_passages(pair: PagePair) -> Iterator[Finding]:
    """Is every passage of the translation its own, where those of the original differ?"""
    seen: dict[str, PassagePair] = {}
    for passage in pair.passages:
        text = " ".join(passage.target.markup.split())
        if len(text) < SHORTEST // 2:
            continue
        first = seen.setdefault(text, passage)
        if first is not passage and _differ(first, passage):
            copied, other = sorted(
                (first, passage), key=lambda same: common(same.source.text, same.target.text)
            )
            problem = (
                f"this {copied.target.noun} is the same as that on line "
                f"{other.target.line}, and their originals differ"
            )
            yield passage_finding(
                pair,
                copied,
                repeated_passages.id,
                problem,
                "Translate the one that was copied.",
                subject=f"repeated {text[:60]}",
            )


def _differ(first: PassagePair, second: PassagePair) -> bool:
    """True if the originals have more words apart than in common."""
    return len(first.source.word_set ^ second.source.word_set) > len(
        first.source.word_set & second.source.word_set
    )


IN_ORDER = frozenset({"paragraph", "quotation"})
ORDERED = frozenset({ValueKind.NUMBER, ValueKind.DATE})
# Characters of a passage below which its words say too little.
SHORTEST_IN_ORDER = 40
# What a number in brackets, or behind one of these, is the number of.
REFERENCE = re.compile(
    r"\((?=$)|\b(?:art|par|pár|chap|cap|sec|res|rés|ann?ex|page|página|rule|règle|regla|princip|point|punto)\w*"
    r"(?=\.?[ \u00a0]$)",
    re.IGNORECASE,
)
JOINED = re.compile(r"[ \u00a0]?(?:,|-|–|\b(?:and|to|or|et|à|ou|y|al?|o)\b)[ \u00a0]?")
WINDOW = 16
FIRST_YEAR, LAST_YEAR = 1000, 2199


@pair_rules.rule(
    "passage-order",
    group=WORDS,
    place=1030,
    accept=True,
    wrong="the second paragraph before the first",
    right="the order of the original",
)
def passage_order(pair: PagePair) -> Iterator[Finding]:
    """Do the paragraphs stand in the order of the original?"""
    for first, second in pairwise(passage for passage in pair.passages if passage.source.noun in IN_ORDER):
        if _long(first) and _long(second) and swapped(first, second):
            noun, line = first.target.noun, second.source.line
            problem = (
                f"this {noun} seems to say what line {line} of the original says, and the next {noun} "
                "what this one should say"
            )
            yield passage_finding(
                pair,
                first,
                passage_order.id,
                problem,
                "Put the two in the order of the original.",
                subject=f"order {first.target.text[:60]}",
            )


def _long(passage: PassagePair) -> bool:
    """True if there are words enough to tell."""
    return min(len(passage.source.text), len(passage.target.text)) >= SHORTEST_IN_ORDER


@pair_rules.rule(
    "number-order",
    group=FACTS,
    place=1040,
    accept=True,
    wrong="`14 killed and 17 injured`, translated `17 morts et 14 blessés`",
    right="`14 killed and 17 injured`, translated `14 morts et 17 blessés`",
    more="A sentence that had to be turned round may have them the other way; then accept it with the "
    "reason.",
)
def number_order(pair: PagePair) -> Iterator[Finding]:
    """Do two numbers of one kind stand in the order of the original?"""
    for passage, compared in pair.values:
        kinds: dict[tuple[object, ...], list[tuple[Value, Value]]] = defaultdict(list)
        before, reference = None, ""
        for source, target in sorted(compared.pairs, key=lambda pair: (pair[0].start, pair[1].start)):
            if source.sort in ORDERED:
                reference = (
                    reference
                    if before and _joined(before, source, passage.source)
                    else _reference(source, passage.source)
                )
                kinds[*_kind(source), reference].append((source, target))
                before = source
        for (earlier, earlier_said), (later, later_said) in (
            crossed for group in kinds.values() for crossed in pairwise(group)
        ):
            if earlier_said.start > later_said.start and earlier.readings != later.readings:
                problem = (
                    f'the original says "{earlier.text}" before "{later.text}" and this '
                    f"{passage.target.noun} the other way round"
                )
                yield passage_finding(
                    pair,
                    passage,
                    number_order.id,
                    problem,
                    "Put each number where it belongs.",
                    target=later_said.text,
                    source=earlier.text,
                    subject=f"order {earlier.text} {later.text} {earlier_said.text}",
                )


def _joined(before: Value, value: Value, passage: Passage) -> bool:
    """True if only "and" or a comma stands between two numbers: "paragraphs 138 and 139"."""
    return bool(JOINED.fullmatch(passage.text, before.start + len(before.text), value.start))


def _reference(value: Value, passage: Passage) -> str:
    """The word before a number that tells what it counts: "Article 2 (4)" is in French the paragraph 4 of
    Article 2, and 2 and 4 are no rivals.
    """
    found = REFERENCE.search(passage.text[max(0, value.start - WINDOW) : value.start])
    return found[0].lower() if found else ""


def _kind(value: Value) -> tuple[object, ...]:
    """A year, a date, a number of a unit: what may take another's place without being noticed."""
    year = (
        value.sort is ValueKind.NUMBER
        and value.text.isdecimal()
        and FIRST_YEAR <= int(value.text) <= LAST_YEAR
    )
    return value.sort, value.unit, bool(year)
