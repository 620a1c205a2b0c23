"""Work that one process of this machine does at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def only_one(lock: Path, *, patience: float, busy: str, waiting: str = "") -> Iterator[None]:
    """No other process holds the lock meanwhile. One that dies lets go of it: the system keeps the lock, not
    the file.

    `waiting` is said if there is somebody to wait for. Raises click.UsageError with `busy` after `patience`
    seconds.
    """
    from filelock import FileLock, Timeout  # takes 20 ms to load

    lock.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(lock)
    try:
        try:
            held.acquire(timeout=0)
        except Timeout:
            if waiting:
                click.echo(waiting, err=True)
            held.acquire(timeout=patience)
    except Timeout:
        raise click.UsageError(busy) from None
    try:
        yield
    finally:
        held.release()
