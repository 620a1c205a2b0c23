"""`editorial schemas`: writes the JSON Schemas of front matter, editorial.yml and glossary.yml."""

from pathlib import Path

import click

from docs_parity.model.wording import counted
from docs_parity.project.json_schema import ENDING, schema_text
from docs_parity.project.json_schema import schemas as all_schemas
from docs_parity.runner.atomic_files import write_where_asked
from docs_parity.runner.inspect_folder import find_settings


@click.command()
@click.option(
    "--output",
    default="schemas",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.",
)
@click.option(
    "--docs",
    default="docs",
    show_default=True,
    help="The folder with one folder a language; editorial.yml lies beside it.",
)
def schemas(output: Path, docs: str) -> None:
    """Write the JSON Schemas of front matter, editorial.yml and glossary.yml, from the tables that the check
    reads.

    With them, programs that know JSON Schema offer fields and values while somebody writes, and underline
    mistakes.
    """
    made = all_schemas(find_settings(Path(docs), None, None))
    for name, schema in made.items():
        write_where_asked(output / f"{name}{ENDING}", schema_text(schema).encode())
    click.echo(f"{counted(len(made), 'schema')} written into {output}.")
