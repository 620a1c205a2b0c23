"""The whole road from a docs folder to findings and states, in one function."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from editorial.model.acceptance import Acceptance
from editorial.model.finding import Finding
from editorial.model.page import Page, Version
from editorial.model.past import Past
from editorial.model.state import State
from editorial.model.tree import Tree
from editorial.parity.acceptances import void
from editorial.parity.context import Context, Pair
from editorial.parity.fidelity import faults, judged
from editorial.parity.freshness import Measured, measure, source_of
from editorial.parity.moves import follow, telling
from editorial.parity.pairing import Pages, orphaned, pairing_findings
from editorial.parity.policy import policy
from editorial.parity.result import PageResult, lasts, needs
from editorial.parity.rules import field_rules, original_rules, version_rules
from editorial.parity.states import absent, measured, orphan, unreadable
from editorial.parity.weight import unfinished, weighed
from editorial.reading.settings import Settings


@dataclass(frozen=True)
class Inspection:
    """What an inspection found."""

    settings: Settings
    tree: Tree
    pages: Mapping[str, Page]
    findings: tuple[Finding, ...]
    """Sorted by path and line."""
    states: tuple[State, ...] = ()
    """Every page in every language but its original's, by page and language."""
    today: str = ""
    results: tuple[PageResult, ...] = ()
    """What was found page by page, to be kept for the next inspection."""
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def stops(self) -> bool:
        """True if the gate stays shut."""
        return any(finding.stops for finding in self.findings)


def inspect(tree: Tree, settings: Settings, past: Past | None = None, acceptances: Iterable[Acceptance] = (),
            kept: Mapping[str, PageResult] | None = None, watch: Callable[[Sequence[str]], Iterable[str]] = iter) -> Inspection:
    """Ask every rule about every page of a tree.

    `past` knows earlier texts and the day; without it nothing is called fresh whose words differ, and no grace is granted.
    `kept` are results of an earlier inspection that still hold; those pages are not looked at again.
    `watch` hands on the keys of the pages that are, so that somebody can see how far it has come.
    """
    context = Context(settings, tree, Pages(tree, settings), past or Past(), tuple(acceptances))
    kept = kept or {}
    new = {result.key: result for result in results(watch([key for key in context.pages if key not in kept]), context)}
    every = [kept[key] if key in kept else new[key] for key in context.pages]
    states = tuple(state for result in follow(every) for state in result.states)
    found = [*tree.findings, *(finding for result in every for finding in result.findings),
             *(finding for state in states for finding in policy(state, settings, context.past.today)),
             *(finding for state in states for finding in orphaned(state, settings, tree))]
    unique = {(f.rule, f.path, f.line, f.message): f for f in found}
    findings = tuple(sorted(unique.values(), key=lambda f: (f.path, f.line, f.rule)))
    return Inspection(settings, tree, context.pages, findings, states, context.past.today, tuple(every), context.acceptances)


def results(keys: Iterable[str], context: Context) -> Iterator[PageResult]:
    """What every rule says about some pages, one after the other; policy, which depends on the day, is not asked."""
    return (_page(context.pages[key], context) for key in keys)


def _page(page: Page, context: Context) -> PageResult:
    found = [*pairing_findings(page, context.settings)]
    for version in page.versions.values():
        found += version.troubles
        if version.readable:
            found += [finding for rule in original_rules for finding in rule(version, page, context)]
            found += [weighed(finding, context.settings, page.section)
                      for rule in version_rules for finding in rule(version, context)]
    translations = _Translations(page, context)
    states = tuple(translations.state(language) for language in context.tree.languages if language != page.original)
    found += translations.findings
    found += void(page, context, found)
    findings, marks = tuple(unfinished(finding, page, context.settings) for finding in found), needs(page, context.tree)
    return PageResult(page.key, page.original, findings, states, telling(page.source), marks,
                      lasts(findings, states, marks, context))


@dataclass
class _Translations:
    """The translations of one page while they are looked at; one may have been made from another."""

    page: Page
    context: Context
    findings: list[Finding] = field(default_factory=list)

    def state(self, language: str) -> State:
        """The state of the page in a language, and, on the way, what the rules for pairs have to say."""
        version = self.page.versions.get(language)
        if version is None:
            return absent(self.page, language, self.context)
        if not self.page.original:
            return orphan(self.page, version, self.context.past)
        source = source_of(version, self.page)
        if not version.readable or source is None or not source.readable:
            return unreadable(self.page, version)
        others = [other for other in self.page.versions.values() if other is not version and other is not source]
        found = measure(version, source, self.context.past, self.context.revision(source), others)
        state = measured(self.page, version, found, self._above(found.source), self.context.past)
        if self.page.source is not None and self.page.source.readable:
            both = Pair(self.page, self.page.source, version, self.context)
            self.findings += [finding for rule in field_rules for finding in rule(both)]
        differences = faults(self.page, version, found, self.context)
        self.findings += differences or []
        return replace(state, fidelity=judged(differences, found))

    def _above(self, source: Version) -> Measured | None:
        """How the translation that another was made from stands itself; None for an original, or if it cannot be told."""
        above = source_of(source, self.page)
        if source.language == self.page.original or above is None or not above.readable:
            return None
        return measure(source, above, self.context.past, self.context.revision(above))
