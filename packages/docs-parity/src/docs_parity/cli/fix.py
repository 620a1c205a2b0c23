"""`editorial check --fix`: signs and spaces are put right in the files; nothing else is ever changed by
itself.
"""

from collections import defaultdict
from pathlib import Path

import click

from docs_parity.extension import fixed
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.page import LocalizedPage
from docs_parity.model.system_faults import system_fault
from docs_parity.model.wording import counted
from docs_parity.runner.atomic_files import replace_file
from docs_parity.typography.edit import RULES
from docs_parity.typography.limits import limits
from docs_parity.typography.repair import repaired


def put_right(inspection: Inspection, root: Path) -> bool:
    """Change the files that the findings of typography are about, and say which; True if any was.

    What is said stands beside the report and not in it, so that a report for programs stays whole. Raises
    NotWritten where the system refuses to write one: nothing may then be called ready.
    """
    published = fixed(inspection, root.resolve().parent)
    wanted = _wanted(inspection)
    for key, language in wanted:
        if key in published:
            path = f"{root.as_posix()}/{language}/{key}.md"
            click.echo(f"{path} was not changed: it reads as it was published.", err=True)
    changed = [
        _put_right(inspection.pages[key].localizations[language], rules, inspection, root)
        for (key, language), rules in wanted.items()
        if key not in published
    ]
    if not any(changed):
        click.echo("There is nothing that --fix can put right.", err=True)
    return any(changed)


class NotWritten(click.ClickException):
    """A file that was to be put right stays as it was: exit code 2."""

    exit_code = 2

    def __init__(self, file: Path, error: OSError) -> None:
        said = system_fault(error) or error.strerror
        super().__init__(f"{file.as_posix()} was not changed: the file cannot be written ({said}).")


def _wanted(inspection: Inspection) -> dict[tuple[str, str], set[str]]:
    """(page, language) of each file to be changed -> the rules that were asked and found something there."""
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in inspection.findings:
        if finding.rule in RULES and finding.asked:
            wanted[finding.page, finding.language].add(finding.rule)
    return wanted


def _put_right(localized: LocalizedPage, rules: set[str], inspection: Inspection, root: Path) -> bool:
    """Change one file and say so; False if nothing in it is sure. Raises NotWritten."""
    key = localized.key
    acceptances = (accepted for accepted in inspection.acceptances if accepted.page == key)
    bound = limits(localized, inspection.pages[key], acceptances)
    file = root / localized.path
    try:
        done = repaired(file.read_bytes(), localized, rules, bound)
        if done.count:
            replace_file(file, done.data, durable=True)
    except OSError as error:
        raise NotWritten(file, error) from error
    if done.count:
        click.echo(f"{file.as_posix()}: {counted(done.count, 'place')} put right.", err=True)
    return bool(done.count)
