"""Every case file: pages in, findings out, in full."""

from pathlib import Path

import pytest

from docs_parity.inspection.inspection import inspect
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.finding import Finding
from docs_parity.model.page import BLOB, Tree
from docs_parity.model.state import FileAtCommit, Past
from docs_parity.project.acceptance_files import read_acceptances
from docs_parity.project.settings import Language, bare_settings, read_settings
from docs_parity.project.tree import read_tree
from editorial.office.moments import moment
from editorial.statements.withholding import withheld
from support import case_files
from support.rendering import ROOT
from support.revisions import recorded_all

CASES = sorted((ROOT / "tests/cases/findings").rglob("*.yml"))


def load(path: Path) -> dict:
    """A case: `why`, `files` (path -> text), `findings` (whole sentences), and `bare: true` for a tree without settings.

    Without `glossary` there are no terms; `glossary: true` is tests/cases/glossary.yml, anything else the text of another one.
    Translations get the revision of their original, unless the case says `revisions: as written`. With `earlier`, it is the
    revision of these texts; `changed` is the day on which the files took their place, `today` the day of the inspection,
    `now` its moment.
    """
    return case_files.load(path)


def past(case: dict, tree: Tree) -> Past:
    """What the history of a case's files holds: the earlier texts, and the days of both."""
    earlier = {
        name.removeprefix("docs/"): read_page(text.encode(), "en", "page", name.removeprefix("docs/"))
        for name, text in case.get("earlier", {}).items()
    }
    commits = {
        path: (
            *([FileAtCommit(case["changed"], path, blob(tree, path))] if "changed" in case else []),
            FileAtCommit("2026-01-01", path, version.blob),
        )
        for path, version in earlier.items()
    }
    return Past(
        texts={version.blob[:BLOB]: version for version in earlier.values()},
        commits=commits,
        whole=bool(earlier),
        present=tree.paths,
        today=str(case.get("today", "2026-11-24")),
    )


def blob(tree: Tree, path: str) -> str:
    """The blob of a page as it stands; twelve zeros where there is none."""
    language, _, rest = path.partition("/")
    version = tree.localizations[language].get(rest.removesuffix(".md"))
    return version.blob if version else "0" * 12


def terms(case: dict) -> str:
    """The text of a case's glossary.yml."""
    written = case.get("glossary", "")
    return (ROOT / "tests/cases/glossary.yml").read_text(encoding="utf-8") if written is True else written


def findings(case: dict, folder: Path) -> tuple[Finding, ...]:
    """What the inspection of a case's files yields."""
    files = (
        case["files"]
        if case.get("revisions") == "as written"
        else recorded_all(case["files"], case.get("earlier", {}))
    )
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    languages = tuple(case.get("languages", ["en", "fr"]))
    settings = (
        bare_settings(languages, "en")
        if case.get("bare")
        else read_settings(ROOT / "tests/cases/editorial.yml").model_copy(
            update={"languages": {code: Language(name=code) for code in languages}} | {"terms": terms(case)}
        )
    )
    (folder / "docs").mkdir(exist_ok=True)
    tree = read_tree(folder / "docs", settings)
    acceptances, troubles = read_acceptances(folder, settings)
    assert not troubles
    inspection = inspect(tree, settings, past(case, tree), acceptances)
    return withheld(inspection, moment(case.get("now", "2026-11-24T12:00:00Z"))).findings


def found(case: dict, folder: Path) -> list[str]:
    """The same in sentences."""
    return [
        f"{finding.severity}: {finding.sentence('docs/')}{' Accepted by ' + finding.accepted if finding.accepted else ''}"
        for finding in findings(case, folder)
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_has_the_findings_it_states(path: Path, tmp_path: Path):
    case = load(path)
    # Texts in cases have signs and spaces as people type them; only the cases about those ask what is said of them.
    asked = path.parent.name.startswith("typography-")
    assert [said for said in found(case, tmp_path) if asked or "(typography-" not in said] == (
        case["findings"] or []
    )
