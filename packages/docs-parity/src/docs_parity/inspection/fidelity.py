"""Does a translation carry what its source said when it was made?"""

from collections.abc import Iterable

from docs_parity.freshness.measurement import Measured
from docs_parity.inspection.severity import weighted
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.state import Fidelity, Freshness
from docs_parity.rules import pair_rules
from docs_parity.rules.acceptances import accept
from docs_parity.rules.context import Context, PagePair


def compared(page: Page, source: LocalizedPage, localized: LocalizedPage, context: Context) -> list[Finding]:
    """What the rules for pairs say about a translation beside a text of its source; accepted differences are
    marked.
    """
    pair = PagePair(page, source, localized, context)
    findings = (
        weighted(finding, context.settings, page.section) for rule in pair_rules for finding in rule(pair)
    )
    return [accept(finding, context) for finding in findings]


def faults(
    page: Page, localized: LocalizedPage, measurement: Measured, context: Context
) -> list[Finding] | None:
    """The differences from what a translation was made from; None if it cannot be told what that was.

    A translator who follows the original stands between two texts of it: what agrees with either is no fault.
    """
    if measurement.basis is None:
        return None
    then = compared(page, measurement.basis, localized, context)
    if not then or measurement.freshness is not Freshness.STALE:
        return then
    present = compared(page, measurement.source, localized, context)
    now = {sign for finding in present for sign in _signs(finding)}
    return [finding for finding in then if now & set(_signs(finding))]


def _signs(finding: Finding) -> Iterable[tuple[object, ...]]:
    """By what a fault is known again when the translation is compared with another text: its subject, or its
    place.
    """
    manner = finding.subject.partition(" ")[0]
    yield finding.rule, finding.subject
    yield finding.rule, finding.line, manner if manner in ("missing", "extra", "joined") else ""


def differs(findings: Iterable[Finding]) -> bool:
    """True if one of these differences is a fault that nobody accepted."""
    return any(f.severity is Severity.ERROR and f.original_path and not f.accepted for f in findings)


def judged(findings: list[Finding] | None, measurement: Measured) -> Fidelity:
    """The fidelity that these differences make; unknown where a wrong revision hides what the translation was
    made from.
    """
    if findings is None or (measurement.freshness is Freshness.UNKNOWN and measurement.recorded is not None):
        return Fidelity.UNKNOWN
    return Fidelity.DIFFERS if differs(findings) else Fidelity.FAITHFUL
