"""What changed in the original since a translation was made, word by word, beside the translation as it
is.
"""

import re
from collections.abc import Callable, Iterator

from docs_parity.compare.sequences import gaps, matches
from docs_parity.freshness.policy import fact_words, line_to_paste
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.program import program
from docs_parity.model.state import BlockChange, ChangeClass, Difference, Freshness, State
from docs_parity.model.wording import counted, written_day

WORDS = re.compile(r"\s+|\S+")
Mark = Callable[[str], str]


def gone(text: str) -> str:
    """Words taken out, as git's word diff shows them."""
    return f"[-{text}-]"


def come(text: str) -> str:
    """Words put in."""
    return f"{{+{text}+}}"


def word_diff(old: str, new: str, removed: Mark = gone, added: Mark = come) -> str:
    """Both texts in one, the words that differ marked."""
    return "".join(
        removed(text) if sign < 0 else added(text) if sign > 0 else text
        for sign, text in word_changes(old, new)
    )


def word_changes(old: str, new: str) -> Iterator[tuple[int, str]]:
    """(-1, words taken out), (1, words put in), (0, words that stayed), in order.

    A space between two changes is part of them.
    """
    left, right = WORDS.findall(old), WORDS.findall(new)
    stayed = matches(left, right)
    gone = come = space = ""
    for (rows, columns), both in zip(gaps(stayed, len(left), len(right)), [*stayed, None], strict=True):
        if rows or columns:
            gone, come = (
                gone + space + "".join(left[rows.start : rows.stop]),
                come + space + "".join(right[columns.start : columns.stop]),
            )
            space = ""
        same = left[both[0]] if both else ""
        if same.isspace() and (gone or come):
            space = same
        else:
            yield from _spoken((-1, gone), (1, come), (0, space + same))
            gone = come = space = ""


def _spoken(*changes: tuple[int, str]) -> Iterator[tuple[int, str]]:
    return (change for change in changes if change[1])


def diff_report(
    state: State, inspection: Inspection, root: str, removed: Mark = gone, added: Mark = come
) -> str:
    """The whole answer of `editorial diff`. `root` is put before paths, for example `docs/`."""
    parts = [_heading(state, inspection)]
    if state.freshness is Freshness.ORPHAN:
        return f"{parts[0]}\n"
    stale = [change for change in state.changes if change.change.stale]
    other = [change for change in state.changes if not change.change.stale]
    parts += [_block(number, change, state, root, removed, added) for number, change in enumerate(stale, 1)]
    if other:
        parts.append(
            "Nothing to translate in these, only to copy:\n"
            + "\n".join(_form(change, state, root) for change in other)
        )
    if stale or (state.freshness in (Freshness.STALE, Freshness.UNKNOWN) and state.present and not state.via):
        parts += _closing(state, inspection, root)
    return "\n\n".join(parts) + "\n"


def _closing(state: State, inspection: Inspection, root: str) -> Iterator[str]:
    """How to say that the translation follows.

    In a tree that is not ours, only where it has a record to change.
    """
    if inspection.settings.bare and not state.recorded:
        return
    again = "the same again" if state.freshness is Freshness.STALE else f"what {root}{state.source_path} says"
    command = (
        "" if inspection.settings.bare else f"\nOr run: {program()} confirm {state.page} {state.language}"
    )
    yield f"When {root}{state.path} says {again}, {line_to_paste(state)}{command}"


def _heading(state: State, inspection: Inspection) -> str:
    name, source = (
        inspection.settings.english_name(code) for code in (state.language, state.source or state.language)
    )
    since = f" on {written_day(state.since)}" if state.since else ""
    if state.freshness is Freshness.STALE and state.via:
        return (
            f"The {name} text was made from the {source} one, which is itself behind: {program()} diff "
            f"{state.page} {state.source}"
        )
    if state.difference is Difference.NOT_HERE:
        return (
            f"The {source} text changed{since} after the {name} one was made. What changed cannot be shown, "
            "because the old text is "
            "not in this copy of the repository: run `git fetch --unshallow`, or clone it whole."
        )
    if state.freshness is Freshness.STALE:
        return (
            f"The {source} text changed{since} after the {name} one was made: "
            f"{counted(len(state.stale_changes), 'block')}, "
            f"{counted(state.words, 'word')} to translate."
        )
    if state.freshness is Freshness.FRESH:
        return f"The {name} text is fresh: the {source} words are those it was made from."
    return " ".join(part for part in (_nothing(state, name, source), state.elsewhere) if part)


def _nothing(state: State, name: str, source: str) -> str:
    """Why there is no difference to show."""
    if state.freshness is Freshness.DRAFT and (state.trouble or not state.recorded):
        return (
            f"The {name} text is not finished, and names no revision of the {source} one that it could "
            "be compared with."
        )
    if state.freshness is Freshness.DRAFT:
        changed = counted(len(state.stale_changes), "block")
        return (
            f"The {name} text is not finished, and {changed} of the {source} one changed since."
            if state.stale_changes
            else f"The {name} text is not finished; the {source} one has not changed since."
        )
    why = {
        Freshness.MISSING: "is missing",
        Freshness.ORPHAN: "has no original",
        Freshness.UNKNOWN: "or its original cannot be read",
        Freshness.NOT_REQUIRED: f"is not required ({state.reason})",
    }[state.freshness]
    if state.freshness is Freshness.UNKNOWN and state.source:
        why = (
            f"names a revision that cannot be found among those of the {source} one"
            if state.recorded
            else f"does not say which revision of the {source} one it was made from"
        )
    return f"The {name} text {why}: there is nothing to compare."


def _block(number: int, change: BlockChange, state: State, root: str, removed: Mark, added: Mark) -> str:
    """One change: the class, both places, the changed facts, the words of all three texts."""
    near = "" if change.sure else "near "
    here = f" · {near}{root}{state.path}:{change.translation_line}" if change.translation_line else ""
    lines = [f"{number}. {what_happened(change)} · {root}{state.source_path}:{change.line}{here}"]
    lines += [f"   {fact_words(*fact)}" for fact in change.facts]
    lines.append(f"   original     {_both(change, removed, added)}")
    if change.translation:
        lines.append(f"   translation  {change.translation}")
    if change.elsewhere:
        lines.append(
            f"   {'now stands in' if change.change is ChangeClass.DELETED else 'already translated in'} "
            f"{root}{change.elsewhere}"
        )
    return "\n".join(lines)


def what_happened(change: BlockChange) -> str:
    """`paragraph is gone (deleted)`."""
    how = {
        ChangeClass.INSERTED: "is new",
        ChangeClass.DELETED: "is gone",
        ChangeClass.MOVED: "has moved",
    }.get(change.change, "changed")
    return f"{change.noun} {how} ({change.change})"


def _both(change: BlockChange, removed: Mark, added: Mark) -> str:
    if change.change is ChangeClass.MOVED:
        return change.new
    return word_diff(change.old, change.new, removed, added)


def _form(change: BlockChange, state: State, root: str) -> str:
    what = (
        f"{change.old} is now {change.new}" if change.change is ChangeClass.META else change.new or change.old
    )
    return f"   {change.noun} ({change.change}) · {root}{state.source_path}:{change.line} · {what}"
