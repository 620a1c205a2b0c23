"""`editorial status`: how every page stands in every language."""

from pathlib import Path

import click

from docs_parity.extension import withheld
from docs_parity.model.state import without_words
from docs_parity.reports.status import STATUS
from docs_parity.runner.inspect_folder import inspect_folder


@click.command()
@click.option("--language", help="Only this language: fr.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(STATUS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, csv for a spreadsheet.",
)
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
@click.option("--languages", help="The languages, for a tree without editorial.yml: en,fr,es.")
@click.option("--original", default=None, help="The language in which pages are written first.")
def status(language: str | None, form: str, docs: str, languages: str | None, original: str | None) -> None:
    """Say which translations are fresh, stale, missing or unknown, and how much waits for a translator.

    Freshness (has the original moved?), fidelity (does it say what the original said?) and review (who has
    looked?) are three columns. In the text, pages that are fresh and faithful are only counted.
    """
    inspection = inspect_folder(Path(docs), languages, original)
    if language and language not in inspection.tree.languages:
        raise click.UsageError(
            f"there is no language {language}: choose one of {', '.join(inspection.tree.languages)}."
        )
    public = withheld(inspection).pages
    states = [
        state if state.page in public else without_words(state)
        for state in inspection.states
        if language in (None, state.language)
    ]
    click.echo(STATUS[form](states, inspection), nl=False)
