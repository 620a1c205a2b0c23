"""`editorial register check` and `editorial register append`:
the account of everything that was published.
"""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import click

from docs_parity.cli.check import NOTHING_STOPS, STOPPED
from docs_parity.cli.command_group import COULD_NOT_TELL
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.wording import counted
from docs_parity.project.settings import Settings
from docs_parity.project.validation_messages import guess
from docs_parity.reports.markdown_escape import one_line
from docs_parity.reports.text import text_report
from docs_parity.runner.inspect_folder import inspect_folder, opened
from editorial.commands.register_account import account, account_of
from editorial.extension import RECORDED
from editorial.office.settings import office_settings
from editorial.publishing.old_log import NotHadError, compared
from editorial.publishing.preview import seen
from editorial.publishing.register_session import RegisterSession
from editorial.publishing.register_writer import alone, clear, write_down
from editorial.register.files import FOLDER, LOG, RegisterFiles
from editorial.register.findings import REGISTER_UNFINISHED
from editorial.register.log_copy import Begins, LogComparison
from editorial.register.store import Addition
from editorial.reports.register_report import Account, as_json, github, recorded, text
from editorial.statements.records import Record, records

WRITTEN = "Write its path without language and ending: statements/2024/2024-04-15-sudan."
HEADS = {
    Begins.YES: "NOTHING WAS CHANGED.",
    Begins.NO: "THE LOG DOES NOT BEGIN WITH THAT ONE.",
    Begins.UNTOLD: "COULD NOT TELL.",
}
EXITS = {Begins.YES: NOTHING_STOPS, Begins.NO: STOPPED, Begins.UNTOLD: COULD_NOT_TELL}
REPORTS = {"text": text, "json": as_json, "github": github}
docs_option = click.option(
    "--docs", default="docs", show_default=True, help="The folder with one folder a language."
)


@click.group()
def register() -> None:
    """The register: what was published, word by word, for ever."""


@register.command("check")
@docs_option
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(REPORTS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for marks on a pull request.",
)
@click.option(
    "--against",
    "old",
    metavar="OLD",
    help="Ask only whether the log begins with an earlier one: a file, a folder with a log.jsonl, an https "
    "address, or the SHA-256 that a release named.",
)
@click.option(
    "--register",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="With --against: the register, or a copy of it from the site.  [default: that beside DOCS]",
)
def check_register(docs: str, form: str, old: str | None, folder: Path | None) -> None:
    """Check the register, and that every published statement reads as it was published.

    `editorial check`, `editorial build` and `editorial serve` ask the same. Here nothing else is asked, and
    what the next release would record is counted.

    With --against, anybody who kept an earlier log, or its SHA-256 alone, can ask whether anything in it was
    changed since. That needs no pages, no settings and no git.

    Exit code 0: the register is whole, or begins with OLD; 1: something has to be put right, or it does not
    begin with OLD; 2: could not tell, or wrong use.
    """
    root = Path(docs)
    if old is not None:
        sys.exit(_against(folder or root.resolve().parent / FOLDER, old))
    if folder is not None:
        raise click.UsageError("--register says where the log is that --against asks about.")
    found = _account(root)
    click.echo(REPORTS[form](found, f"{root.as_posix()}/"), nl=False)
    sys.exit(STOPPED if found.stops else NOTHING_STOPS)


def _against(folder: Path, old: str) -> int:
    """Say whether the log in a folder begins with an earlier one; the exit code."""
    log = RegisterFiles(folder).get(LOG, b"")
    if not log:
        raise click.UsageError(f"there is no {LOG} in {folder.as_posix()}. Name its folder with --register.")
    try:
        answer = compared(log, old)
    except NotHadError as error:
        answer = LogComparison(Begins.UNTOLD, str(error))
    said = one_line(f"{HEADS[answer.begins]} {answer.said[0].upper()}{answer.said[1:]}.")
    click.echo(said, err=answer.begins is Begins.UNTOLD)
    return EXITS[answer.begins]


