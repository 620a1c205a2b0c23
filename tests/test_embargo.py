"""Nothing is known of a statement before its hour: the build stops, and even where it does not, not a word of it is built."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

import pytest

from docs_parity.markdown.canonical import revision
from docs_parity.runner.inspect_folder import inspect_folder
from editorial.office.settings import office_settings
from editorial.register.entries import RegisterEntry, entry_of
from editorial.register.verification_code import grouped
from editorial.statements.records import Record, records
from support.leaks import places
from support.once import Once
from support.project import (
    RECORD,
    STATEMENT_SUMMARIES,
    Project,
    copied,
    official,
    page,
    searched_site,
    small_site,
    statement,
)

# As if no rule had seen anything: what is left is the second line of defence, the catalogue's makers.
BUILD = (
    "import sys; from dataclasses import replace; import editorial.publishing.preview as preview; "
    "preview.seen = lambda inspection, preview: replace(inspection, findings=()); "
    "from mkdocs.__main__ import cli; sys.argv[1:] = ['build', '--quiet']; cli()"
)
DAY = "2026-11-20"
SLUG = "quokkameeting"
DRAFT = f"{SLUG}-draft"
TEXTS = {
    "en": ("Zebrafalcon talks", "Marmosetto spoke of {}."),
    "fr": ("Pourparlers Zebrafaucon", "Marmosette a parlé de {}."),
    "es": ("Conversaciones Zebrahalcón", "Marmosito habló de {}."),
}
SUMMARY = {
    "en": "A wombatine summary of a statement that nobody may know yet, and that is long enough.",
    "fr": "Un résumé wombatin d’une déclaration que personne ne doit connaître, assez long.",
    "es": "Un resumen wombatino de una declaración que nadie debe conocer, bastante largo.",
}
WORDS = (
    "zebrafalcon",
    "zebrafaucon",
    "zebrahalc",
    "marmosetto",
    "marmosette",
    "marmosito",
    "wombatin",
    "secretwords",
    SLUG,
)


def secret(status: str, until: str = "") -> str:
    """A statement's original, as it must not be known."""
    return (
        statement(DAY, TEXTS["en"][0])
        .replace("status: published", f"status: {status}{until}")
        .replace(STATEMENT_SUMMARIES["en"], SUMMARY["en"])
        .replace("The text of the statement.", TEXTS["en"][1].format("secretwords"))
    )


def with_secret(project: Project, status: str, until: str = "", slug: str = SLUG) -> Project:
    """The project with one statement more, in three languages."""
    path = f"statements/2026/{DAY}-{slug}.md"
    project.write(f"en/{path}", secret(status, until))
    for code in ("fr", "es"):
        title, text = TEXTS[code]
        project.write(
            f"{code}/{path}",
            f"---\ntitle: {title}\nsummary: {SUMMARY[code]}\n{RECORD}---\n\n{text.format('secretwords')}\n",
        )
    project.record()
    return project


def hashes(project: Project) -> set[str]:
    """Everything short by which somebody who has the text could tell that it is here."""
    inspection = inspect_folder(project.root / "docs")
    return {
        digest
        for record in records(inspection.pages.values(), preview=True)
        if SLUG in record.key
        for digest in _hashes(entry_of(record, None, office_settings(inspection.settings)), record)
    }


def _hashes(entry: RegisterEntry, record: Record) -> set[str]:
    versions = record.page.localizations.values()
    return {
        entry.manifest.code,
        grouped(entry.manifest.code),
        entry.manifest.sha256,
        *(version.blob for version in versions),
        *entry.manifest.digests.values(),
        *(revision(version).digest for version in versions),
    }


def built(project: Project, folder: str = "site") -> Iterable[Path]:
    return [project.root / folder, project.root / f"{folder}-server"]


UNTIL = "\nembargoed_until: 2999-01-01T10:00:00-05:00"


