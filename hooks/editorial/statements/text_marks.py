"""The two lines between which `statement.txt` has the canonical text: ASCII, and the same in every language.

A program finds them after a mail has been quoted and its hyphens have become dashes; a person sees where the statement begins and ends.
"""

import re

BEGIN = "----- BEGIN TEXT -----"
END = "----- END TEXT -----"
QUOTED = re.compile(r"[^\S\n]*(?:[>|][^\S\n]*)*")
"""What mail programs put before a line that they quote."""
MARK = re.compile(rf"{QUOTED.pattern}[-\u2010-\u2015]+\s*(BEGIN|END)\s+TEXT\s*[-\u2010-\u2015]+\s*")


def between_marks(text: str) -> str:
    """A canonical text with the marks around it, as `statement.txt` has it. Ends with a line feed."""
    return f"{BEGIN}\n{text}{END}\n"


def marked_part(lines: list[str]) -> tuple[int, int] | None:
    """(first, end) of the lines between the marks, from 0 and without the marks; None where there are none.

    Raises ValueError with a sentence where the marks are not one pair: then nobody can say what is meant to be the statement.
    """
    marks = [(number, found[1]) for number, line in enumerate(lines) if "TEXT" in line and (found := MARK.fullmatch(line))]
    if not marks:
        return None
    if [name for _, name in marks] != ["BEGIN", "END"]:
        raise ValueError(f'it must have one line "{BEGIN}" and behind it one line "{END}", and it has '
                         f'{", ".join(f"{name} in line {number + 1}" for number, name in marks)}')
    return marks[0][0] + 1, marks[1][0]
