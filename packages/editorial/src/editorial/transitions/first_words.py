"""Words of two sentences, as a message shows them: the first that differ, and no more than a line."""

from collections.abc import Sequence

BEFORE, MOST = 2, 8
"""Words shown before the first difference, and words shown in all."""
LONG = 80


def first_words(was: str, now: str) -> tuple[str, str]:
    """The first words in which two sentences differ, with the two words before them and what follows."""
    old, new = was.split(" "), now.split(" ")
    first = next(
        (number for number, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    same = 0
    while same < min(len(old), len(new)) - first and old[-1 - same] == new[-1 - same]:
        same += 1
    return _part(old, first, len(old) - same), _part(new, first, len(new) - same)


def _part(words: Sequence[str], first: int, end: int) -> str:
    begin = max(0, first - BEFORE)
    end = min(max(end, first) + 1, begin + MOST, len(words))
    return f"{'… ' if begin else ''}{' '.join(words[begin:end])}{' …' if end < len(words) else ''}"


def cut(text: str) -> str:
    """A text on one line, and no longer than a message bears."""
    text = text.replace("\n", " ")
    return text if len(text) <= LONG else f"{text[:LONG].rsplit(' ', 1)[0]} …"
