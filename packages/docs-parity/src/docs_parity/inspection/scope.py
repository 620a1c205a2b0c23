"""Which findings a pull request answers for: those on pages that it touches, and what it breaks elsewhere.

A page is touched in all its languages. Its findings depend on more than its own files: on the settings and
the glossary, on what was accepted of it, on the pages that it links to, and on what is registered in
dependencies.py. The same is said for results that are kept by page_result.py and runner/result_cache.py;
tests/test_scope.py holds them together.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from docs_parity.inspection.dependencies import PROJECT_FOLDERS, dependencies_of
from docs_parity.inspection.inspection import Inspection
from docs_parity.markdown.link_targets import resolve
from docs_parity.model.finding import Finding
from docs_parity.model.page import Tree
from docs_parity.project.acceptance_files import FOLDER as ACCEPTED
from docs_parity.project.settings import FILES
from docs_parity.project.tree import FOLDER_NAME

CONCERNS_ALL = frozenset(FILES)
"""Files beside the docs folder of which every page's result depends on every line."""
OUTSIDE = "../"
"""How the path of a file outside the docs folder begins: a finding on one is about a folder of the project.
"""
SAME_PLACES = ("links",)
"""Rules that compare to which heading a link leads in two languages, and so read its page in both."""


@dataclass(frozen=True)
class Touched:
    """What a pull request touches."""

    paths: frozenset[str] = frozenset()
    """Files in the docs folder, by their paths there."""
    keys: frozenset[str] = frozenset()
    """Pages: one of their files, or a file elsewhere in the project that concerns them."""
    folders: frozenset[str] = frozenset()
    """The registered folders beside the docs folder of which any file changed."""
    everything: bool = False


def touched(changed: AbstractSet[str], docs: str) -> Touched:
    """What these files, by their paths in the project folder, are. `docs` is the name of the docs folder."""
    paths = _below(docs, changed)
    accepted = {path.removesuffix(".yml") for path in _below(ACCEPTED, changed)}
    elsewhere = {folder: _below(folder.name, changed) for folder in PROJECT_FOLDERS}
    concerned = {folder.pages(path) for folder, below in elsewhere.items() for path in below}
    return Touched(
        paths,
        frozenset({*map(_key, paths), *accepted, *concerned} - {""}),
        frozenset(folder.name for folder, below in elsewhere.items() if below),
        bool(changed & CONCERNS_ALL),
    )


def _below(folder: str, paths: AbstractSet[str]) -> frozenset[str]:
    """The paths below a folder, as they are called there."""
    return frozenset(path.removeprefix(f"{folder}/") for path in paths if path.startswith(f"{folder}/"))


def in_scope(inspection: Inspection, changes: Touched) -> Inspection:
    """The inspection with the findings marked that these changes do not concern."""
    if changes.everything:
        return inspection
    findings = tuple(
        replace(finding, asked=_concerned(finding, changes, inspection.tree))
        for finding in inspection.findings
    )
    return replace(inspection, findings=findings)


def _concerned(finding: Finding, changes: Touched, tree: Tree) -> bool:
    """Who touches a folder beside the pages answers for all of it: its files hang together."""
    if finding.path.startswith(OUTSIDE):
        return finding.path.split("/")[1] in changes.folders or finding.page in changes.keys
    return (
        (finding.page or _key(finding.path)) in changes.keys
        or finding.path in changes.paths
        or finding.original_path in changes.paths
        or _from_afar(finding, changes, tree)
    )


def _from_afar(finding: Finding, changes: Touched, tree: Tree) -> bool:
    """True for a finding that depends on another page, which is touched, or on a folder of touched files."""
    if finding.rule == FOLDER_NAME.id:
        return any(path.startswith(f"{finding.path}/") for path in changes.paths)
    localized = tree.localizations.get(finding.path.partition("/")[0], {}).get(_key(finding.path))
    if localized is None:
        return False
    if not changes.keys.isdisjoint(dependencies_of(finding.rule, localized, tree)):
        return True
    if finding.rule in SAME_PLACES:
        target = resolve(finding.subject, localized)
        return bool(target.anchor) and _key(target.path) in changes.keys
    return finding.rule.startswith("link-") and resolve(finding.subject, localized).path in changes.paths


def _key(path: str) -> str:
    """The key of the page a file belongs to."""
    return path.partition("/")[2].removesuffix(".md")
