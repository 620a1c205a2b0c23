"""Two folders change places in one step, so that whoever looks finds the one or the other.

Linux: renameat2 with RENAME_EXCHANGE (https://man7.org/linux/man-pages/man2/rename.2.html);
macOS: renamex_np with RENAME_SWAP. Where the system or the disk has neither, the caller makes do with two
renames.
"""

import ctypes
import errno
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = RENAME_SWAP = 2
CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
Call = Callable[[bytes, bytes], int]


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders of one disk change places. False where this system or this disk cannot.

    Raises OSError where they could, and something else is in the way.
    """
    call = _system_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


@cache
def _system_call() -> Call | None:
    """What this system calls it; None where it has none."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # Windows
        return None
    if hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE))
    if hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, RENAME_SWAP))
    return None
