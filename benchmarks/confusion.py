"""The tables that the examination ends in: what was found of each kind, and what each rule found, missed and
said in vain.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from docs_parity.model.finding import Severity
from docs_parity.model.rule import RULES
from docs_parity.reports.rule_catalogue import rules, usual_weight
from judging import Judged, Outcome, Said
from mutations import FAULTS, NEUTRAL
from mutations.groups import GROUPS

BUDGET = (
    "numbers",
    "dates",
    "symbols",
    "names",
    "countries",
    "omissions",
    "structure",
    "links",
    "untranslated",
)
KINDS = {fault.name: fault for fault in FAULTS}
LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _judged_true() -> frozenset[tuple[str, str]]:
    """(rule, fingerprint) of the findings about untouched pages that a person found to be right."""
    listed = yaml.safe_load((Path(__file__).parent / "true_findings.yml").read_text(encoding="utf-8")) or []
    return frozenset((entry["rule"], entry["fingerprint"]) for entry in listed)


@dataclass
class Tally:
    """Everything that was judged, counted."""

    blocks: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    false: list[tuple[Said, Outcome | None]] = field(default_factory=list)
    """False alarms, with the neutral change that set them off; None for a page as it is."""
    true: list[Said] = field(default_factory=list)
    """Findings about untouched pages that a person judged true."""
    known: frozenset[tuple[str, str]] = field(default_factory=_judged_true)

    def add(self, judged: Judged) -> None:
        """Count one pair."""
        self.blocks += judged.blocks
        for said in judged.said:
            if (said.rule, said.fingerprint) in self.known:
                self.true.append(said)
            else:
                self.false.append((said, None))
        self.outcomes += judged.outcomes
        self.false += [
            (said, outcome)
            for outcome in judged.outcomes
            if outcome.neutral
            for said in (*outcome.right, *outcome.astray)
        ]

    def faults(self) -> Iterator[Outcome]:
        """The changes that are faults."""
        return (outcome for outcome in self.outcomes if not outcome.neutral)

    def missed(self, kind: str) -> Iterator[str]:
        """Faults of a kind that nobody found at error, with both texts."""
        for outcome in self.outcomes:
            if outcome.kind == kind and not outcome.found_at(Severity.ERROR) and not outcome.neutral:
                softer = "; ".join(f"{said.severity}: {said.sentence}" for said in outcome.right)
                yield "\n".join(
                    filter(
                        None, (f"{outcome.place}: {outcome.what}", outcome.shown, softer and f"  {softer}")
                    )
                )

    def alarms(self, rule: str) -> Iterator[str]:
        """False alarms of a rule, at any severity."""
        for said, outcome in self.false:
            if said.rule == rule:
                yield f"{said.severity}: {said.sentence}\n{said.shown}"
                if outcome:
                    yield f"  after a neutral change: {outcome.kind}, {outcome.place}: {outcome.what}"
                    yield outcome.shown

    def astray(self, rule: str) -> Iterator[str]:
        """Findings of a rule, at error, that name another place than that of the fault."""
        for outcome in self.faults():
            for said in outcome.astray:
                if said.rule == rule and said.severity == Severity.ERROR:
                    yield f"{outcome.kind}, {outcome.place}: {outcome.what}\n  {said.sentence}\n{said.shown}"


def level_of(outcome: Outcome) -> Severity | None:
    """How loudly a fault was named at its place; None if not at all."""
    return next((level for level in LEVELS if outcome.found_at(level)), None)


def by_kind(tally: Tally) -> Iterator[str]:
    """One line a kind of change."""
    counts = Counter((outcome.kind, level_of(outcome)) for outcome in tally.faults())
    yield "| fault | category | tried | found at error | warning only | info only | missed | recall |"
    yield "| --- | --- | --: | --: | --: | --: | --: | --: |"
    for name, fault in KINDS.items():
        found = [counts[name, level] for level in (*LEVELS, None)]
        if sum(found):
            numbers = " | ".join(map(str, found))
            yield f"| {name} | {fault.category} | {sum(found)} | {numbers} | {share(found[0], sum(found))} |"
    yield "\n| neutral change | tried | alarms at error | at warning | at info |"
    yield "| --- | --: | --: | --: | --: |"
    tried = Counter(outcome.kind for outcome in tally.outcomes if outcome.neutral)
    alarms = Counter((outcome.kind, said.severity) for said, outcome in tally.false if outcome)
    for kind in NEUTRAL:
        if tried[kind.name]:
            numbers = " | ".join(str(alarms[kind.name, level]) for level in LEVELS)
            yield f"| {kind.name} | {tried[kind.name]} | {numbers} |"


@dataclass(kw_only=True)
class RuleFigures:
    """How a rule did, at the weight that it usually has."""

    found: int = 0
    missed: int = 0
    right: int = 0
    false: int = 0
    """False alarms, on text that nobody touched and after neutral changes."""
    untouched: int = 0
    """Those of them on text that nobody touched."""
    astray: int = 0

    @property
    def recall(self) -> float | None:
        """Part of the faults that it could have found; None if there was none."""
        return round(self.found / (self.found + self.missed), 4) if self.found + self.missed else None

    @property
    def precision(self) -> float | None:
        """Part of its alarms that were right; None if it raised none."""
        alarms = self.right + self.false + self.astray
        return round(self.right / alarms, 4) if alarms else None


def figures(tally: Tally) -> dict[str, RuleFigures]:
    """Every rule that said something, or that could have been expected to; what is only a note is not
    measured.
    """
    counted: dict[str, RuleFigures] = defaultdict(RuleFigures)
    for outcome in tally.faults():
        found = {said.rule for said in outcome.right if _weighs(said)}
        for rule in found:
            counted[rule].found += 1
        for rule in () if found else GROUPS[KINDS[outcome.kind].group]:
            if rule in RULES.ids():
                counted[rule].missed += 1
        for said in outcome.right:
            counted[said.rule].right += _weighs(said)
        for said in outcome.astray:
            counted[said.rule].astray += _weighs(said)
    for said in tally.true:
        counted[said.rule].right += _weighs(said)
    for said, outcome in tally.false:
        counted[said.rule].false += _weighs(said)
        counted[said.rule].untouched += _weighs(said) and outcome is None
    return {rule: one for rule, one in sorted(counted.items()) if usual_weight(rule) is not Severity.INFO}


def _weighs(said: Said) -> bool:
    """True for a finding with the weight that its rule usually has, or a heavier one."""
    return LEVELS.index(Severity(said.severity)) <= LEVELS.index(usual_weight(said.rule))


def by_rule(tally: Tally) -> Iterator[str]:
    """One line a rule."""
    yield (
        "| rule | weight | faults found | missed | recall | false alarms | astray | precision |\n"
        "| --- | --- | --: | --: | --: | --: | --: | --: |"
    )
    for rule, one in figures(tally).items():
        yield (
            f"| `{rule}` | {usual_weight(rule)} | {one.found} | {one.missed} | "
            f"{share(one.found, one.found + one.missed)} | "
            f"{one.false} | {one.astray} | "
            f"{share(one.right, one.right + one.false + one.astray)} |"
        )


def summary(tally: Tally) -> Iterator[str]:
    """The lines of the budget."""
    counts: Counter[tuple[str, bool]] = Counter()
    for outcome in tally.faults():
        counts[KINDS[outcome.kind].category, bool(outcome.found_at(Severity.ERROR))] += 1
    yield "| category | faults | found at error | recall |\n| --- | --: | --: | --: |"
    for category in sorted({category for category, _ in counts}, key=lambda name: (name not in BUDGET, name)):
        found, tried = counts[category, True], counts[category, True] + counts[category, False]
        beyond = "" if category in BUDGET else " (beyond the budget)"
        yield f"| {category}{beyond} | {tried} | {found} | {share(found, tried)} |"
    found, tried = (
        sum(counts[category, hit] for category in BUDGET for hit in hits) for hits in ((True,), (True, False))
    )
    untouched = sum(said.severity == Severity.ERROR for said, outcome in tally.false if outcome is None)
    neutral = sum(said.severity == Severity.ERROR for said, outcome in tally.false if outcome)
    changes = sum(outcome.neutral for outcome in tally.outcomes)
    yield f"\nFound of the categories of the budget: {found} of {tried} ({share(found, tried)})."
    crashes = Counter(outcome.crash for outcome in tally.outcomes if outcome.crash)
    yield from (f"**A rule broke** after {count} changes: {crash}." for crash, count in crashes.most_common())
    yield (
        f"False alarms at error on faithful text: {untouched} in {tally.blocks} blocks "
        f"({untouched * 500 / max(tally.blocks, 1):.2f} in 500); after {changes} neutral changes: {neutral}."
    )


def share(part: int, whole: int) -> str:
    """A share with one decimal."""
    return f"{part / whole:.1%}" if whole else "–"


def measured(tally: Tally) -> dict[str, object]:
    """What `reports/measured.json` keeps; its keys are those of `reports.rules.Measure`, and two more for
    ourselves.
    """
    guessing = {rule: one for rule, one in figures(tally).items() if not rules()[rule].exact}
    return {
        "blocks": tally.blocks,
        "rules": {rule: _measured(one, tally.blocks) for rule, one in guessing.items()},
    }


def _measured(one: RuleFigures, blocks: int) -> dict[str, object]:
    return {
        "precision": one.precision,
        "recall": one.recall,
        "alarms": one.untouched,
        "blocks": blocks,
        "found": one.found,
        "faults": one.found + one.missed,
        "neutral": one.false - one.untouched,
        "astray": one.astray,
    }
