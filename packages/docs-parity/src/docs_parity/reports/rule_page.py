"""The rules for people: one in plain words, and the page of all of them."""

from collections.abc import Iterable, Iterator

from docs_parity.model.finding import Severity
from docs_parity.model.program import program
from docs_parity.project.settings import Settings
from docs_parity.reports.rule_catalogue import Measure, MeasuredRule, groups, measured_on, rules
from docs_parity.reports.text import NOUNS

FINAL = "it cannot be accepted, only put right"
EXACT = "exact: it compares what is written, and guesses nothing"


def explanation(rule: MeasuredRule, settings: Settings | None = None) -> str:
    """One rule. With settings, what it weighs in this house, section by section where they differ."""
    lines = {
        "Wrong": rule.wrong,
        "Right": rule.right,
        "Weight": weight(rule, settings),
        "Measured": measured(rule),
        "If meant": _how_to_accept() if rule.accept else FINAL,
    }
    facts = "\n".join(f"{f'{name}:':10}{value}" for name, value in lines.items())
    more = f"\n\n{rule.remark}" if rule.more else ""
    return f"{rule.id}: {rule.question}\n\n{facts}{more}\n"


def _how_to_accept() -> str:
    return f'`{program()} accept FILE:LINE --reason "…"`, with the place at which the message begins'


def where_listed() -> str:
    """How to see all rules, as a sentence."""
    return f"`{program()} check --explain all` lists the rules."


def overview() -> str:
    """Every rule with its question, group by group."""
    width = max(map(len, rules()))
    return "\n".join(
        f"{title}\n{listed}"
        for group, title in groups().items()
        if (
            listed := "".join(
                f"  {rule.id:{width}}  {rule.question}\n" for rule in rules().values() if rule.group == group
            )
        )
    )


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
        counts = f"{measure.found:,} of {measure.faults:,}"
        yield f"finds {percent(measure.recall)} of 100 faults put in on purpose ({counts})"


def percent(share: float) -> int:
    """A share of a hundred, rounded down: 100 means all of them, and 90 that the mark is reached."""
    return int(share * 100 + 1e-9)


HEAD = """\
<!-- Written by `make rules` from where each rule is declared (docs_parity/rules/): change it there. -->

# The rules

Every message of the check names one of these rules, in brackets.
`{program} check --explain RULE` shows one of them, with what it weighs in each section of this site.
`…` stands for any text.

- **Weight**: an error stops the site; a warning asks you to look; a note only tells you something.
  `severity` in `editorial.yml` may say otherwise for a section.
- **Precision**: how many of its alarms are right.
  A rule below 90 % is never an error.
- **Recall**: how many of the faults that were put into faithful translations on purpose it finds.
- "exact" stands where a rule compares what is written and guesses nothing.
"""
COLUMNS = ("Rule", "The question it asks", "Wrong", "Right", "Weight", "Precision", "Recall")


def rules_page() -> str:
    """The whole page."""
    day = f"\nMeasured on {measured_on()} by `benchmarks/faults.py`.\n" if measured_on() else ""
    members = {
        title: [rule for rule in rules().values() if rule.group == group] for group, title in groups().items()
    }
    return "\n".join(
        [
            f"{HEAD.replace('{program}', program())}{day}",
            *(_section(title, found) for title, found in members.items() if found),
        ]
    )


def _section(title: str, members: list[MeasuredRule]) -> str:
    """The table of a group, and below it what else there is to say."""
    table = [_row(COLUMNS), _row("---" for _ in COLUMNS), *(_row(_cells(rule)) for rule in members)]
    remarks = [f"- `{rule.id}`: {rule.remark}\n" for rule in members if rule.more]
    return f"## {title}\n\n{''.join(table)}" + (f"\n{''.join(remarks)}" if remarks else "")


def _cells(rule: MeasuredRule) -> Iterator[str]:
    yield from (f"`{rule.id}`", rule.question, rule.wrong, rule.right, weight(rule))
    for share in (rule.measure.precision, rule.measure.recall) if rule.measure else (None, None):
        yield f"{percent(share)} %" if share is not None else "exact" if rule.exact else "not measured"


def _row(cells: Iterable[str]) -> str:
    """A row; a column mark inside a cell is escaped, which GitHub undoes in code too."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
