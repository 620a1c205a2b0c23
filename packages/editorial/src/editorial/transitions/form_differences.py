"""Where a text stands otherwise on its page than it was published, in an editor's words: the same words, and
other markup, another target, another place of a footnote's mark.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docs_parity.markdown.inline_tokens import Markup, read_inline
from docs_parity.markdown.link_targets import outside_address
from editorial.register.page_form import OTHER, PageForm
from editorial.transitions.first_words import cut, first_words


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of inline markup, as two texts are compared by it."""

    kind: Markup
    marks: str
    """The markup as written, without the words in it."""
    words: str
    target: str = ""
    image: bool = False


def form_difference(
    was: PageForm, now: PageForm, lines: Sequence[tuple[str, int]]
) -> tuple[str, int, int] | None:
    """(what is wrong, the line of the file, how many more places differ); None if the forms agree.

    `lines`: the strings of the present form, each with its line. Files and names are not asked here.
    """
    if was.form != now.form:
        place = _first(was.form, now.form)
        at = lines[min(place, len(lines) - 1)][1] if lines else 1
        return _said(was.form, now.form, place), at, _more(was.form, now.form) - 1
    for noun, old, new in (
        ("links lead to", was.links, now.links),
        ("marks of footnotes are", was.notes, now.notes),
        ("abbreviations are", _pairs(was), _pairs(now)),
    ):
        if old != new:
            return f"the {noun} {_listed(new)}, and were published as {_listed(old)}", 1, 0
    return None


def _pairs(form: PageForm) -> tuple[str, ...]:
    return tuple(f"{short}: {meaning}" for short, meaning in form.abbreviations.items())


def _listed(items: Sequence[str]) -> str:
    return cut(", ".join(items)) or "none"


def _first(was: Sequence[str], now: Sequence[str]) -> int:
    pairs = enumerate(zip(was, now, strict=False))
    return next((number for number, (old, new) in pairs if old != new), min(len(was), len(now)))


def _more(was: Sequence[str], now: Sequence[str]) -> int:
    old, new = Counter(was), Counter(now)
    return max(1, (old - new).total(), (new - old).total())


def _said(was: Sequence[str], now: Sequence[str], place: int) -> str:
    old, new = was[place : place + 1], now[place : place + 1]
    if not new or (old and new[0] in was[place + 1 :] and len(now) < len(was)):
        return f"{_thing(old[0])} was published here and is not in the file"
    if not old or (old[0] in now[place + 1 :] and len(now) > len(was)):
        return f"{_thing(new[0])} was not published"
    return _changed(*old, *new)


def _parts(line: str) -> tuple[str, str]:
    """(where a block stands and what it is, what is written)."""
    place, _, written = line.partition(": ")
    return place, written


def _thing(line: str) -> str:
    """A block or a line, as a message names it."""
    place, written = _parts(line)
    if place == OTHER:
        return f'the line "{cut(written)}"'
    name = _in_words(place.rpartition("/")[2])
    return f'the {name} "{cut(written)}"' if written else f"a {name}"


ITEMS = {"ul": "list item", "ol": "numbered item"}


def _in_words(place: str) -> str:
    """Where a block stands and what it is, in words: `list item in a list item`."""
    names = [
        ITEMS.get(name, f"heading of level {name[1]}" if re.fullmatch("h[1-6]", name) else name)
        for name in place.split("/")
    ]
    return " in a ".join(reversed(names))


def _changed(was: str, now: str) -> str:
    (old_place, old), (new_place, new) = _parts(was), _parts(now)
    if old_place != new_place:
        here, before = _in_words(new_place), _in_words(old_place)
        return f"{_thing(now)} stands here as a {here}, and was published as a {before}"
    said = next(_markup(old, new), "")
    if said:
        return said
    if not old:
        return f'"{cut(new)}" stands here, and was published without this markup'
    if not new:
        return f'"{cut(old)}" was published here, and the file has the words without their markup'
    before, after = first_words(old, new)
    return f'"{before}" was published here, and the file has "{after}"'


def _markup(old: str, new: str) -> Iterator[str]:
    """What became of the inline markup of a block, the plainest first."""
    was, now = list(_marked(old)), list(_marked(new))
    lost, gained = _without(was, now), _without(now, was)
    for mark in gained:
        before = next((one for one in lost if _same_link(one, mark)), None)
        if before is not None:
            thing = "picture" if mark.image else "link"
            yield (
                f'the {thing} on "{mark.words}" now leads to {mark.target}, and was published with '
                f"{before.target}"
            )
    for mark in lost:
        if mark.kind is Markup.EMPHASIS:
            yield f'the emphasis on "{mark.words}" was taken away'
        elif mark.kind is Markup.LINK:
            yield f'the {"picture" if mark.image else "link"} "{mark.words}" was taken away'
    for mark in gained:
        if mark.kind is Markup.EMPHASIS:
            yield f'"{mark.words}" is emphasized, and was published without emphasis'
        elif mark.kind is Markup.LINK:
            thing = "a picture" if mark.image else "a link"
            yield f'"{mark.words}" is {thing} to {mark.target}, and was published without it'
    notes = [[mark.marks for mark in marks if mark.kind is Markup.NOTE] for marks in (was, now)]
    if notes[0] != notes[1]:
        yield (
            f"the marks of footnotes here are {_listed(notes[1])}, and were published as {_listed(notes[0])}"
        )
    for mark in gained:
        yield f'"{cut(mark.marks)}" stands here, and was not published'
    for mark in lost:
        yield f'"{cut(mark.marks)}" was published here, and is not in the file'


def _without(some: Sequence[Marked], others: Sequence[Marked]) -> list[Marked]:
    return list((Counter(some) - Counter(others)).elements())


def _same_link(one: Marked, other: Marked) -> bool:
    return (
        one.kind is other.kind is Markup.LINK
        and (one.words, one.image) == (other.words, other.image)
        and one.target != other.target
    )


def _marked(text: str) -> Iterator[Marked]:
    for token in read_inline(text).tokens:
        written = text[slice(*token.target)].strip()
        yield Marked(
            token.kind,
            text[token.start : token.inner] + text[token.inner_end : token.end],
            text[token.inner : token.inner_end],
            outside_address(written) or written,
            token.image,
        )
