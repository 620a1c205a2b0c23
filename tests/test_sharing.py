"""What readers pass on: the text of a message, and what other sites show of a link."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.site.statement.citation import LONGEST, Citation, og_locale, share_text, shortened
from support.project import SITE_URL, Project

ADDRESSES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=200).map(
    lambda path: f"https://site.example/{path}"
)
DAYS = st.sampled_from(["15 April 2024", "1er mai 2024", "15 de septiembre de 2024"])


CODE_LIKE = r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"
CODE = "7K3M-Q9TD-2XVB"
CODED = st.sampled_from(["", f"Code: {CODE}", f"Código: {CODE}"])


def citation(
    title: str,
    day: str = "15 April 2024",
    address: str = "https://site.example/en/",
    coded: str = "",
    record: str = "",
) -> Citation:
    """A citation of which only this matters."""
    return Citation(
        title=title,
        status="",
        day=day,
        record=record,
        address=address,
        version="Version 1",
        code=CODE,
        coded=coded,
    )


@given(st.text(), DAYS, ADDRESSES, CODED)
def test_a_message_is_never_too_long_and_always_has_date_address_and_code(
    title: str, day: str, address: str, coded: str
):
    text = share_text(citation(title, day, address, coded))
    assert len(text) <= LONGEST
    assert text.endswith(f"({day}) {address}{f' {coded}' if coded else ''}")


@given(st.text("abcé ¿", min_size=1, max_size=140))
def test_a_title_that_has_room_stands_there_whole(title: str):
    assert share_text(citation(title)) == f"{title} (15 April 2024) https://site.example/en/"


@given(st.text("abc é,.«» ", max_size=80), st.integers(0, 60))
def test_what_is_shortened_is_the_beginning_and_says_so(text: str, longest: int):
    short = shortened(text, longest)
    assert len(short) <= max(longest, 0)
    assert short in ("", text) or (short.endswith("…") and text.startswith(short[:-1]))


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("One two three", 13, "One two three"),
        ("One two three", 12, "One two…"),
        ("One two, three", 9, "One two…"),
        ("One two three", 8, "One two…"),
        ("Donaudampfschifffahrt", 6, "Donau…"),
        ("Été e\u0301", 5, "Été…"),
        ("ee\u0301e", 3, "e…"),
        ("Word", 1, ""),
        ("Word", -5, ""),
    ],
)
def test_a_title_is_cut_behind_a_word(text: str, longest: int, short: str):
    assert shortened(text, longest) == short


def test_an_address_that_is_longer_than_a_message_is_not_cut():
    address = f"https://site.example/{'a' * 300}/"
    assert share_text(citation("Title", address=address)) == f"(15 April 2024) {address}"


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_GB"), ("fr", "fr_FR"), ("es", "es_ES"), ("ar", "ar_EG"), ("zh", "zh_CN")],
)
def test_open_graph_wants_a_territory(language: str, locale: str):
    assert og_locale(language) == locale


def metadata(html: str) -> dict[str, str]:
    """What a page says of itself to other sites."""
    return {
        name: unescape(content)
        for name, content in re.findall(
            r'<meta (?:property|name)="((?:og|article|twitter):[^"]+)" content="([^"]*)">', html
        )
    }


def test_a_page_says_what_others_should_show_of_it(small: Project):
    said = metadata(small.read("fr/statements/2024/2024-04-15-a/index.html"))
    assert said["og:type"] == "article" and said["og:title"] == "Première" and said["og:locale"] == "fr_FR"
    assert said["og:url"] == f"{SITE_URL}fr/statements/2024/2024-04-15-a/"
    assert said["article:published_time"].startswith("2024-04-15")
    assert metadata(small.read("es/contact/index.html"))["og:type"] == "website"


def test_no_page_names_a_picture_that_was_not_made(small: Project):
    for file in Path(small.root / "site").rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "og:image" not in html and "twitter:card" not in html and "application/pdf" not in html


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("", "Title (15 April 2024) https://site.example/"),
        (
            "record of the opening of a statement of 15 April 2024",
            "Title (record of the opening of a statement of 15 April 2024) https://site.example/",
        ),
    ],
)
def test_a_message_about_a_record_says_what_it_is(record: str, said: str):
    assert share_text(citation("Title", address="https://site.example/", record=record)) == said


def test_the_text_to_pass_on_stands_on_the_page(small: Project):
    html = small.read("es/statements/2024/2024-04-15-a/index.html")
    assert "<summary>Compartir esta declaración</summary>" in html
    code = re.search(rf'href="[./]+v/({CODE_LIKE})/"', html)[1]
    assert (
        f"<p>Primera (ficha sobre una declaración del 15 de abril de 2024) {SITE_URL}es/statements/2024/2024-04-15-a/ Código: {code}</p>"
        in html
    )
