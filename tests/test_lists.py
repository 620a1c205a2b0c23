"""Lists of statements: which statement stands on which page, what the pages weigh, and how far away everything is."""

import gzip
import re
from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from docs_parity.project.settings import read_settings
from editorial.site.generated_pages import GeneratedPage
from editorial.site.lists.list_pages import list_pages
from editorial.site.lists.pagination import SIZE, paginated
from editorial.site.lists.statement_lists import all_statements, listed_statements
from editorial.site.model import SiteModel
from editorial.site.statement.advisers import adviser_key, adviser_name, advisers_of, posts
from editorial.site.statement.head import head
from editorial.statements.life_cycle import Status
from editorial.statements.records import Record
from editorial.statements.status import current_status
from support.golden_lists import GOLDEN, KEPT, golden, golden_name
from support.listing import clicks, first_page, renderer
from support.many import LANGUAGES, Many
from support.project import Project
from support.rendering import ROOT

SETTINGS = read_settings(ROOT / "editorial.yml")
HEADERS = 1_500
"""Bytes that a server's headers add."""
BUDGET = 15_000
ALL = "statements/"


@cache
def five_thousand() -> SiteModel:
    """The model of a site with 5,000 statements."""
    return Many(5000).model()


def on_pages(pages: list[GeneratedPage]) -> dict[str, list[str]]:
    """List -> the keys of its statements, page by page, newest first. The list's address stands for it."""
    found: dict[str, list[str]] = {}
    for page in pages:
        if "shown" in page.data:
            found.setdefault(page.place.url.partition("page/")[0], []).extend(
                entry.key for entry in page.data["shown"].current.entries
            )
    return found


@given(count=some.integers(0, 400), size=some.integers(1, 50))
def test_every_statement_stands_on_exactly_one_page_and_the_order_stays(count: int, size: int):
    entries = tuple(range(count, 0, -1))
    made = paginated(entries, "en/statements/", size)
    assert tuple(entry for page in made for entry in page.entries) == entries
    assert [page.number for page in made] == list(range(len(made), 0, -1))
    assert [page.url for page in made] == [
        "en/statements/",
        *(f"en/statements/page/{page.number}/" for page in made[1:]),
    ]
    assert all(len(page.entries) == size for page in made[1:])
    assert len(made[0].entries) < 1.5 * size + 1 and (len(made) == 1 or len(made[0].entries) >= size / 2)


@given(count=some.integers(0, 300), more=some.integers(0, 100), size=some.integers(1, 30))
def test_what_a_page_with_a_number_holds_does_not_change_when_statements_are_added(
    count: int, more: int, size: int
):
    before = {
        page.url: page.entries for page in paginated(tuple(range(count, 0, -1)), "en/statements/", size)[1:]
    }
    after = {
        page.url: page.entries
        for page in paginated(tuple(range(count + more, 0, -1)), "en/statements/", size)
    }
    assert before.items() <= after.items()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 7, SIZE, 3 * SIZE])
def test_every_statement_stands_in_the_list_of_its_year_and_of_each_of_its_countries_subjects_and_advisers(
    language: str, count: int
):
    model = Many(count, a_year=30).model()
    lists = on_pages(list(list_pages(model, language))) | {
        f"{language}/{ALL}": [
            entry.key for shown in all_statements(model, language) for entry in shown.current.entries
        ]
    }
    expected = {f"{language}/{ALL}": [record.key for record in model.records]}
    for record in model.records:
        places = (
            f"{record.fields.made_at.day:%Y}",
            *(f"country/{code}" for code in record.fields.places),
            *(f"subject/{name}" for name in record.fields.subjects),
            *(f"adviser/{key}" for key in advisers_of(record.statement, SETTINGS)),
        )
        for place in places:
            expected.setdefault(f"{language}/{ALL}{place}/", []).append(record.key)
    assert lists == expected


def test_lists_have_the_same_addresses_in_every_language_and_name_each_other():
    model = Many(60).model()
    pages = {language: list(list_pages(model, language)) for language in LANGUAGES}
    assert len({frozenset(page.place.url.partition("/")[2] for page in made) for made in pages.values()}) == 1
    page = next(page for page in pages["fr"] if page.place.url.endswith("/country/SDN/"))
    assert page.hreflang == tuple(
        (code, f"https://site.example/{start}/statements/country/SDN/")
        for code, start in (("en", "en"), ("fr", "fr"), ("es", "es"), ("x-default", "en"))
    )
    assert [step.url for step in page.above] == ["fr/", "fr/statements/", "fr/statements/country/"]


def test_without_a_list_of_all_statements_in_a_language_it_has_no_lists():
    model = Many(5).model()
    del model.pages["statements/index"].localizations["es"]
    assert not list(list_pages(model, "es"))
    assert {code for code, _ in next(iter(list_pages(model, "fr"))).hreflang} == {
        "en",
        "fr",
        "x-default",
    }


def test_without_statements_the_only_list_says_so():
    model = Many(0).model()
    assert not list(list_pages(model, "en"))
    assert "There is no statement here yet." in renderer(model)(first_page(model, "en"))


