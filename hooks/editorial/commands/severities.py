"""What `editorial.yml` says of the weight of rules is refused where it cannot be meant."""

import click

from editorial.parity.rules.embargo import RULE as EMBARGO
from editorial.reading.settings import FILE_NAME, Settings
from editorial.reading.words import guess
from editorial.reports.explanation import LIST, percent
from editorial.reports.rules import measures
from editorial.statements.rules import ALWAYS_ERRORS, IDS


def refuse_wrong_severities(settings: Settings) -> None:
    """A misspelled rule would weigh what nobody meant; one that is often wrong would stop what is right.

    Raises click.UsageError.
    """
    sections = [(f' of the section "{name}"', section.severity) for name, section in settings.sections.items()]
    for place, severities in (("", settings.severity), *sections):
        for rule, severity in severities.items():
            if rule not in IDS:
                near = guess(rule, IDS, LIST)
                raise click.UsageError(f'{FILE_NAME}: "severity"{place} names "{rule}", and there is no such rule. {near}')
            if rule in ALWAYS_ERRORS and severity != "error":
                raise click.UsageError(f'{FILE_NAME}: "severity"{place} makes "{rule}" a {severity}. What was published is recorded, and '
                                       "nothing that differs from it may be published. Take the line out.")
            if rule == EMBARGO and severity != "error":
                raise click.UsageError(f'{FILE_NAME}: "severity"{place} makes "{rule}" a {severity}. A text whose hour has not come may '
                                       "not be published at all. Take the line out.")
            if severity == "error":
                _refuse_unsure(rule)


def _refuse_unsure(rule: str) -> None:
    measure = measures().get(rule)
    if measure and not measure.may_be_error:
        share = percent(measure.precision)
        raise click.UsageError(f'{FILE_NAME}: "{rule}" is right in {share} % of the cases only, and cannot be an error. Write warning.')
