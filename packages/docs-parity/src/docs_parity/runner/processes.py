"""Many pages are looked at by several processes, each with its own share of the pages and of their history.

A child is a copy of this process (`fork`): it reads its pages itself and sends its results back. Where there
is no fork (Windows),
where other threads run that it would leave behind half-way (`mkdocs serve`), or where there is one core,
everything is done here.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait

from docs_parity.inspection.page_result import PageResult

FEWEST = 200
"""Pages below which starting a process takes longer than it saves."""
PORTION = 50
"""Results that are sent at a time, so that somebody can see how far it has come."""
Look = Callable[[Sequence[str]], Iterator[PageResult]]


def may_share(pages: int) -> bool:
    """True if it is worth while, and safe, to part so many pages among processes."""
    return (
        pages >= FEWEST
        and cores() > 1
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(keys: Sequence[str], look: Look) -> Iterator[PageResult]:
    """The results of all pages, in no order, as they come.

    Raises ChildProcessError if a process ends before it has sent all of its results, and whatever `look`
    raises in one of them.
    """
    fork = multiprocessing.get_context("fork")
    gc.freeze()  # what is here already is not looked through, and so not copied, by the children
    readers, children = [], []
    for share in range(cores()):
        reader, writer = fork.Pipe(duplex=False)
        child = fork.Process(target=_work, args=(look, keys[share :: cores()], writer), daemon=True)
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


def _received(readers: list[Connection]) -> Iterator[PageResult]:
    while readers:
        for reader in wait(readers):
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


def _work(look: Look, keys: Sequence[str], writer: Connection) -> None:
    """What a child does: look at its pages, send results in portions, then None; or the exception that ended
    it.
    """
    gc.disable()  # it lives for seconds, and its pages hold no cycles worth looking for
    portion: list[PageResult] = []
    try:
        for result in look(keys):
            portion.append(result)
            if len(portion) == PORTION:
                writer.send(portion)
                portion = []
        writer.send(portion)
        writer.send(None)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        writer.send(error)
