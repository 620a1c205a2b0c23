"""`editorial check`: does every translation say what its original says, and is every page in order?"""

import os
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from editorial.parity.inspection import Inspection, inspect
from editorial.reading.settings import FILE_NAME, Settings, bare_settings, read_settings
from editorial.reading.tree import read_tree
from editorial.reading.yaml_lines import YamlError
from editorial.reports.github import github_report
from editorial.reports.json import json_report
from editorial.reports.text import text_report

REPORTS = {"text": text_report, "json": json_report, "github": github_report}
NOTHING_STOPS, STOPPED, COULD_NOT_TELL = 0, 1, 2


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
@click.option("--languages", help="The languages, for a tree without editorial.yml: en,fr,es.")
@click.option("--original", default=None, help="The language in which pages are written first.")
@click.option("--format", "form", type=click.Choice(sorted(REPORTS)), default="text", show_default=True,
              help="text for people, json for programs, github for annotations on a pull request.")
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to this file.")
@click.option("--rules", help="Report only these rules: ID,ID.")
def check(paths: tuple[str, ...], docs: str, languages: str | None, original: str | None, form: str,
          output: str | None, rules: str | None) -> None:
    """Check the pages in DOCS, and say what must be put right before they may be published.

    With PATHs, only what concerns these files or folders is reported.

    Exit code 0: nothing stops the gate; 1: something does; 2: could not tell, or wrong use.
    """
    begun = time.perf_counter()
    root = Path(docs)
    inspection = _narrowed(inspect_folder(root, languages, original), root, paths, rules)
    report = REPORTS[form](inspection, f"{root.as_posix()}/", time.perf_counter() - begun)
    if output:
        Path(output).write_text(report, encoding="utf-8")
    else:
        click.echo(report, nl=False)
    sys.exit(STOPPED if inspection.stops else NOTHING_STOPS)


def inspect_folder(root: Path, languages: str | None = None, original: str | None = None) -> Inspection:
    """Read and inspect a docs folder with the settings beside it.

    Raises click.UsageError (exit code 2) where the folder or its settings cannot be used.
    """
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}. Name the folder of the pages with --docs.")
    settings = find_settings(root, languages, original)
    absent = [code for code in settings.languages if not (root / code).is_dir()]
    if len(absent) == len(settings.languages):
        raise click.UsageError(f"{root} has none of the folders {', '.join(settings.languages)}. "
                               "Name the languages with --languages.")
    return inspect(read_tree(root, settings), settings)


def find_settings(root: Path, languages: str | None, original: str | None) -> Settings:
    """The settings beside the docs folder, or plain ones from the options."""
    beside = root.resolve().parent / FILE_NAME
    if languages:
        codes = tuple(code.strip() for code in languages.split(",") if code.strip())
        return bare_settings(codes, original or codes[0])
    try:
        settings = read_settings(beside)
    except FileNotFoundError:
        raise click.UsageError(f"there is no {FILE_NAME} beside {root}. Name the languages with --languages en,fr,es.") from None
    except (YamlError, OSError, UnicodeDecodeError) as error:
        place = f":{error.line}" if isinstance(error, YamlError) else ""
        fix = f" {error.fix}" if isinstance(error, YamlError) else ""
        raise click.UsageError(f"{os.path.relpath(beside)}{place}: {error}.{fix}") from None
    return settings.model_copy(update={"original": original}) if original else settings


def _narrowed(inspection: Inspection, root: Path, paths: Iterable[str], rules: str | None) -> Inspection:
    """Only the findings the caller asked for."""
    found = inspection.findings
    if rules:
        wanted = {rule.strip() for rule in rules.split(",")}
        found = tuple(finding for finding in found if finding.rule in wanted)
    if places := [_relative(path, root) for path in paths]:
        found = tuple(finding for finding in found
                      if any(_below(finding.path, place) or _below(finding.original_path, place) for place in places))
    return replace(inspection, findings=found)


def _relative(path: str, root: Path) -> str:
    """A path given on the command line, relative to the docs folder."""
    for candidate in (Path(path), root / path):
        if candidate.exists():
            return Path(os.path.relpath(candidate, root)).as_posix()
    raise click.UsageError(f"there is no {path}.")


def _below(path: str, place: str) -> bool:
    return bool(path) and (place == "." or path == place or path.startswith(f"{place}/"))
