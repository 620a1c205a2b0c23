"""The command line of the engine: it parses, calls and prints. `docs-parity --help` lists the commands.

A package that has more to offer puts these commands beside its own, under its own name (`program.py`).
"""

import click

from docs_parity.cli import accept, check, confirm, diff, explain, learn_lengths, show_status
from docs_parity.cli.command_group import CommandGroup
from docs_parity.runner.installed_extensions import plug_in_installed

COMMANDS: tuple[click.Command, ...] = (
    check.check,
    show_status.status,
    diff.diff,
    confirm.confirm,
    accept.accept,
    learn_lengths.lengths,
    explain.rules,
)
"""What the engine offers, in whatever program."""


@click.group(
    cls=CommandGroup,
    debugging="DOCS_PARITY_DEBUG",
    context_settings={
        "help_option_names": ["-h", "--help"],
        # DOCS_PARITY_CHECK_LANGUAGES=en,fr stands for `check --languages en,fr`.
        "auto_envvar_prefix": "DOCS_PARITY",
    },
)
@click.version_option(package_name="docs-parity")
def main() -> None:
    """Hold every translation of a folder of Markdown against its original."""
    plug_in_installed()


for command in COMMANDS:
    main.add_command(command)
