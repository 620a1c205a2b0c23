"""What `editorial.yml` says of the weight of rules is refused where it cannot be meant."""

import click

from editorial.model.rule import RULES
from editorial.reading.settings import FILE_NAME, Settings
from editorial.reading.words import guess
from editorial.reports.explanation import LIST, percent
from editorial.reports.rules import measures


def refuse_wrong_severities(settings: Settings) -> None:
    """A misspelled rule would weigh what nobody meant; one that is often wrong would stop what is right.

    Raises click.UsageError.
    """
    sections = [(f' of the section "{name}"', section.severity) for name, section in settings.sections.items()]
    for place, severities in (("", settings.severity), *sections):
        for rule, severity in severities.items():
            declared = RULES.get(rule)
            if declared is None:
                near = guess(rule, RULES.ids(), LIST)
                raise click.UsageError(f'{FILE_NAME}: "severity"{place} names "{rule}", and there is no such rule. {near}')
            if declared.no_less and severity != "error":
                raise click.UsageError(f'{FILE_NAME}: "severity"{place} makes "{rule}" a {severity}. {declared.no_less} '
                                       "Take the line out.")
            if severity == "error":
                _refuse_unsure(rule)


def _refuse_unsure(rule: str) -> None:
    measure = measures().get(rule)
    if measure and not measure.may_be_error:
        share = percent(measure.precision)
        raise click.UsageError(f'{FILE_NAME}: "{rule}" is right in {share} % of the cases only, and cannot be an error. Write warning.')
