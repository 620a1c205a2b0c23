"""Findings on files of the register, and what they have in common."""

import re

from editorial.model.finding import Finding

FOLDER = "../register"
"""Where the register is, from the docs folder: findings are placed from there."""
CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)


def of_register(rule: str, problem: str, fix: str, path: str, line: int = 1) -> Finding:
    """A finding on a file below the register."""
    return Finding(rule, problem, fix, f"{FOLDER}/{path}", line, subject=f"{path} {problem}")


def damaged(path: str, problem: str) -> Finding:
    """A file that is not as it was written."""
    return of_register("register-file", problem, f"Nobody writes into register/ by hand. Put the file back as it was recorded: "
                       f"`git checkout HEAD -- register/{path}`; `git log -- register/{path}` shows who changed it.", path)


def conflicted(content: bytes) -> bool:
    """True if git has left the marks of a merge in a file."""
    return b"<<<<<<<" in content and CONFLICT.search(content) is not None


def conflict(path: str, published: str) -> Finding:
    """A file of the register with the marks of a merge."""
    ref = published or "HEAD"
    fix = f"Take the side that was published: `git checkout {ref} -- register/{path}`, then `editorial register append` records what is " \
          "missing behind it, then `git add register`."
    return of_register("register-conflict", "two branches were merged that had both added to the register, and git has left both sides in "
                       "this file, with its marks", fix, path)
