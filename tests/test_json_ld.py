"""What a statement's page says of itself to programs, as a program reads it: rdflib, with the words of schema.org and no network."""

import hashlib
import json
import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from editorial.site.addresses import Download
from editorial.site.data.attachments import files_of
from editorial.site.statement.json_ld import json_ld
from editorial.site.statement.rendition import Press, present_rendition
from support.project import SITE_URL, Project
from support.published import ALL, KEYS, called, change, press, register, statement

SCHEMA = Namespace("https://schema.org/")
ADDRESSES = ("url", "isBasedOn", "contentUrl", "publishingPrinciples", "correctionsPolicy")
# What https://schema.org makes of our words; its own context, of 8,000 lines, would have to be fetched.
CONTEXT = {"@vocab": str(SCHEMA), **{name: {"@type": "@id"} for name in ADDRESSES}}


def read(block: str) -> Graph:
    """The triples of a data block."""
    whole = json.loads(block)
    assert whole.pop("@context") == "https://schema.org"
    return Graph().parse(data=json.dumps({"@context": CONTEXT, **whole}), format="json-ld")


def of(name: str, language: str, pdf: Download | None = None) -> str:
    """The data block of a statement of our invention."""
    rendition = present_rendition(press(), KEYS[name], language)
    return json_ld(rendition, files_of(rendition), pdf)


def values(graph: Graph, subject: URIRef, *path: str) -> list[str]:
    """What stands at the end of a path of properties, in alphabetical order."""
    found = [subject]
    for name in path:
        found = [each for node in found for each in graph.objects(node, SCHEMA[name])]
    return sorted(map(str, found))


def test_it_is_an_article_with_everything_that_is_known():
    graph, here = read(of("corrected", "fr")), URIRef(f"https://site.example/fr/{KEYS['corrected']}/")
    assert (here, RDF.type, SCHEMA.NewsArticle) in graph
    for name, value in (
        ("headline", "Soudan\u00a0: un an de combats"),
        ("inLanguage", "fr"),
        ("version", "4"),
        ("creativeWorkStatus", "Corrigée"),
        ("datePublished", "2024-01-15T17:30:00-05:00"),
        ("dateModified", "2024-01-17T10:00:00-05:00"),
        ("citation", "S/RES/2724 (2024)"),
    ):
        assert list(graph.objects(here, SCHEMA[name])) == [Literal(value)], name
    assert values(graph, here, "author", "name") == [
        "Bureau de la prévention du génocide et de la responsabilité de protéger"
    ]
    assert values(graph, here, "isBasedOn", "author", "name") == ["A. Person"]
    assert values(graph, here, "isBasedOn", "author", "jobTitle") == [
        "Conseillère spéciale pour la prévention du génocide"
    ]
    assert values(graph, here, "publisher", "name") == [
        "Bureau de la prévention du génocide et de la responsabilité de protéger"
    ]
    assert values(graph, here, "publisher", "disambiguatingDescription") == [
        "Édition de démonstration. Ce site n’est pas un site officiel des Nations Unies."
    ]
    assert values(graph, here, "isPartOf") == ["https://site.example/fr/statements/"]
    assert values(graph, here, "isBasedOn", "url") == ["https://www.un.org/en/genocideprevention/"]
    assert values(graph, here, "contentLocation", "name") == ["Soudan"]
    assert values(graph, here, "about", "termCode") == ["hate-speech"]


def test_translations_name_the_original_and_the_original_names_them():
    original, translation = (
        URIRef(f"https://site.example/{code}/{KEYS['corrected']}/") for code in ("en", "fr")
    )
    assert list(read(of("corrected", "fr")).objects(translation, SCHEMA.translationOfWork)) == [original]
    assert list(read(of("corrected", "en")).objects(original, SCHEMA.workTranslation)) == [translation]


def test_a_correction_stands_there_in_the_language_of_the_page_and_only_where_it_was_made():
    graph, here = read(of("changed", "fr")), URIRef(f"https://site.example/fr/{KEYS['changed']}/")
    (correction,) = graph.objects(here, SCHEMA.correction)
    assert set(graph.predicate_objects(correction)) == {
        (RDF.type, SCHEMA.CorrectionComment),
        (SCHEMA.datePublished, Literal("2024-02-16T12:00:00-05:00")),
        (SCHEMA.text, Literal("correction (fr).")),
    }
    assert "CorrectionComment" not in of("changed", "en")


