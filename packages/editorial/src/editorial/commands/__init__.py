"""The command line: parses, calls, prints. `editorial --help` lists the commands."""

import click

from docs_parity.cli import COMMANDS
from docs_parity.cli.command_group import CommandGroup
from docs_parity.cli.schemas import schemas
from editorial.commands.build import build, serve
from editorial.commands.check import check
from editorial.commands.new import new
from editorial.commands.register import register
from editorial.commands.release import release
from editorial.commands.verify import verify
from editorial.extension import plug_in

plug_in()  # the commands of the engine know this Office from here on


@click.group(
    cls=CommandGroup,
    debugging="EDITORIAL_DEBUG",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="editorial")
def main() -> None:
    """The publishing house: checks every translation against its original, and builds the site."""


for command in (*COMMANDS, check, new, register, release, verify, schemas, build, serve):
    main.add_command(command)
