"""One inspection with everything a report may have to say, and what each report says of it: the files in tests/golden/.

After a change that is meant: `PYTHONPATH=tests python -m support.reporting` writes them anew, or into another folder that is named; read what git shows.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from docs_parity.cli.check import REPORTS
from docs_parity.inspection.inspection import Inspection, inspect
from docs_parity.inspection.scope import in_scope, touched
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.finding import Finding
from docs_parity.model.page import BLOB
from docs_parity.model.state import FileAtCommit, Past
from docs_parity.project.tree import read_tree
from editorial.extension import plug_in
from editorial.office.settings import OfficeSettings
from support.project import SUMMARIES
from support.rendering import ROOT
from support.revisions import revision_of

GOLDEN = ROOT / "tests/golden"
FILES = {
    "text": "report.txt",
    "json": "report.json",
    "github": "report.github.txt",
    "markdown": "report.md",
    "sarif": "report.sarif",
}
HOSTILE = "@staff see #12, owner/repo#3 and GH-4 | `code` <img src=x onerror=alert(1)> ![a](https://pictures.example/a.png) </details>"
TITLES = {"en": "A page", "fr": "Une page", "es": "Una página"}
HOUSE = OfficeSettings.model_validate(
    {
        "languages": {
            code: {"name": name, "direction": "ltr"}
            for code, name in (("en", "English"), ("fr", "Français"), ("es", "Español"))
        },
        "sections": {
            "about": {"translations": "required", "grace": 30},
            "guidance": {"translations": "required"},
        },
    }
)


def text(body: str, record: str = "", code: str = "en") -> str:
    """A page's text in a language."""
    return f"---\ntitle: {TITLES[code]}\nsummary: {SUMMARIES[code]}\n{record}---\n\n{body}\n"


def record(of: str, more: str = "") -> str:
    """A translation record."""
    return f"translation:\n  of: {revision_of(of)}\n  status: translated\n{more}"


OVERVIEW = text(
    "In 2024 the Office heard 1,366 people.\n\nIt warns the Secretary-General.\n\n- Early\n- Late"
)
OVERVIEW_NOW = text(
    "In 2024 the Office heard 1,367 people.\n\nIt warns the Secretary-General, and through him the Council.\n\n- Early\n- Late"
)
HISTORY = text("The post was created after the failures of the nineties.\n\nA second post came later.")
HISTORY_NOW = text(
    f"The post was created after the failures of the nineties. {HOSTILE}\n\nA second post came later."
)
STATES = text("States have the first duty.\n\nThe others help.")
STATES_NOW = text("States have the first duty.\n\nThe others help them.")
LAW = text("The law.\n\nThe court.")

NOW = {
    "en/about/overview.md": OVERVIEW_NOW,
    "fr/about/overview.md": text(
        "En 2024, le Bureau a entendu 1 366 personnes.\n\nIl avertit le Secrétaire général.\n\n- Tôt\n- Tard",
        record(OVERVIEW),
        "fr",
    ),
    "es/about/overview.md": text(
        "En 2024, la Oficina escuchó a 1.367 personas.\n\n- Pronto\n- Tarde", record(OVERVIEW_NOW), "es"
    ),
    "en/about/history.md": HISTORY_NOW,
    "fr/about/history.md": text("Le poste a été créé.\n\nUn second est venu.", record(HISTORY), "fr"),
    "es/about/history.md": text(
        "El puesto se creó.\n\nOtro vino después.", record(HISTORY_NOW, f"  bulk: '{HOSTILE}'\n"), "es"
    ),
    "en/about/law.md": LAW,
    "fr/about/law.md": text("Le droit.\n\nLa cour.", record(LAW).replace("translated", "machine"), "fr"),
    "en/guidance/states.md": STATES_NOW,
    "fr/guidance/states.md": text("Les États d’abord.\n\nLes autres aident.", record(STATES), "fr"),
    "es/guidance/states.md": text("Primero los Estados.\n\nLos demás ayudan.", record(STATES), "es"),
}
CHANGED = frozenset({"docs/en/about/overview.md", "docs/en/about/history.md", "docs/en/about/law.md"})
"""What the pull request touches."""


def inspection(folder: Path) -> Inspection:
    """The inspection of these files, with their past, one difference accepted, and one page that nobody asked about."""
    for path, words in NOW.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, encoding="utf-8")
    found = inspect(read_tree(folder, HOUSE), HOUSE, _past())
    accepted = tuple(_accepted(finding) for finding in found.findings)
    return in_scope(replace(found, findings=accepted), touched(CHANGED, "docs"))


def _past() -> Past:
    texts, commits = {}, {}
    for path, old in (
        ("en/about/overview.md", OVERVIEW),
        ("en/about/history.md", HISTORY),
        ("en/guidance/states.md", STATES),
    ):
        before, after = (read_page(words.encode(), "en", path[3:-3], path) for words in (old, NOW[path]))
        texts |= {version.blob[:BLOB]: version for version in (before, after)}
        commits[path] = tuple(
            FileAtCommit(day, path, version.blob)
            for day, version in (("2026-11-07", after), ("2026-05-12", before))
        )
    commits |= {path: (FileAtCommit("2026-11-10", path, 40 * "1"),) for path in NOW if path not in commits}
    return Past(texts=texts, commits=commits, whole=True, present=frozenset(NOW), today="2026-11-24")


def _accepted(finding: Finding) -> Finding:
    if finding.rule == "block-skeleton":
        return replace(
            finding, accepted=f"Ana Ruiz, 3 November 2026: the two sentences are one in Spanish. {HOSTILE}"
        )
    return finding


def reports(folder: Path) -> dict[str, str]:
    """What each report says of it."""
    found = inspection(folder)
    return {form: REPORTS[form](found, "docs/", 0.25) for form in FILES}


def main(folder: Path = GOLDEN) -> None:
    """Write them."""
    plug_in()
    with tempfile.TemporaryDirectory() as name:
        for form, report in reports(Path(name)).items():
            Path(folder, FILES[form]).write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
