"""The command line: parses, calls, prints. `editorial --help` lists the commands."""

import os
import traceback
from pathlib import Path

import click

from docs_parity.cli.accept import accept
from docs_parity.cli.confirm import confirm
from docs_parity.cli.diff import diff
from docs_parity.cli.explain import rules
from docs_parity.cli.learn_lengths import lengths
from docs_parity.cli.schemas import schemas
from docs_parity.cli.show_status import status
from editorial.commands.build import build, serve
from editorial.commands.check import check
from editorial.commands.new import new
from editorial.commands.register import register
from editorial.commands.release import release
from editorial.commands.verify import verify
from editorial.extension import plug_in

plug_in()  # the commands of the engine know this Office from here on


class House(click.Group):
    """The commands; a fault of the program itself is said in one sentence, and is not taken for a finding."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Raises CouldNotTell for whatever nobody foresaw; with EDITORIAL_DEBUG set, that
        itself.
        """
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            if os.environ.get("EDITORIAL_DEBUG"):
                raise
            raise CouldNotTell(error) from error


class CouldNotTell(click.ClickException):
    """The program failed: exit code 2, as for everything that cannot be answered."""

    exit_code = 2

    def __init__(self, error: Exception) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        super().__init__(
            f"the program itself failed, and has judged nothing ({type(error).__name__} in {last.name}, line "
            f"{last.lineno} of "
            f"{Path(last.filename).name}: {error}). Please tell the developers; EDITORIAL_DEBUG=1 shows them "
            "more."
        )


@click.group(cls=House, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="editorial")
def main() -> None:
    """The publishing house: checks every translation against its original, and builds the site."""


for command in (
    check,
    status,
    diff,
    confirm,
    accept,
    new,
    register,
    release,
    verify,
    rules,
    schemas,
    lengths,
    build,
    serve,
):
    main.add_command(command)
