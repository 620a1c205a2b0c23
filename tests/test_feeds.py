"""Feeds: valid, whole, the same bytes as long as no statement changes."""

import json
import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.project.settings import Language
from editorial.register.entries import Register
from editorial.site.feeds import feed_maker
from editorial.site.feeds.feed import feed_links
from editorial.site.feeds.feed_entries import feed_entry, readable
from editorial.site.feeds.feed_maker import LONGEST, feed_files
from support.feeds import ATOM, atom_faults, json_faults, tree
from support.project import SITE_URL, Project
from support.published import (
    ALL,
    GOLDEN,
    KEYS,
    Shelf,
    called,
    change,
    everything,
    golden_files,
    press,
    register,
    settings,
    statement,
)

FIRST = [change(1, "2024-12-15T12:00:00-05:00", "first")]


def made(what: Register | None = None, language: str = "en", **others: object) -> dict[str, bytes]:
    """All feeds of a language, by path."""
    return dict(feed_files(Shelf(press(what, **others)), language))


def entries(feed: bytes) -> dict[str, tuple[str, str, str]]:
    """id -> (title, published, updated), in order."""
    return {
        entry.findtext(f"{ATOM}id"): tuple(
            entry.findtext(f"{ATOM}{name}") for name in ("title", "published", "updated")
        )
        for entry in tree(feed).findall(f"{ATOM}entry")
    }


def contents(feed: bytes) -> list[str]:
    """The HTML of each entry."""
    return [entry.findtext(f"{ATOM}content") for entry in tree(feed).findall(f"{ATOM}entry")]