@pytest.mark.parametrize(
    ("name", "language", "status"),
    [
        ("withdrawn", "fr", "Retirée"),
        ("superseded", "es", "Sustituida"),
        ("changed", "en", "Published"),
        ("reinstated", "en", "Published"),
    ],
)
def test_the_status_is_that_of_the_language(name: str, language: str, status: str):
    assert json.loads(of(name, language))["creativeWorkStatus"] == status


def test_what_was_said_and_what_was_published_are_of_their_own_days():
    said = json.loads(of("withdrawn", "en"))
    assert (said["datePublished"], said["isBasedOn"]["dateCreated"]) == (
        "2024-03-15T12:00:00-04:00",
        "2024-03-15",
    )
    assert "dateCreated" not in said


def test_a_pdf_stands_there_if_it_was_made():
    assert [each["encodingFormat"] for each in json.loads(of("withdrawn", "en"))["encoding"]] == [
        "text/plain",
        "application/json",
    ]
    assert json.loads(of("withdrawn", "en", Download("a-en.pdf", "2 kB")))["encoding"][-1] == {
        "@type": "MediaObject",
        "encodingFormat": "application/pdf",
        "contentUrl": f"https://site.example/en/{KEYS['withdrawn']}/a-en.pdf",
    }


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40),
        st.sampled_from(
            [
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "]]>",
                "\u2028",
                '"}',
                "\\u003c",
                "<SCRIPT",
                "&lt;/script&gt;",
            ]
        ),
    )
)
def test_no_title_can_end_the_block(title: str):
    (entry,) = statement(
        "x", [change(1, "2024-12-15T12:00:00-05:00", "first")], titles=dict.fromkeys(ALL, "X")
    )
    rendition = present_rendition(
        press(register((called(entry, title),))),
        entry.manifest.id,
        "en",
    )
    block = str(json_ld(rendition, files_of(rendition)))
    assert not re.search("[<>&\u2028\u2029]", block) and json.loads(block)["headline"] == title
    page = html5lib.parse(
        f'<script type="application/ld+json">{block}</script><p>After</p>', namespaceHTMLElements=False
    )
    assert [element.tag for element in page.iter()] == ["html", "head", "script", "body", "p"]


def test_a_built_page_has_one_block_and_it_is_true(small: Project):
    for code in ALL:
        folder = Path(small.root / f"site/{code}/statements/2024/2024-04-15-a")
        html = (folder / "index.html").read_text(encoding="utf-8")
        (block,) = re.findall(r"<script[^>]*>(.*?)</script>", html)
        assert re.findall("<script[^>]*>", html) == ['<script type="application/ld+json">']
        graph, here = read(block), URIRef(f"{SITE_URL}{code}/statements/2024/2024-04-15-a/")
        assert (here, RDF.type, SCHEMA.NewsArticle) in graph
        files = {
            str(graph.value(each, SCHEMA.contentUrl)): str(graph.value(each, SCHEMA.sha256))
            for each in graph.objects(here, SCHEMA.encoding)
        }
        assert files == {
            f"{here}{name}": hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in ("statement.txt", "statement.json")
        }
    assert "ld+json" not in small.read("en/contact/index.html") + small.read("en/statements/index.html")


def test_a_page_names_the_policy_for_corrections_if_there_is_one(monkeypatch: pytest.MonkeyPatch):
    rendition = present_rendition(press(), KEYS["withdrawn"], "en")
    assert "olicy" not in json_ld(rendition, files_of(rendition))
    monkeypatch.setattr(Press, "page", lambda press, key, language: press.url(f"{language}/{key}/"))
    graph, here = (
        read(json_ld(rendition, files_of(rendition))),
        URIRef(f"https://site.example/en/{KEYS['withdrawn']}/"),
    )
    policy = ["https://site.example/en/policies/corrections/"]
    assert (
        values(graph, here, "publishingPrinciples")
        == values(graph, here, "publisher", "correctionsPolicy")
        == policy
    )
