"""Code between fences, as pymdownx.superfences reads it: what it does not take for code is text, and might act."""

import re
from typing import TYPE_CHECKING

from editorial.model.block import Block, Kind

if TYPE_CHECKING:
    from editorial.reading.lines import Line

LANGUAGE = r"(?:[ ]*\.?[\w#.+-]+(?=[ ]|$))?"
OPTION = r"""[ ]*(?:hl_lines=(?:"[\d -]+"|'[\d -]+')|linenums=(?:"\d[^"]*"|'\d[^']*')|title(?:_mode)?=(?:"[^"]*"|'[^']*'))(?=[ ]|$)"""
FENCE = re.compile(rf"^(?P<prefix>[> ]*)(?P<fence>`{{3,}}|~{{3,}})(?P<info>{LANGUAGE}(?:[ ]*\{{[^\n]*\}}|(?:{OPTION})+)?)[ ]*$")


def fenced_code(lines: list["Line"], start: int) -> tuple["Line", int] | None:
    """Fenced code from the opening fence to the same fence again; None where no fence opens or it never closes."""
    text = lines[start].text
    if "```" not in text and "~~~" not in text:
        return None
    match = FENCE.match(text)
    if not match or (match["prefix"].count(" ") > 3 and not match["prefix"].strip() and _is_code_line(lines, start)):
        return None
    end = _fence_end(lines, start, match["prefix"], match["fence"])
    if end is None:
        return None
    code = "\n".join(line.text for line in lines[start + 1:end])
    info = match["info"].strip()
    language = info.split(" ")[0].strip("{.}")
    block = Block(Kind.CODE, lines[start].number, code, variant=language, info=info, last_line=lines[end].number)
    return lines[start]._replace(text=f"{match['prefix']}\x02code\x03", folded=block), end + 1


def _fence_end(lines: list["Line"], start: int, prefix: str, fence: str) -> int | None:
    """Index of the line that closes a fence; None if it never is, or if a line before that leaves the quotation or the indent."""
    closing = re.compile(rf"{fence}[ ]*$")
    quoted, blank_above = prefix.count(">"), False
    for end in range(start + 1, len(lines)):
        text = lines[end].text
        begin = text[:len(prefix)]
        width = len(begin) - len(begin.lstrip("> "))
        level, rest = text[:width].count(">"), text[width:]
        if level > quoted:
            return None
        if not rest:
            blank_above = True
        elif width < len(prefix) or (blank_above and level < quoted):
            return None
        elif closing.match(rest):
            return end
        else:
            blank_above = False
    return None


def _is_code_line(lines: list["Line"], start: int) -> bool:
    """True if an indented line cannot belong to a list, note or admonition: nothing above it is less indented."""
    return not any(line.text and line.indent < 4 for line in lines[:start])
