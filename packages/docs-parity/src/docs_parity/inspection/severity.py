"""How much a finding weighs: what its rule says, unless `editorial.yml` says otherwise for the section."""

from dataclasses import replace

from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import Page
from docs_parity.project.settings import Settings


def weighted(finding: Finding, settings: Settings, section: str) -> Finding:
    """The finding with the severity that the house gives to its rule in this section."""
    wanted = settings.section(section).severity.get(finding.rule) or settings.severity.get(finding.rule)
    return replace(finding, severity=Severity(wanted)) if wanted else finding


def unfinished(finding: Finding, page: Page, settings: Settings) -> Finding:
    """The finding as a note, where it stands in a draft that nothing waits for.

    Readers do not get a translation that is marked as a draft. Where a page may be published without it, what
    is still missing in it must not hold up the page.
    """
    localized = page.localizations.get(finding.language)
    waits = settings.bare or settings.section(page.section).translations == "required"
    if localized is None or waits or finding.language == page.original or not localized.is_draft:
        return finding
    return replace(finding, severity=Severity.INFO)
