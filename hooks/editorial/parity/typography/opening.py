"""Opening marks of Spanish questions and exclamations, also inside a sentence: ¿…?, ¡…!"""

import re
from collections.abc import Iterator

from editorial.parity.typography.customs import Custom
from editorial.parity.typography.edit import OPENING, Edit
from editorial.parity.typography.masking import HIDDEN

MARK = re.compile(r"[¿¡]|[?!]++")
# Where a sentence begins for certain: not behind an abbreviation ("EE. UU.", "Sr."), which is short.
BEGINNING = re.compile(r"(?:^|(?:[?!:]|(?<=[^\W\d_]{5})\.)[ \n])(?=[^\W\d_])")
# What may part a question from words before it that are no part of it.
INSIDE = re.compile(r"[,;.:…–—(\[«“\"]")
CLOSES = frozenset(f" \n\u00a0)]»”’\"'*_~|,.;:…—–{HIDDEN}")


def opening_marks(text: str, custom: Custom) -> Iterator[Edit]:
    """Every question or exclamation of a masked Spanish text that nothing opens. Either opening mark goes with either closing one."""
    if custom.base != "es":
        return
    opened, begin = False, 0
    for match in MARK.finditer(text):
        if match[0] in "¿¡":
            opened = True
        elif _closes(text, match):
            if not opened:
                yield _missing(text, begin, match)
            opened, begin = False, match.end()


def _closes(text: str, match: re.Match[str]) -> bool:
    """True if the marks end words: not those of (?), of an address or of a name like `!important`."""
    at, after = match.start(), text[match.end():match.end() + 1]
    while at and text[at - 1] in " \n\u00a0":
        at -= 1
    return at > 0 and text[at - 1] not in "([{«“" and (not after or after in CLOSES)


def _missing(text: str, begin: int, match: re.Match[str]) -> Edit:
    """The missing mark where the sentence begins, if its whole sentence is surely what is asked or exclaimed."""
    at = max((found.end() for found in BEGINNING.finditer(text, max(begin - 1, 0), match.start())), default=-1)
    mark, fault = ("¿", "question") if "?" in match[0] else ("¡", "exclamation")
    goes_on = text[match.end():match.end() + 2].strip(" ").islower()
    if at < 0 or goes_on or INSIDE.search(text, at, match.start()):
        return Edit(match.start(), match.end(), None, OPENING, f"{fault}-inside")
    return Edit(at, at, mark, OPENING, fault, match.end())
