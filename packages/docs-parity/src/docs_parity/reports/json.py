"""The report that programs read: `editorial-check/1` (dev/contracts.md). Keys are only ever added."""

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.state import State
from docs_parity.reports.json_text import json_text

SCHEMA = "editorial-check/1"


def json_report(inspection: Inspection, root: str, seconds: float) -> str:
    """The inspection as JSON.

    `root` is the docs folder as the caller named it, `seconds` how long the check took.
    """
    pages = _pages(inspection)
    report = {
        "schema": SCHEMA,
        "root": root.rstrip("/"),
        "languages": list(inspection.tree.languages),
        "pages": pages,
        "findings": [finding_json(finding) for finding in inspection.findings],
        "summary": {
            "pages": len(pages),
            "versions": sum(map(len, inspection.tree.localizations.values())),
            **{
                str(severity): sum(f.severity is severity for f in inspection.findings)
                for severity in Severity
            },
            "gate": sum(finding.stops for finding in inspection.findings),
            "accepted": sum(bool(finding.accepted) for finding in inspection.findings),
            "seconds": round(seconds, 2),
        },
    }
    return json_text(report)


def _pages(inspection: Inspection) -> list[dict[str, object]]:
    localizations: dict[str, dict[str, object]] = {key: {} for key in inspection.pages}
    for state in inspection.states:
        localizations[state.page][state.language] = _version(state)
    return [
        {"page": result.key, "original": result.original or None, "versions": localizations[result.key]}
        for result in inspection.results
    ]


def _version(state: State) -> dict[str, object]:
    return {
        "path": state.path,
        "freshness": state.freshness,
        "fidelity": state.fidelity,
        "review": state.review or None,
        "blocks": state.blocks,
        "stale_blocks": len(state.stale_changes),
        "words_to_translate": state.words,
        "since": state.since or None,
        "difference": state.difference,
        "recorded": state.recorded or None,
        "present": state.present or None,
    }


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding as JSON has it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "gate": finding.stops,
        "asked": finding.asked,
        "accepted": finding.accepted or None,
        "page": finding.page or None,
        "language": finding.language or None,
        "path": finding.path,
        "line": finding.line,
        "original_path": finding.original_path or None,
        "original_line": finding.original_line or None,
        "message": finding.message,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }
