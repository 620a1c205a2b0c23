"""What a public check says of statements whose hour has not come: that they are here, and nothing that quotes
them.
"""

from dataclasses import replace

from docs_parity.inspection.inspection import Inspection
from editorial.office.moments import Moment
from editorial.statements.rules.embargo import embargo


def withheld(inspection: Inspection, now: Moment) -> Inspection:
    """The inspection as it may be made public at a moment: for a statement under embargo there is that one
    finding, instead of all others on its files. It depends on the hour, so it is asked anew every time, and
    no section can make it weigh less.
    """
    early = [finding for page in inspection.pages.values() for finding in embargo(page, now)]
    if not early:
        return inspection
    keys = {finding.page for finding in early}
    paths = {version.path for key in keys for version in inspection.pages[key].localizations.values()}
    others = [
        finding
        for finding in inspection.findings
        if finding.page not in keys and finding.path not in paths and finding.original_path not in paths
    ]
    return replace(
        inspection,
        findings=tuple(sorted((*others, *early), key=lambda each: (each.path, each.line, each.rule))),
    )
