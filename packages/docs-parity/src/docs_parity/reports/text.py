"""Findings in plain words, for a terminal and a log, and as annotations on the lines of a pull request.

Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding, Severity, located
from docs_parity.model.program import program
from docs_parity.model.wording import counted
from docs_parity.reports.markdown_escape import one_line, unseen_left_out

MOST_OF_A_KIND = 100
"""So many findings of one rule on one page are told apart in reports for people; JSON and SARIF have all."""


def listed(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, in order; of more than MOST_OF_A_KIND of one rule on one page the last one listed says
    how many it stands for.
    """
    kinds = [(finding.path, finding.rule, finding.severity, bool(finding.accepted)) for finding in findings]
    numbers, told = Counter(kinds), Counter[tuple[str, str, Severity, bool]]()
    for finding, kind in zip(findings, kinds, strict=True):
        told[kind] += 1
        if numbers[kind] <= MOST_OF_A_KIND or told[kind] < MOST_OF_A_KIND:
            yield finding
        elif told[kind] == MOST_OF_A_KIND:
            more = numbers[kind] - MOST_OF_A_KIND
            yield replace(finding, message=f"{finding.message}, and {more:,} more of this kind on this page")


def text_report(inspection: Inspection, root: str, seconds: float = 0.0) -> str:
    """One sentence a line, errors first, then the verdict.

    `root` is put before each path, for example `docs/`.
    """
    lines = [
        one_line(finding.sentence(root))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        for finding in listed(
            [
                finding
                for finding in inspection.findings
                if finding.severity is severity and finding.asked and not finding.accepted
            ]
        )
    ]
    accepted = [
        one_line(f"{finding.place(root)}: {finding.message} ({finding.rule}). Accepted by {finding.accepted}")
        for finding in listed([finding for finding in inspection.findings if finding.accepted])
    ]
    return (
        "\n".join(part for part in (*lines, *accepted, others(inspection), verdict(inspection)) if part)
        + "\n"
    )


def others(inspection: Inspection) -> str:
    """How many findings lie outside the question; empty if none does. Accepted ones are listed in any
    case.
    """
    number = sum(not finding.asked and not finding.accepted for finding in inspection.findings)
    return (
        f"{counted(number, 'finding')} on pages that this change does not concern: "
        f"`{program()} check` lists them."
        if number
        else ""
    )


def verdict(inspection: Inspection) -> str:
    """The last line: may this be published?"""
    counts = {
        severity: sum(f.severity is severity and f.asked and not f.accepted for f in inspection.findings)
        for severity in Severity
    }
    pages = (
        f"{counted(len(inspection.pages), 'page')} in {counted(len(inspection.tree.languages), 'language')}"
    )
    said = ", ".join(counted(counts[severity], NOUNS[severity]) for severity in Severity if counts[severity])
    if inspection.stops:
        errors = counts[Severity.ERROR]
        must = "The error has" if errors == 1 else "The errors have"
        return f"Not ready to be published: {said} in {pages}. {must} to be put right first."
    return f"Ready to be published: {pages}" + (f"; {said}." if said else ".")


NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(inspection: Inspection, root: str, seconds: float = 0.0) -> str:
    """One workflow command a finding, then the verdict in the log.

    Findings outside the question are only counted.
    """
    marks = (
        annotation(finding, root)
        for finding in listed(
            [finding for finding in inspection.findings if finding.asked or finding.accepted]
        )
    )
    return "\n".join(part for part in (*marks, others(inspection), verdict(inspection)) if part) + "\n"


def annotation(finding: Finding, root: str) -> str:
    """A finding as a workflow command; what could end the command early is escaped as GitHub asks.

    What somebody accepted is a notice, whatever it weighed.
    """
    words = f"{finding.message[:1].upper()}{finding.message[1:]}. {finding.fix}"
    if finding.accepted:
        words = f"{finding.message[:1].upper()}{finding.message[1:]}. Accepted by {finding.accepted}"
    place = (
        f"file={_property(located(root, finding.path))},line={finding.line},title={_property(finding.rule)}"
    )
    command = "notice" if finding.accepted else COMMANDS[finding.severity]
    return f"::{command} {place}::{_message(words)}"


def _message(text: str) -> str:
    """The text as a command has it; what nobody sees is left out, as in the report in words."""
    return unseen_left_out(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
