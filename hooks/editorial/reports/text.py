"""Findings in plain words, for a terminal and for the build's log."""

from editorial.model.finding import Severity
from editorial.parity.inspection import Inspection


def text_report(inspection: Inspection, root: str, seconds: float = 0.0) -> str:
    """One sentence a line, errors first, then the verdict. `root` is put before each path, for example `docs/`."""
    lines = [finding.sentence(root) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
             for finding in inspection.findings if finding.severity is severity]
    return "\n".join([*lines, verdict(inspection)]) + "\n"


def verdict(inspection: Inspection) -> str:
    """The last line: may this be published?"""
    counts = {severity: sum(f.severity is severity for f in inspection.findings) for severity in Severity}
    pages = f"{counted(len(inspection.pages), 'page')} in {counted(len(inspection.tree.languages), 'language')}"
    said = ", ".join(counted(counts[severity], NOUNS[severity]) for severity in Severity if counts[severity])
    if inspection.stops:
        errors = counts[Severity.ERROR]
        must = "The error has" if errors == 1 else "The errors have"
        return f"Not ready to be published: {said} in {pages}. {must} to be put right first."
    return f"Ready to be published: {pages}" + (f"; {said}." if said else ".")


NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
