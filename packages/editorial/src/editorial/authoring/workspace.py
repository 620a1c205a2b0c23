"""What the commands that write new files and versions read first, and the clock they go by."""

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from pydantic import BaseModel, ValidationError

from docs_parity.model.system_faults import reason
from docs_parity.project.fields import some_fields
from docs_parity.project.pairing import Pages
from docs_parity.project.tree import read_tree
from docs_parity.project.validation_messages import validation_message
from docs_parity.rules.context import Context
from docs_parity.runner.atomic_files import write_new
from docs_parity.runner.inspect_folder import find_settings
from editorial.authoring.prompts import Refused


def read_workspace(docs: str) -> Context:
    """The settings and the pages of a docs folder; a page is read when it is asked for.

    Raises click.UsageError where there is no such folder, or no editorial.yml beside it.
    """
    root = Path(docs)
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {docs}. Name the folder of the pages with --docs.")
    settings = find_settings(root, None, None)
    tree = read_tree(root, settings)
    return Context(settings, tree, Pages(tree, settings))


def now(zone: str) -> datetime:
    """The time by the Office's clocks, to the second."""
    return datetime.now(ZoneInfo(zone)).replace(microsecond=0)


def today_there(zone: str) -> date:
    """The day it is at the Office."""
    return now(zone).date()


def right(table: type[BaseModel], name: str, value: object) -> None:
    """Nothing, if the table of fields takes this value.

    Raises ValueError with what is wrong with it, in words.
    """
    try:
        some_fields(table, (name,)).model_validate({name: value})
    except ValidationError as error:
        mistake = validation_message(error.errors(include_url=False)[0], table=table)
        raise ValueError(f"{mistake.problem}. {mistake.fix}") from None


def schema_reference(file: Path, docs: Path, name: str) -> str:
    """The path of a JSON Schema, seen from a file that is going to be written; empty if the house has
    none.
    """
    schema = docs.resolve().parent / "schemas" / name
    if not schema.is_file():
        return ""
    return Path(os.path.relpath(schema, file.parent.resolve())).as_posix()


def original_language(given: str | None, house: Context) -> str:
    """The language that something new is written in first.

    Raises click.UsageError for one that the site does not have.
    """
    if given and given not in house.settings.languages:
        raise click.UsageError(
            f'--original: the site has no language "{given}". Use one of: '
            f"{', '.join(house.settings.languages)}."
        )
    return given or house.settings.original


def write_files(files: Mapping[Path, str], docs: Path, original: str) -> None:
    """Write the files of something new, and say which.

    Raises Refused where one exists or cannot be written; then none is.
    """
    there = [file.as_posix() for file in files if file.exists()]
    if there:
        raise Refused(
            f"{there[0]} exists already. Nothing was written: choose another name, or work on that file."
        )
    try:
        write_new(files)
    except OSError as error:
        raise Refused(
            f"{Path(error.filename or docs).as_posix()} cannot be written ({reason(error)}). Nothing was "
            "written."
        ) from None
    click.echo("\nWritten:")
    for file in files:
        own = file.is_relative_to(docs / original)
        click.echo(
            f"  {file.as_posix()}  "
            f"{'the original' if own else 'its translation, marked as a draft: readers do not get it'}"
        )
