"""`editorial build` and `editorial serve`: the gate, then MkDocs.

The site is built in a room of its own and takes the last good one's place only when it is whole, so that a
build that fails or is interrupted leaves readers what they had (editorial/publishing/new_site.py).
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click

from docs_parity.cli.command_group import COULD_NOT_TELL
from docs_parity.model.system_faults import place_of, reason
from docs_parity.reports.markdown_escape import one_line
from editorial.commands.past import say_limits
from editorial.publishing.file_cache import WANTED
from editorial.publishing.file_modes import let_everybody_read
from editorial.publishing.new_site import building, put_in_place
from editorial.publishing.output_folder import is_made, output_folder
from editorial.publishing.prerequisites import need_downloads, need_moment
from editorial.publishing.preview import PREVIEW
from editorial.site.server.hosts import INSIDE, folder_beside

SITE, PREVIEWED = "site", "preview"
MKDOCS = (sys.executable, "-m", "mkdocs")
# Material prints an advertisement of its successor at every start; what it means for us stands in
# dev/adr/0090.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@click.command()
@click.option("--output", help=f"The folder of the built site.  [default: {SITE}; of a preview: {PREVIEWED}]")
@click.option(
    "--downloads", is_flag=True, help="Make the files to take along too: PDFs, share cards, offline copies."
)
@click.option(
    "--preview",
    is_flag=True,
    help="Show what is not public yet as well (drafts, texts in review or under embargo), "
    "with a mark on every page.",
)
def build(output: str | None, downloads: bool, preview: bool) -> None:
    """Check everything, then build the site; on any error the last good site stays as it was.

    A statement whose hour has not come stops the build. With --preview it is shown: such a site is for those
    who may know it already, never for a public server. It goes into a folder of its own, and nothing of it is
    recorded.
    """
    output = output or (PREVIEWED if preview else SITE)
    if preview and Path(output).resolve() == Path(SITE).resolve():
        raise click.UsageError(f"{SITE} is what is published. Put the preview into another folder.")
    build_site(output, downloads=downloads, preview=preview)


def build_site(output: str, *, downloads: bool = False, preview: bool = False) -> None:
    """Build the site, and put it into a folder in the place of the one before.

    Ends the program if it cannot be built; raises click.UsageError where it may not go there, or another
    build is at work, and GitError where git does not answer.
    """
    project = Path.cwd()
    place = output_folder(output, project)
    need_moment()
    if downloads:
        need_downloads()
    say_limits(project)
    try:
        with building(project) as room:
            new = room / SITE
            _build(new, downloads=downloads, preview=preview)
            put_in_place({place.site: new, place.server: folder_beside(new)}, project)
    except OSError as error:
        where = one_line(place_of(error))
        click.echo(f"{output} cannot be replaced ({f'{where}: ' if where else ''}{reason(error)}).", err=True)
        _as_it_was(output, COULD_NOT_TELL)
    except _NotBuiltError as error:
        _as_it_was(output, error.code)
    _say_where(output, preview=preview)


class _NotBuiltError(Exception):
    """MkDocs has made no whole site."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _build(new: Path, *, downloads: bool, preview: bool) -> None:
    """Have MkDocs build into a folder. Raises _NotBuiltError, after what is wrong has been said."""
    code = _mkdocs(
        "build",
        "--quiet",
        "--strict",
        environment={
            "SITE_DIR": str(new),
            WANTED: "1" if downloads else "",
            PREVIEW: "1" if preview else "",
        },
    )
    if code:
        raise _NotBuiltError(code)
    if not is_made(new, INSIDE):
        click.echo(
            "What was built is not whole: somebody has deleted a part of .cache/ meanwhile. Run this again.",
            err=True,
        )
        raise _NotBuiltError(COULD_NOT_TELL)
    for folder in filter(Path.is_dir, (new, folder_beside(new))):
        let_everybody_read(folder)


def _as_it_was(output: str, code: int) -> NoReturn:
    click.echo(f"Nothing was published; {output} is as it was.", err=True)
    sys.exit(code)


def _say_where(output: str, *, preview: bool) -> None:
    if preview:
        click.echo(
            f"The preview is in {output}. It shows what is not public yet: do not put it on a public server."
        )
    else:
        beside = folder_beside(Path(output))
        click.echo(f"The site is in {output}; what nginx and Caddy must know of it is in {beside}.")


@click.command()
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, help="Where the local server listens."
)
@click.option(
    "--preview", is_flag=True, help="Show what is not public yet as well, with a mark on every page."
)
def serve(address: str, preview: bool) -> None:
    """Show the site on this machine, and again after every change; findings stand on the pages they
    concern.
    """
    click.echo(f"Starting the site at http://{address}/ (stop it with Ctrl+C)")
    command, environment = (
        [*MKDOCS, "serve", "--quiet"],
        os.environ | QUIET | {"SERVE_ADDRESS": address, PREVIEW: "1" if preview else ""},
    )
    if os.name == "posix":
        # The server takes our place: whoever stops us stops it.
        os.execve(sys.executable, command, environment)  # noqa: S606 - no shell is wanted
    sys.exit(subprocess.run(command, env=environment, check=False).returncode)


def _mkdocs(*arguments: str, environment: dict[str, str]) -> int:
    """Run MkDocs of this environment; its exit code."""
    return subprocess.run([*MKDOCS, *arguments], env=os.environ | QUIET | environment, check=False).returncode