@register.command("append")
@click.argument("statements", nargs=-1, metavar="[STATEMENT]...")
@docs_option
@click.option("--dry-run", is_flag=True, help="Say what would be recorded, and write nothing.")
def append(statements: tuple[str, ...], docs: str, dry_run: bool) -> None:
    """Record every published version that is not recorded yet; with STATEMENTs
    (statements/2024/2024-04-15-sudan), only theirs.

    Nothing is recorded while `editorial check` finds an error. This may be interrupted and run again at any
    time: it goes on from where it was, with the same result. Commit `register/` together with `docs/`.

    Exit code 0: recorded, or nothing to record; 1: something has to be put right first; 2: wrong use, or
    another one is at work.
    """
    root = Path(docs)
    with alone(root.resolve().parent):
        house = house_in(root)
        wanted = _named(statements, house.records)
        if house.refused(root):
            click.echo("Nothing was recorded.", err=True)
            sys.exit(STOPPED)
        new = house.pending(wanted)
        if not dry_run:
            project = root.resolve().parent
            clear(project, new, every=not wanted)
            write_down(new, project, house.recorded.begun)
    _say(new, dry_run)


@dataclass(frozen=True)
class House:
    """A project folder, inspected, with its register."""

    inspection: Inspection
    recorded: RegisterSession
    records: tuple[Record, ...]

    def pending(self, keys: frozenset[str] = frozenset()) -> list[Addition]:
        """What is to be recorded next."""
        return self.recorded.pending(self.records, keys)

    def refused(self, root: Path) -> bool:
        """True, with the findings printed, if something stops.

        What was interrupted stops nothing: it is gone on with.
        """
        findings = tuple(
            finding for finding in self.inspection.findings if finding.rule != REGISTER_UNFINISHED.id
        )
        inspection = replace(self.inspection, findings=findings)
        if inspection.stops:
            click.echo(text_report(inspection, f"{root.as_posix()}/"), nl=False)
        return inspection.stops


def house_in(root: Path) -> House:
    """The folder, inspected as `editorial check` does it, and then every recorded text compared word by
    word.
    """
    inspection = seen(inspect_folder(root), preview=False)
    _refuse_bare(inspection.settings)
    recorded = RegisterSession(root.resolve().parent, office_settings(inspection.settings))
    inspection = replace(
        inspection, findings=tuple(dict.fromkeys((*inspection.findings, *recorded.exactly(inspection.pages))))
    )
    return House(inspection, recorded, records(inspection.pages.values()))


def _refuse_bare(settings: Settings) -> None:
    if settings.bare:
        raise click.UsageError("only a folder with an editorial.yml beside it has a register.")


def _account(root: Path) -> Account:
    """What there is to say of the register, and of nothing else."""
    settings, tree = opened(root)
    _refuse_bare(settings)
    shortly = account_of(root, settings, tree)
    if shortly is not None:
        return shortly
    house = house_in(root)
    findings = tuple(finding for finding in house.inspection.findings if finding.rule in RECORDED)
    return account(house.recorded, findings, () if findings else house.pending())


def _named(statements: tuple[str, ...], published: tuple[Record, ...]) -> frozenset[str]:
    """The keys of the statements somebody named. Raises click.UsageError where one is not published."""
    known = [record.key for record in published]
    for name in statements:
        if name not in known:
            raise click.UsageError(f"there is no published statement {name}. {guess(name, known, WRITTEN)}")
    return frozenset(statements)


def _say(new: list[Addition], dry_run: bool) -> None:
    for addition in new:
        click.echo(f"{'Would be recorded' if dry_run else 'Recorded'}: {recorded(addition)}.")
    if not new:
        click.echo("There is nothing to record: every published version is in the register.")
    elif not dry_run:
        click.echo(f"{counted(len(new), 'version')} recorded. Commit register/ together with docs/.")
