"""Findings on files of the register, and what they have in common."""

import re

from docs_parity.model.finding import Finding
from docs_parity.model.rule import declare
from editorial.register import files
from editorial.register.files import LOG
from editorial.register.rule_groups import NO_LESS, REGISTER

FOLDER = f"../{files.FOLDER}"
"""Where the register is, from the docs folder: findings are placed from there."""
CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)

REGISTER_FILE = declare(
    "register-file",
    group=REGISTER,
    place=550,
    exact=True,
    question="Is every file of the register there, and as it was recorded?",
    wrong="a text in `register/` changed by hand",
    right="`editorial register append` alone writes there",
    no_less=NO_LESS,
)
REGISTER_CONFLICT = declare(
    "register-conflict",
    group=REGISTER,
    place=580,
    exact=True,
    question="Are there no marks of a merge in the register?",
    wrong="`<<<<<<<` in `log.jsonl`",
    right="the published log, and behind it what `editorial register append` adds",
    no_less=NO_LESS,
)

REGISTER_EXTENSION = declare(
    "register-extension",
    group=REGISTER,
    place=570,
    exact=True,
    question="Does the log begin with everything that was published before?",
    wrong="the last line taken out of the log, and another one put in its place",
    right="the published log, and behind it what is new",
    more="Published is what stands on the main branch of the remote repository (`origin/main`), or on "
    "`main` where there is none. A clone with the last commits only can be held against these alone.",
    no_less=NO_LESS,
)
REGISTER_UNFINISHED = declare(
    "register-unfinished",
    group=REGISTER,
    place=590,
    exact=True,
    question="Does the log name every version that is in the register?",
    wrong="a release that was interrupted before its last line was written",
    right="`editorial register append` once more: it goes on from there",
    no_less=NO_LESS,
)
SHOWN_TEXT = declare(
    "shown-text",
    group=REGISTER,
    place=545,
    exact=True,
    question="Are readers shown the words that are recorded of a statement, and no others?",
    wrong="`five million people{class, but this was never proven}`",
    right="`five million people`",
    more="It is asked while the site is built, of what readers get "
    "(`editorial/site/pages/shown_text.py`): what is struck out, folded away, hidden or added is not the "
    "recorded text.",
    no_less=NO_LESS,
)


def of_register(rule: str, problem: str, fix: str, path: str, line: int = 1) -> Finding:
    """A finding on a file below the register."""
    return Finding(
        rule=rule, message=problem, fix=fix, path=f"{FOLDER}/{path}", line=line, subject=f"{path} {problem}"
    )


def damaged(path: str, problem: str) -> Finding:
    """A file that is not as it was written."""
    return of_register(
        REGISTER_FILE.id,
        problem,
        f"Nobody writes into register/ by hand. Put the file back as it was recorded: "
        f"`git checkout HEAD -- register/{path}`; `git log -- register/{path}` shows who changed it.",
        path,
    )


def conflicted(content: bytes) -> bool:
    """True if git has left the marks of a merge in a file."""
    return b"<<<<<<<" in content and CONFLICT.search(content) is not None


BOTH = (
    "two branches were merged that had both added to the register, and git has left both sides in this "
    "file, with its marks"
)


def conflict_in_log(published: str) -> Finding:
    """The marks of a merge in the log: the published side stays, and what the other side recorded is recorded
    behind it.
    """
    take = f"git checkout {published} -- register/{LOG}"
    return of_register(
        REGISTER_CONFLICT.id,
        BOTH,
        f"Take the log that was published: `{take}`. Then `editorial register append` "
        "records behind it what is missing, and `git add register` ends the merge.",
        LOG,
    )


def conflict_in_version(path: str, published: str) -> Finding:
    """The marks of a merge in a manifest: both sides recorded the same version of one statement, and only one
    of them can stay.
    """
    folder = path.rpartition("/")[0]
    take = f"git checkout {published} -- register/{folder}"
    return of_register(
        REGISTER_CONFLICT.id,
        f"{BOTH}: each had recorded its own version of this statement",
        f"Take the version that was published: `{take}`. What the other side says is a new "
        "version of the statement.",
        path,
    )
