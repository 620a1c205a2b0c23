"""The page of all rules for editors, `.github/RULES.md`: Markdown as GitHub shows it. Same rules and figures in, same bytes out."""

from collections.abc import Iterable, Iterator

from editorial.reports.explanation import percent, weight
from editorial.reports.rules import MeasuredRule, groups, measured_on, rules

HEAD = """<!-- Written by `make rules` from hooks/editorial/reports/rules.yml: change it there. -->

# The rules

Every message of the check names one of these rules, in brackets.
`editorial check --explain RULE` shows one of them, with what it weighs in each section of this site.
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
    members = {title: [rule for rule in rules().values() if rule.group == group] for group, title in groups().items()}
    return "\n".join([f"{HEAD}{day}", *(_section(title, found) for title, found in members.items() if found)])


def _section(title: str, members: list[MeasuredRule]) -> str:
    """The table of a group, and below it what else there is to say."""
    table = [_row(COLUMNS), _row("---" for _ in COLUMNS), *(_row(_cells(rule)) for rule in members)]
    remarks = [f"- `{rule.id}`: {rule.more}\n" for rule in members if rule.more]
    return f"## {title}\n\n{''.join(table)}" + (f"\n{''.join(remarks)}" if remarks else "")


def _cells(rule: MeasuredRule) -> Iterator[str]:
    yield from (f"`{rule.id}`", rule.question, rule.wrong, rule.right, weight(rule))
    for share in (rule.measure.precision, rule.measure.recall) if rule.measure else (None, None):
        yield f"{percent(share)} %" if share is not None else "exact" if rule.exact else "not measured"


def _row(cells: Iterable[str]) -> str:
    """A row; a column mark inside a cell is escaped, which GitHub undoes in code too."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
