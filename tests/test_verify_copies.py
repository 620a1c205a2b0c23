"""Genuine copies are genuine: what people and programs take from our own pages and PDFs, from sites that are really built.

What this house puts around a text is known to `editorial verify` from the same words as to the templates
(editorial/site/data/surroundings.py). Whoever changes a template or a word there is told here.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editorial.publishing.text_surroundings import TextSurroundings
from editorial.register.files import RegisterFiles
from editorial.verify.verifier import Answer, Verifier
from support.copied_text import page_text, pdf_text
from support.once import Once
from support.project import Project, copied
from test_pdf import rich_site


def verifier(project: Path) -> Verifier:
    """The register of a project, with what stands around its texts."""
    return Verifier(RegisterFiles(project / "register"), TextSurroundings(project / "register"))


def statement_pages(site: Path) -> Iterator[Path]:
    """Every page with the text of a version, the earlier ones too."""
    for file in sorted(site.glob("??/statements/*/*/**/index.html")):
        if (file.parent / "statement.txt").is_file():
            yield file


@pytest.fixture(scope="module")
def recorded_history(history: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site of statements to which everything happened that can, recorded."""
    project = copied(history, tmp_path_factory.mktemp("history"))
    done = project.run("editorial", "register", "append")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def refused(answer: Answer) -> tuple[object, ...]:
    return (answer.extra, answer.parting, answer.problem, answer.codes)


@pytest.mark.build
def test_every_page_and_file_of_a_statement_is_a_genuine_copy(
    recorded_history: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SITE_URL", "https://site.example/")
    register, pages = verifier(recorded_history.root), list(statement_pages(recorded_history.root / "site"))
    assert len(pages) > 20
    assert [page for page in pages if page.parent.name.startswith("v")], "earlier versions too"
    wrong = {}
    for page in pages:
        text = (page.parent / "statement.txt").read_text(encoding="utf-8")
        copy = page_text(page.read_bytes())
        for name, each in (("file", text), ("page", copy)):
            answer = register.text(each)
            if not answer.genuine:
                wrong[f"{page.relative_to(recorded_history.root)} {name}"] = refused(answer)
    assert wrong == {}


@pytest.fixture(scope="module")
def rich(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site with one statement that has everything, with its PDFs, recorded."""
    built = Project(once("rich", lambda folder: rich_site(folder).build(EDITORIAL_DOWNLOADS="1")))
    project = copied(built, tmp_path_factory.mktemp("rich"))
    done = project.run("editorial", "register", "append")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.mark.build
def test_what_programs_take_out_of_our_pdfs_is_a_genuine_copy_with_its_footnote_too(
    rich: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SITE_URL", "https://site.example/")
    register = verifier(rich.root)
    documents = sorted((rich.root / "site").glob("??/statements/*/*/*.pdf"))
    assert len(documents) == 3
    answers = {file.name: register.text(pdf_text(file)) for file in documents}
    for page in statement_pages(rich.root / "site"):
        answers[str(page.relative_to(rich.root))] = register.text(page_text(page.read_bytes()))
    assert len(answers) == 6
    assert {name: refused(answer) for name, answer in answers.items() if not answer.genuine} == {}


@pytest.mark.build
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Page 1 of", "Page 14,000 of"),
        ("Page 1 of", "Not page 1 of"),
        ("the book1", "the book2"),
        ("the book1", "the 1book"),
        ("A note at the foot", "No note at the foot"),
        ("A note at the foot", "A note at the not foot"),
        ("Verification code: ", "Verification code: X"),
        ("Record published on", "Record denied on"),
    ],
)
def test_a_word_more_in_what_stands_around_is_a_strangers(
    rich: Project, monkeypatch: pytest.MonkeyPatch, old: str, new: str
):
    monkeypatch.setenv("SITE_URL", "https://site.example/")
    text = pdf_text(next((rich.root / "site/en").rglob("*.pdf")))
    assert old in text
    answer = verifier(rich.root).text(text.replace(old, new))
    assert not answer.genuine
    assert refused(answer) != ((), None, "", ())
