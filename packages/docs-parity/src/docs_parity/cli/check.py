"""`editorial check`: does every translation say what its original says, and is every page in order?"""

import os
import sys
import time
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

import click

from docs_parity.cli.explain import explain, named
from docs_parity.cli.fix import put_right
from docs_parity.inspection.inspection import Inspection
from docs_parity.inspection.scope import in_scope, touched
from docs_parity.model.optional_parts import missing_parts
from docs_parity.model.page import Tree
from docs_parity.project.git import repository
from docs_parity.project.git_process import GitError
from docs_parity.project.settings import FILE_NAME, Settings
from docs_parity.reports.json import json_report
from docs_parity.reports.markdown import markdown_report
from docs_parity.reports.sarif import sarif_report
from docs_parity.reports.text import github_report, text_report
from docs_parity.runner.atomic_files import write_where_asked
from docs_parity.runner.inspect_folder import find_settings, inspect_folder, inspect_for_everybody, relative

NOTHING_STOPS, STOPPED = 0, 1


def _with_links(inspection: Inspection, root: str, seconds: float) -> str:
    """The Markdown report; in a workflow its places are links to the lines on GitHub.

    Variables: https://docs.github.com/actions/reference/workflows-and-actions/variables
    """
    server, repository_name, commit = (
        os.environ.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "SHA")
    )
    base = f"{server}/{repository_name}/blob/{commit}/" if server and repository_name and commit else ""
    return markdown_report(inspection, root, seconds, base)


REPORTS = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "markdown": _with_links,
    "sarif": sarif_report,
}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
@click.option("--languages", help="The languages, for a tree without editorial.yml: en,fr,es.")
@click.option("--original", default=None, help="The language in which pages are written first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(REPORTS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for marks on a pull request, markdown for a comment on "
    "it, sarif for code scanners.",
)
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to this file.")
@click.option("--rules", help="Report only these rules: ID,ID.")
@click.option(
    "--since",
    metavar="GIT-REV",
    help="Judge only what changed since this branch left GIT-REV, and what that makes stale.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First put signs and spaces right in the files, where it is sure: the typography- rules.",
)
@click.option(
    "--explain",
    "rule",
    metavar="RULE",
    help="Say what a rule asks, with examples, and check nothing; all: list the rules.",
)
def check(
    paths: tuple[str, ...],
    docs: str,
    languages: str | None,
    original: str | None,
    form: str,
    output: str | None,
    rules: str | None,
    since: str | None,
    fix: bool,
    rule: str | None,
    preview: bool = False,
) -> None:
    """Check the pages in DOCS, and say what must be put right before they may be published.

    With PATHs, only what concerns these files or folders is reported. With --since, the gate looks at the
    pages that a pull request touches: its files, their other languages, and links that lead to them; the rest
    is only counted.

    With --fix, what is asked about is also put right where it is a matter of quotation marks, no-break
    spaces, dashes and the like. No word changes, and nothing that translators would have to look at again.

    Exit code 0: nothing stops the gate; 1: something does; 2: could not tell, or wrong use.
    """
    begun = time.perf_counter()
    root = Path(docs)
    if rule is not None:
        click.echo(explain(rule, _settings(root, languages, original)), nl=False)
        return
    wanted = named(rules) if rules is not None else None
    for part in missing_parts():
        click.echo(part.note(), err=True)

    def inspected(before: Tree | None = None) -> Inspection:
        look = inspect_folder if preview else inspect_for_everybody
        narrowed = _narrowed(look(root, languages, original, before), root, paths, wanted)
        return _touched(narrowed, root, since) if since else narrowed

    inspection = inspected()
    if fix and put_right(inspection, root):
        inspection = inspected(inspection.tree)
    report = REPORTS[form](inspection, f"{root.as_posix()}/", time.perf_counter() - begun)
    if output:
        write_where_asked(Path(output), report.encode(errors="surrogateescape"))
    else:
        click.echo(report, nl=False)
    sys.exit(STOPPED if inspection.stops else NOTHING_STOPS)


def _settings(root: Path, languages: str | None, original: str | None) -> Settings | None:
    """The settings of the house, if this is one: a rule can be explained anywhere."""
    return find_settings(root, languages, original) if (root.resolve().parent / FILE_NAME).exists() else None


def _narrowed(
    inspection: Inspection, root: Path, paths: Iterable[str], wanted: Collection[str] | None
) -> Inspection:
    """Only the findings the caller asked for."""
    findings = inspection.findings
    if wanted is not None:
        findings = tuple(finding for finding in findings if finding.rule in wanted)
    if places := [relative(path, root) for path in paths]:
        findings = tuple(
            finding
            for finding in findings
            if any(_below(finding.path, place) or _below(finding.original_path, place) for place in places)
        )
    return replace(inspection, findings=findings)


def _touched(inspection: Inspection, root: Path, since: str) -> Inspection:
    """The inspection with only those findings asked about that a branch's changes concern."""
    repo = repository(root.resolve().parent)
    try:
        changed = repo.changed_since(since) if repo else None
    except GitError as error:
        raise click.UsageError(f"{error}.") from None
    if changed is None:
        raise click.UsageError(f"git does not know {since} here.")
    return in_scope(inspection, touched(changed, root.resolve().name))


def _below(path: str, place: str) -> bool:
    return bool(path) and (place in (".", path) or path.startswith(f"{place}/"))
