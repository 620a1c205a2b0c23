"""Where a published text and the file differ first, in words that a person sees at once, "even a comma"."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.statements.canonical_text import Line

NOUNS = {"title": "title", "summary": "summary", "p": "paragraph", "ul": "list item", "ol": "list item", "head": "table row",
         "row": "table row", "quote": "quotation", "code": "line of code", "caption": "caption", "term": "term",
         "definition": "definition", "image": "picture"}
BEFORE, MOST = 2, 8
"""Words shown before the first difference, and words shown in all."""
LONG = 80


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place at which two texts differ."""

    said: str
    """What is wrong, without the place."""
    at: int
    """The line of the file."""
    more: int
    """How many more paragraphs differ."""


def first_difference(recorded: Sequence[Line], present: Sequence[Line]) -> Difference | None:
    """Where a text (its lines know where they stand in the file) differs from the recorded one; None if it does not."""
    was, now = [line.text for line in recorded], [line.text for line in present]
    if was == now:
        return None
    place = next((number for number, (old, new) in enumerate(zip(was, now, strict=False)) if old != new), min(len(was), len(now)))
    at = present[min(place, len(present) - 1)].at if present else 1
    return Difference(_said(recorded, present, place), at, _more(was, now) - 1)


def _said(recorded: Sequence[Line], present: Sequence[Line], place: int) -> str:
    old, new = recorded[place:place + 1], present[place:place + 1]
    if not new or (old and new[0] in recorded[place + 1:]):
        return f'the {noun(old[0])} "{_cut(old[0].text)}" was published here and is not in the file'
    if not old or old[0] in present[place + 1:]:
        return f'the {noun(new[0])} "{_cut(new[0].text)}" was not published'
    was, now = first_words(old[0].text, new[0].text)
    return f'"{was}" was published here, and the file says "{now}"'


def _more(was: Sequence[str], now: Sequence[str]) -> int:
    """How many paragraphs of either text the other one has not, those that answer each other once."""
    return max(1, len([line for line in was if line not in now]), len([line for line in now if line not in was]))


def noun(line: Line) -> str:
    """What a line is, in our messages."""
    return NOUNS.get(line.shape, "heading" if line.shape.startswith("h") else "paragraph")


def first_words(was: str, now: str) -> tuple[str, str]:
    """The first words in which two sentences differ, with the two words before them and what follows."""
    old, new = was.split(" "), now.split(" ")
    first = next((number for number, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    same = 0
    while same < min(len(old), len(new)) - first and old[-1 - same] == new[-1 - same]:
        same += 1
    return _part(old, first, len(old) - same), _part(new, first, len(new) - same)


def _part(words: Sequence[str], first: int, end: int) -> str:
    begin = max(0, first - BEFORE)
    end = min(max(end, first) + 1, begin + MOST, len(words))
    return f"{'… ' if begin else ''}{' '.join(words[begin:end])}{' …' if end < len(words) else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG].rsplit(' ', 1)[0]} …"
