"""`editorial diff`: what changed in the original since a translation was made, and where to follow."""

from pathlib import Path

import click

from docs_parity.cli.confirm import page_key
from docs_parity.reports.change_report import diff_report
from docs_parity.runner.inspect_folder import inspect_folder


@click.command()
@click.argument("page")
@click.argument("language", metavar="LANG")
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
@click.option("--languages", help="The languages, for a tree without editorial.yml: en,fr,es.")
@click.option("--original", default=None, help="The language in which pages are written first.")
def diff(page: str, language: str, docs: str, languages: str | None, original: str | None) -> None:
    """Show what changed in the original of PAGE since its translation into LANG was made.

    Words taken out stand in [-…-], words put in in {+…+}, in colour on a terminal. Each change names the line
    in both files and shows the translation as it is; changed numbers, dates, symbols and names come first.
    """
    root = Path(docs)
    inspection = inspect_folder(root, languages, original)
    key = page_key(page, inspection)
    state = next(
        (state for state in inspection.states if (state.page, state.language) == (key, language)), None
    )
    if state is None:
        raise click.UsageError(f"{key} has no translation into {language}.")
    click.echo(
        diff_report(
            state,
            inspection,
            f"{root.as_posix()}/",
            lambda text: click.style(f"[-{text}-]", fg="red"),
            lambda text: click.style(f"{{+{text}+}}", fg="green"),
        ),
        nl=False,
    )
