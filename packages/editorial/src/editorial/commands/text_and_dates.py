"""What `editorial new statement` asks of the two dates and the two kinds of text."""

from datetime import date

import click

from docs_parity.rules.context import Context
from editorial.authoring import validators
from editorial.authoring.prompts import answer, menu, one_of, some_of, terminal
from editorial.authoring.workspace import today_there
from editorial.office.moments import office_moment, written
from editorial.office.settings import office_settings
from editorial.statements.fields import StatementFields
from editorial.statements.text_kinds import RECORD_FIELDS, Basis, SourceKind, TextKind

HELP = {name: str(field.description) for name, field in StatementFields.model_fields.items()}
SEEN = dict.fromkeys(map(str, Basis), "")
SOURCES = dict.fromkeys(map(str, SourceKind), "")
PUBLISHED_KNOWN = "Is it known when this site first publishes it, to the minute?"


def day_of(given: str | None, house: Context) -> date:
    """The day of the statement."""
    today = today_there(office_settings(house.settings).time_zone)
    return answer(
        given,
        "--day",
        "Day of the statement",
        "The day on which the statement was made.",
        lambda text: validators.day(text, today),
        today.isoformat(),
    )


def published_at(given: str | None, hour: str | None, made: date, text: str, house: Context) -> str:
    """When this site first publishes it, by the Office's clocks, as front matter has it; empty where the hour
    is not said: none is guessed.
    """
    zone = office_settings(house.settings).time_zone
    today = today_there(zone)
    usual = made if text == TextKind.STATEMENT else today
    question = f"Hour of its publication on this site, by the clocks of {zone}, as 14:30"
    if hour is None and given is not None and not terminal():
        raise click.UsageError("--published: say the hour, too: --time HH:MM. No hour is guessed.")
    if hour is None and not (terminal() and click.confirm(PUBLISHED_KNOWN, default=False)):
        return ""
    on: date = answer(
        given,
        "--published",
        "Published on",
        HELP["first_published_at"],
        lambda said: validators.day(said, today),
        usual.isoformat(),
    )
    return answer(
        hour,
        "--time",
        question,
        "",
        lambda said: written(office_moment(on, validators.hour(said), zone), zone),
    )


def record_of(
    given: tuple[str | None, str | None, str | None, str | None], text: str
) -> tuple[tuple[str, ...], str, str, str]:
    """What a record rests on, and where: what was seen, address, what the address is, its language. Nothing
    for the statement itself; what is not said stays empty, and the check asks for it.

    Raises click.UsageError for an option of records where the text is the statement itself.
    """
    if text == TextKind.STATEMENT:
        for name, value in zip(RECORD_FIELDS, given, strict=True):
            if value:
                raise click.UsageError(
                    f"{_option(name)} is for records: the statement itself rests on nothing else."
                )
        return (), "", "", ""
    seen, url, kind, language = given
    return (
        answer(
            seen,
            "--rests-on",
            "Rests on (several with commas)",
            HELP["rests_on"] + menu(SEEN),
            some_of(SEEN),
            "",
        ),
        _optional(url, "source_url", "Address"),
        answer(
            kind,
            "--source-kind",
            "What the address is",
            HELP["source_kind"] + menu(SOURCES),
            lambda said: one_of(SOURCES)(said) if said.strip() else "",
            "",
        ),
        _optional(language, "source_language", "Its language"),
    )


def _optional(given: str | None, field: str, question: str) -> str:
    """The value of a field; empty where it is not known yet."""
    check = validators.checked(StatementFields, field)
    return answer(
        given,
        _option(field),
        f"{question} (Enter if not known)",
        HELP[field],
        lambda text: check(text) if text.strip() else "",
        "",
    )


def _option(field: str) -> str:
    return f"--{field.replace('_', '-')}"
