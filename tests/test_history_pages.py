"""What readers see of a statement to which something happened: the box above it, its history, its earlier versions, what changed."""

import re
from html import unescape

import html5lib
import pytest

from support.history import (
    CORRECTED,
    FRENCH_ONLY,
    REINSTATED,
    SPELLING,
    SUCCESSOR,
    SUPERSEDED,
    TRANSLATED,
    UPDATED,
    WITHDRAWN,
    register_of,
)
from support.project import SITE_URL, Project

NB = "\u00a0"


def words(html: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace(NB, "~").split()).replace("~", NB)


def box(html: str) -> str:
    """The words of the box that a reader must read first; empty if there is none."""
    found = re.search(r'<div class="box" role="note">(.*?)</div>', html, re.DOTALL)
    return words(found[1]) if found else ""


def page(history: Project, language: str, path: str) -> str:
    return history.read_unstyled(f"{language}/{path}/index.html")


def titles(html: str) -> list[str]:
    """Everything that gives the page a title: in a tab, above the text, on other sites."""
    return [
        unescape(re.search(pattern, html)[1])
        for pattern in (
            r"<title>([^<]*) · ",
            r"<h1>([^<]*)</h1>",
            r'<meta property="og:title" content="([^"]*)">',
        )
    ]


@pytest.mark.parametrize(
    ("language", "key", "said"),
    [
        (
            "en",
            CORRECTED,
            "Clarified on 3 September 2024. Said more clearly. See what changed "
            "Corrected on 2 September 2024. The number of people was wrong. See what changed",
        ),
        (
            "fr",
            FRENCH_ONLY,
            "Corrigée le 2 septembre 2024. Le texte français était inexact. Voir ce qui a changé",
        ),
        ("en", FRENCH_ONLY, ""),
        (
            "es",
            UPDATED,
            "Actualizada el 2 de septiembre de 2024. Se añadió lo que se supo después. Ver qué ha cambiado",
        ),
        (
            "en",
            UPDATED,
            "Clarified on 3 September 2024. Said more clearly. See what changed "
            "Updated on 2 September 2024. What became known since was added. See what changed",
        ),
        ("es", WITHDRAWN, "Retirada el 2 de septiembre de 2024. La ficha trataba de otro hecho."),
        ("fr", REINSTATED, "Rétablie le 3 septembre 2024. Le retrait était une erreur."),
        (
            "en",
            SUPERSEDED,
            "Superseded on 2 September 2024. A full account takes its place. Now in force: A full account",
        ),
        ("es", SUCCESSOR, "Sustituye a: Un primer relato"),
        ("en", SPELLING, ""),
        ("fr", TRANSLATED, ""),
    ],
)
def test_the_box_above_the_text_says_what_concerns_the_language(
    history: Project, language: str, key: str, said: str
):
    assert box(page(history, language, key)) == said


@pytest.mark.parametrize(
    ("language", "key", "title"),
    [
        ("en", CORRECTED, "Corrected: People who fled"),
        ("fr", WITHDRAWN, f"Retirée{NB}: À propos d’un autre événement"),
        ("es", SUPERSEDED, "Sustituida: Un primer relato"),
        ("en", FRENCH_ONLY, "A fault in French"),
        ("en", REINSTATED, "Withdrawn by mistake"),
    ],
)
def test_every_title_of_a_page_has_the_word_for_its_status(
    history: Project, language: str, key: str, title: str
):
    html = page(history, language, key)
    assert titles(html) == [title] * 3
    assert unescape(re.search(r"<details>\s*<summary>[^<]*</summary>\s*<p>([^<]*)</p>", html)[1]).startswith(
        title
    )


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_withdrawn_statement_keeps_its_text_and_is_listed_by_nobody(history: Project, language: str):
    html = page(history, language, WITHDRAWN)
    assert (
        '<meta name="robots" content="noindex">' in html
        and "hreflang=" not in re.search(r"<head>.*</head>", html, re.DOTALL)[0]
    )
    assert (
        "<del" not in html
        and "<s>" not in html
        and html.index('role="note"') < html.index('<div class="text">')
    )
    assert f"{language}/{WITHDRAWN}/" not in history.read(
        "sitemap.xml"
    ) and f"{language}/{REINSTATED}/" in history.read("sitemap.xml")
    assert '<meta name="robots"' not in page(history, language, SUPERSEDED)


def test_the_history_on_the_page_leads_to_every_earlier_text_and_to_what_changed(history: Project):
    html = page(history, "fr", CORRECTED)
    shown = re.search(r'<section id="history">.*?</section>', html, re.DOTALL)[0]
    assert words(shown) == (
        f"Mises à jour 3 septembre 2024 · Précision Version 3{NB}: Formulation plus claire. Voir ce qui a changé "
        f"2 septembre 2024 · Correction Version 2{NB}: Le nombre de personnes était inexact. Voir ce qui a changé Lire la version 2 "
        f"15 janvier 2024 · Première publication Version 1{NB}: Première publication. Lire la version 1"
    )
    assert re.findall(r'href="([^"]+)"', shown) == ["changes/3/", "changes/2/", "v2/", "v1/"]


