"""Which findings a pull request answers for: those on pages it touches in any language, and links that it breaks."""

from collections.abc import Set
from dataclasses import replace

from editorial.model.finding import Finding
from editorial.model.tree import Tree
from editorial.parity.inspection import Inspection
from editorial.parity.targets import resolve

OUTSIDE = "../"
"""How the path of a file begins that is none of the docs folder: a finding on one is about the register itself."""


def only(inspection: Inspection, changed: Set[str], *, register: bool = False) -> Inspection:
    """The inspection with the findings marked that these changed files (paths in the docs folder) do not concern.

    Who touches the `register` answers for all of it: each of its lines hangs on the one before.
    """
    keys = {_key(path) for path in changed}
    findings = tuple(replace(finding, asked=(register and finding.path.startswith(OUTSIDE))
                             or _concerned(finding, keys, changed, inspection.tree)) for finding in inspection.findings)
    return replace(inspection, findings=findings)


def _concerned(finding: Finding, keys: Set[str], changed: Set[str], tree: Tree) -> bool:
    if (finding.page or _key(finding.path)) in keys or finding.path in changed:
        return True
    if not finding.rule.startswith("link-"):
        return False
    language, _, rest = finding.path.partition("/")
    return resolve(finding.subject, tree.versions[language][rest.removesuffix(".md")]).path in changed


def _key(path: str) -> str:
    """The key of the page a file belongs to."""
    return path.partition("/")[2].removesuffix(".md")
