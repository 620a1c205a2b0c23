"""`editorial release`: gate, register, site, and what has happened in words, in this order.

It may be interrupted anywhere and run again: what is recorded stays recorded, and the second run comes to the
same register and site.
"""

import sys
from pathlib import Path

import click

from docs_parity.cli.check import STOPPED
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.wording import counted
from docs_parity.project.git import committed_file
from editorial.commands.build import SITE, build_site
from editorial.commands.past import need_past
from editorial.commands.register import house_in
from editorial.office.settings import office_settings
from editorial.publishing.output_folder import output_folder
from editorial.publishing.prerequisites import need_downloads, need_moment
from editorial.publishing.preview import previewing
from editorial.publishing.register_writer import alone, clear, write_down
from editorial.publishing.site_address import site_address
from editorial.register.anchors import anchor_of
from editorial.register.files import FOLDER, LOG, RegisterFiles
from editorial.register.log import LogLine, read_lines
from editorial.register.store import RegisterStore
from editorial.reports.release_report import release_text


@click.command()
@click.option("--output", default=SITE, show_default=True, help="The folder of the built site.")
@click.option(
    "--downloads", is_flag=True, help="Make the files to take along too: PDFs, share cards, offline copies."
)
def release(output: str, downloads: bool) -> None:
    """Check everything, record what is new in the register, build the site, and say what has been published.

    What was new is told beside the register of the last commit, so a second run says the same. It may be
    interrupted at any point and run again. It needs the whole history of the repository. Commit `register/`
    before the site goes out: what is on the site
    must be in the register for ever.

    Exit code 0: the site is ready to go out; 1: something has to be put right first; 2: could not tell, or
    wrong use.
    """
    if previewing():
        raise click.UsageError(
            "a preview shows what is not public yet, and is never released. Use `editorial build --preview`."
        )
    need_moment()
    project = Path()
    if downloads:  # what is recorded is recorded for ever: say what is missing or in the way before
        need_downloads()
    output_folder(output, project)
    need_past(project)
    inspection = _record(project)
    try:
        build_site(output, downloads=downloads)
    except (SystemExit, click.ClickException):
        click.echo(_not_built(project), err=True, nl=False)
        raise
    click.echo(_summary(inspection, project, output), nl=False)


def _record(project: Path) -> Inspection:
    """Ask the gate, then record what is new.

    Ends the program if something stops; then nothing is recorded.
    """
    with alone(project.resolve()):
        house = house_in(project / "docs")
        if house.refused(project / "docs"):
            click.echo("Nothing was recorded, and nothing was published.", err=True)
            sys.exit(STOPPED)
        new = house.pending()
        clear(project, new, every=True)
        write_down(new, project, house.recorded.begun)
    return house.inspection


def _new_lines(project: Path) -> tuple[RegisterStore, tuple[LogLine, ...]]:
    """The register, and the lines of its log that the last commit does not have."""
    account = RegisterStore(RegisterFiles(project / FOLDER))
    before = {line.manifest for line in read_lines(committed_file(project, f"{FOLDER}/{LOG}") or b"")}
    return account, tuple(line for line in account.lines if line.manifest not in before)


def _summary(inspection: Inspection, project: Path, output: str) -> str:
    account, new = _new_lines(project)
    entries = [entry for line in new if (entry := account.entry(line.id, line.version))]
    address = site_address(project, inspection.settings.address)
    return release_text(
        entries,
        inspection.pages.values(),
        office_settings(inspection.settings),
        address,
        output,
        anchor_of(account.log),
    )


def _not_built(project: Path) -> str:
    """What to do where the register has the new versions and the site could not be built."""
    _, new = _new_lines(project)
    if not new:
        return "Put it right, and run `editorial release` again.\n"
    return (
        f"The register has {counted(len(new), 'new version')} already, which nobody has seen. Put right what "
        "is said above and run "
        "`editorial release` again. If a statement itself has to change, take the records back first: "
        f"`git checkout -- {FOLDER}`, then `git clean -fd {FOLDER}`.\n"
    )
