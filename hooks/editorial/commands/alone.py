"""One at a time: two processes that write into the register of one folder do it one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

LOCK = ".cache/editorial/register.lock"
"""In the cache, which belongs to no repository."""
PATIENCE = 60.0
"""Seconds to wait for another one."""


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """No other process of this machine appends to a project's register meanwhile. A process that dies lets go of it.

    Raises click.UsageError after a minute.
    """
    from filelock import FileLock, Timeout  # takes 20 ms to load

    lock = project / LOCK
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=PATIENCE):
            yield
    except Timeout:
        raise click.UsageError("another `editorial register append` is at work here. Wait until it is done, and run this again.") from None
