"""What is known of every rule: its question, an example of either kind, its weight, and how often it is right.

People write `rules.yml`; `benchmarks/faults.py` writes `measured.json`. Neither is read before somebody asks, so that a plain
check does not pay for them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from editorial.model.finding import Severity
from editorial.reading.yaml_lines import load

LEAST_PRECISION = 0.9
"""A rule that is right less often stops nothing: people would learn to wave it through, and with it the faults."""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Rule:
    """One rule, for people."""

    id: str
    group: str
    """Where it stands among the others: a key of `groups()`."""
    question: str
    wrong: str
    """A short example that fails; Markdown."""
    right: str
    """One that does not."""
    severity: Severity
    """How much its findings usually weigh: in a section that requires its translations, and at most."""
    exact: bool = False
    """True if it compares what is written and guesses nothing: there is nothing to measure."""
    accept: bool = False
    """True if a person may accept a difference that it finds."""
    more: str = ""
    """Why it asks, or what else an editor may want to know."""
    measure: Measure | None = None


def groups() -> Mapping[str, str]:
    """Group -> its title, in the order of the page."""
    return _table()["groups"]


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id."""
    return {rule: _rule(rule, entry) for rule, entry in _table()["rules"].items()}


def _rule(rule: str, entry: Mapping) -> Rule:
    rest = {name: value for name, value in entry.items() if name not in ("severity", "measured")}
    return Rule(rule, **rest, severity=Severity(entry["severity"]), exact=entry.get("measured") == "exact", measure=measures().get(rule))


def measures() -> Mapping[str, Measure]:
    """What was measured, by rule; empty before the first benchmark."""
    known = {field.name for field in fields(Measure)}
    return {rule: Measure(**{name: value for name, value in entry.items() if name in known})
            for rule, entry in _measured().get("rules", {}).items()}


def measured_on() -> str:
    """The day of the benchmark, as 2026-11-24; empty before the first."""
    return _measured().get("date", "")


def question(rule: str) -> str:
    """What a rule asks; its id, if it is none of ours."""
    return rules()[rule].question if rule in rules() else rule


def usual_weight(rule: str) -> Severity:
    """How much a finding of the rule weighs unless `editorial.yml` says otherwise."""
    return rules()[rule].severity if rule in rules() else Severity.ERROR


@cache
def _table() -> Mapping[str, Mapping]:
    return load((files("editorial.reports") / "rules.yml").read_text(encoding="utf-8"))[0]


@cache
def _measured() -> Mapping:
    file = files("editorial.reports") / "measured.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
