"""Much work is done by several processes: many pages are looked at, each process with its share of the pages
and of their history; PDFs are made.

A child is a copy of this process (`fork`): it reads its pages itself and sends its results back. Where there
is no fork (Windows), where other threads run that it would leave behind half-way (`mkdocs serve`), or where
there is one core, everything is done here.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

FEWEST = 200
"""Pages below which starting a process takes longer than it saves."""
PORTION = 50
"""Results that are sent at a time, so that somebody can see how far it has come."""
T = TypeVar("T")
R = TypeVar("R")


def may_share(number: int, fewest: int = FEWEST) -> bool:
    """True if it is worth while, and safe, to part so many pages (or what else takes time, from `fewest` on)
    among processes.
    """
    return (
        number >= fewest
        and cores() > 1
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(items: Sequence[T], work: Callable[[Sequence[T]], Iterable[R]]) -> Iterator[R]:
    """What `work` makes of all items, in no order, as it comes; each process has its share.

    Raises ChildProcessError if a process ends before it has sent all of its results, and whatever `work`
    raises in one of them.
    """
    number = max(1, min(cores(), len(items)))
    fork = multiprocessing.get_context("fork")
    gc.freeze()  # what is here already is not looked through, and so not copied, by the children
    readers: list[Connection] = []
    children = []
    for share in range(number):
        reader, writer = fork.Pipe(duplex=False)
        child = fork.Process(target=_work, args=(work, items[share::number], writer), daemon=True)
        child.start()
        writer.close()
        readers.append(reader)
        children.append(child)
    try:
        yield from _received(readers)
    finally:
        gc.unfreeze()
        for child in children:
            child.join(timeout=0.1)
            child.terminate()


def _received(readers: list[Connection]) -> Iterator[Any]:
    while readers:
        ready = wait(readers)
        for reader in [reader for reader in readers if reader in ready]:
            try:
                sent = reader.recv()
            except EOFError:
                raise ChildProcessError("a process that looked at pages ended early") from None
            if isinstance(sent, Exception):
                raise sent
            if sent is None:
                readers.remove(reader)
            else:
                yield from sent


def _work(work: Callable[[Sequence[T]], Iterable[R]], items: Sequence[T], writer: Connection) -> None:
    """What a child does: do its share, send results in portions, then None; or the exception that ended
    it.
    """
    gc.disable()  # it lives for seconds, and its pages hold no cycles worth looking for
    portion: list[R] = []
    try:
        for result in work(items):
            portion.append(result)
            if len(portion) == PORTION:
                writer.send(portion)
                portion = []
        writer.send(portion)
        writer.send(None)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        writer.send(error)
