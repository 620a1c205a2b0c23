"""The pages for those who check a text: of each code, of how to check, and of a code that nobody knows."""

import re
from html import unescape
from pathlib import Path

import pytest

from docs_parity.project.settings import read_settings
from editorial.register.signatures import Assurance
from editorial.register.verification_code import grouped
from editorial.site.addresses import code_address
from editorial.site.codes.assurance_words import assurance_of, assurance_of_all
from support.history import CORRECTED, FRENCH_ONLY, SUPERSEDED, TRANSLATED, WITHDRAWN, register_of
from support.project import SITE_URL, Project, small_site
from support.rendering import ROOT
from support.serving import listening

LARGEST = 6000
"""Bytes of a page of a code, compressed, with its headers."""
HEADERS = 1300
"""What nginx sends before it (tests/test_nginx.py)."""


def code(history: Project, key: str, version: int) -> str:
    return register_of(history).versions(key)[version - 1].manifest.code


def sections(html: str) -> dict[str, str]:
    """The words of a page's parts, by language."""
    return {
        language: " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
        for language, text in re.findall(
            r'<section id="(\w+)" lang="\1"[^>]*>(.*?)</section>', html, re.DOTALL
        )
    }


def page(history: Project, key: str, version: int) -> str:
    return history.read_unstyled(f"{code_address(code(history, key, version))}index.html")


def test_a_code_leads_to_title_date_version_languages_and_hashes(history: Project):
    html, manifest = page(history, CORRECTED, 3), register_of(history).latest(CORRECTED).manifest
    assert f"<h1>{grouped(manifest.code)}</h1>" in html
    said = sections(html)
    assert list(said) == ["en", "fr", "es"]
    assert said["en"].startswith(
        "People who fled Record: Statement · 15 January 2024 Status now This is the present version. Clarified on 3 September 2024."
    )
    assert (
        "This page is a summary in our own words. It is not the statement itself. If the text you have differs"
        in said["en"]
    )
    assert (
        "Date of the statement 15 January 2024 Record published on 15 January 2024, 10:00 (UTC-4) Version 3"
        in said["en"]
    )
    assert (
        "Version 3 of 3, of 3 September 2024 All versions 1 , 2 , 3 Languages English , Français , Español"
        in said["en"]
    )
    assert "Si el texto que usted tiene difiere de este, no confíe en él." in said["es"]
    for digest in manifest.digests.values():
        assert digest in html
    assert manifest.sha256 in html


@pytest.mark.parametrize(
    ("key", "language", "now"),
    [
        (
            CORRECTED,
            "en",
            "There is a later version: version 3 of 3 September 2024. Clarified on 3 September 2024. Said more clearly. "
            "Corrected on 2 September 2024. The number of people was wrong.",
        ),
        (
            WITHDRAWN,
            "es",
            "Retirada el 2 de septiembre de 2024. La ficha trataba de otro hecho. Existe una versión posterior: la versión 2 del "
            "2 de septiembre de 2024. Su texto en este idioma es el mismo.",
        ),
        (
            FRENCH_ONLY,
            "en",
            "There is a later version: version 2 of 2 September 2024. Its text in this language is the same.",
        ),
        (
            FRENCH_ONLY,
            "fr",
            "Il existe une version plus récente : la version 2 du 2 septembre 2024. Corrigée le 2 septembre 2024. "
            "Le texte français était inexact.",
        ),
        (
            SUPERSEDED,
            "en",
            "Superseded on 2 September 2024. A full account takes its place. Now in force: A full account There is a later version",
        ),
    ],
)
def test_an_old_code_says_how_its_statement_stands_now(history: Project, key: str, language: str, now: str):
    said = sections(page(history, key, 1))[language].split(" ", 1)[1]
    assert re.split(r"Status now|État actuel|Estado actual", said)[1].strip().startswith(now)


def test_a_language_that_a_version_did_not_have_gets_the_title_in_another_and_says_so(history: Project):
    html = page(history, TRANSLATED, 1)
    french = re.search(r'<section id="fr".*?</section>', html, re.DOTALL)[0]
    assert '<h2 lang="en"><a href="../../en/' in french and "Langues English" in sections(html)["fr"]
    assert sections(html)["fr"].count("Français") == 0


def test_a_page_says_what_is_live_and_no_more(history: Project):
    recorded, pending = (sections(page(history, CORRECTED, version))["en"] for version in (1, 3))
    assert (
        "every version stands in a public register. This version is not signed." in recorded
        and "Demonstration" not in recorded
    )
    assert "This version does not stand in the public register yet. This version is not signed." in pending
    assert "Aucune signature n’est encore utilisée." in sections(history.read("verify/index.html"))["fr"]


