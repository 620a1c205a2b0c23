"""Two dates and two kinds of text: wherever a statement is told of, its day is its own and the day of publication is ours."""

import csv
import io
import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from editorial.office.settings import OfficeSettings
from editorial.register.entries import Register, projected
from editorial.register.events import events
from editorial.site.feeds.feed_entries import feed_entry
from editorial.site.lists.taxonomy import values
from editorial.site.press import Press
from editorial.site.statement.json_ld import json_ld
from editorial.site.statement.presenter import StatementPresenter
from editorial.site.statement.provenance import Provenance
from editorial.site.statement.rendition import present_rendition
from editorial.statements.records import records
from editorial.statements.statement import Statement, statement_date, timestamp_of
from editorial.statements.text_kinds import Basis, SourceKind, TextKind
from support.published import KEYS, everything, press
from support.statements import KEY, PUBLISHED, house, pages_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = ("en", "fr", "es")
MADE = {"en": "Date of the statement", "fr": "Date de la déclaration", "es": "Fecha de la declaración"}
NAMED = {"en": "Record published on", "fr": "Fiche publiée le", "es": "Ficha publicada el"}
C1 = "This record summarizes the opening of the statement. The rest was not seen."
C2 = "The link leads to a copy of the text in English on another site, not to a United Nations site."
C3 = "This record is based on a United Nations report about the statement, not on its text."
C4 = "This record is based on press reports that quote the statement."
OLD = "2014-08-12"
NOW = "2026-11-24T23:20:05-05:00"


def made_of(**fields: object) -> Statement:
    """A record of an old statement, published here much later."""
    statement = everything().entries[KEYS["withdrawn"]][0].statement
    return replace(statement, made_at=statement_date(OLD), first_published_at=timestamp_of(NOW), **fields)


def own(**fields: object) -> Statement:
    """A statement that this site issues itself."""
    return made_of(
        kind_of_text=TextKind.STATEMENT,
        rests_on=(),
        source_url="",
        source_kind=None,
        source_language="",
        **fields,
    )


def years(texts: object) -> set[str]:
    """The years of some dates."""
    return {str(text)[:4] for text in texts}


