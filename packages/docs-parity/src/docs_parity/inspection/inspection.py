"""The whole road from a docs folder to findings and states, in one function."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from docs_parity.freshness.measurement import Measured, measure, source_of
from docs_parity.freshness.policy import policy
from docs_parity.inspection.fidelity import faults, judged
from docs_parity.inspection.page_result import PageResult, lasts, needs
from docs_parity.inspection.relocations import block_fingerprints, follow
from docs_parity.inspection.severity import unfinished, weighted
from docs_parity.inspection.states import absent, measured, orphan, unreadable
from docs_parity.model.finding import Acceptance, Finding
from docs_parity.model.page import LocalizedPage, Page, Tree
from docs_parity.model.state import Past, State
from docs_parity.project.lazy_pages import tree_without
from docs_parity.project.pairing import Pages, orphaned, pairing_findings
from docs_parity.project.settings import Settings
from docs_parity.rules import field_rules, original_rules, version_rules
from docs_parity.rules.acceptances import void
from docs_parity.rules.context import Context, PagePair


@dataclass(frozen=True, kw_only=True)
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
    withheld_files: frozenset[str] = frozenset()
    """Files of the docs folder that are not for everybody: they are not in the tree."""
    again: Callable[[Tree], "Inspection"] | None = field(default=None, repr=False, compare=False)
    """Inspects another tree of the same folder, with the same settings and history; nothing is kept of it.
    None for an inspection of a tree by itself.
    """

    def without(self, keys: AbstractSet[str], files: AbstractSet[str] = frozenset()) -> "Inspection":
        """What an inspection finds if some pages and other files are not there: no finding, state or advice
        draws on them.
        """
        fewer = tree_without(self.tree, keys, files)
        if self.again is None:
            found = inspect(fewer, self.settings, Past(today=self.today), self.acceptances)
        else:
            found = self.again(fewer)
        return replace(found, withheld_files=frozenset(files))

    @property
    def stops(self) -> bool:
        """True if the gate stays shut."""
        return any(finding.stops for finding in self.findings)


def inspect(
    tree: Tree,
    settings: Settings,
    past: Past | None = None,
    acceptances: Iterable[Acceptance] = (),
    kept: Mapping[str, PageResult] | None = None,
    watch: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> Inspection:
    """Ask every rule about every page of a tree.

    `past` knows earlier texts and the day; without it nothing is called fresh whose words differ, and no
    grace is granted. `kept` are results of an earlier inspection that still hold; those pages are not looked
    at again. `watch` hands on the keys of the pages that are, so that somebody can see how far it has come.
    """
    context = Context(settings, tree, Pages(tree, settings), past or Past(), tuple(acceptances))
    kept = kept or {}
    new = {
        result.key: result
        for result in results(watch([key for key in context.pages if key not in kept]), context)
    }
    every = [kept[key] if key in kept else new[key] for key in context.pages]
    states = tuple(state for result in follow(every) for state in result.states)
    repeated = [
        *tree.findings,
        *(finding for result in every for finding in result.findings),
        *(finding for state in states for finding in policy(state, settings, context.past.today)),
        *(finding for state in states for finding in orphaned(state, settings, tree)),
    ]
    unique = {(f.rule, f.path, f.line, f.message): f for f in repeated}
    findings = tuple(sorted(unique.values(), key=lambda f: (f.path, f.line, f.rule)))
    return Inspection(
        settings=settings,
        tree=tree,
        pages=context.pages,
        findings=findings,
        states=states,
        today=context.past.today,
        results=tuple(every),
        acceptances=context.acceptances,
    )


def results(keys: Iterable[str], context: Context) -> Iterator[PageResult]:
    """What every rule says about some pages, one after the other; policy, which depends on the day, is not
    asked.
    """
    return (_page(context.pages[key], context) for key in keys)


def _page(page: Page, context: Context) -> PageResult:
    findings = [*pairing_findings(page, context.settings)]
    for localized in page.localizations.values():
        findings += localized.troubles
        if localized.readable:
            findings += [finding for rule in original_rules for finding in rule(localized, page, context)]
            findings += [
                weighted(finding, context.settings, page.section)
                for rule in version_rules
                for finding in rule(localized, context)
            ]
    translations = _Translations(page, context)
    states = tuple(
        translations.state(language) for language in context.tree.languages if language != page.original
    )
    findings += translations.findings
    findings += void(page, context, findings)
    marks = needs(page, context.tree)
    weighed = tuple(unfinished(finding, page, context.settings) for finding in findings)
    return PageResult(
        key=page.key,
        original=page.original,
        findings=weighed,
        states=states,
        fingerprints=block_fingerprints(page.source),
        needs=marks,
        lasting=lasts(weighed, states, marks, context),
    )


@dataclass
class _Translations:
    """The translations of one page while they are looked at; one may have been made from another."""

    page: Page
    context: Context
    findings: list[Finding] = field(default_factory=list)

    def state(self, language: str) -> State:
        """The state of the page in a language, and, on the way, what the rules for pairs have to say."""
        localized = self.page.localizations.get(language)
        if localized is None:
            return absent(self.page, language, self.context)
        if not self.page.original:
            return orphan(self.page, localized, self.context.past)
        source = source_of(localized, self.page)
        if not localized.readable or source is None or not source.readable:
            return unreadable(self.page, localized)
        others = [
            other
            for other in self.page.localizations.values()
            if other is not localized and other is not source
        ]
        measurement = measure(localized, source, self.context.past, self.context.revision(source), others)
        state = measured(
            self.page, localized, measurement, self._above(measurement.source), self.context.past
        )
        if self.page.source is not None and self.page.source.readable:
            pair = PagePair(self.page, self.page.source, localized, self.context)
            self.findings += [finding for rule in field_rules for finding in rule(pair)]
        differences = faults(self.page, localized, measurement, self.context)
        self.findings += differences or []
        return replace(state, fidelity=judged(differences, measurement))

    def _above(self, source: LocalizedPage) -> Measured | None:
        """How the translation that another was made from stands itself; None for an original, or if it cannot
        be told.
        """
        above = source_of(source, self.page)
        if source.language == self.page.original or above is None or not above.readable:
            return None
        return measure(source, above, self.context.past, self.context.revision(above))
