"""A translation whose original has moved says so to its readers, in their language."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from docs_parity.markdown.canonical import TRANSLATED_FIELDS
from docs_parity.model.page import FrontMatter, LocalizedPage, Page
from docs_parity.model.state import BlockChange, ChangeClass, Difference, Freshness, State
from docs_parity.project.settings import read_settings
from editorial.site.i18n import counted
from editorial.site.pages.notices import StaleNotice, notice_of
from support.project import Project
from support.rendering import ROOT
from support.stale import BOXED, SAME, STALE, stale_site

SETTINGS = read_settings(ROOT / "editorial.yml")
TEXT, GONE, NEW = ChangeClass.TEXT, ChangeClass.DELETED, ChangeClass.INSERTED


def state(*changes: BlockChange, language: str = "fr", **fields: object) -> State:
    """A stale translation of an English page with these changes."""
    known = {"source": "en", "since": "2026-05-01", "difference": Difference.SHOWN} | fields
    return State(
        page="about/page",
        language=language,
        path=f"{language}/about/page.md",
        freshness=Freshness.STALE,
        changes=changes,
        **known,
    )


def page(*languages: str) -> Page:
    """A page in these languages."""
    return Page(
        "about/page",
        "en",
        {
            code: LocalizedPage(
                language=code,
                key="about/page",
                path=f"{code}/about/page.md",
                front_matter=FrontMatter({"title": f"Title {code}"}),
            )
            for code in languages
        },
    )


def notice(found: State, placed: tuple[int, ...] = ()) -> StaleNotice:
    """The notice of a state, after these blocks were marked."""
    return replace(notice_of(found, page("en", "fr", "es"), SETTINGS), placed=frozenset(placed))


def said(found: State, *placed: int) -> str:
    """The notice as one text."""
    return " ".join(notice(found, placed).sentences)


def paragraph(block: int, change: ChangeClass = TEXT, **fields: object) -> BlockChange:
    """A changed paragraph that this block of the translation answers."""
    return BlockChange(change=change, noun="paragraph", old="Old.", new="New.", block=block, **fields)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "This translation has been out of date since 1 May 2026. One passage of the English text has changed. It is marked below.",
        ),
        (
            "fr",
            "Cette traduction n’est plus à jour depuis le 1er mai 2026. Un passage du texte anglais a changé. Il est signalé ci-dessous.",
        ),
        (
            "es",
            "Esta traducción no está actualizada desde el 1 de mayo de 2026. Ha cambiado un pasaje del texto en inglés. "
            "Está señalado más abajo.",
        ),
    ],
)
def test_one_passage(language: str, expected: str):
    assert said(state(paragraph(3), language=language), 3) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "In the English text, 3 passages have changed. They are marked below."),
        ("fr", "Dans le texte anglais, 3 passages ont changé. Ils sont signalés ci-dessous."),
        ("es", "Han cambiado 3 pasajes del texto en inglés. Están señalados más abajo."),
    ],
)
def test_several_passages(language: str, expected: str):
    assert said(state(paragraph(0), paragraph(1, GONE), paragraph(2), language=language), 0, 1, 2).endswith(
        expected
    )


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "One of them is marked below.", "Of these, 2 are marked below."),
        ("fr", "L’un d’eux est signalé ci-dessous.", "Parmi eux, 2 sont signalés ci-dessous."),
        ("es", "Uno de ellos está señalado más abajo.", "De ellos, 2 están señalados más abajo."),
    ],
)
def test_passages_of_which_some_could_be_marked(language: str, one: str, two: str):
    found = state(paragraph(0), paragraph(1), paragraph(-1), language=language)
    assert said(found, 0).endswith(one)
    assert said(found, 0, 1).endswith(two)


def test_of_marks_that_could_not_be_placed_nothing_is_said():
    assert said(state(paragraph(0), paragraph(1))).endswith("Dans le texte anglais, 2 passages ont changé.")


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        (
            "en",
            "The English text has a new passage that is not here yet.",
            "The English text has 2 new passages that are not here yet.",
        ),
        (
            "fr",
            "Le texte anglais comporte un nouveau passage qui ne figure pas encore ici.",
            "Le texte anglais comporte 2 nouveaux passages qui ne figurent pas encore ici.",
        ),
        (
            "es",
            "El texto en inglés tiene un pasaje nuevo que todavía no figura aquí.",
            "El texto en inglés tiene 2 pasajes nuevos que todavía no figuran aquí.",
        ),
    ],
)
def test_new_passages_have_nothing_to_mark(language: str, one: str, two: str):
    new = BlockChange(change=NEW, noun="paragraph", new="New.")
    assert notice(state(new, language=language)).sentences[1:] == (one,)
    assert notice(state(new, new, language=language)).sentences[1:] == (two,)
    assert notice(state(new, language=language)).marks == {}


@pytest.mark.parametrize(
    ("nouns", "english", "french", "spanish"),
    [
        (
            ("title",),
            "The title of the English text has changed.",
            "Le titre du texte anglais a changé.",
            "Ha cambiado el título del texto en inglés.",
        ),
        (
            ("summary",),
            "The summary of the English text has changed.",
            "Le résumé du texte anglais a changé.",
            "Ha cambiado el resumen del texto en inglés.",
        ),
        (
            ("summary", "title"),
            "The title and the summary of the English text have changed.",
            "Le titre et le résumé du texte anglais ont changé.",
            "Han cambiado el título y el resumen del texto en inglés.",
        ),
        (
            ("description",),
            "The English text has changed.",
            "Le texte anglais a changé.",
            "El texto en inglés ha cambiado.",
        ),
        (
            ("abbreviation",),
            "The English text has changed.",
            "Le texte anglais a changé.",
            "El texto en inglés ha cambiado.",
        ),
    ],
)
def test_title_and_summary_are_named_and_not_counted(
    nouns: tuple[str, ...], english: str, french: str, spanish: str
):
    changes = [BlockChange(change=TEXT, noun=noun, old="Old", new="New") for noun in nouns]
    for language, expected in (("en", english), ("fr", french), ("es", spanish)):
        assert notice(state(*changes, language=language)).sentences[1:] == (expected,)


def test_passages_come_before_title_and_summary():
    found = state(BlockChange(change=TEXT, noun="title", old="Old", new="New"), paragraph(0))
    assert notice(found, (0,)).sentences[1:] == (
        "Un passage du texte anglais a changé.",
        "Il est signalé ci-dessous.",
        "Le titre du texte anglais a changé.",
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "This translation is out of date. What has changed in the English text cannot be shown here."),
        (
            "fr",
            "Cette traduction n’est plus à jour. Ce qui a changé dans le texte anglais ne peut pas être indiqué ici.",
        ),
        (
            "es",
            "Esta traducción no está actualizada. No se puede indicar aquí qué ha cambiado en el texto en inglés.",
        ),
    ],
)
def test_without_the_old_text_neither_date_nor_number_is_made_up(language: str, expected: str):
    assert said(state(language=language, since="", difference=Difference.NOT_HERE)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "This translation is out of date. It was made from the French text, which is itself behind the Spanish text.",
        ),
        (
            "fr",
            "Cette traduction n’est plus à jour. Elle a été établie à partir du texte français, "
            "qui est lui-même en retard sur le texte espagnol.",
        ),
        (
            "es",
            "Esta traducción no está actualizada. Se hizo a partir del texto en francés, "
            "que a su vez no recoge los últimos cambios del texto en español.",
        ),
    ],
)
def test_a_translation_of_a_translation_names_both_and_links_to_the_original(language: str, expected: str):
    found = state(language=language, since="", difference=Difference.NONE, source="fr", via="es")
    assert said(found) == expected
    assert (notice(found).up_to_date, notice(found).url, notice(found).title) == (
        "es",
        "es/about/page/",
        "Title es",
    )


@pytest.mark.parametrize(
    ("language", "link", "changed", "gone", "moved"),
    [
        (
            "en",
            ("Up-to-date text, in English: ", ""),
            "Changed in the English text.",
            "No longer in the English text.",
            "Now elsewhere in the English text.",
        ),
        (
            "fr",
            ("Texte à jour, en anglais\u00a0: ", ""),
            "Modifié dans le texte anglais.",
            "Ne figure plus dans le texte anglais.",
            "Figure désormais ailleurs dans le texte anglais.",
        ),
        (
            "es",
            ("Texto actualizado, en inglés: ", ""),
            "Modificado en el texto en inglés.",
            "Ya no figura en el texto en inglés.",
            "Ahora figura en otro lugar del texto en inglés.",
        ),
    ],
)
def test_link_and_marks(language: str, link: tuple[str, str], changed: str, gone: str, moved: str):
    found = notice(
        state(
            paragraph(1),
            paragraph(2, GONE),
            paragraph(3, ChangeClass.MOVED),
            paragraph(4, ChangeClass.FACTS),
            language=language,
        )
    )
    assert found.link == link
    assert {index: mark.words for index, mark in found.marks.items()} == {
        1: changed,
        2: gone,
        3: moved,
        4: changed,
    }


def test_a_passage_that_is_only_likely_the_right_one_is_counted_and_not_marked():
    found = state(paragraph(1), paragraph(2, sure=False))
    assert set(notice(found).marks) == {1}
    assert said(found, 1).endswith(
        "Dans le texte anglais, 2 passages ont changé. L’un d’eux est signalé ci-dessous."
    )


def test_two_changes_of_one_passage_make_the_mark_of_the_first():
    found = state(paragraph(1, ChangeClass.FACTS), paragraph(1, GONE))
    assert notice(found).marks[1].change is ChangeClass.FACTS
    assert said(found, 1).endswith(
        "Dans le texte anglais, 2 passages ont changé. Ils sont signalés ci-dessous."
    )


@pytest.mark.parametrize("change", [ChangeClass.FORMAT, ChangeClass.LINK, ChangeClass.META])
def test_a_passage_that_need_not_be_translated_again_is_neither_counted_nor_marked(change: ChangeClass):
    found = state(paragraph(1), paragraph(2, change))
    assert set(notice(found).marks) == {1}
    assert "Un passage du texte anglais a changé." in said(found)


@pytest.mark.parametrize("freshness", [each for each in Freshness if each is not Freshness.STALE])
def test_a_page_that_is_not_stale_says_nothing(freshness: Freshness):
    assert notice_of(replace(state(paragraph(1)), freshness=freshness), page("en", "fr"), SETTINGS) is None


def test_an_original_says_nothing():
    assert notice_of(None, page("en"), SETTINGS) is None


def test_a_source_that_readers_cannot_open_is_not_linked():
    draft = LocalizedPage(
        language="en",
        key="about/page",
        path="en/about/page.md",
        front_matter=FrontMatter({"translation": {"status": "draft"}}),
    )
    found = notice_of(
        state(paragraph(1)), Page("about/page", "fr", {"en": draft} | page("fr").localizations), SETTINGS
    )
    assert found.url == ""


def test_every_field_that_makes_a_translation_stale_is_thought_of():
    assert TRANSLATED_FIELDS == ("title", "summary", "description"), (
        "notice.py names the first two, and readers do not see the third"
    )


def test_large_numbers_are_written_as_the_language_does():
    assert (
        counted("stale_passages", 1234, "fr", source="anglais")
        == "Dans le texte anglais, 1\u202f234 passages ont changé."
    )
    assert (
        counted("stale_passages", 1234, "en", source="French")
        == "In the French text, 1,234 passages have changed."
    )


def notices(html: str) -> list[str]:
    """The words of the notices on a page."""
    boxes = [
        box
        for box in html5lib.parse(html, namespaceHTMLElements=False).iter("div")
        if "behind" in box.get("class", "")
    ]
    return [" ".join("".join(box.itertext()).split(" ")).strip().replace("\n", " ") for box in boxes]


def test_the_page_says_since_when_and_how_many_and_links_to_the_text_that_is_up_to_date(stale: Project):
    html = {code: stale.read(f"{code}/{STALE}/index.html") for code in ("fr", "es")}
    assert notices(html["fr"]) == [
        "Cette traduction n’est plus à jour depuis le 12 mai 2026. Dans le texte anglais, 13 passages ont changé. "
        "Ils sont signalés ci-dessous. Le texte anglais comporte un nouveau passage qui ne figure pas encore ici. "
        "Texte à jour, en anglais\u00a0: Fighting goes on"
    ]
    assert notices(html["es"]) == [
        "Esta traducción no está actualizada desde el 12 de mayo de 2026. Han cambiado 13 pasajes del texto en inglés. "
        "Están señalados más abajo. El texto en inglés tiene un pasaje nuevo que todavía no figura aquí. "
        "Texto actualizado, en inglés: Fighting goes on"
    ]
    for text in html.values():
        assert f'<a href="../../../../en/{STALE}/" lang="en" hreflang="en">Fighting goes on</a>' in text


@pytest.mark.parametrize(
    ("code", "changed", "gone"),
    [
        ("fr", "Modifié dans le texte anglais.", "Ne figure plus dans le texte anglais."),
        ("es", "Modificado en el texto en inglés.", "Ya no figura en el texto en inglés."),
    ],
)
def test_the_passages_concerned_are_marked_and_no_others(stale: Project, code: str, changed: str, gone: str):
    html = stale.read(f"{code}/{STALE}/index.html")
    assert len(re.findall(" data-stale=", html)) == 13
    assert html.count(f'<span class="stale">{changed}</span>') == 12
    assert html.count(f'data-stale="deleted"><span class="stale">{gone}</span>') == 1


@pytest.mark.parametrize(
    ("code", "changed"),
    [("fr", "Modifié dans le texte anglais."), ("es", "Modificado en el texto en inglés.")],
)
def test_a_box_whose_title_has_changed_is_marked(stale: Project, code: str, changed: str):
    html = stale.read(f"{code}/{BOXED}/index.html")
    assert len(re.findall(" data-stale=", html)) == 1
    assert f'<p class="admonition-title" data-stale="text"><span class="stale">{changed}</span>' in html


def test_neither_the_original_nor_a_page_that_only_looks_different_says_anything(stale: Project):
    for path in (f"en/{STALE}", f"en/{SAME}", f"fr/{SAME}", f"es/{SAME}", "fr/contact"):
        html = stale.read_unstyled(f"{path}/index.html")
        assert notices(html) == [] and "stale" not in html, path


def test_the_home_page_says_it_too(stale: Project):
    assert notices(stale.read("es/index.html")) == [
        "Esta traducción no está actualizada desde el 12 de mayo de 2026. Ha cambiado el título del texto en inglés. "
        "Texto actualizado, en inglés: House"
    ]


def test_a_stale_page_is_strict_html(stale: Project):
    for code in ("fr", "es"):
        html5lib.HTMLParser(strict=True).parse(stale.read(f"{code}/{STALE}/index.html"))


@pytest.mark.build
def test_without_git_the_page_still_says_that_it_is_out_of_date(tmp_path: Path):
    copy = stale_site(tmp_path)
    shutil.rmtree(tmp_path / ".git")
    copy.build()
    html = copy.read_unstyled(f"fr/{STALE}/index.html")
    assert notices(html) == [
        "Cette traduction n’est plus à jour. Ce qui a changé dans le texte anglais ne peut pas être indiqué ici. "
        "Texte à jour, en anglais\u00a0: Fighting goes on"
    ]
    assert "data-stale" not in html
