"""`editorial rules`: the page of all rules; and what `editorial check --explain` says of one of them."""

from pathlib import Path

import click

from docs_parity.model.rule import RULES, Rule
from docs_parity.project.settings import Settings
from docs_parity.project.validation_messages import guess
from docs_parity.reports.rule_catalogue import measured_rule
from docs_parity.reports.rule_page import explanation, overview, rules_page, where_listed
from docs_parity.runner.atomic_files import write_where_asked

ALL = "all"


@click.command()
@click.option("--output", type=click.Path(dir_okay=False), help="Write the page to this file.")
def rules(output: str | None) -> None:
    """Print the page of all rules in Markdown: question, examples, weight, precision and recall of each."""
    if output:
        write_where_asked(Path(output), rules_page().encode())
    else:
        click.echo(rules_page(), nl=False)


def explain(rule: str, settings: Settings | None) -> str:
    """A rule in plain words, or the list of all. Raises click.UsageError where there is no such rule."""
    if rule == ALL:
        return overview()
    return explanation(measured_rule(known(rule)), settings)


def named(rules: str) -> frozenset[str]:
    """The rules of a list `ID,ID`.

    Raises click.UsageError where there is no such rule: it would find nothing, and seem to pass.
    """
    return frozenset(known(rule.strip()).id for rule in rules.split(","))


def known(rule: str) -> Rule:
    """The rule with an id, if there is one. Raises click.UsageError with the nearest one otherwise."""
    if declared := RULES.get(rule):
        return declared
    raise click.UsageError(f'there is no rule "{rule}". {guess(rule, RULES.ids(), where_listed())}')
