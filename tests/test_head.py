"""What a statement's page says before, beside and after its text."""

import re
from pathlib import Path

import pytest

from support.history import release
from support.once import Once
from support.project import Project, small_site

A, B = "docs/en/statements/2024/2024-04-15-a.md", "docs/en/statements/2024/2024-05-15-b.md"


def again(statement: Path, status: str, kind: str, at: str, fields: str) -> str:
    """The text of a statement with a second version of this kind."""
    entry = f"  - version: 2\n    at: {at}\n    kind: {kind}\n    note: {{en: Note, fr: Note, es: Nota}}\n"
    return re.sub(
        r"( +applies_to: .*\n)",
        rf"\1{entry}\1{fields}",
        statement.read_text(encoding="utf-8").replace(
            "status: published\nversion: 1", f"status: {status}\nversion: 2"
        ),
    )


def changed_site(folder: Path) -> Project:
    """The first statement was corrected in French only, at a known hour; the second was withdrawn."""
    project = small_site(folder)
    first, french, second = project.root / A, project.root / A.replace("/en/", "/fr/"), project.root / B
    first.write_text(
        first.read_text(encoding="utf-8").replace("T12:00:00-04:00\n", "T17:30:00-04:00\n"), encoding="utf-8"
    )
    project.record()
    release(project)
    french.write_text(
        french.read_text(encoding="utf-8").replace("Le texte de la", "Le texte de cette"), encoding="utf-8"
    )
    first.write_text(
        first.read_text(encoding="utf-8")
        .replace("status: published\nversion: 1", "status: corrected\nversion: 2")
        .replace(
            "    applies_to: [en, fr, es]\n",
            """    applies_to: [en, fr, es]
  - version: 2
    at: 2024-04-17T09:00:00-04:00
    kind: correction
    note: {en: The French text named another day., fr: Le texte français indiquait un autre jour., es: El texto en francés indicaba otro día.}
    applies_to: [fr]
""",
        ),
        encoding="utf-8",
    )
    second.write_text(
        again(
            second,
            "withdrawn",
            "withdrawal",
            "2024-06-01T10:00:00-04:00",
            """withdrawn_notice:
  withdrawn_at: 2024-06-01T10:00:00-04:00
  explanation: {en: The record was of another event., fr: La fiche portait sur un autre événement., es: La ficha trataba de otro hecho.}
""",
        ),
        encoding="utf-8",
    )
    project.record()
    return project


@pytest.fixture(scope="module")
def site(once: Once) -> Project:
    """The same, built."""
    return Project(once("head", lambda folder: changed_site(folder).build()))


def boxes(html: str) -> list[str]:
    """The words of the notices above a text."""
    return [
        " ".join(re.sub(r"<[^>]+>", " ", box).split())
        for box in re.findall(r'<div class="box" role="note">(.*?)</div>', html, re.DOTALL)
    ]


def test_a_correction_stands_above_the_text_in_the_language_it_concerns(site: Project):
    html = site.read("fr/statements/2024/2024-04-15-a/index.html")
    assert boxes(html) == [
        "Corrigée le 17 avril 2024. Le texte français indiquait un autre jour. Voir ce qui a changé"
    ]
    assert "Version 2\u00a0: Le texte français indiquait un autre jour." in html


def test_a_language_that_was_not_corrected_says_nothing_above_its_text(site: Project):
    html = site.read("en/statements/2024/2024-04-15-a/index.html")
    assert boxes(html) == []
    assert "Version 1: First published." in html and "another day" not in html


def test_the_sitemap_says_when_the_text_of_each_language_changed(site: Project):
    told = dict(
        re.findall(
            r"<loc>https://site.example/(..)/statements/2024/2024-04-15-a/</loc>\s*<lastmod>(.*?)</lastmod>",
            site.read("sitemap.xml"),
        )
    )
    assert told == {
        "en": "2024-04-15T17:30:00-04:00",
        "fr": "2024-04-17T09:00:00-04:00",
        "es": "2024-04-15T17:30:00-04:00",
    }


def test_a_withdrawn_statement_keeps_its_text_below_the_reason(site: Project):
    html = site.read("fr/statements/2024/2024-05-15-b/index.html")
    assert boxes(html) == ["Retirée le 1er juin 2024. La fiche portait sur un autre événement."]
    assert html.index("La fiche portait") < html.index('<div class="text">')


def test_the_hour_is_told_with_its_offset_in_the_customs_of_the_language(site: Project):
    path = "statements/2024/2024-04-15-a/index.html"
    assert '<time datetime="2024-04-15">15 April 2024</time>' in site.read(f"en/{path}")
    assert "<dd>15 April 2024, 17:30 (UTC-4)</dd>" in site.read(f"en/{path}")
    assert "<dd>15 avril 2024, 17:30 (UTC-4)</dd>" in site.read(f"fr/{path}")


def test_the_two_dates_have_their_names(site: Project):
    html = site.read("fr/statements/2024/2024-05-15-b/index.html")
    assert "<dt>Date de la déclaration</dt>\n<dd>15 mai 2024</dd>" in html
    assert "<dt>Fiche publiée le</dt>\n<dd>15 mai 2024, 12:00 (UTC-4)</dd>" in html
    assert "Première publication</dt>" not in html


def test_paper_names_version_date_address_and_code(site: Project):
    html = site.read("fr/statements/2024/2024-04-15-a/index.html")
    assert (
        '<p class="printed">Version 2 du 17 avril 2024. Son état actuel figure à cette adresse\u00a0: '
        "<bdi>https://site.example/fr/statements/2024/2024-04-15-a/</bdi> <br>Code de vérification\u00a0: "
    ) in html