@pytest.mark.large
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_of_5000_statements_is_heavier_than_it_may_be(language: str):
    model = five_thousand()
    render = renderer(model)
    weights = {
        page.place.url: len(gzip.compress(render(page).encode(), 6)) + HEADERS
        for page in (first_page(model, language), *list_pages(model, language))
    }
    assert max(weights.values()) < BUDGET, Counter(weights).most_common(3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_more_than_three_clicks_from_home_so_that_a_statement_s_own_pages_are_at_most_four(
    many: Project, language: str
):
    site = many.root / "site"
    away = clicks(site, language)
    there = {
        f"/{file.parent.relative_to(site).as_posix()}/" for file in (site / language).rglob("index.html")
    }
    assert there <= set(away)
    statements = [
        away[address] for address in there if re.search(r"/statements/\d{4}/\d{4}-[^/]+/$", address)
    ]
    assert len(statements) > 80 and max(statements) <= 3
    assert max(away[address] for address in there) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_shortens_the_address_of_a_statement_or_a_list_comes_to_a_list(many: Project, language: str):
    site = many.root / "site"
    for file in (site / language / "statements").rglob("index.html"):
        above = [
            folder
            for folder in file.parents
            if folder.is_relative_to(site / language) and folder.name not in ("page", "changes")
        ]
        assert all((folder / "index.html").exists() for folder in above), file


@pytest.mark.large
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_pages_of_a_list_are_one_click_from_each(language: str):
    model = five_thousand()
    html = renderer(model)(first_page(model, language))
    wanted = {shown.current.url for shown in all_statements(model, language)[1:]}
    assert {
        f"{language}/statements/{found}" for found in re.findall(r'href="(page/\d+/)"', html)
    } == wanted and len(wanted) > 100


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("url", KEPT)
def test_a_page_is_what_it_was_before(language: str, url: str):
    assert golden(language, url) == (GOLDEN / golden_name(language, url)).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newest_statement_has_none_later_and_the_oldest_none_earlier_and_each_language_leads_to_the_same_ones(
    language: str,
):
    model = Many(9).model()
    keys = [record.key for record in model.records]
    heads = [head(model, index, language) for index in range(9)]
    assert [each.later.key if each.later else None for each in heads] == [None, *keys[:-1]]
    assert [each.earlier.key if each.earlier else None for each in heads] == [*keys[1:], None]
    assert {each.earlier.shown for each in heads if each.earlier} == (
        {"es", "en"} if language == "es" else {language}
    )


def record(model: SiteModel, number: int, many: Many) -> Record:
    """The record of the n-th statement."""
    return next(record for record in model.records if record.key == many.key(number))


def test_a_correction_in_french_only_is_said_in_the_french_list_and_on_the_french_page_alone():
    many = Many(20)
    model = many.model()
    here = record(model, 3, many)
    said = {
        code: next(entry.status for entry in listed_statements(model, code) if entry.key == here.key)
        for code in LANGUAGES
    }
    assert said == {"en": "", "fr": "Corrigée", "es": ""}
    for code in LANGUAGES:
        assert (current_status(here.statement, code).status is Status.PUBLISHED) is not bool(said[code])


def test_a_statement_shown_in_another_language_has_the_status_it_has_in_that_language():
    many = Many(80)
    model = many.model()
    here = next(each for each in (63,) if each % 7 == 0 and each % 10 == 3 and each % 20 == 3)
    entry = next(entry for entry in listed_statements(model, "es") if entry.key == many.key(here))
    assert (entry.shown, entry.status, entry.only_in) == ("en", "", "solo en inglés y francés")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withdrawn_statement_stays_in_every_list_and_says_so(language: str):
    many = Many(20)
    model = many.model()
    pages = [page for page in list_pages(model, language) if "shown" in page.data]
    found = [
        entry.status
        for page in pages
        for entry in page.data["shown"].current.entries
        if entry.key == many.key(8)
    ]
    assert len(found) >= 4 and set(found) == {
        {"en": "Withdrawn", "fr": "Retirée", "es": "Retirada"}[language]
    }


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ivan Šimonović", "ivan-simonovic"),
        ("IVAN  SIMONOVIC", "ivan-simonovic"),
        ("Simonović, Ivan", "simonovic-ivan"),
        ("Łucja d’Orsay", "lucja-dorsay"),
        ("Jean-Luc Ångström", "jean-luc-angstrom"),
        ("Œuvrard", "oeuvrard"),
        ("Weiß", "weiss"),
        ("أداما ديينغ", "اداما-ديينغ"),
        ("—", "unnamed"),
    ],
)
def test_a_name_has_one_address_in_every_spelling(name: str, key: str):
    assert adviser_key(name, {}) == key


def test_another_name_of_a_person_leads_to_the_one_list():
    for name in ("Alice Nderitu", "ALICE NDERITU", "Alice Wairimu Nderitu"):
        assert adviser_key(name, {"Alice Nderitu": "Alice Wairimu Nderitu"}) == "alice-wairimu-nderitu"


def test_somebody_in_two_posts_and_two_spellings_has_one_list_with_both_posts():
    statements = [record.statement for record in Many(40).model().records]
    assert adviser_name("ivan-sample", statements, SETTINGS) == "Ivan Šample"
    assert sorted(posts("ivan-sample", statements, "en", SETTINGS)) == [
        "Special Adviser on the Prevention of Genocide",
        "Special Adviser on the Responsibility to Protect",
    ]