SIGNERS = read_settings(ROOT / "editorial.yml").model_copy(
    update={"signers": {"legal": {"en": "Legal Counsel"}, "press": {"en": "Press Office"}}}
)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Assurance(True), "This version is not signed."),
        (Assurance(True, ("legal", "press")), "Signed by: Legal Counsel and Press Office."),
        (Assurance(True, ("nobody",)), "This version is not signed."),
        (Assurance(False), "does not stand in the public register yet"),
    ],
)
def test_what_is_said_of_a_version_depends_on_what_was_found(found: Assurance, said: str):
    words = " ".join(assurance_of(found, "en", SIGNERS))
    assert said in words and ("Signed" in words) == (said[:6] == "Signed")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([Assurance(True)], ("every version", "No signatures are in use yet.")),
        ([Assurance(True), Assurance(False)], ("Not every version",)),
        ([Assurance(True, ("press",)), Assurance(True)], ("The page of each code says by whom.",)),
    ],
)
def test_of_all_versions_as_much_is_said_as_holds_for_the_weakest(
    found: list[Assurance], said: tuple[str, ...]
):
    words = " ".join(assurance_of_all(found, "en"))
    assert all(part in words for part in said)


def test_the_demonstration_edition_says_on_every_code_that_it_is_not_the_office(small: Project):
    pages = list((small.root / "site/v").glob("*/index.html"))
    assert pages
    for path in pages:
        html = path.read_text(encoding="utf-8")
        for said in (
            "This is not an official site of the United Nations.",
            "Ce site n’est pas un site officiel",
            "Este no es un sitio oficial",
        ):
            assert html.count(said) == 1
        assert html.count('<a href="https://www.un.org/en/genocideprevention/">') == 3


def test_a_page_of_a_code_is_light(history: Project, real_site: Path):
    for site in (history.root / "site", real_site):
        with listening(site) as server:
            sizes = {path: server.size_of(path) for path in site.glob("v/*/index.html")}
        assert sizes and max(sizes.values()) + HEADERS <= LARGEST, max(sizes.values())


def test_how_to_check_stands_at_two_addresses_and_is_one_page(history: Project):
    one, other = history.read("verify/index.html"), history.read("v/index.html")
    assert [re.search('<link rel="canonical" href="([^"]+)">', html)[1] for html in (one, other)] == [
        f"{SITE_URL}verify/"
    ] * 2
    assert sections(one) == sections(other)
    assert '<meta name="robots"' not in one and '<meta name="robots" content="noindex">' in other
    said = sections(one)["fr"]
    assert f"{SITE_URL}v/XXXX-XXXX-XXXX/" in said and "mirror.example" in said and "Aucune signature" in said
    assert len(re.findall("<li>", re.search(r"<ol>.*?</ol>", one, re.DOTALL)[0])) == 3


def test_the_page_of_each_language_is_named_where_it_is_there(real_site: Path, history: Project):
    html = (real_site / "verify/index.html").read_text(encoding="utf-8")
    for language in ("en", "fr", "es"):
        assert f'href="../{language}/verify/"' in html
        said = (real_site / language / "verify/index.html").read_text(encoding="utf-8")
        assert '<div class="box">' in said and "SHA-256" in said
    assert "/verify/" not in re.sub(
        r"<head>.*</head>", "", history.read("verify/index.html"), flags=re.DOTALL
    )


def test_a_code_that_nobody_knows_is_told_so_in_all_languages(history: Project, small: Project):
    official, demonstration = history.read_unstyled("v/404.html"), small.read_unstyled("v/404.html")
    assert "This code was not issued by this Office, or it was mistyped." in official
    assert (
        "No statement on this site has this code." in demonstration
        and "not issued by this Office" not in demonstration
    )
    for html in (official, demonstration):
        assert html.count("12 ") == 3 and all(
            f'<section lang="{language}"' in html for language in ("en", "fr", "es")
        )
        assert not re.search(r'href="\.', html)
    assert "Si un code de vérification vous a conduit ici" in history.read("fr/404.html")


@pytest.mark.build
def test_a_site_without_statements_has_no_pages_of_codes(tmp_path: Path):
    project = small_site(tmp_path)
    for path in list((project.root / "docs").glob("*/statements/2024/*.md")):
        path.unlink()
    site = project.build()
    assert not (site / "v").exists() and not (site / "verify").exists()
    assert "/v/404.html" not in (site.with_name("site-server") / "nginx.conf").read_text(encoding="utf-8")
