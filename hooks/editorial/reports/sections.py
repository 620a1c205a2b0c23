"""Sections of a Markdown report, each with a share of the room: what does not fit is left out whole and counted, never cut."""

from collections.abc import Iterable

from editorial.model.wording import counted


def fitting(items: Iterable[str], number: int, room: int) -> tuple[list[str], int]:
    """(the first of these items, as many as fit into so many characters; how many do not). What does not fit is never written."""
    kept: list[str] = []
    for item in items:
        room -= len(item) + 1
        if room < 0:
            break
        kept.append(item)
    return kept, number - len(kept)


def bullets(items: Iterable[str], number: int, room: int, noun: str, where: str) -> str:
    """List items within their room, and where the rest can be read: `and 3 more errors: …`."""
    kept, left = fitting(items, number, room)
    return "\n".join([*kept, *([f"- and {counted(left, f'more {noun}')}: {where}"] if left else [])])


def folded(title: str, content: str) -> str:
    """A section that a reader opens; empty if there is nothing in it. GitHub reads Markdown below a blank line only."""
    return f"<details>\n<summary>{title}</summary>\n\n{content}\n\n</details>" if content else ""
