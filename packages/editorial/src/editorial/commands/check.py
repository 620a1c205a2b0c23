"""`editorial check`: the engine's command, with the option that shows what is withheld from the public, and
with a line where the register cannot be held against the past.
"""

from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from docs_parity.cli import check as engine
from editorial.commands.past import say_limits

EXIT_CODES = "Exit code 0:"
WITHHELD = """\
A statement whose hour has not come stops the gate, and nothing of it is quoted. In a private repository,
where such texts belong, ask with --preview.

"""
PREVIEW = click.Option(
    ["--preview"], is_flag=True, help="Do not ask whether the hour of statements under embargo has come."
)
PLACE_OF_PREVIEW = -1
"""Before `--explain`, which checks nothing."""


def _check(**options: Any) -> None:
    if options["rule"] is None:  # `--explain` checks nothing
        say_limits(Path(options["docs"]).resolve().parent)
    engine.check.callback(**options)  # type: ignore[misc] # a command that was declared has one


check = click.Command(
    "check",
    callback=_check,
    params=[*engine.check.params[:PLACE_OF_PREVIEW], PREVIEW, *engine.check.params[PLACE_OF_PREVIEW:]],
    help=cleandoc(engine.check.help or "").replace(EXIT_CODES, f"{WITHHELD}{EXIT_CODES}"),
)
