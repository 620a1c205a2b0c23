"""What the system refuses during a build, a full disk or a missing right: no fault of the program, and told
in words.
"""

import click
from mkdocs.exceptions import Abort

from docs_parity.cli.command_group import COULD_NOT_TELL
from docs_parity.model.system_faults import place_of, system_fault
from docs_parity.reports.markdown_escape import one_line


class SystemRefusesError(Abort):
    """The system could not read or write something."""

    exit_code = code = COULD_NOT_TELL

    def show(self, *_: object, **__: object) -> None:
        """Say it where errors are said."""
        click.echo(self.format_message(), err=True)


def say(error: Exception) -> None:
    """Raise SystemRefusesError, which ends the build with a sentence, for what the system refused.

    Other errors are left to MkDocs, which shows them to developers as they are.
    """
    said = system_fault(error) if isinstance(error, OSError) else ""
    if isinstance(error, OSError) and said:
        place = one_line(place_of(error))
        raise SystemRefusesError(f"{f'{place}: ' if place else ''}{said}. The site was not built.") from None
