"""What a public check says of statements whose hour has not come, and of those of which nobody can tell: that
they are here, and nothing that quotes them.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding
from docs_parity.model.page import Page
from editorial.office.moments import Moment
from editorial.statements.companions import companions
from editorial.statements.rules.embargo import embargo, untold


def withheld(inspection: Inspection, now: Moment) -> Inspection:
    """The inspection as it may be made public at a moment: as if the statements under embargo were not there,
    with the files that belong to them, and with one finding for each of them. No suggestion on another page
    draws on them, and they are neither page nor file of the site. It depends on the hour, so it is asked anew
    every time, and no section can make it weigh less.
    """
    early = {key: finding for key, page in inspection.pages.items() if (finding := early_finding(page, now))}
    if not early:
        return inspection
    public = inspection.without(early.keys(), companions(inspection.tree, inspection.pages, early.keys()))
    # That a link leads to a page which is withheld is no fault of the page with the link.
    faults = {_place(finding) for finding in inspection.findings}
    others = (
        finding
        for finding in public.findings
        if _place(finding) in faults and not _is_of(finding, early.keys(), inspection)
    )
    findings = sorted((*others, *early.values()), key=lambda each: (each.path, each.line, each.rule))
    return replace(public, findings=tuple(findings))


def early_finding(page: Page, now: Moment) -> Finding | None:
    """What is said of a page whose hour has not come at a moment, or of which nobody can tell; None of
    others.
    """
    return next(chain(embargo(page, now), untold(page, now)), None)


def _place(finding: Finding) -> tuple[str, str, int]:
    return finding.rule, finding.path, finding.line


def _is_of(finding: Finding, keys: Iterable[str], inspection: Inspection) -> bool:
    """True for a finding on one of these pages: the register asks for what it has recorded, be it withheld
    or not.
    """
    return finding.page in keys or any(
        finding.path == version.path
        for key in keys
        for version in inspection.pages[key].localizations.values()
    )
