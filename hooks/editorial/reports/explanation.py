"""A rule in plain words, for whoever met its id in a message."""

from collections.abc import Iterator

from editorial.model.finding import Severity
from editorial.reading.settings import Settings
from editorial.reports.rules import Measure, MeasuredRule, groups, rules
from editorial.reports.text import NOUNS

ACCEPT = '`editorial accept FILE:LINE --reason "…"`, with the place at which the message begins'
FINAL = "it cannot be accepted, only put right"
LIST = "`editorial check --explain all` lists the rules."
EXACT = "exact: it compares what is written, and guesses nothing"


def explanation(rule: MeasuredRule, settings: Settings | None = None) -> str:
    """One rule. With settings, what it weighs in this house, section by section where they differ."""
    lines = {"Wrong": rule.wrong, "Right": rule.right, "Weight": weight(rule, settings), "Measured": measured(rule),
             "If meant": ACCEPT if rule.accept else FINAL}
    facts = "\n".join(f"{f'{name}:':10}{value}" for name, value in lines.items())
    more = f"\n\n{rule.more}" if rule.more else ""
    return f"{rule.id}: {rule.question}\n\n{facts}{more}\n"


def overview() -> str:
    """Every rule with its question, group by group."""
    width = max(map(len, rules()))
    return "\n".join(f"{title}\n{listed}" for group, title in groups().items()
                     if (listed := "".join(f"  {rule.id:{width}}  {rule.question}\n" for rule in rules().values() if rule.group == group)))


def weight(rule: MeasuredRule, settings: Settings | None = None) -> str:
    """What the rule weighs: `warning (usually error); note in "statements"`."""
    usual = NOUNS[rule.severity]
    here = NOUNS[Severity(settings.severity.get(rule.id, rule.severity))] if settings else usual
    elsewhere = _by_section(rule.id, settings, here) if settings else ()
    return "; ".join([here if here == usual else f"{here} (usually {usual})", *elsewhere])


def _by_section(rule: str, settings: Settings, here: str) -> Iterator[str]:
    """What the rule weighs in those sections that say otherwise."""
    for name, section in settings.sections.items():
        own = section.severity.get(rule)
        if own and NOUNS[Severity(own)] != here:
            yield f'{NOUNS[Severity(own)]} in "{name}"' if name else f"{NOUNS[Severity(own)]} at the top"


def measured(rule: MeasuredRule) -> str:
    """How often the rule is right, and how much it finds, in words."""
    if rule.measure:
        return "; ".join(_figures(rule.measure)) or "not measured"
    return EXACT if rule.exact else "not measured"


def _figures(measure: Measure) -> Iterator[str]:
    if measure.precision is not None:
        false = f"{measure.alarms:,} false in {measure.blocks:,} blocks of faithful translations"
        yield f"right in {percent(measure.precision)} of 100 alarms ({false})"
    if measure.recall is not None:
        yield f"finds {percent(measure.recall)} of 100 faults put in on purpose ({measure.found:,} of {measure.faults:,})"


def percent(share: float) -> int:
    """A share of a hundred, rounded down: 100 means all of them, and 90 that the mark is reached."""
    return int(share * 100 + 1e-9)
