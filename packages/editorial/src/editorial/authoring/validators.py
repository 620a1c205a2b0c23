"""What people may answer to `editorial new`: each function takes words, gives a value, and raises ValueError
in words.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time

import click
from pydantic import BaseModel

from docs_parity.model.letters import WITHOUT_ACCENT, without_accents
from docs_parity.project.validation_messages import guess
from docs_parity.rules.context import Context
from editorial.authoring.scaffold import Person
from editorial.authoring.workspace import right
from editorial.office.settings import office_settings
from editorial.statements.fields import StatementFields, is_statement

LONGEST = 60
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(title: str) -> str:
    """Small letters from a to z, figures and hyphens, cut between two words; empty for a title without any of
    these letters.
    """
    words = re.findall(r"[a-z0-9]+", without_accents(title.lower().translate(WITHOUT_ACCENT), "NFKD"))
    kept = words[:1]
    for word in words[1:]:
        if len("-".join(kept)) + 1 + len(word) > LONGEST:
            break
        kept.append(word)
    return "-".join(kept)[:LONGEST].strip("-")


def is_slug(name: str) -> bool:
    """True for a name that is fit for an address as it is."""
    return bool(NAME.fullmatch(name))


OLDEST = 1945
"""The year in which the United Nations was founded."""
LATEST = 300
"""Statements in which somebody is looked for who has spoken before: a second of reading, and years of work.
"""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
FORMS = ("feminine", "masculine")


def tidy(text: str) -> str:
    """A text as it is kept: composed accents, single spaces. Raises ValueError for signs that no text has."""
    kept = re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", unicodedata.normalize("NFC", text)).strip()
    if CONTROL.search(kept):
        raise ValueError("it has a sign in it that is no letter and cannot be printed; type it anew")
    return kept


def title_check(table: type[BaseModel]) -> Callable[[str], str]:
    """A check for the title of a page, or of a statement."""
    return checked(table, "title")


def checked(table: type[BaseModel], name: str) -> Callable[[str], str]:
    """A check for a text that has to be as the table of fields asks."""

    def check(text: str) -> str:
        value = tidy(text)
        right(table, name, value)
        return value

    return check


def day(text: str, today: date) -> date:
    """A day as 2024-04-15."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        raise ValueError(f'"{text}" is no day. Write year, month and day, for example {today.isoformat()}')
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"there is no {text.strip()} in the calendar") from None
    if found.year < OLDEST:
        raise ValueError(f"{found.year} was before there was a United Nations. Look at the year again")
    if (found - today).days > 366:
        raise ValueError(f"{found.isoformat()} is more than a year ahead. Look at the year again")
    return found


def hour(text: str) -> time:
    """An hour as 14:30. Nobody's hour is guessed: nothing is none."""
    said = text.strip()
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", said)
    if not match:
        raise ValueError(f'"{said}" is no hour. Write it as 14:30')
    return time(int(match[1]), int(match[2]))


def file_slug(text: str) -> str:
    """The last part of a statement's file name, without the day."""
    said = text.strip()
    if not is_slug(said):
        near = slug(said)
        raise ValueError(
            f'"{said}" does not make an address. Use letters from a to z, figures and hyphens'
            + (f": {near}" if near else "")
        )
    return said


def people(house: Context) -> dict[str, Person]:
    """Who has spoken in the latest statements, the last first."""
    found: dict[str, Person] = {}
    for key in sorted(filter(is_statement, house.pages), reverse=True)[:LATEST]:
        source = house.pages[key].source
        speakers = source.fields.get("attributed_to") if source else None
        for each in speakers if isinstance(speakers, list) else []:
            if (
                isinstance(each, dict)
                and isinstance(each.get("name"), str)
                and isinstance(each.get("role"), str)
            ):
                found.setdefault(
                    each["name"], Person(each["name"], each["role"], str(each.get("form") or ""))
                )
    return found


def person(text: str, house: Context) -> Person:
    """`Name, role, form`; of somebody who has spoken before, the name is enough."""
    name, *more = [tidy(part) for part in text.split(",")]
    checked_name(name)
    roles = office_settings(house.settings).roles
    if not more and name in (known := people(house)):
        return known[name]
    if not more or not more[0]:
        raise ValueError(
            f'nobody called "{name}" has spoken here yet: write the role behind the name, for example '
            f'"{name}, {next(iter(roles), "role")}"'
        )
    role, form = more[0], more[1] if len(more) > 1 else ""
    if role not in roles:
        raise ValueError(f'there is no role "{role}" in editorial.yml. {guess(role, roles)}')
    if len(more) > 2 or form not in ("", *FORMS):
        raise ValueError(
            f'"{", ".join(more[1:])}" is no form of a title. Use feminine or masculine, or leave it out'
        )
    return Person(name, role, form)


def checked_name(text: str) -> str:
    """The name of a person."""
    name = tidy(text)
    if not name:
        raise ValueError("the name is missing")
    right(StatementFields, "attributed_to", [{"name": name, "role": "any"}])
    return name


def name_of_page(key: str, house: Context) -> str:
    """The key of a new standing page. Raises click.UsageError for one that no page can have."""
    said = key.replace("\\", "/").removesuffix(".md").strip("/")
    said = next(
        (said.removeprefix(f"{code}/") for code in house.settings.languages if said.startswith(f"{code}/")),
        said,
    )
    section = said.rpartition("/")[0].partition("/")[0]
    known = [each for each in house.settings.sections if each]
    if said.startswith("statements/"):
        raise click.UsageError("a statement is begun with `editorial new statement`.")
    if not all(is_slug(part) for part in said.split("/")):
        better = "/".join(slug(part) for part in said.split("/"))
        raise click.UsageError(
            f'"{key}" does not make an address. Use letters from a to z, figures and hyphens, '
            f"for example {better or 'about/overview'}."
        )
    if section and section not in known:
        raise click.UsageError(f'there is no section "{section}" in editorial.yml. {guess(section, known)}')
    return said


def languages(text: str, house: Context) -> tuple[str, ...]:
    """Languages of the site with commas between them, in the site's order."""
    said = {part.strip() for part in re.split(r"[,\s]+", text) if part.strip()}
    unknown = sorted(said - set(house.settings.languages))
    if unknown or not said:
        raise ValueError(
            (f'the site has no language "{unknown[0]}". ' if unknown else "name at least one language. ")
            + f"Use some of: {', '.join(house.settings.languages)}"
        )
    return tuple(code for code in house.settings.languages if code in said)


def text_in(table: type[BaseModel], field: str, code: str) -> Callable[[str], str]:
    """A check for the words of one language in a text that stands in all of them."""

    def check(text: str) -> str:
        value = tidy(text)
        right(table, field, {code: value})
        return value

    return check


def statement_name(text: str, house: Context) -> str:
    """The key of a statement that exists, from its key or the path of one of its files."""
    said = text.strip().replace("\\", "/").removesuffix(".md")
    key = said[said.find("statements/") :] if "statements/" in said else said
    if key not in house.pages or not is_statement(key):
        known = [each for each in house.pages if is_statement(each)]
        raise ValueError(
            f'there is no statement "{said}". '
            f"{guess(key, known, 'Write its path without language and ending')}"
        )
    return key
