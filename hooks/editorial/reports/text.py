"""Findings in plain words, for a terminal and for the build's log."""

from editorial.model.finding import Severity
from editorial.model.wording import counted
from editorial.parity.inspection import Inspection
from editorial.reports.inert import one_line


def text_report(inspection: Inspection, root: str, seconds: float = 0.0) -> str:
    """One sentence a line, errors first, then the verdict. `root` is put before each path, for example `docs/`."""
    lines = [one_line(finding.sentence(root)) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
             for finding in inspection.findings if finding.severity is severity and finding.asked and not finding.accepted]
    accepted = [one_line(f"{finding.place(root)}: {finding.message} ({finding.rule}). Accepted by {finding.accepted}")
                for finding in inspection.findings if finding.accepted]
    return "\n".join(part for part in (*lines, *accepted, others(inspection), verdict(inspection)) if part) + "\n"


def others(inspection: Inspection) -> str:
    """How many findings lie outside the question; empty if none does. Accepted ones are listed in any case."""
    number = sum(not finding.asked and not finding.accepted for finding in inspection.findings)
    return f"{counted(number, 'finding')} on pages that this change does not concern: `editorial check` lists them." if number else ""


def verdict(inspection: Inspection) -> str:
    """The last line: may this be published?"""
    counts = {severity: sum(f.severity is severity and f.asked and not f.accepted for f in inspection.findings) for severity in Severity}
    pages = f"{counted(len(inspection.pages), 'page')} in {counted(len(inspection.tree.languages), 'language')}"
    said = ", ".join(counted(counts[severity], NOUNS[severity]) for severity in Severity if counts[severity])
    if inspection.stops:
        errors = counts[Severity.ERROR]
        must = "The error has" if errors == 1 else "The errors have"
        return f"Not ready to be published: {said} in {pages}. {must} to be put right first."
    return f"Ready to be published: {pages}" + (f"; {said}." if said else ".")


NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
