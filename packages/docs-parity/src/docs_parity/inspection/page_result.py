"""What was found on one page, whatever the day and whatever stands on other pages: it can be kept while
nothing it depends on changes.
"""

from dataclasses import dataclass, field

from docs_parity.inspection.dependencies import dependencies
from docs_parity.markdown.link_targets import LinkKind, resolve
from docs_parity.model.finding import Finding
from docs_parity.model.page import Page, Tree
from docs_parity.model.state import Difference, Freshness, State
from docs_parity.project.lazy_files import mark_of
from docs_parity.project.lazy_pages import blob_of
from docs_parity.rules.context import Context
from docs_parity.rules.links import LINK_ANCHOR, LINK_BROKEN, LINK_LANGUAGE

BlockFingerprints = tuple[tuple[str, int], ...]
ADVISING = (LINK_BROKEN.id, LINK_ANCHOR.id, LINK_LANGUAGE.id)
"""Rules whose advice names other pages of the tree."""
WAITING = (Freshness.MISSING, Freshness.DRAFT, Freshness.STALE)


@dataclass(frozen=True, kw_only=True)
class PageResult:
    """One page, looked at."""

    key: str
    original: str
    findings: tuple[Finding, ...] = ()
    """Without those of policy, which depend on the day."""
    states: tuple[State, ...] = ()
    fingerprints: BlockFingerprints = ()
    """(digest, line) of the original's longer blocks."""
    needs: dict[str, str] = field(default_factory=dict)
    """What the result depends on: path in the docs folder -> what `mark` says of it."""
    lasting: bool = True
    """False if it depends on more than that."""


def mark(tree: Tree, path: str) -> str:
    """The blob of a page; of another file what says that its content is the same; empty for nothing."""
    language, _, rest = path.partition("/")
    localizations = tree.localizations.get(language)
    key = rest.removesuffix(".md")
    if path.endswith(".md") and localizations is not None and key in localizations:
        return blob_of(localizations, key) or "unread"
    return mark_of(tree.assets, path)


def needs(page: Page, tree: Tree) -> dict[str, str]:
    """Everything in the tree that the result of a page depends on."""
    others = dependencies(page.source, tree) if page.source else ()
    paths = {f"{code}/{key}.md" for code in tree.languages for key in (page.key, *others)}
    for localized in page.localizations.values():
        for link in localized.links:
            target = resolve(link.target, localized)
            if target.where in (LinkKind.PAGE, LinkKind.FILE, LinkKind.HERE, LinkKind.ROOTED):
                paths.add(target.path.lstrip("/"))
    return {path: mark(tree, path) for path in paths}


def lasts(
    findings: tuple[Finding, ...], states: tuple[State, ...], marks: dict[str, str], context: Context
) -> bool:
    """True if a result may be kept: nothing in it depends on the day, on history that may yet come, or on all
    pages.
    """
    return (
        not any(finding.rule in ADVISING for finding in findings)
        and "unread" not in marks.values()
        and not any(_passing(state, context) for state in states)
    )


def _passing(state: State, context: Context) -> bool:
    """True if more history, or another day, may make another state of it."""
    asks = (
        state.freshness in WAITING
        and not context.past.whole
        and context.settings.section(state.section).grace
    )
    return bool(
        state.trouble
        or state.difference is Difference.NOT_HERE
        or (asks and not state.since)
        or (state.since and state.since == context.past.today)
    )
