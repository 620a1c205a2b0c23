"""Is everything translated, once, and nothing added?"""

from collections.abc import Iterator

from editorial.model.finding import Finding, Severity
from editorial.model.page import Version
from editorial.model.rule_groups import WORDS
from editorial.parity.context import Context, Pair
from editorial.parity.lengths import SHORTEST, Known, common, deviations, known_lengths, unanswered
from editorial.parity.passages import LONGEST, WORDLESS, Both
from editorial.parity.rules.dialect import shortened
from editorial.parity.rules.passage_findings import passage_finding
from editorial.parity.rules.registry import pair_rules, version_rules

# Measured on 11,000 aligned passages of faithful translations: one is further from the mean than this.
TOO_FAR = 4.5
# Half of what one sentence of three makes; the number of sentences has to say the same.
SUSPECT = 1.5
# A sentence whose telling words the other side has is not missing.
ANSWERED = 0.5


@pair_rules.rule(
    "passage-length", group=WORDS, place=1010, accept=True,
    wrong="three sentences, two of them translated", right="three sentences, all of them translated",
    more="French and Spanish are usually a little longer than English. A paragraph that is far from that "
         "has lost something, or says more.")
def passage_length(pair: Pair) -> Iterator[Finding]:
    """Is the translated paragraph about as long as its original lets one expect?"""
    known = known_lengths(pair.context.settings)
    for both in pair.passages:
        if len(both.original.text) >= SHORTEST or len(both.translation.text) >= 2 * SHORTEST:
            far = deviations(both, known)
            if abs(far) > SUSPECT:
                yield from _length(pair, both, known, far)


def _length(pair: Pair, both: Both, known: Known, far: float) -> Iterator[Finding]:
    added = far > 0
    other = both.original if added else both.translation
    noun = both.translation.noun
    sentence = unanswered(both, known, added=added)
    if sentence and common(sentence, other.text) < ANSWERED:
        said, words = shortened(sentence), " ".join(sentence.split()[:3])
        problem = f'nothing in the original answers the sentence "{said}" of this {noun}' if added else \
            f'nothing in this {noun} seems to answer the sentence "{said}"'
        fix = "Take it out, or add it to the original." if added else "Translate it, or take it out of the original."
        place = {"here" if added else "there": words}
        yield passage_finding(
            pair, both, passage_length.id, problem, fix, **place, subject=f"sentence {said}")
    elif abs(far) > TOO_FAR:
        there, here = len(both.original.text), len(both.translation.text)
        problem = f"this {noun} has {here} characters and its original {there}: such translations are {'shorter' if added else 'longer'}"
        yield passage_finding(
            pair, both, passage_length.id, problem,
            "Look for what was added." if added else "Look for what was left out.",
            subject=f"length {there} {here}")


@version_rules.rule(
    "long-passage", group=WORDS, place=1120, exact=True,
    wrong="a paragraph of 20,000 characters", right="several paragraphs",
    more="What is too long to be compared would be published unread by the check.")
def long_passages(version: Version, context: Context) -> Iterator[Finding]:
    """Is every passage short enough to be compared?"""
    for block in version.blocks:
        if len(block.text) > LONGEST and block.kind not in WORDLESS:
            problem = f"this {block.kind} has {len(block.text):,} characters, and what has more than {LONGEST:,} is not compared"
            yield Finding(long_passages.id, problem, "Part it.", version.path, block.line, Severity.ERROR, version.key, version.language,
                          subject=block.text[:60])


@pair_rules.rule(
    "repeated-passage", group=WORDS, place=1020, accept=True,
    wrong="two paragraphs, translated by the same one twice",
    right="each paragraph with a translation of its own",
    more="It happens when a paragraph is copied as a start for the next one, and then forgotten.")
def repeated_passages(pair: Pair) -> Iterator[Finding]:
    """Is every passage of the translation its own, where those of the original differ?"""
    seen: dict[str, Both] = {}
    for both in pair.passages:
        text = " ".join(both.translation.source.split())
        if len(text) < SHORTEST // 2:
            continue
        first = seen.setdefault(text, both)
        if first is not both and _differ(first, both):
            copied, other = sorted((first, both), key=lambda one: common(one.original.text, one.translation.text))
            problem = f"this {copied.translation.noun} is the same as that on line {other.translation.line}, and their originals differ"
            yield passage_finding(
                pair, copied, repeated_passages.id, problem, "Translate the one that was copied.",
                subject=f"repeated {text[:60]}")


def _differ(first: Both, second: Both) -> bool:
    """True if the originals have more words apart than in common."""
    return len(first.original.word_set ^ second.original.word_set) > len(first.original.word_set & second.original.word_set)
