"""How much of the past there is here to hold the register against, said before a command judges or publishes.

That git does not answer is no such case: then everything stops (`docs_parity/project/git_process.py`).
"""

from pathlib import Path

import click

from docs_parity.project.published_branch import PublishedBranch, published
from docs_parity.project.settings import FILE_NAME
from editorial.register.files import FOLDER
from editorial.reports.register_report import limits

UNSHALLOW = "`git fetch --unshallow`"


def say_limits(project: Path) -> None:
    """Say in one line what of the past of a project's register cannot be told here; nothing if all can, or if
    there is no register. Raises GitError where git does not answer.
    """
    if (
        (project / FILE_NAME).exists()
        and (project / FOLDER).is_dir()
        and (line := _limits(published(project)))
    ):
        click.echo(line, err=True)


def need_past(project: Path) -> None:
    """Raise click.UsageError where what was published before is not all here: who releases adds to it for
    ever. Raises GitError where git does not answer.
    """
    branch = published(project)
    if line := _limits(branch):
        how = (
            f"Get the rest ({UNSHALLOW}), and run this again."
            if branch
            else "Release from a clone of the repository (`git clone`)."
        )
        raise click.UsageError(f"{line} So nothing can be released from here. {how}")


def _limits(branch: PublishedBranch | None) -> str:
    return limits(branch.branch if branch else "", branch is not None and not branch.shallow)
