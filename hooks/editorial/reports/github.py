"""Findings as annotations on the lines of a pull request.

Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from editorial.model.finding import Finding, Severity, located
from editorial.parity.inspection import Inspection
from editorial.reports.text import others, verdict

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(inspection: Inspection, root: str, seconds: float = 0.0) -> str:
    """One workflow command a finding, then the verdict in the log. Findings outside the question are only counted."""
    marks = (annotation(finding, root) for finding in inspection.findings if finding.asked or finding.accepted)
    return "\n".join(part for part in (*marks, others(inspection), verdict(inspection)) if part) + "\n"


def annotation(finding: Finding, root: str) -> str:
    """A finding as a workflow command; what could end the command early is escaped as GitHub asks.

    What somebody accepted is a notice, whatever it weighed.
    """
    words = f"{finding.message[:1].upper()}{finding.message[1:]}. {finding.fix}"
    if finding.accepted:
        words = f"{finding.message[:1].upper()}{finding.message[1:]}. Accepted by {finding.accepted}"
    place = f"file={_property(located(root, finding.path))},line={finding.line},title={_property(finding.rule)}"
    command = "notice" if finding.accepted else COMMANDS[finding.severity]
    return f"::{command} {place}::{_message(words)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
