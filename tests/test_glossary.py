"""glossary.yml: read strictly, said in an editor's words when it is wrong, shown on the glossary page."""

import re
from pathlib import Path

import pytest

from docs_parity.markdown.blocks import read_blocks
from docs_parity.markdown.page_reader import body_of
from docs_parity.markdown.yaml_positions import YamlError
from docs_parity.model.block import Kind
from docs_parity.model.state import ChangeClass
from docs_parity.project.glossary import GlossaryError, glossary_text, read_glossary
from docs_parity.project.settings import read_settings
from editorial.site.pages.glossary_page import with_other_languages
from editorial.site.pages.stale_marks import Mark, StaleMarks
from support.house import House
from support.once import Once
from support.project import TEXTS, Project, page, small_site
from support.rendering import ROOT
from test_stale_marks import rendered

SETTINGS = read_settings(ROOT / "editorial.yml")
WRONG = {
    "no list": ("- Security Council", 1, "the file is no list of terms"),
    "a term without languages": ("council:", 1, 'the term "council" has no languages'),
    "a form without weight": (
        "council:\n  en: Security Council",
        2,
        '"council.en" does not say how much its form weighs. Write `en: {must: …}` or `en: {prefer: …}`.',
    ),
    "a misspelled weight": (
        "council:\n  en: {musst: Security Council}",
        2,
        'there is no field "musst". Did you mean "must"?',
    ),
    "no form": ("council:\n  en: {also: the Council}", 2, '"council.en" has no form'),
    "an empty form": ("council:\n  en:\n    must:", 3, '"must" is empty. Write its value behind the colon.'),
    "a number": ("summit:\n  en: {must: 2005}", 2, '"must" is not right: 2005'),
    "two weights": (
        "council:\n  en: {must: Security Council, prefer: Council}",
        2,
        'has forms below "must" and below "prefer"',
    ),
    "a misspelled language": (
        "council:\n  en: {must: Security Council}\n  ft: {must: Conseil}",
        3,
        'there is no language "ft". Use one of: en, es, fr.',
    ),
    "one form for two terms": (
        "a:\n  en: {must: crime}\nb:\n  fr: {must: crime}\n  en: {must: [wrong, Crime]}",
        5,
        '"Crime" stands here and in "a". Take one of the two out.',
    ),
    "asked for and forbidden": (
        "a:\n  en: {must: crime}\nb:\n  en: {must: wrong, forbid: crime}",
        4,
        '"crime" is forbidden here and asked for in "a". Take one of the two out.',
    ),
    "kept and not kept": (
        "a:\n  keep: UNESCO\n  fr: {must: Unesco}",
        1,
        '"a" is kept as it is, and has forms of its own',
    ),
    "kept without a form": ("a:\n  keep: true", 2, '"keep" of "a" is no form. Write `a: {keep: UNESCO}`.'),
    "a term twice": (
        "a:\n  en: {must: one}\na:\n  en: {must: two}",
        3,
        'the field "a" stands here a second time. Delete one of the two.',
    ),
    "a tab": ("a:\n\ten: {must: one}", 2, "this line begins with a tab. Put spaces in place of the tab."),
    "no space behind a colon": (
        "a:\n  en: {must: one}\n  fr:{must: un}",
        3,
        'there is no space behind the colon of "fr"',
    ),
}


