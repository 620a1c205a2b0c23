"""The whole road from a docs folder to findings and states, in one function."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from editorial.model.finding import Finding
from editorial.model.page import Page, Version
from editorial.model.tree import Tree
from editorial.parity.context import Context, Pair
from editorial.parity.pairing import pair, pairing_findings
from editorial.parity.rules import PAIR_RULES, VERSION_RULES
from editorial.parity.rules.fields import original_fields
from editorial.reading.settings import Settings


@dataclass(frozen=True)
class Inspection:
    """What an inspection found."""

    settings: Settings
    tree: Tree
    pages: Mapping[str, Page]
    findings: tuple[Finding, ...]
    """Sorted by path and line."""

    @property
    def stops(self) -> bool:
        """True if the gate stays shut."""
        return any(finding.stops for finding in self.findings)


def inspect(tree: Tree, settings: Settings) -> Inspection:
    """Ask every rule about every page of a tree."""
    pages = pair(tree, settings)
    context = Context(settings, tree, pages)
    found = [*tree.findings, *(finding for page in pages.values() for finding in _page(page, context))]
    unique = {(f.rule, f.path, f.line, f.message): f for f in found}
    return Inspection(settings, tree, pages, tuple(sorted(unique.values(), key=lambda f: (f.path, f.line, f.rule))))


def _page(page: Page, context: Context) -> Iterator[Finding]:
    yield from pairing_findings(page, context.settings)
    for version in page.versions.values():
        if version.readable:
            yield from original_fields(version, page, context)
            for rule in VERSION_RULES:
                yield from rule(version, context)
    if page.source is not None and page.source.readable:
        for version in page.translations():
            yield from _translation(page, page.source, version, context)


def _translation(page: Page, source: Version, version: Version, context: Context) -> Iterator[Finding]:
    if version.readable:
        both = Pair(page, source, version, context)
        for rule in PAIR_RULES:
            yield from rule(both)
