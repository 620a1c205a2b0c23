"""The engine: holds every translation against its original, in any repository of Markdown in several
languages.

What stands in `__all__` is meant for others, and changes only with a new number before the first point of the
version; everything else may change at any time. Nothing is loaded before it is asked for.

    import docs_parity

    inspection = docs_parity.check("docs", languages=["en", "fr"])
    for finding in inspection.findings:
        print(finding.sentence("docs/"))
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docs_parity.extension import Extension, plug_in
    from docs_parity.inspection.inspection import Inspection
    from docs_parity.languages.base import Language
    from docs_parity.model.finding import Finding, Severity
    from docs_parity.model.rule import Group, Rule, declare, rule
    from docs_parity.model.state import Fidelity, Freshness, State
    from docs_parity.rules.registry import pair_rules, version_rules

__all__ = [
    "Extension",
    "Fidelity",
    "Finding",
    "Freshness",
    "Group",
    "Inspection",
    "Language",
    "Rule",
    "Severity",
    "State",
    "check",
    "declare",
    "pair_rules",
    "plug_in",
    "rule",
    "version_rules",
]

_PLACES = {
    "extension": ("Extension", "plug_in"),
    "inspection.inspection": ("Inspection",),
    "languages.base": ("Language",),
    "model.finding": ("Finding", "Severity"),
    "model.rule": ("Group", "Rule", "declare", "rule"),
    "model.state": ("Fidelity", "Freshness", "State"),
    "rules.registry": ("pair_rules", "version_rules"),
}
_MODULES = {name: module for module, names in _PLACES.items() for name in names}


def check(docs: str | Path, languages: Sequence[str] = (), original: str = "") -> "Inspection":
    """What the command `docs-parity check` finds in a folder with one folder a language.

    Without `languages` they are those of the `editorial.yml` beside the folder; without `original` it is the
    one that this file names, or, of `languages`, the first. Extensions of other packages are not loaded:
    import what should be asked too.
    Raises click.UsageError where the folder or its settings cannot be used.
    """
    from docs_parity.runner.inspect_folder import inspect_for_everybody

    return inspect_for_everybody(Path(docs), ",".join(languages) or None, original or None)


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return getattr(import_module(f"docs_parity.{_MODULES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