@pytest.mark.parametrize(("text", "line", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_said_with_its_line_and_what_to_do(text: str, line: int, said: str):
    with pytest.raises(GlossaryError) as caught:
        read_glossary(text, ("en", "fr", "es"))
    error = caught.value
    assert (error.line, said in f"{error.problem}. {error.fix}") == (line, True), (
        f"{error.line}: {error.problem}. {error.fix}"
    )
    assert "front matter" not in error.problem


def test_a_language_that_the_site_does_not_have_yet_is_no_mistake():
    glossary = read_glossary("council:\n  en: {must: Security Council}\n  ar: {must: مجلس الأمن}", ("en",))
    assert glossary.terms[0].forms("ar").asked == ("مجلس الأمن",)


def test_a_file_that_is_missing_or_has_only_comments_has_no_terms(tmp_path: Path):
    assert glossary_text(tmp_path) == ""
    assert not read_glossary("# Nothing.\n", ("en",)) and not read_glossary("", ("en",))


def test_accents_may_be_written_in_either_way(tmp_path: Path):
    (tmp_path / "glossary.yml").write_text("a:\n  fr: {must: ge\u0301nocide}", encoding="utf-8")
    glossary = read_glossary(glossary_text(tmp_path), ("fr",))
    assert glossary.terms[0].forms("fr").must == ("g\u00e9nocide",)
    assert glossary.named("GE\u0301NOCIDE", "fr") is glossary.terms[0]


def test_a_term_that_is_kept_has_the_same_name_in_every_language():
    glossary = read_glossary("unicef:\n  keep: UNICEF", ("en", "fr"))
    assert glossary.named("Unicef", "fr") is glossary.named("UNICEF", "en") is glossary.terms[0]
    settings = SETTINGS.model_copy(update={"terms": "unicef:\n  keep: UNICEF"})
    settings.__dict__.pop("glossary", None)
    assert with_other_languages("UNICEF\n:   Fund.", "en", settings).endswith(
        "In French: *UNICEF*{lang=fr}. In Spanish: *UNICEF*{lang=es}."
    )


def test_the_terms_of_the_program_stand_in_no_editorial_yml(tmp_path: Path):
    (tmp_path / "editorial.yml").write_text("languages: {en: {name: English}}\nterms: x\n", encoding="utf-8")
    with pytest.raises(YamlError, match='there is no field "terms"'):
        read_settings(tmp_path / "editorial.yml")


def test_the_command_says_what_is_wrong_with_the_file_and_where(tmp_path: Path):
    house = House(tmp_path)
    (tmp_path / "glossary.yml").write_text("council:\n  en: Security Council\n", encoding="utf-8")
    code, said = house.says("check")
    assert code == 2
    assert re.search(
        r'glossary\.yml:2: "council\.en" does not say how much its form weighs\. Write `en: ', said
    )
    (tmp_path / "glossary.yml").write_bytes(b"council:\n  en: {must: \xff}\n")
    code, said = house.says("check")
    assert code == 2
    assert re.search(
        r"glossary\.yml:2: byte FF is not UTF-8 text\. Save the file again with the encoding UTF-8\.", said
    )


def test_every_page_is_looked_at_again_when_the_file_changes(tmp_path: Path):
    house = House(tmp_path)
    assert house.says("check")[0] == 0
    (tmp_path / "glossary.yml").write_text(
        "office:\n  en: {must: Office}\n  fr: {must: Agence}\n", encoding="utf-8"
    )
    code, said = house.says("check")
    assert (code, said.count("(term-missing)")) == (1, 1)
    assert house.says("check") == (code, said)
    (tmp_path / "glossary.yml").unlink()
    assert house.says("check")[0] == 0


@pytest.mark.parametrize("language", SETTINGS.languages)
def test_every_term_of_the_page_gets_a_line_and_nothing_else_changes(language: str):
    text = body_of((ROOT / f"docs/{language}/glossary.md").read_text(encoding="utf-8"))
    shown = with_other_languages(text, language, SETTINGS)
    added = [line for line in shown.split("\n") if "{lang=" in line]
    assert len(added) == sum(block.kind is Kind.TERM for block in read_blocks(text)) > 30
    assert [line for line in shown.split("\n") if line not in added] == text.split("\n")
    assert [(block.kind, block.path) for block in read_blocks(shown)] == [
        (block.kind, block.path) for block in read_blocks(text)
    ]


def test_a_line_says_what_a_term_is_called_in_the_other_languages():
    text = "Conseil de sécurité\n:   Organe.\n\n    Deuxième alinéa.\n:   Autre sens.\n\nInconnu\n:   Rien."
    assert with_other_languages(text, "fr", SETTINGS) == (
        "Conseil de sécurité\n:   Organe.\n    En anglais\u00a0: *Security Council*{lang=en}. En espagnol\u00a0: *Consejo de Seguridad*{lang=es}.\n\n"
        "    Deuxième alinéa.\n:   Autre sens.\n\nInconnu\n:   Rien."
    )


def test_signs_in_a_form_are_no_markup():
    settings = SETTINGS.model_copy(update={"terms": 'a:\n  en: {must: a}\n  fr: {must: "b*_<c>"}'})
    settings.__dict__.pop("glossary", None)
    shown = with_other_languages("A\n:   Text.", "en", settings)
    assert '<em lang="fr">b*_&lt;c&gt;</em>' in rendered(shown, StaleMarks())


def test_a_stale_definition_is_marked_with_its_line_in_other_languages():
    text = body_of((ROOT / "docs/fr/glossary.md").read_text(encoding="utf-8"))
    blocks = read_blocks(text)
    definitions = [index for index, block in enumerate(blocks) if block.kind is Kind.DEFINITION]
    marks = StaleMarks(blocks, {index: Mark(ChangeClass.TEXT, f"({index})") for index in definitions})
    html = rendered(with_other_languages(text, "fr", SETTINGS), marks)
    assert marks.placed == set(definitions)
    assert html.count('data-stale="text"') == html.count('<em lang="en">') == len(definitions)


def glossary_site(folder: Path) -> Project:
    """The small site with a glossary."""
    project = small_site(folder)
    (project.root / "glossary.yml").write_text(
        "court:\n  en: {must: Court}\n  fr: {must: Cour}\n  es: {must: Corte}\n", encoding="utf-8"
    )
    for code, name in (("en", "Court"), ("fr", "Cour"), ("es", "Corte")):
        project.write(f"{code}/glossary.md", page("Glossary", f"{name}\n:   {TEXTS[code]}", code))
    project.record()
    return project


@pytest.fixture(scope="module")
def site(once: Once) -> Project:
    """The same, built."""
    return Project(once("glossary", lambda folder: glossary_site(folder).build()))


def test_readers_see_the_forms_of_glossary_yml(site: Project):
    assert (
        '<dd>Text.\nIn French: <em lang="fr">Cour</em>. In Spanish: <em lang="es">Corte</em>.</dd>'
        in site.read("en/glossary/index.html")
    )
    assert 'En anglais\u00a0: <em lang="en">Court</em>.' in site.read("fr/glossary/index.html")
    assert 'En inglés: <em lang="en">Court</em>.' in site.read("es/glossary/index.html")
