"""What `editorial register check` says: is the register whole, does docs/ go on from it, and what would be
recorded next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docs_parity.model.finding import Finding
from docs_parity.model.wording import counted
from docs_parity.reports.json import finding_json
from docs_parity.reports.json_text import json_text
from docs_parity.reports.markdown_escape import one_line
from docs_parity.reports.text import annotation
from editorial.register.store import Addition
from editorial.register.verification_code import grouped

SCHEMA = "editorial-register/1"


@dataclass(frozen=True, kw_only=True)
class Account:
    """What the register holds, and what was found about it."""

    findings: Sequence[Finding]
    statements: int
    versions: int
    pending: Sequence[Addition]
    """What `register append` would record, if nothing was found."""
    branch: str
    """What the log was held against; empty where there is no git."""
    whole: bool
    """False in a shallow clone, which does not have the whole past."""

    @property
    def stops(self) -> bool:
        """True if something was found."""
        return any(finding.stops for finding in self.findings)

    @property
    def limits(self) -> str:
        """What could not be asked, in words; empty if all could."""
        return limits(self.branch, self.whole)


def limits(branch: str, whole: bool) -> str:
    """What could not be asked of the past, in words; empty if all could. As in `Account`."""
    if not branch:
        return (
            "There is no git history here: whether the log begins with everything that was published "
            "before cannot be told."
        )
    return "" if whole else "This clone has only the last commits: the log was held against these alone."


def text(account: Account, root: str) -> str:
    """One sentence a line, then the verdict."""
    return _lines([one_line(finding.sentence(root)) for finding in account.findings], account)


def github(account: Account, root: str) -> str:
    """One workflow command a finding, then the verdict in the log."""
    return _lines([annotation(finding, root) for finding in account.findings], account)


def as_json(account: Account, root: str) -> str:
    """For programs; keys are only ever added."""
    pending = [
        {
            "id": item.line.id,
            "version": item.line.version,
            "kind": item.line.kind,
            "code": item.entry.manifest.code,
        }
        for item in account.pending
    ]
    report = {
        "schema": SCHEMA,
        "root": root.rstrip("/"),
        "statements": account.statements,
        "versions": account.versions,
        "pending": pending,
        "branch": account.branch or None,
        "whole": account.whole,
        "findings": [finding_json(item) for item in account.findings],
        "summary": {"error": len(account.findings)},
    }
    return json_text(report)


def recorded(addition: Addition) -> str:
    """A version in one line: reference, version, kind, code."""
    line = addition.line
    return one_line(
        f"{line.id}, version {line.version} ({line.kind}), code {grouped(addition.entry.manifest.code)}"
    )


def _lines(findings: Sequence[str], account: Account) -> str:
    return "\n".join(part for part in (*findings, account.limits, _verdict(account)) if part) + "\n"


def _verdict(account: Account) -> str:
    if account.stops:
        number = counted(len(account.findings), "error")
        must = "It has" if len(account.findings) == 1 else "They have"
        return f"Nothing can be recorded or published: {number}. {must} to be put right first."
    held = f"{counted(account.versions, 'version')} of {counted(account.statements, 'statement')}"
    whole = f"The register is whole: {held}." if account.versions else "The register is empty."
    more = len(account.pending)
    return (
        f"{whole} `editorial register append` would record {counted(more, 'version')} more."
        if more
        else whole
    )
