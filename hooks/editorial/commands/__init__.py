"""The command line: parses, calls, prints. `editorial --help` lists the commands."""

import click

from editorial.commands.build import build, serve
from editorial.commands.check import check


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="editorial")
def main() -> None:
    """The publishing house: checks every translation against its original, and builds the site."""


main.add_command(check)
main.add_command(build)
main.add_command(serve)
