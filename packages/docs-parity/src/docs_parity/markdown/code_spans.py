"""Where code stands in a line of text, exactly as Python-Markdown reads it (BacktickInlineProcessor in its
inlinepatterns.py).

`inline.CODE` is good enough for words. Whoever asks whether a tag is harmless because it is code must not be
wrong by one
backtick, and must not take long for a million of them: so this goes through the text once.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

TICKS = re.compile(r"(\\*)(`+)")


def without_code(text: str) -> str:
    """The text with its code spans blanked out, their backticks too; every position and line is kept."""
    parts, begin = [], 0
    for start, end in code_spans(text) if "`" in text else ():
        parts += [text[begin:start], blanked(text[start:end])]
        begin = end
    return "".join([*parts, text[begin:]])


def blanked(text: str) -> str:
    """Spaces in place of a text, its line ends kept."""
    return re.sub(r"[^\n]", " ", text)


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each code span with its backticks.

    A run of backticks is closed by the next run of the same length; where there is none, by the longest of
    the later runs, if that is
    shorter. If nothing closes it, as many signs behind it are passed over too. A backslash before a run takes
    its first backtick
    away, unless another backslash escapes that one.
    """
    runs = [(match.start(1), match.start(2), len(match[2])) for match in TICKS.finditer(text)]
    by_length: dict[int, list[int]] = defaultdict(list)
    for _, start, length in runs:
        by_length[length].append(start)
    longest_after = [0, *accumulate((length for *_, length in reversed(runs)), max)][-2::-1]
    done = 0
    for (slashes, start, length), longest in zip(runs, longest_after, strict=True):
        escaped = (start - slashes) % 2 if done <= slashes else done <= start
        opening = max(start + escaped, done)
        ticks = start + length - opening
        if ticks <= 0:
            continue
        closing = _next(by_length.get(ticks, []), start)
        if closing is None and 0 < longest < ticks:
            closing, ticks = _next(by_length[longest], start), longest
        done = (start + length if closing is None else closing) + ticks
        if closing is not None:
            yield opening, done


def _next(starts: list[int], after: int) -> int | None:
    """The first of these places behind another one."""
    found = bisect_right(starts, after)
    return starts[found] if found < len(starts) else None