@pytest.mark.parametrize(
    ("rests_on", "source", "said"),
    [
        ((Basis.WHOLE,), SourceKind.OFFICIAL_TEXT, ()),
        ((Basis.WHOLE,), SourceKind.COPY, (C2,)),
        ((Basis.NEAR_WHOLE,), SourceKind.OFFICIAL_REPORT, ()),
        ((Basis.OPENING,), SourceKind.COPY, (C1, C2)),
        ((Basis.REPORT,), SourceKind.OFFICIAL_REPORT, (C3,)),
        ((Basis.PRESS,), SourceKind.PRESS, (C4,)),
        (
            (Basis.OPENING, Basis.REPORT),
            SourceKind.COPY,
            (C1, "It is also based on a United Nations report about the statement.", C2),
        ),
        (
            (Basis.PRESS, Basis.REPORT),
            SourceKind.PRESS,
            (C3, "It is also based on press reports that quote the statement."),
        ),
    ],
)
def test_a_record_says_what_it_rests_on_and_whose_copy_its_link_leads_to(
    rests_on: tuple[Basis, ...], source: SourceKind, said: tuple[str, ...]
):
    told = Provenance(made_of(rests_on=rests_on, source_kind=source), "en")
    assert told.caveats == said
    assert told.notes == ("This page is a summary in our own words. It is not the statement itself.", *said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", SourceKind)
def test_every_basis_and_every_source_has_its_words(language: str, source: SourceKind):
    for number in (1, 2, 3):
        for rests_on in combinations(Basis, number):
            told = Provenance(made_of(rests_on=rests_on, source_kind=source), language)
            assert all("{" not in text for text in (*told.notes, told.source, told.short, told.rests_on))
            assert len(set(told.caveats)) == len(told.caveats)
            assert told.short and "2014" in told.short


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_an_official_address_that_holds_the_text_is_called_authoritative(language: str):
    called = {source: Provenance(made_of(source_kind=source), language).source for source in SourceKind}
    word = {"en": "Authoritative", "fr": "faisant foi", "es": "auténtico"}[language]
    assert [source for source, text in called.items() if word in text] == [SourceKind.OFFICIAL_TEXT]


def test_a_copy_names_its_language_and_its_host():
    told = Provenance(
        made_of(source_kind=SourceKind.COPY, source_url="https://www.example.org/x", source_language="fr"),
        "es",
    )
    assert told.source == "Copia del texto en francés, en example.org"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_itself_is_no_summary(language: str):
    told = Provenance(own(), language)
    assert (told.caveats, told.source, told.rests_on, told.short) == ((), "", "", "")
    assert len(told.notes) == (language != "en")
    assert (
        told.published_on
        == {
            "en": "First published",
            "fr": "Première publication",
            "es": "Primera publicación",
        }[language]
    )


def test_both_dates_stand_side_by_side_and_no_hour_is_made_up():
    assert Provenance(made_of(), "fr").dates == (
        ("Date de la déclaration", "12 août 2014"),
        ("Fiche publiée le", "24 novembre 2026, 23:20 (UTC-5)"),
    )
    known = replace(made_of(), made_at=statement_date("2014-08-12T12:00:00-04:00"))
    assert Provenance(known, "en").dates[0] == ("Date of the statement", "12 August 2014, 12:00 (UTC-4)")


def test_a_presenter_goes_by_the_day_of_the_statement(settings: OfficeSettings):
    told = StatementPresenter(made_of(), "en", settings)
    assert (told.day, told.date, told.time, told.moment) == (OLD, "12 August 2014", "", OLD)


@pytest.fixture
def settings() -> OfficeSettings:
    """The settings of the house."""
    return press().settings


def of(statement: Statement) -> Press:
    """The register of one statement in one version."""
    register = everything()
    (entry, *_) = register.entries[KEYS["withdrawn"]]
    entry = replace(entry, manifest=replace(entry.manifest, statement=statement))
    return replace(press(), register=replace(register, entries={KEYS["withdrawn"]: (entry,)}))


@pytest.mark.parametrize("kind", [made_of, own])
def test_programs_are_told_whose_words_these_are(kind):
    rendition = present_rendition(of(kind()), KEYS["withdrawn"], "en")
    said = json.loads(json_ld(rendition, {"statement.txt": b"", "statement.json": b""}))
    assert said["datePublished"] == NOW
    if kind is made_of:
        assert said["isBasedOn"]["dateCreated"] == OLD and "dateCreated" not in said
        assert said["author"] == {"@id": "https://site.example/"}
    else:
        assert said["dateCreated"] == OLD and "isBasedOn" not in said
        assert [each["name"] for each in said["author"]] == ["A. Person"]


def test_the_entry_of_a_feed_says_both_dates_and_the_caveats():
    told = of(made_of())
    (event,) = events(told.register, "en")
    content = feed_entry(event, told).content
    assert (
        "<p>Date of the statement: 12 August 2014 · Record published on: 24 November 2026, 23:20 (UTC-5)</p>"
        in content
    )
    assert C1 in content


def test_lists_go_by_the_day_of_the_statement_and_feeds_by_our_publication(tmp_path: Path):
    late, settings = "statements/2026/2026-10-01-told-late", house()
    files = PUBLISHED | {
        f"docs/en/{late}.md": PUBLISHED[f"docs/en/{KEY}.md"]
        .replace("2026-11-02T12", "2026-11-10T12")
        .replace("made_at: 2026-11-02", "made_at: 2026-10-01"),
        f"docs/fr/{late}.md": PUBLISHED[f"docs/fr/{KEY}.md"],
    }
    found = records(pages_of(files, tmp_path, settings).values())
    assert [record.key for record in found] == [KEY, late]
    told = events(projected(Register(), found, settings), "en")
    assert [event.entry.manifest.id for event in told] == [late, KEY]
    assert values(made_of())["year"] == ("2014",)


# The site as it is: twelve records, published long after the statements.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_record_says_both_dates(real_site: Path, language: str):
    pages = list((real_site / language / "statements").glob("20*/20*/index.html"))
    assert len(pages) == 12
    for page in pages:
        html = page.read_text(encoding="utf-8")
        day = page.parent.name[:10]
        assert f'<time datetime="{day}">' in html
        assert f"<dt>{MADE[language]}</dt>" in html and f"<dt>{NAMED[language]}</dt>" in html
        assert re.search(rf"<dt>{NAMED[language]}</dt>\s*<dd>[^<]*2026", html)
        beside = json.loads((page.parent / "statement.json").read_text(encoding="utf-8"))
        assert all(caveat in html for caveat in beside["caveats"])
        data = json.loads(re.search(r'application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])
        assert (data["datePublished"][:4], data["isBasedOn"]["dateCreated"]) == ("2026", day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_are_of_our_publication(real_site: Path, language: str):
    root = ElementTree.parse(real_site / language / "feed.xml").getroot()
    assert years(entry.findtext(f"{ATOM}published") for entry in root.iter(f"{ATOM}entry")) == {"2026"}
    items = json.loads((real_site / language / "feed.json").read_text(encoding="utf-8"))["items"]
    assert years(item["date_published"] for item in items) == {"2026"}
    assert {item["_statement"]["made_at"] for item in items} == {
        page.parent.name[:10] for page in (real_site / language / "statements").glob("20*/20*/index.html")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_and_archives_go_by_the_day_of_the_statement(real_site: Path, language: str):
    html = (real_site / language / "statements/index.html").read_text(encoding="utf-8")
    days = re.findall(r'<p class="when"><time datetime="(\d{4}-\d{2}-\d{2})">', html)
    assert len(days) == 12 and days == sorted(days, reverse=True)
    assert (real_site / language / "statements/2014/index.html").is_file()
    assert not (real_site / language / "statements/2026").exists()


def test_tables_have_both_dates_and_what_a_record_rests_on(real_site: Path):
    rows = list(csv.DictReader(io.StringIO((real_site / "statements.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 36
    for row in rows:
        assert row["made_at"] == Path(row["identifier"]).name[:10]
        assert (row["first_published_at"], row["kind_of_text"]) == (NOW, "record")
        assert row["rests_on"] and row["source_kind"] and row["source_language"] == "en"
    index = json.loads((real_site / "statements.json").read_text(encoding="utf-8"))["statements"]
    assert years(each["first_published_at"] for each in index) == {"2026"}
    assert {each["rests_on"][0] for each in index} == {"whole", "near-whole", "opening"}


def test_the_files_beside_a_page_have_both_dates_and_the_caveats(real_site: Path):
    for file in real_site.rglob("statement.json"):
        data = json.loads(file.read_text(encoding="utf-8"))
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        assert (data["made_at"], data["first_published_at"]) == (file.parent.name[:10], NOW)
        assert data["made_at"] in text and NOW in text
        assert all(caveat in text and caveat in data["notice"] for caveat in data["caveats"])


def test_the_pages_of_codes_say_both_dates(real_site: Path):
    for page in real_site.glob("v/*/index.html"):
        html = page.read_text(encoding="utf-8")
        assert all(f"<dt>{name}</dt>" in html for name in (*MADE.values(), *NAMED.values()))


def test_no_page_of_the_site_says_that_it_published_what_others_did(real_site: Path):
    for page in (real_site / "en/statements").glob("20*/20*/index.html"):
        assert "<dt>First published</dt>" not in page.read_text(encoding="utf-8")
