"""The state of each translation, worked out from what the inspection found.

Nothing is called fresh that was not measured: without a recorded revision freshness is `unknown`.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.model.finding import Finding
from editorial.model.page import Page, Version
from editorial.model.state import Fidelity, Freshness
from editorial.parity.inspection import Inspection


@dataclass(frozen=True, slots=True)
class State:
    """How one page stands in one language."""

    page: str
    language: str
    path: str
    freshness: Freshness
    fidelity: Fidelity
    review: str
    """Who has looked: `machine`, `draft`, `translated`, `reviewed`, or empty if nobody said."""
    blocks: int


def states(inspection: Inspection) -> Iterator[State]:
    """The state of every page in every language but its original's, by page and language."""
    faults: dict[str, list[Finding]] = defaultdict(list)
    for finding in inspection.findings:
        if finding.stops and finding.original_path:
            faults[finding.path].append(finding)
    for page in inspection.pages.values():
        for language in inspection.tree.languages:
            if language != page.original:
                yield _state(page, language, page.versions.get(language), faults)


def _state(page: Page, language: str, version: Version | None, faults: dict[str, list[Finding]]) -> State:
    path = f"{language}/{page.key}.md"
    if version is None:
        return State(page.key, language, path, Freshness.MISSING, Fidelity.UNKNOWN, "", 0)
    review = version.review
    freshness = Freshness.ORPHAN if not page.original else Freshness.DRAFT if version.is_draft else Freshness.UNKNOWN
    fidelity = Fidelity.UNKNOWN if not version.readable or not page.original else \
        Fidelity.DIFFERS if faults[path] else Fidelity.FAITHFUL
    return State(page.key, language, path, freshness, fidelity, review, len(version.blocks))
