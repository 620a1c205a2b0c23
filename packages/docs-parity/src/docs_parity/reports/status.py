"""The state of every translation, as a table for people, as CSV for a spreadsheet, as JSON for programs."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from docs_parity.freshness.policy import due
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.state import BlockChange, Fidelity, Freshness, State
from docs_parity.model.wording import counted, written_day
from docs_parity.reports.json_text import json_text

SCHEMA = "editorial-status/1"
COLUMNS = (
    "page",
    "language",
    "freshness",
    "fidelity",
    "review",
    "blocks",
    "stale_blocks",
    "words_to_translate",
    "since",
    "note",
)
DONE = (Freshness.FRESH, Freshness.NOT_REQUIRED)


def status_text(states: list[State], inspection: Inspection) -> str:
    """A line for each translation that is not simply fresh and faithful, then the sums by language."""
    waiting = [state for state in states if not _plain(state)]
    rows = [
        (
            f"{state.page} ({state.language})",
            state.freshness,
            state.fidelity,
            state.review or "-",
            note(state, inspection),
        )
        for state in waiting
    ]
    sums = [
        _sum(code, [state for state in states if state.language == code], inspection)
        for code in inspection.settings.languages
        if any(state.language == code for state in states)
    ]
    return "\n".join([*_aligned(rows), *([""] if rows else []), *sums]) + "\n"


def _plain(state: State) -> bool:
    return (
        state.freshness is Freshness.FRESH
        and state.fidelity is Fidelity.FAITHFUL
        and not state.changes
        and not state.bulk
        and not state.reason
        and not state.chain
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]


def _sum(code: str, states: list[State], inspection: Inspection) -> str:
    """`French: 31 of 33 pages done (94 %), 2 stale; 61 words to translate.`"""
    done = sum(state.freshness in DONE and state.fidelity is not Fidelity.DIFFERS for state in states)
    others = ", ".join(
        f"{number} {freshness}"
        for freshness in Freshness
        if freshness not in DONE and (number := sum(state.freshness is freshness for state in states))
    )
    differ = sum(state.fidelity is Fidelity.DIFFERS for state in states)
    parts = [part for part in (others, f"{differ} not faithful" if differ else "") if part]
    words = sum(state.words for state in states)
    work = f"; {counted(words, 'word')} to translate" if words else ""
    return (
        f"{inspection.settings.english_name(code)}: {done} of {counted(len(states), 'page')} done "
        f"({100 * done // len(states)} %)"
        f"{'; ' if parts else ''}{', '.join(parts)}{work}."
    )


def note(state: State, inspection: Inspection) -> str:
    """What is to be known of a state, in a few words."""
    parts = [state.elsewhere.removesuffix(".")] if state.elsewhere else []
    if state.stale_changes:
        parts.append(
            f"{counted(len(state.stale_changes), 'block')} changed, {counted(state.words, 'word')} to "
            "translate"
        )
    elif state.freshness is Freshness.STALE:
        parts.append(f"behind via {state.source}" if state.via else f"difference {state.difference}")
    if form := sorted({change.change for change in state.changes if not change.change.stale}):
        parts.append(
            f"changed only in {', '.join(form)}" if not state.stale_changes else f"also {', '.join(form)}"
        )
    if state.since:
        parts.append(f"since {written_day(state.since)}")
    if until := due(state, inspection.settings.section(state.section)):
        parts.append(f"may wait until {written_day(until)}")
    if state.chain:
        parts.append(f"made from: {' from '.join(state.chain)}")
    if state.bulk:
        parts.append(f"confirmed in bulk: {state.bulk}")
    if state.reason:
        parts.append(state.reason)
    return "; ".join(parts)


def status_csv(states: list[State], inspection: Inspection) -> str:
    """One row a translation."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [
            state.page,
            state.language,
            state.freshness,
            state.fidelity,
            state.review,
            state.blocks,
            len(state.stale_changes),
            state.words,
            state.since,
            note(state, inspection),
        ]
        for state in states
    )
    return out.getvalue()


def status_json(states: list[State], inspection: Inspection) -> str:
    """`editorial-status/1`: every translation with its changes. Keys are only ever added."""
    report = {
        "schema": SCHEMA,
        "languages": list(inspection.tree.languages),
        "translations": [_translation(state) for state in states],
    }
    return json_text(report)


def _translation(state: State) -> dict[str, object]:
    return {
        "page": state.page,
        "language": state.language,
        "path": state.path,
        "freshness": state.freshness,
        "fidelity": state.fidelity,
        "review": state.review or None,
        "source": state.source_path or None,
        "via": state.via or None,
        "blocks": state.blocks,
        "stale_blocks": len(state.stale_changes),
        "words_to_translate": state.words,
        "since": state.since or None,
        "difference": state.difference,
        "recorded": state.recorded or None,
        "present": state.present or None,
        "bulk": state.bulk or None,
        "reason": state.reason or None,
        "elsewhere": state.elsewhere or None,
        "changes": [change_dict(change) for change in state.changes],
    }


def change_dict(change: BlockChange) -> dict[str, object]:
    """A change as JSON has it."""
    return {
        "class": change.change,
        "block": change.noun,
        "line": change.line,
        "translation_line": change.translation_line or None,
        "sure": change.sure,
        "confidence": change.confidence,
        "old": change.old,
        "new": change.new,
        "translation": change.translation,
        "facts": [list(fact) for fact in change.facts],
        "words": change.words,
        "elsewhere": change.elsewhere or None,
    }


STATUS: Mapping[str, Callable[[list[State], Inspection], str]] = {
    "text": status_text,
    "json": status_json,
    "csv": status_csv,
}
