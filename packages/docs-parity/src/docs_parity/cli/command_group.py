"""A group of commands in which a fault of the program itself is said in one sentence, with exit code 2."""

import os
import traceback
from pathlib import Path
from typing import Any

import click

from docs_parity.model.system_faults import place_of, system_fault
from docs_parity.project.git_process import GitError
from docs_parity.reports.markdown_escape import one_line

COULD_NOT_TELL = 2
"""The exit code of everything that cannot be answered, wrong use included."""


class CommandGroup(click.Group):
    """The commands of a program; a fault of the program itself is not taken for a finding."""

    def __init__(self, *args: Any, debugging: str, **attributes: Any) -> None:
        """`debugging`: the variable of the environment with which a fault is shown as Python shows it."""
        super().__init__(*args, **attributes)
        self.debugging = debugging

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Raises NoAnswer where git does not answer, CouldNotTell for whatever nobody foresaw;
        while debugging, that itself.
        """
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except GitError as error:
            raise NoAnswer(f"{error}.") from None
        except OSError as error:
            if os.environ.get(self.debugging):
                raise
            if isinstance(error, BrokenPipeError) or not system_fault(error):
                raise CouldNotTell(error, self.debugging) from error
            raise SystemRefuses(error) from error
        except Exception as error:
            if os.environ.get(self.debugging):
                raise
            raise CouldNotTell(error, self.debugging) from error


class NoAnswer(click.ClickException):
    """What everything depends on gives no answer: exit code 2, in the words that say what to type."""

    exit_code = COULD_NOT_TELL


class SystemRefuses(click.ClickException):
    """The system could not read or write something: exit code 2, and in words what to do."""

    exit_code = COULD_NOT_TELL

    def __init__(self, error: OSError) -> None:
        place = one_line(place_of(error))
        super().__init__(f"{f'{place}: ' if place else ''}{system_fault(error)}.")


class CouldNotTell(click.ClickException):
    """The program failed: exit code 2, as for everything that cannot be answered."""

    exit_code = COULD_NOT_TELL

    def __init__(self, error: Exception, debugging: str) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        super().__init__(
            f"the program itself failed, and has judged nothing ({type(error).__name__} in {last.name}, line "
            f"{last.lineno} of {Path(last.filename).name}: {error}). "
            f"Please tell the developers; {debugging}=1 shows them more."
        )
