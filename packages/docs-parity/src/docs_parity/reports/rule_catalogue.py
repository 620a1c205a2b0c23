"""What is known of every rule: its question, an example of either kind, its weight, and how often it is
right.

What people write of a rule stands beside its code (`model/rule.py`); `benchmarks/faults.py` writes
`measured.json`, which is not read before somebody asks, so that a plain check does not pay for it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from docs_parity.model.finding import Severity
from docs_parity.model.rule import RULES, Group, Rule

LEAST_PRECISION = 0.9
"""A rule that is right less often stops nothing: people would learn to wave it through, and with it the
faults.
"""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """How a rule did on faithful translations, and on faults put into them on purpose."""

    precision: float | None = None
    """The share of its alarms that were right; None if it raised none."""
    recall: float | None = None
    """The share of the faults that it found; None if there was none for it to find."""
    alarms: int = 0
    """Alarms on faithful translations, all of them false."""
    blocks: int = 0
    """Blocks of faithful translations that it looked at."""
    found: int = 0
    faults: int = 0

    @property
    def may_be_error(self) -> bool:
        """False if the rule is wrong too often to stop anybody."""
        return self.precision is None or self.precision >= LEAST_PRECISION


@dataclass(frozen=True, kw_only=True)
class MeasuredRule(Rule):
    """One rule, with how it did."""

    measure: Measure | None = None


def measured_rule(rule: Rule) -> MeasuredRule:
    """A rule with what was measured of it."""
    return _measured_by(rule, measures())


def groups() -> Mapping[Group, str]:
    """Group -> its title, in the order of the page."""
    known = {rule.group for rule in RULES.rules().values()}
    return {group: group.title for group in sorted(known, key=lambda group: (group.place, group.id))}


def rules() -> Mapping[str, MeasuredRule]:
    """Every rule by its id."""
    figures = measures()
    return {key: _measured_by(rule, figures) for key, rule in RULES.rules().items()}


def _measured_by(rule: Rule, figures: Mapping[str, Measure]) -> MeasuredRule:
    declared = {field.name: getattr(rule, field.name) for field in fields(Rule)}
    return MeasuredRule(**declared, measure=figures.get(rule.id))


def measures() -> Mapping[str, Measure]:
    """What was measured, by rule; empty before the first benchmark."""
    known = {field.name for field in fields(Measure)}
    return {
        rule: Measure(**{name: value for name, value in entry.items() if name in known})
        for rule, entry in _measured().get("rules", {}).items()
    }


def measured_on() -> str:
    """The day of the benchmark, as 2026-11-24; empty before the first."""
    return str(_measured().get("date", ""))


def question(rule: str) -> str:
    """What a rule asks; its id, if it is none of ours."""
    declared = RULES.get(rule)
    return declared.question if declared else rule


def usual_weight(rule: str) -> Severity:
    """How much a finding of the rule weighs unless `editorial.yml` says otherwise."""
    declared = RULES.get(rule)
    return declared.severity if declared else Severity.ERROR


@cache
def _measured() -> Mapping[str, Any]:
    file = files("docs_parity.reports") / "measured.json"
    measured: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return measured
