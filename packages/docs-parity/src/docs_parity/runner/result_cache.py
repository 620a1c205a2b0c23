"""Results of the last inspection, kept in `.cache/` as JSON, by content: a page is looked at again when
something that its result depends on has changed. A file that is old, damaged or from other code is written
anew without a word.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from importlib import metadata
from inspect import getsource
from pathlib import Path
from typing import Any

import docs_parity
from docs_parity.extension import EXTENSIONS
from docs_parity.inspection.dependencies import dependency_modules
from docs_parity.inspection.page_result import PageResult, mark
from docs_parity.languages.description import tables, written
from docs_parity.languages.lookup import known, registered
from docs_parity.model.finding import Acceptance, Finding, Severity
from docs_parity.model.optional_parts import missing_parts
from docs_parity.model.page import Tree
from docs_parity.model.program import program
from docs_parity.model.state import BlockChange, ChangeClass, Difference, Fidelity, Freshness, State
from docs_parity.project.git import head
from docs_parity.rules import field_rules, original_rules, pair_rules, version_rules
from docs_parity.runner.kept_json import KeptJson

DISTRIBUTION = "docs-parity"
FILE = ".cache/editorial/results.json"
Kept = Mapping[str, Any]
"""What JSON has of a result, a state or a finding: nothing is sure of it until it has been read."""


class Cache:
    """The kept results of one project folder.

    `marks`: page -> what its results depend on besides sources and acceptances.
    """

    def __init__(
        self,
        project: Path,
        docs: Path,
        settings: str,
        acceptances: Iterable[Acceptance],
        marks: Mapping[str, str] | None = None,
    ) -> None:
        self._docs = docs
        self._file = KeptJson(project / FILE, _digest(program_digest(), settings, docs.name))
        self._accepted: dict[str, str] = dict(marks or {})
        for accepted in acceptances:
            self._accepted[accepted.page] = _digest(self._accepted.get(accepted.page, ""), repr(accepted))

    def kept(self, tree: Tree) -> dict[str, PageResult]:
        """The results that still hold for this tree."""
        entries = self._entries()
        now = head(self._docs) if any(entry.get("head") for entry in entries.values()) else ""
        kept: dict[str, PageResult] = {}
        for key, entry in entries.items():
            with suppress(KeyError, TypeError, ValueError):
                if self._holds(key, entry, tree, now):
                    kept[key] = _result(key, entry)
        return kept

    def _holds(self, key: str, entry: Kept, tree: Tree, now: str) -> bool:
        """True if nothing has changed that the result depends on."""
        return (
            entry["accepted"] == self._accepted.get(key, "")
            and entry["head"] in ("", now)
            and all(mark(tree, path) == value for path, value in entry["needs"].items())
        )

    def _entries(self) -> dict[str, Kept]:
        entries = self._file.read()
        return (
            {key: entry for key, entry in entries.items() if isinstance(entry, dict)}
            if isinstance(entries, dict)
            else {}
        )

    def keep(self, results: Iterable[PageResult], kept: Mapping[str, PageResult]) -> None:
        """Write the results that may be kept, if any is not kept yet.

        Where nothing can be written nothing happens.
        """
        results = [result for result in results if result.lasting]
        if len(results) == len(kept) and all(result is kept.get(result.key) for result in results):
            return
        now = head(self._docs) if any(state.since for result in results for state in result.states) else ""
        self._file.write({result.key: self._entry(result, now) for result in results})

    def _entry(self, result: PageResult, now: str) -> Kept:
        return {
            "original": result.original,
            "needs": result.needs,
            "fingerprints": result.fingerprints,
            "findings": [plain(finding) for finding in result.findings],
            "states": [plain(state) for state in result.states],
            "accepted": self._accepted.get(result.key, ""),
            "head": now if any(state.since for state in result.states) else "",
        }


def program_digest() -> str:
    """Digest of everything that results depend on and that is no file of a project: code, whoever's it is,
    and what is installed.
    """
    return _digest(code_digest(), *foreign_rules(), *foreign_languages(), *_environment())


def code_digest() -> str:
    """Digest of the code of the engine and of what is plugged into it: another version of either may come to
    other results.
    """
    return _digest_of(*(package for _, package in _packages()))


def _packages() -> tuple[tuple[str, Path], ...]:
    """The name and the folder of each package whose code is known as a whole."""
    extensions = ((extension.package.name, extension.package) for extension in EXTENSIONS)
    return (docs_parity.__name__, Path(docs_parity.__file__).parent), *extensions


@cache
def _digest_of(*packages: Path) -> str:
    return _digest(
        *(path.read_text(encoding="utf-8") for root in packages for path in sorted(root.rglob("*.py"))),
        *map(tables, known()),
    )


def foreign_rules() -> list[str]:
    """The source of every module outside of these packages that has a rule, or says on which pages a result
    depends: what such a rule finds is kept like everything else.
    """
    known = tuple(f"{name}." for name, _ in _packages())
    modules = {
        check.module for check in (*original_rules, *version_rules, *field_rules, *pair_rules)
    } | dependency_modules()
    return [getsource(sys.modules[name]) for name in sorted(modules) if not f"{name}.".startswith(known)]


def foreign_languages() -> list[str]:
    """What is said of every language that somebody registered."""
    return [written(language) for language in registered()]


def _environment() -> Iterator[str]:
    """What findings depend on besides: the name of the program in their advice, parts not installed, Python,
    and the packages that this one stands on.
    """
    yield program()
    yield from (part.extra for part in missing_parts())
    yield sys.version
    yield from installed_versions()


def installed_versions() -> list[str]:
    """This package and those that it asks for, also for its extras, each as `name version`; without a version
    what is not installed.
    """
    return [f"{name} {_field(_headers(name), 'Version')}" for name in (DISTRIBUTION, *_required())]


def _required() -> list[str]:
    """The names of the packages that this one asks for."""
    listed = re.findall(r"^Requires-Dist: *([\w.-]+)", _headers(DISTRIBUTION), re.MULTILINE)
    return sorted({name.lower() for name in listed})


def _field(headers: str, name: str) -> str:
    found = re.search(rf"^{name}: *(.*)$", headers, re.MULTILINE)
    return found[1] if found else ""


def _headers(name: str) -> str:
    """What is said of an installed package before its description; empty for one that is not there.

    `metadata.version` has the whole description parsed, which takes three times as long.
    """
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return ""
    return (found.read_text("METADATA") or found.read_text("PKG-INFO") or "").partition("\n\n")[0]


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode(errors="surrogatepass")).hexdigest()[:16]


def plain(value: Finding | State | BlockChange) -> dict[str, Any]:
    """A dataclass as JSON has it, without what has its default."""
    written = {
        field.name: getattr(value, field.name)
        for field in fields(value)
        if getattr(value, field.name) != field.default
    }
    return written | (
        {"changes": [plain(change) for change in value.changes]} if isinstance(value, State) else {}
    )


def finding_of(kept: Kept) -> Finding:
    """A finding from what `plain` made of it.

    Raises KeyError, TypeError or ValueError if it is something else.
    """
    return Finding(**{**kept, "severity": Severity(kept.get("severity", "error"))})


def _result(key: str, entry: Kept) -> PageResult:
    return PageResult(
        key=key,
        original=entry["original"],
        findings=tuple(finding_of(kept) for kept in entry["findings"]),
        states=tuple(_state(kept) for kept in entry["states"]),
        fingerprints=tuple((sign, line) for sign, line in entry["fingerprints"]),
        needs=entry["needs"],
    )


def _state(kept: Kept) -> State:
    changes = tuple(_change(change) for change in kept["changes"])
    return State(
        **{
            **kept,
            "freshness": Freshness(kept["freshness"]),
            "fidelity": Fidelity(kept.get("fidelity", "unknown")),
            "difference": Difference(kept.get("difference", "none")),
            "chain": tuple(kept.get("chain", ())),
            "changes": changes,
        }
    )


def _change(kept: Kept) -> BlockChange:
    return BlockChange(
        **{
            **kept,
            "change": ChangeClass(kept["change"]),
            "facts": tuple(map(tuple, kept.get("facts", ()))),
        }
    )
