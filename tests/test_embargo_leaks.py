"""Control words in every place of a statement that may not be known, in every state in which nobody can tell: none of them gets out.

Public reports name the file, which somebody has to find, and nothing of what stands in it. What is built does not even know its name.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docs_parity.cli.check import REPORTS
from docs_parity.runner.inspect_folder import inspect_for_everybody
from editorial.commands import main
from support.leaks import places
from support.project import RECORD, STATEMENT_SUMMARIES, Project, searched_site, small_site, statement

DAY = "2026-11-20"
SLUG = "quokkameeting"
LATER = "2999-01-01T10:00:00-05:00"
SUMMARIES = {
    "en": "A wombatine summary of a statement that nobody may know yet, and that is long enough.",
    "fr": "Un résumé wombatin d’une déclaration que personne ne doit connaître, assez long.",
    "es": "Un resumen wombatino de una declaración que nadie debe conocer, bastante largo.",
}
TITLES = {"en": "Zebrafalcon talks", "fr": "Pourparlers Zebrafaucon", "es": "Conversaciones Zebrahalcón"}
CANARIES = (
    "zebrafa",
    "zebraha",
    "wombatin",
    "marmosett",
    "pangolinalt",
    "okapicaption",
    "axolotlcredit",
    "zanzibarsecret",
    "numbatnote",
    "quollterm",
    "echidnadrawn",
    "tarsierbytes",
    "1,234,567",
    "1234567",
)
"""In title, summary, text, alternative text, caption, credit, anchors, note of the history, a term, a picture, an attachment, a figure."""


def body(code: str) -> str:
    """A text with faults that findings like to quote: figures that differ, double words, links that lead nowhere."""
    figure = {"en": "1,234,567", "fr": "1234568", "es": "1234567"}[code]
    return f"""Marmosetto{code} spoke of of {figure} people, the the Zebrafalcon said, in S/RES/9999 (2031).

## Marmosettohead {{#zanzibarsecretanchor}}

![Pangolinalt](../../../assets/{SLUG}-picture.svg)

/// figure-caption
Okapicaption.

Axolotlcredit.
///