def test_an_earlier_version_shows_its_own_text_with_its_structure(history: Project):
    html = page(history, "fr", f"{CORRECTED}/v1")
    text = re.search(r'<div class="text">(.*?)\n</div>', html, re.DOTALL)[1]
    assert f"1{NB}366" in text and "466" not in html
    assert (
        "<h2>Ce qui a été demandé</h2>" in text
        and "<li>de laisser passer l’aide sans délai.</li>\n</ul>" in text
    )
    assert '<li value="1">Écouter la population.</li>' in text and '<th scope="col">Lieu</th>' in text
    assert f'<td data-label="Personnes">1{NB}366</td>' in text
    assert "<blockquote>\n<p>Personne ne peut détourner le regard.</p>" in text
    assert "<pre><code>a &lt;b&gt; line of code\n</code></pre>" in text and "<dt>Protection</dt>" in text
    assert (
        '&lt;<a class="whole" href="https://www.un.org/fr/genocideprevention/">https://www.un.org/fr/genocideprevention/</a>&gt;'
        in text
    )
    assert box(html) == (
        f"Ceci est une version antérieure{NB}: la version 1 du 15 janvier 2024. Précisée le 3 septembre 2024. Formulation plus "
        "claire. Corrigée le 2 septembre 2024. Le nombre de personnes était inexact. "
        "Lire la version actuelle (version 3 du 3 septembre 2024)"
    )


def test_programs_find_the_way_between_versions(history: Project):
    def relations(path: str) -> dict[str, str]:
        return dict(
            re.findall(
                rf'<link rel="([a-z]+-[a-z]+|canonical)" href="{SITE_URL}en/{CORRECTED}/([^"]*)">',
                page(history, "en", path),
            )
        )

    assert relations(f"{CORRECTED}/v1") == {
        "canonical": "v1/",
        "latest-version": "",
        "successor-version": "v2/",
        "version-history": "#history",
    }
    assert relations(f"{CORRECTED}/v2") == {
        "canonical": "v2/",
        "latest-version": "",
        "predecessor-version": "v1/",
        "successor-version": "",
        "version-history": "#history",
    }
    assert relations(CORRECTED) == {
        "canonical": "",
        "predecessor-version": "v2/",
        "version-history": "#history",
    }


def test_a_version_leads_to_the_same_version_in_other_languages_and_names_those_it_has_not(history: Project):
    html = page(history, "en", f"{CORRECTED}/v1")
    assert f'href="../../../../../es/{CORRECTED}/v1/" lang="es" hreflang="es"' in html
    only = page(history, "en", f"{TRANSLATED}/v1")
    assert "This version does not exist in: French and Spanish." in only and f"fr/{TRANSLATED}" not in only


def test_an_earlier_version_of_what_was_withdrawn_says_so(history: Project):
    html = page(history, "en", f"{WITHDRAWN}/v1")
    assert titles(html) == [
        "Withdrawn: Of another event (version 1)",
        "Withdrawn: Of another event",
        "Withdrawn: Of another event (version 1)",
    ]
    assert "Withdrawn on 2 September 2024. The record was of another event." in box(html)


def test_what_changed_is_shown_word_by_word(history: Project):
    html = page(history, "es", f"{CORRECTED}/changes/2")
    assert titles(html)[1] == "Qué ha cambiado en la versión 2 del 2 de septiembre de 2024"
    assert (
        '<del><span class="said">[suprimido: </span>1.366<span class="said">]</span></del>'
        '<ins><span class="said">[añadido: </span>1.466<span class="said">]</span></ins>'
    ) in html
    assert html.count("<ins>") == html.count("<del>") == 1 and "<h2>Lo que se pidió</h2>" in html
    assert (
        "Corrección. El número de personas era inexacto. Idiomas afectados: inglés, francés y español"
        in words(html)
    )
    assert '<p>Anterior: <a href="../../v1/">Versión 1 del 15 de enero de 2024</a></p>' in html
    assert '<p>Posterior: <a href="../../v2/">Versión 2 del 2 de septiembre de 2024</a></p>' in html


def test_several_changes_can_be_reached_one_after_the_other(history: Project):
    html = page(history, "en", f"{CORRECTED}/changes/3")
    assert (
        re.findall(r'href="#(change-\d)"', html)
        == re.findall(r'id="(change-\d)"', html)
        == ["change-1", "change-2", "change-3"]
    )
    assert '<a href="../../">Version 3 of 3 September 2024</a>' in html


def test_only_a_language_whose_text_changed_has_a_page_of_changes(history: Project):
    for language, there in {"en": False, "fr": True, "es": False}.items():
        assert (history.root / "site" / language / FRENCH_ONLY / "changes/2/index.html").exists() == there
    assert "In this version, nothing changed in: " not in page(history, "fr", f"{CORRECTED}/changes/2")
    assert f"Dans cette version, rien n’a changé en{NB}: anglais et espagnol." in page(
        history, "fr", f"{FRENCH_ONLY}/changes/2"
    )


def test_every_such_page_is_well_formed(history: Project):
    for path in [
        *history.root.glob("site/*/statements/*/*/**/index.html"),
        *history.root.glob("site/v/**/*.html"),
        history.root / "site/verify/index.html",
    ]:
        html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))


def test_versions_and_changes_are_not_searched_and_the_withdrawn_statement_neither(history: Project):
    found = register_of(history)
    fragments = sum(1 for _ in history.root.glob("site/pagefind/fragment/en_*"))
    pages = sum(1 for path in history.root.glob("docs/en/**/*.md") if path.name != "search.md")
    assert len(found.entries) > 9 and fragments == pages - 1