@pytest.mark.build
def test_nothing_that_is_built_knows_of_a_text_that_is_not_public(tmp_path: Path):
    project = searched_site(tmp_path)
    for number, (status, until) in enumerate(
        (("draft", ""), ("in-review", ""), ("embargoed", ""), ("embargoed", UNTIL))
    ):
        with_secret(project, status, until, f"{SLUG}-{number}")
    known = hashes(project)
    assert len(known) >= 4 * 6
    done = project.python("-c", BUILD, EDITORIAL_DOWNLOADS="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/pagefind").is_dir() and list((tmp_path / "site/offline").glob("*.zim"))
    assert {word: found for word, found in places(built(project), (*WORDS, *known)).items() if found} == {}
    assert places(built(project), ["deuxième"])["deuxième"], "the search finds what is public"


@pytest.fixture(scope="module")
def previewed(once: Once) -> Project:
    """A preview of a statement under embargo and of a draft, with everything that readers can take along."""
    return Project(once("previewed", _preview))


def _preview(folder: Path) -> None:
    project = official(with_secret(searched_site(folder), "embargoed", UNTIL))
    with_secret(project, "draft", slug=DRAFT)
    file = folder / f"docs/es/statements/2026/{DAY}-{DRAFT}.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("status: translated", "status: machine"), encoding="utf-8"
    )
    done = project.run("editorial", "build", "--preview", "--downloads")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        done.stdout
        == "The preview is in preview. It shows what is not public yet: do not put it on a public server.\n"
    )


def test_the_preview_shows_it_and_so_the_search_for_it_works(previewed: Project):
    assert not (previewed.root / "site").exists() and not (previewed.root / "register").exists()
    found = places(built(previewed, "preview"), WORDS)
    for kind in (r"\.html$", r"pagefind/.*!$", r"\.zip!.*html$", r"\.zim!", r"\.pdf!$", r"sitemap\.xml$"):
        assert any(re.search(kind, place) for word in WORDS for place in found[word]), kind
    assert all(found.values()), found
    marked = places(built(previewed, "preview"), ["not for publication"])["not for publication"]
    assert {place for place in found["zebrafalcon"] if place.endswith(".pdf!")} <= marked, "on paper too"


def test_every_page_of_a_preview_is_marked_in_its_language_and_asks_not_to_be_listed(previewed: Project):
    preview = previewed.root / "preview"
    marks = {
        "en": "Preview: not for publication.",
        "fr": "Aperçu\u00a0: ne pas publier.",
        "es": "Vista previa: no debe publicarse.",
    }
    pages = sorted(preview.rglob("*.html"))
    assert len(pages) > 15
    for file in pages:
        html, language = file.read_text(encoding="utf-8"), file.relative_to(preview).parts[0]
        assert '<meta name="robots" content="noindex">' in html, file
        for mark in (marks[language],) if language in marks else marks.values():
            assert mark in html.partition("<body>")[2], file
    statement_page = f"statements/2026/{DAY}-{SLUG}/index.html"
    for language, hour in (
        ("en", "Under embargo until 1 January 2999, 10:00 (UTC-5)."),
        ("fr", "Sous embargo jusqu’au 1er janvier 2999, 10:00 (UTC-5)."),
    ):
        assert hour in (preview / language / statement_page).read_text(encoding="utf-8")


def test_a_draft_and_a_translation_in_draft_stand_in_the_preview(previewed: Project):
    html = (previewed.root / f"preview/es/statements/2026/{DAY}-{DRAFT}/index.html").read_text(
        encoding="utf-8"
    )
    assert "Vista previa: no debe publicarse.</strong> Borrador." in html


SECTION = "about/index"
"""The first page of a section of the main menu."""


def with_draft_section(folder: Path) -> Project:
    """The small site with a section whose first page is a draft in Spanish, which its translations may be."""
    project, settings = small_site(folder), folder / "editorial.yml"
    text, count = re.subn(
        r"about: \{translations: required.*\}",
        "about: {translations: optional}",
        settings.read_text(encoding="utf-8"),
    )
    assert count == 1
    settings.write_text(text, encoding="utf-8")
    for code, title in (("en", "About us"), ("fr", "Qui nous sommes"), ("es", "Acerca de Quokka")):
        project.write(f"{code}/{SECTION}.md", page(title, code=code))
    project.record()
    draft = folder / f"docs/es/{SECTION}.md"
    draft.write_text(
        draft.read_text(encoding="utf-8").replace("status: translated", "status: draft"), encoding="utf-8"
    )
    return project


