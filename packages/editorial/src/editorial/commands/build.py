"""`editorial build` and `editorial serve`: the gate, then MkDocs.

The site is built beside the last good one and takes its place only when it is whole, so that a build that
fails or is interrupted leaves readers what they had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from editorial.publishing.file_cache import WANTED
from editorial.publishing.file_modes import let_everybody_read
from editorial.publishing.prerequisites import need_downloads, need_moment
from editorial.publishing.preview import PREVIEW
from editorial.site.server.hosts import folder_beside

SITE, PREVIEWED = "site", "preview"
NEXT = Path(".cache/next-site")
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
    """Build the site into a folder, beside the last good one. Ends the program if it cannot be built."""
    need_moment()
    if downloads:
        need_downloads()
    for folder in (NEXT, folder_beside(NEXT)):
        shutil.rmtree(folder, ignore_errors=True)
    code = _mkdocs(
        "build",
        "--quiet",
        "--strict",
        environment={
            "SITE_DIR": str(NEXT.resolve()),
            WANTED: "1" if downloads else "",
            PREVIEW: "1" if preview else "",
        },
    )
    if code:
        click.echo(f"Nothing was published; {output} is as it was.", err=True)
        sys.exit(code)
    place = Path(output)
    for folder in filter(Path.is_dir, (NEXT, folder_beside(NEXT))):
        let_everybody_read(folder)
    _swap(NEXT, place)
    _swap(folder_beside(NEXT), folder_beside(place))
    if preview:
        click.echo(
            f"The preview is in {output}. It shows what is not public yet: do not put it on a public server."
        )
    else:
        click.echo(
            f"The site is in {output}; what nginx and Caddy must know of it is in {folder_beside(place)}."
        )


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


def _swap(new: Path, place: Path) -> None:
    """Put the new site in the old one's place; the old one is away only between two renames."""
    old = new.with_name("last-site")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