def test_the_files_are_what_somebody_has_looked_at():
    assert {path: content.decode() for path, content in golden_files()} == {
        file.relative_to(GOLDEN).as_posix(): file.read_bytes().decode()
        for file in GOLDEN.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("language", ALL)
def test_every_feed_is_valid(language: str):
    for what in (everything(), register()):
        for path, content in made(what, language).items():
            assert list((atom_faults if path.endswith(".xml") else json_faults)(content)) == [], path


def test_the_validator_refuses_what_is_wrong():
    feed = made()["en/feed.xml"].decode()
    for old, new in (
        ("<id>urn", "<id>"),
        ("<title>", "<titel>"),
        ("2024-06-15T12:00:00-04:00", "15 June 2024"),
        ('rel="self"', 'rel="related"'),
        ('href="https://site.example', 'href="'),
        ("&lt;p&gt;", "&lt;script&gt;"),
        ("</title>", "</title><title>x</title>"),
    ):
        assert list(
            atom_faults(
                feed.replace(old, new).replace("</titel>", "").encode()
                if old != "<title>"
                else re.sub("<(/?)title>", r"<\1titel>", feed).encode()
            )
        ), old
    for old, new in (
        ('"version":"https', '"version":"http'),
        ('"id":"urn', '"id":"","x":"urn'),
        ('"date_published":"2024', '"date_published":"24'),
    ):
        assert list(json_faults(made()["en/feed.json"].decode().replace(old, new).encode())), old


def test_a_feed_tells_everything_in_its_language():
    titles = [title for title, *_ in entries(made(language="fr")["fr/feed.xml"]).values()]
    assert titles == [
        "Une position nouvelle",
        "Remplacée\u00a0: Une position ancienne",
        "Remplacée\u00a0: Une position ancienne",
        "Rétablie\u00a0: Une déclaration mise en doute",
        "Retirée\u00a0: Une déclaration mise en doute",
        "Une déclaration mise en doute",
        "Retirée\u00a0: Une déclaration par erreur",
        "Retirée\u00a0: Une déclaration par erreur",
        "Mise à jour\u00a0: Une audition ]]> sur la «\u00a0haine\u00a0» & \U0001d54f",
        "Précision\u00a0: Une audition ]]> sur la «\u00a0haine\u00a0» & \U0001d54f",
        "Correction\u00a0: Une audition ]]> sur la «\u00a0haine\u00a0» & \U0001d54f",
        "Une audition ]]> sur la «\u00a0haine\u00a0» & \U0001d54f",
        "Correction\u00a0: Soudan\u00a0: un an de combats",
        "Désormais disponible en français\u00a0: Soudan\u00a0: un an de combats",
    ]
    assert "Ya disponible en español: X" in [
        title
        for title, *_ in entries(
            made(
                register(
                    statement(
                        "x",
                        [
                            change(1, "2024-12-15T12:00:00-05:00", "first", ("en",)),
                            change(2, "2024-12-16T12:00:00-05:00", "translation", ("es",)),
                        ],
                        languages={1: ("en",), 2: ("en", "es")},
                        titles=dict.fromkeys(ALL, "X"),
                    )
                ),
                "es",
            )["es/feed.xml"]
        ).values()
    ]


def test_no_entry_is_in_another_language():
    for language, words in (
        ("en", "Un résumé|Un resumen"),
        ("fr", "A summary|Un resumen"),
        ("es", "A summary|Un résumé"),
    ):
        assert not [
            text
            for path, content in made(language=language).items()
            if re.search(words, text := content.decode())
        ]


def test_what_a_reader_must_know_stands_before_the_text():
    before = {
        title: re.findall(r"<p>(?:<strong>(.*?)</strong>(.*?))</p>\n", content)
        for (title, *_), content in zip(
            entries(made()["en/feed.xml"]).values(), contents(made()["en/feed.xml"]), strict=True
        )
    }
    assert before["Withdrawn: A statement in error"] == [("Withdrawn on 16 March 2024.", " The reason (en).")]
    assert before["Withdrawn: A statement in doubt"] == [
        ("Withdrawn on 16 April 2024.", " withdrawal (en)."),
        ("Reinstated on 17 April 2024.", " reinstatement (en)."),
    ]
    assert before["Correction: Sudan: one year of fighting"] == [
        ("Corrected on 17 January 2024.", " correction (en).")
    ]
    assert before["A new position"] == []
    assert all(
        content.startswith("<p><strong>Withdrawn on 16 March")
        for (title, *_), content in zip(
            entries(made()["en/feed.xml"]).values(), contents(made()["en/feed.xml"]), strict=True
        )
        if "error" in title
    )


def test_the_text_is_whole():
    html = contents(made()["en/feed.xml"])[0]
    root = html5lib.parse(html, namespaceHTMLElements=False)
    assert [element.tag for element in root.find("body")] == [
        "p",
        "p",
        "h2",
        "p",
        "ul",
        "table",
        "p",
        "blockquote",
        "ol",
        "pre",
        "p",
        "p",
    ]
    assert [element.text for element in root.iter("li")] == ["the first & the last;", "the second.", "]]>"]
    assert [element.text for element in root.iter("td")] == ["Sudan", "8.5"]


def test_published_never_moves_and_updated_does():
    history = [
        change(1, "2024-12-15T12:00:00-05:00", "first"),
        change(2, "2024-12-16T12:00:00-05:00", "correction", ("fr",)),
    ]
    titles = dict.fromkeys(ALL, "X")
    before, after = (register(statement("x", history[:number], titles=titles)) for number in (1, 2))
    (first,), (new, old) = (
        list(entries(made(what, "fr")["fr/feed.xml"]).items()) for what in (before, after)
    )
    assert first[0] == old[0] != new[0]
    assert first[1] == ("X", "2024-12-15T12:00:00-05:00", "2024-12-15T12:00:00-05:00")
    assert old[1] == ("X", "2024-12-15T12:00:00-05:00", "2024-12-16T12:00:00-05:00")
    assert new[1] == ("Correction\u00a0: X", "2024-12-16T12:00:00-05:00", "2024-12-16T12:00:00-05:00")
    assert made(before, "en")["en/feed.xml"] == made(after, "en")["en/feed.xml"]


def test_ids_are_the_same_at_every_address():
    assert list(entries(made()["en/feed.xml"])) == list(
        entries(made(site_url="https://mirror.example/x/")["en/feed.xml"])
    )


def test_two_makings_are_the_same_bytes():
    assert made() == made()


def test_a_feed_and_its_entries_name_the_other_languages():
    root = tree(made(language="fr")["fr/statements/country/SDN/feed.xml"])
    links = [
        (link.get("rel"), link.get("type"), link.get("hreflang"), link.get("href"))
        for link in root.findall(f"{ATOM}link")
    ]
    here = "statements/country/SDN/"
    assert links == [
        ("self", "application/atom+xml", None, f"https://site.example/fr/{here}feed.xml"),
        ("alternate", "text/html", "fr", f"https://site.example/fr/{here}"),
        ("alternate", "application/feed+json", "fr", f"https://site.example/fr/{here}feed.json"),
        ("alternate", "application/atom+xml", "en", f"https://site.example/en/{here}feed.xml"),
        ("alternate", "application/atom+xml", "es", f"https://site.example/es/{here}feed.xml"),
    ]
    last = root.findall(f"{ATOM}entry")[-1]
    assert [
        (link.get("hreflang"), link.get("href"))
        for link in last.findall(f"{ATOM}link")
        if link.get("rel") == "alternate"
    ] == [(code, f"https://site.example/{code}/{KEYS['corrected']}/") for code in ("fr", "en")]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"


def test_each_country_and_subject_has_its_feed_in_every_language():
    here = [""] + [f"statements/{scope}/" for scope in ("country/SDN", "subject/hate-speech")]
    for language in ALL:
        assert sorted(made(language=language)) == sorted(
            f"{language}/{folder}feed.{ending}" for folder in here for ending in ("json", "xml")
        )


def test_both_kinds_of_feed_say_the_same():
    for language in ALL:
        whole = json.loads(made(language=language)[f"{language}/feed.json"])
        atom = made(language=language)[f"{language}/feed.xml"]
        assert [
            (item["id"], item["title"], item["date_published"], item["date_modified"])
            for item in whole["items"]
        ] == [(name, *said) for name, said in entries(atom).items()]
        assert [item["content_html"] for item in whole["items"]] == contents(atom)
        assert (whole["language"], whole["feed_url"]) == (
            language,
            f"https://site.example/{language}/feed.json",
        )


def test_a_feed_has_the_newest_fifty():
    many = register(
        *(
            statement(
                f"s{number:02}",
                [change(1, f"2024-12-15T12:00:{number:02}-05:00", "first")],
                titles=dict.fromkeys(ALL, f"S{number}"),
            )
            for number in range(60)
        )
    )
    assert [title for title, *_ in entries(made(many)["en/feed.xml"]).values()] == [
        f"S{number}" for number in range(59, 59 - LONGEST, -1)
    ]


def test_the_demonstration_edition_says_so_and_an_official_one_does_not():
    official = settings().model_copy(update={"edition": "official"})
    assert b"This is not an official site" in made()["en/feed.xml"]
    assert b"This is not an official site" not in b"".join(made(settings=official).values())


def test_a_text_from_right_to_left_says_so():
    languages = settings().languages | {"es": Language(name="العربية", direction="rtl")}
    assert contents(
        made(language="es", settings=settings().model_copy(update={"languages": languages}))["es/feed.xml"]
    )[0].startswith('<div lang="es" dir="rtl">\n')


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
def test_any_title_reads_back(title: str):
    versions = statement("x", FIRST, titles=dict.fromkeys(ALL, "X"))
    files = made(register((called(versions[0], title, title),)))
    entry = tree(files["en/feed.xml"]).find(f"{ATOM}entry")
    assert (
        _lines(entry.findtext(f"{ATOM}title"))
        == _lines(readable(title))
        == _lines(entry.findtext(f"{ATOM}summary"))
    )
    assert json.loads(files["en/feed.json"])["items"][0]["title"] == readable(title)
    assert list(atom_faults(files["en/feed.xml"])) == []


def _lines(text: str) -> str:
    """An XML parser makes one line feed of every line end (XML 1.0, section 2.11)."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_page_names_the_feed_of_its_own_language(small: Project):
    for code, title in (
        ("fr", "Prévention du génocide et responsabilité de protéger\u00a0: déclarations"),
        ("en", "Office on Genocide Prevention and the Responsibility to Protect: statements"),
    ):
        for path, up in (
            (f"{code}/index.html", ""),
            (f"{code}/contact/index.html", "../"),
            (f"{code}/statements/2024/2024-04-15-a/index.html", "../../../"),
        ):
            found = re.findall(
                r'<link rel="alternate" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">',
                small.read(path),
            )
            assert found == [(title, f"{up}feed.xml")], path


def test_the_list_of_a_country_names_its_own_feed_first():
    own, every = feed_links(press(), "en", "statements/country/SDN/page/2/")
    assert own.title == "Office on Genocide Prevention and the Responsibility to Protect: statements, Sudan"
    assert (own.atom, every.atom) == ("en/statements/country/SDN/feed.xml", "en/feed.xml")
    assert [link.atom for link in feed_links(press(), "fr", "statements/2024/")] == ["fr/feed.xml"]


def test_the_feeds_of_a_built_site_are_valid(small: Project):
    found = list(Path(small.root / "site").rglob("feed.*"))
    assert len(found) == 18
    for file in found:
        assert list((atom_faults if file.suffix == ".xml" else json_faults)(file.read_bytes())) == [], file
    assert list(entries((small.root / "site/es/feed.xml").read_bytes()).values()) == [
        ("Primera", "2024-04-15T12:00:00-04:00", "2024-04-15T12:00:00-04:00")
    ]
    assert f'href="{SITE_URL}es/feed.xml"' in small.read("es/feed.xml")


def test_only_what_is_shown_is_rendered(monkeypatch: pytest.MonkeyPatch):
    many = register(
        *(statement(f"s{number:03}", FIRST, titles=dict.fromkeys(ALL, "X")) for number in range(200))
    )
    rendered = []
    monkeypatch.setattr(
        feed_maker, "feed_entry", lambda event, press: rendered.append(event.id) or feed_entry(event, press)
    )
    assert len(made(many)) == 6 and len(rendered) == LONGEST