@pytest.mark.build
def test_the_menu_names_no_draft_of_a_translation_and_links_to_none(tmp_path: Path):
    project = with_draft_section(tmp_path)
    project.build()
    site = tmp_path / "site"
    assert places([site], ["Acerca de Quokka"]) == {"Acerca de Quokka": set()}
    linked = {
        file.relative_to(site).as_posix()
        for file in site.rglob("*.html")
        for link in re.findall(r'href="([^"]*)"', file.read_text(encoding="utf-8"))
        if urljoin(file.relative_to(site).as_posix(), link).lstrip("/").startswith("es/about/")
    }
    assert linked == set()
    assert "Qui nous sommes" in project.read("fr/contact/index.html")


@pytest.mark.build
def test_the_menu_of_a_preview_names_a_draft_of_a_translation(tmp_path: Path):
    project = with_draft_section(tmp_path)
    done = project.run("editorial", "build", "--preview")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (tmp_path / "preview/es/contact/index.html").read_text(encoding="utf-8")
    assert '<a href="../about/">Acerca de Quokka</a>' in html


def test_a_public_site_is_not_marked(small: Project):
    assert "Preview: not for publication" not in small.read("en/index.html")


def test_a_public_build_stops_leaks_nothing_and_leaves_the_last_good_site(small: Project, tmp_path: Path):
    project = copied(small, tmp_path)
    before = {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()}
    with_secret(project, "embargoed", UNTIL)
    done = project.run("editorial", "build")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert (
        f"docs/en/statements/2026/{DAY}-{SLUG}.md:6: this statement may not be known before 2999-01-01T10:00:00-05:00 (embargo)."
        in said
    )
    assert not [word for word in (*WORDS[:-1], *hashes(project)) if word in said.lower()]
    assert {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "markdown"])
def test_no_report_of_the_check_quotes_a_text_under_embargo(tmp_path: Path, form: str):
    project = with_secret(small_site(tmp_path), "embargoed", UNTIL)
    file = tmp_path / f"docs/fr/statements/2026/{DAY}-{SLUG}.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Marmosette a parlé de secretwords.", ""), encoding="utf-8"
    )
    done = project.run("editorial", "check", "--format", form)
    assert done.returncode == 1
    assert "embargo" in done.stdout
    assert not [word for word in WORDS[:-1] if word in (done.stdout + done.stderr).lower()]
    assert "Marmosetto" in project.run("editorial", "check", "--preview", "--format", form).stdout


def test_no_section_can_make_it_weigh_less(tmp_path: Path):
    project = small_site(tmp_path)
    settings = tmp_path / "editorial.yml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}\nseverity: {{embargo: info}}\n", encoding="utf-8"
    )
    done = project.run("editorial", "check")
    assert done.returncode == 2
    assert "A text whose hour has not come may not be published at all." in done.stderr


def test_with_preview_the_hour_is_not_asked(tmp_path: Path):
    project = with_secret(small_site(tmp_path), "embargoed", UNTIL)
    assert project.run("editorial", "check").returncode == 1
    assert project.run("editorial", "check", "--preview").returncode == 0


def test_a_preview_does_not_take_the_place_of_the_site(tmp_path: Path):
    project = small_site(tmp_path)
    done = project.run("editorial", "build", "--preview", "--output", "./site")
    assert done.returncode == 2
    assert "site is what is published. Put the preview into another folder." in done.stderr


def test_a_preview_reads_the_same_results_as_the_public_build(tmp_path: Path):
    project = small_site(tmp_path)
    project.write("en/about/index.md", page("About"))
    assert project.run("editorial", "check").returncode == 1
    kept = (tmp_path / ".cache/editorial/results.json").read_bytes()
    project.run("editorial", "check", "--preview")
    assert (tmp_path / ".cache/editorial/results.json").read_bytes() == kept


def test_a_preview_changes_no_code_of_what_is_public(tmp_path: Path):
    project = with_secret(small_site(tmp_path), "draft")
    inspection = inspect_folder(project.root / "docs")
    public, shown = (
        {
            record.key: entry_of(record, None, office_settings(inspection.settings)).manifest.code
            for record in records(inspection.pages.values(), preview=preview)
        }
        for preview in (False, True)
    )
    assert public and public.items() < shown.items()
