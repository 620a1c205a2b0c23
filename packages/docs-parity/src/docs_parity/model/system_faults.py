"""What the system refuses, in words: a full disk, a folder that may only be read, a missing right.

None of it is a fault of the program, and nobody should be told to ask its developers.
"""

import errno

# https://man7.org/linux/man-pages/man3/errno.3.html: what happened, and what to do.
_FULL = "the disk, or this user's share of it, is full", "Make room, and run the command again"
_READ_ONLY = "it may only be read", "Work in a folder that can be written to"
_NOT_ALLOWED = (
    "this user may not do that",
    "Ask for the right, or run the command as the user whom the files belong to",
)
_TOO_MANY = "too many files are open", "Close other programs, or raise the limit (ulimit -n 4096)"
_MISSING = (
    "there is no such file or folder",
    "Look whether it was moved or deleted",
)
_IN_THE_WAY = "a file stands where a folder must be, or the other way round", "Move it away"
_NAME = "its name is too long for this disk", "Give it a shorter one"
_BROKEN = "the disk cannot read or write it", "Make a copy of your work, and have the disk looked at"
_BUSY = "another program is using it", "Close that program, and run the command again"
_ELSEWHERE = "it lies on another disk", "Name a folder on the disk of the project"
_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
    errno.ENOTEMPTY: _IN_THE_WAY,
    errno.ENAMETOOLONG: _NAME,
    errno.EIO: _BROKEN,
    errno.EBUSY: _BUSY,
    errno.ETXTBSY: _BUSY,
    errno.EXDEV: _ELSEWHERE,
}


def system_fault(error: OSError) -> str:
    """What the system refused and what to do, without a place and without a point; empty for what only a
    developer can judge.
    """
    problem, fix = _WORDS.get(error.errno or 0, ("", ""))
    return f"{problem}. {fix}" if problem else ""


def reason(error: OSError) -> str:
    """Why something could not be read or written, in brackets behind a sentence."""
    problem, _ = _WORDS.get(error.errno or 0, ("", ""))
    return problem or error.strerror or str(error)


def place_of(error: OSError) -> str:
    """The file or folder that it is about, as people write it; empty where the system names none."""
    name = error.filename2 or error.filename
    if isinstance(name, bytes):
        return name.decode(errors="surrogateescape")
    return name if isinstance(name, str) else ""
