"""The report that code scanners and editors read: SARIF 2.1.0.

The standard:
https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html; sections
are named below.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from urllib.parse import quote

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding, Severity, located
from docs_parity.model.program import program
from docs_parity.model.rule import RULES
from docs_parity.reports.json_text import json_text
from docs_parity.reports.markdown_escape import JOINER, one_line
from docs_parity.reports.rule_catalogue import question, usual_weight

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "editorialFingerprint/v1"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
BASE = "%SRCROOT%"
"""The name that GitHub and others give to the root of the repository."""


def sarif_report(inspection: Inspection, root: str, seconds: float = 0.0) -> str:
    """Every finding as a result, accepted ones suppressed.

    `root` is put before each path, for example `docs/`.
    """
    rules = [*RULES.ids(), *sorted({finding.rule for finding in inspection.findings} - set(RULES.ids()))]
    run = {
        "tool": {
            "driver": {
                "name": program(),
                "version": version(program()),
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": f"{program()}-check/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
        "invocations": [{"executionSuccessful": True, "exitCode": int(inspection.stops)}],
        "results": list(_results(inspection.findings, rules, root)),
    }
    return json_text({"version": "2.1.0", "$schema": SCHEMA, "runs": [run]})


def _rule(rule: str) -> dict[str, object]:
    described: dict[str, object] = {
        "id": rule,
        "shortDescription": {"text": question(rule)},
        "defaultConfiguration": {"level": LEVELS[usual_weight(rule)]},
    }
    if known := RULES.get(rule):
        described["help"] = {
            "text": _message(f"Wrong: {known.wrong}. Right: {known.right}. {known.remark}".strip())
        }
    return described


def _results(findings: Iterable[Finding], rules: list[str], root: str) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    indices = {rule: index for index, rule in enumerate(rules)}
    for finding in findings:
        seen[finding.fingerprint] += 1
        yield _result(
            finding, indices[finding.rule], _unique(finding.fingerprint, seen[finding.fingerprint]), root
        )


def _unique(fingerprint: str, number: int) -> str:
    """A page may have the same fault twice: the second, from the top, bears a number."""
    return fingerprint if number == 1 else f"{fingerprint}:{number}"


def _result(finding: Finding, index: int, fingerprint: str, root: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(f"{finding.message[:1].upper()}{finding.message[1:]}. {finding.fix}")},
        "locations": [{"physicalLocation": _place(root, finding.path, finding.line)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {
            "page": one_line(finding.page),
            "language": finding.language,
            "gate": finding.stops,
            "asked": finding.asked,
        },
    }
    if finding.original_path:
        result["relatedLocations"] = [
            {
                "id": 1,
                "message": {"text": "The original."},
                "physicalLocation": _place(root, finding.original_path, finding.original_line),
            }
        ]
    if finding.accepted:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": one_line(finding.accepted)}
        ]
    return result


def _message(text: str) -> str:
    """Plain text as 3.11.5 and 3.11.6 ask: braces are doubled, and nothing from a page becomes a link."""
    return one_line(text).replace("{", "{{").replace("}", "}}").replace("](", f"]{JOINER}(")


def _place(root: str, path: str, line: int) -> dict[str, object]:
    """A file and a line. Only what lies below the root of the repository is named relative to it (3.4.4)."""
    uri = quote(located(root, path).encode("utf-8", "replace"))
    artifact = {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": BASE}
    return {"artifactLocation": artifact, "region": {"startLine": max(line, 1)}}
