"""How much a finding weighs: what its rule says, unless `editorial.yml` says otherwise for the section."""

from dataclasses import replace

from editorial.model.finding import Finding, Severity
from editorial.reading.settings import Settings


def weighed(finding: Finding, settings: Settings, section: str) -> Finding:
    """The finding with the severity that the house gives to its rule in this section."""
    wanted = settings.section(section).severity.get(finding.rule) or settings.severity.get(finding.rule)
    return replace(finding, severity=Severity(wanted)) if wanted else finding