[Quollterm](marmosettonowhere.md#zanzibarsecretplace), [the annex]({DAY}-{SLUG}-annex.csv), <b>marmosettobold</b>.

*[Quollterm]: marmosettoabbreviation
"""


def original() -> str:
    return (
        statement(DAY, TITLES["en"])
        .replace("status: published", f"status: embargoed\nembargoed_until: {LATER}")
        .replace(STATEMENT_SUMMARIES["en"], SUMMARIES["en"])
        .replace("First published.", "Numbatnote.")
        .replace("The text of the statement.", body("en"))
    )


def translation(code: str) -> str:
    return f"---\ntitle: {TITLES[code]}\nsummary: {SUMMARIES[code]}\n{RECORD}---\n\n{body(code)}\n"


def in_state(project: Project, state: Callable[[Path], object], slug: str = SLUG) -> None:
    """The project with the secret statement in a state, and with public pages that come too near to it."""
    for code in ("en", "fr", "es"):
        text = original() if code == "en" else translation(code)
        project.write(f"{code}/statements/2026/{DAY}-{slug}.md", text.replace(SLUG, slug))
        project.write(f"{code}/statements/2026/{DAY}-{slug}-annex.csv", "tarsierbytes,1\n")
        project.write(f"{code}/statements/2026/{DAY}-{slug}/further.csv", "tarsierbytes,2\n")
    project.write(
        f"assets/{slug}-picture.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><desc>echidnadrawn</desc><script>echidnadrawn()</script></svg>",
    )
    state(project.root / f"docs/en/statements/2026/{DAY}-{slug}.md")


def replaced(old: str, new: str) -> Callable[[Path], object]:
    def replace(file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace


NO_HOUR = f"embargoed_until: {LATER}\n"


def in_another_folder(file: Path) -> None:
    docs = file.parents[3]
    for code in ("en", "fr", "es"):
        place = docs / code / "about"
        place.mkdir(exist_ok=True)
        text = (docs / code / "statements/2026" / file.name).read_text(encoding="utf-8")
        (docs / code / "statements/2026" / file.name).unlink()
        (place / file.name).write_text(text.replace("../../../assets", "../../assets"), encoding="utf-8")


def with_another_name(file: Path) -> None:
    french = file.parents[3] / "fr/statements/2026" / file.name
    french.rename(french.with_name(f"{DAY}-another.md"))


STATES: dict[str, Callable[[Path], object]] = {
    "as it should be": lambda file: None,
    "the original is missing": lambda file: file.unlink(),
    "the original has broken YAML": replaced("type: statement", "type: [statement"),
    "the original is UTF-16": lambda file: file.write_bytes(
        file.read_text(encoding="utf-8").encode("utf-16")
    ),
    "a byte that is no UTF-8": lambda file: file.write_bytes(file.read_bytes() + b"\xff marmosetto\n"),
    "an empty line before the front matter": lambda file: file.write_bytes(b"\n" + file.read_bytes()),
    "the original ends in .markdown": lambda file: file.rename(file.with_suffix(".markdown")),
    "a status with a capital letter": replaced(f"status: embargoed\n{NO_HOUR}", "status: Embargoed\n"),
    "no status": replaced(f"status: embargoed\n{NO_HOUR}", ""),
    "a status in French": replaced(f"status: embargoed\n{NO_HOUR}", "status: sous embargo\n"),
    "published, and an hour that nobody can read": replaced(
        f"status: embargoed\n{NO_HOUR}", "status: published\nembargoed_until: marmosetto\n"
    ),
    "published, and the hour to come": replaced("status: embargoed", "status: published"),
    "in another folder": in_another_folder,
    "in another folder, its status mistyped": lambda file: (
        replaced(f"status: embargoed\n{NO_HOUR}", "status: sous embargo\n")(file),
        in_another_folder(file),
    ),
    "a translation with another name": with_another_name,
    "an original that is too large": lambda file: file.write_bytes(
        file.read_bytes() + b"marmosetto " * 100_000
    ),
    "an original that says it is a translation": replaced(
        "type: statement", f"type: statement\n{RECORD.rstrip()}"
    ),
}


def near(project: Project) -> None:
    """A public page with a wrong anchor, a wrong name and the same figure as the secret one, and one that is nearly called so."""
    project.write(
        "en/contact.md",
        "---\ntitle: Contact us\nsummary: A summary that is long enough for the check.\n---\n\n"
        f"[One](statements/2026/{DAY}-{SLUG}.md#zanzibarsecre), [two](statements/2026/{DAY}-quokkameetin.md), "
        f"[three](statements/2024/2024-04-15-a.md#zanzibarsecre), [four](zanzibar.md).\n",
    )


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_no_report_quotes_what_may_not_be_known(
    state: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = small_site(tmp_path)
    in_state(project, state)
    near(project)
    monkeypatch.chdir(tmp_path)
    inspection = inspect_for_everybody(Path("docs"))
    assert inspection.stops
    assert [finding for finding in inspection.findings if finding.rule == "embargo"]
    said = {form: report(inspection, "docs/", 0.0) for form, report in REPORTS.items()}
    for command in (
        ("status",),
        ("status", "--format", "json"),
        ("status", "--format", "csv"),
        ("register", "check"),
        ("register", "append", "--dry-run"),
    ):
        done = CliRunner().invoke(main, list(command))
        said[" ".join(command)] = done.output
    # The public page says a part of the anchor itself.
    found = {
        name: {
            canary
            for canary in CANARIES
            if canary in text.lower().replace('zanzibarsecre"', "").replace("zanzibarsecre ", "")
        }
        for name, text in said.items()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_a_link_to_what_is_withheld_is_no_fault_of_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = small_site(tmp_path)
    in_state(project, STATES["as it should be"])
    project.write(
        "en/contact.md",
        "---\ntitle: Contact us\nsummary: A summary that is long enough for the check.\n---\n\n"
        f"[One](statements/2026/{DAY}-{SLUG}.md).\n",
    )
    monkeypatch.chdir(tmp_path)
    rules = {
        finding.rule
        for finding in inspect_for_everybody(Path("docs")).findings
        if finding.path == "en/contact.md"
    }
    assert "link-broken" not in rules


def test_a_page_elsewhere_is_inspected_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The trap: only what draws on a withheld page goes; what is wrong with the others is told in the same words."""
    project = small_site(tmp_path)
    near(project)
    project.write(
        "fr/contact.md",
        "---\ntitle: Nous\nsummary: Un résumé assez long pour la vérification.\n---\n\nRien.\n",
    )
    monkeypatch.chdir(tmp_path)
    before = {each for each in inspect_for_everybody(Path("docs")).findings if "quokka" not in each.subject}
    in_state(project, STATES["as it should be"])
    after = inspect_for_everybody(Path("docs")).findings
    assert before and before <= set(after)


OPEN = (
    "import sys; from dataclasses import replace; from datetime import UTC, datetime; "
    "import editorial.publishing.preview as preview; from editorial.statements.withholding import withheld; "
    "preview.seen = lambda inspection, preview: replace(withheld(inspection, datetime.now(UTC)), findings=()); "
    "from mkdocs.__main__ import cli; sys.argv[1:] = ['build', '--quiet']; cli()"
)
"""As `make serve` builds: what is wrong stops nothing."""


@pytest.mark.build
def test_nothing_that_is_served_knows_of_it(tmp_path: Path):
    project = searched_site(tmp_path)
    for number, state in enumerate(STATES.values()):
        in_state(project, state, f"{SLUG}-{number}")
    draft = f"{SLUG}-draft"
    in_state(project, replaced(f"status: embargoed\n{NO_HOUR}", "status: draft\n"), draft)
    project.write("en/statements/2024/2024-04-15-a.csv", "public,1\n")
    project.write("assets/used-by-nobody.csv", "public,2\n")
    done = project.python("-c", OPEN, EDITORIAL_DOWNLOADS="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "files are withheld with pages that are not public yet.\n" in done.stderr
    built = [tmp_path / "site", tmp_path / "site-server"]
    sought = (*(word for word in CANARIES if not word.isdigit()), SLUG)
    assert {word: found for word, found in places(built, sought).items() if found} == {}
    assert not [word for word in (*CANARIES, SLUG) if word in (done.stdout + done.stderr).lower()]
    assert (tmp_path / "site/en/statements/2024/2024-04-15-a.csv").exists(), "beside a public statement"
    assert (tmp_path / "site/assets/used-by-nobody.csv").exists(), "of no page"


def test_a_recorded_statement_that_cannot_be_read_is_told_once_and_not_as_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = small_site(tmp_path)
    assert project.run("editorial", "register", "append").returncode == 0
    replaced("type: statement", "type: [statement")(tmp_path / "docs/en/statements/2024/2024-04-15-a.md")
    monkeypatch.chdir(tmp_path)
    findings = inspect_for_everybody(Path("docs")).findings
    assert [(each.rule, each.path) for each in findings if each.stops] == [
        ("embargo", "en/statements/2024/2024-04-15-a.md")
    ]
    assert findings[0].line > 1, "the line of the fault"
    done = CliRunner().invoke(main, ["register", "append"])
    assert done.exit_code == 1
    assert "nobody can tell" in done.output
