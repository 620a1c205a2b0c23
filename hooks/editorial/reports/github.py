"""Findings as annotations on the lines of a pull request.

Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from editorial.model.finding import Finding, Severity
from editorial.parity.inspection import Inspection
from editorial.reports.text import verdict

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(inspection: Inspection, root: str, seconds: float = 0.0) -> str:
    """One workflow command a finding, then the verdict in the log."""
    return "\n".join([*(annotation(finding, root) for finding in inspection.findings), verdict(inspection)]) + "\n"


def annotation(finding: Finding, root: str) -> str:
    """A finding as a workflow command; what could end the command early is escaped as GitHub asks."""
    words = f"{finding.message[:1].upper()}{finding.message[1:]}. {finding.fix}"
    place = f"file={_property(root + finding.path)},line={finding.line},title={_property(finding.rule)}"
    return f"::{COMMANDS[finding.severity]} {place}::{_message(words)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
