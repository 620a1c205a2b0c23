"""What a first visit costs, in bytes over the wire: budgets that hold on the real site. Bytes are the same on every machine."""

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.visiting import BLOCKS, everywhere, places
from support.pages import LANGUAGES
from support.project import STATEMENT as STATEMENT_TEXT
from support.project import small_site, statement, translated_statement
from support.rendering import ROOT
from support.serving import Server, listening
from support.weighing import Weight, visiting

KB = 1000
STATEMENT, PAGE = Weight(14 * KB, 2, 0), Weight(30 * KB, 4, 0)
SEARCH, SEARCHED = Weight(60 * KB, 4, 8 * KB), 180 * KB
BUDGETS = {"statement": STATEMENT, "search": SEARCH}
WORDS = {"en": "Sudan", "fr": "Soudan", "es": "Sudán"}
TITLES = {"fr": "Une longue déclaration", "es": "Una larga declaración"}
LONG = "statements/2024/2024-09-15-long"


@pytest.fixture(scope="module")
def server(real_site: Path) -> Iterator[Server]:
    """The real site, compressed with gzip, and what goes over the wire."""
    with listening(real_site) as started:
        yield started


def within(weight: Weight, budget: Weight) -> bool:
    """True if nothing is more than it may be."""
    return (
        weight.bytes <= budget.bytes
        and weight.requests <= budget.requests
        and weight.scripts <= budget.scripts
    )


@pytest.mark.parametrize("block", BLOCKS)
def test_every_kind_of_page_keeps_its_budget(browser: Browser, server: Server, block: str):
    with everywhere() as faults:
        for kind, path in places(block):
            with visiting(browser, server, path) as visit:
                weight = visit.weight
            faults.expect(within(weight, BUDGETS.get(kind, PAGE)), kind, block, weight)
            faults.expect({answer.status for answer in server.answers} == {200}, kind, block, server.answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_search_keeps_its_budget(browser: Browser, server: Server, language: str):
    with visiting(browser, server, f"{language}/search/") as visit:
        box = visit.page.get_by_role("main").get_by_role("searchbox")
        box.fill(WORDS[language])
        box.press("Enter")
        visit.page.get_by_role("status").filter(has_text=re.compile(r"\d")).wait_for()
        assert (
            visit.page.get_by_role("main").get_by_role("listitem").filter(has_text=WORDS[language]).count()
            > 2
        )
        assert visit.weight.bytes <= SEARCHED, visit.answers


def test_no_single_page_is_heavier_than_its_kind_may_be(real_site: Path):
    with listening(real_site) as server, everywhere() as faults:
        for file in real_site.rglob("*.html"):
            budget = STATEMENT if re.search(r"/statements/\d{4}/\d{4}-", file.as_posix()) else PAGE
            size = server.size_of(file)
            faults.expect(size <= budget.bytes, file.relative_to(real_site), size)


def paragraphs(language: str) -> list[list[str]]:
    """The running text of each standing page, a list for each page; pages stand in the same order in every language."""
    plain = re.compile(r"^[A-ZÀ-Ý¿«“\"][^\[\]|{}<>*]*$")
    return [
        [block for block in file.read_text(encoding="utf-8").split("\n\n") if plain.match(block)]
        for file in sorted((ROOT / "docs" / language).glob("[a-r]*/*.md"))
    ]


def long_texts(words: int) -> dict[str, str]:
    """A text of so many English words that never repeats itself, which would make it lighter, and its translations."""
    texts = {language: paragraphs(language) for language in LANGUAGES}
    rows = [row for page in zip(*texts.values(), strict=True) for row in zip(*page, strict=True)]
    counts = accumulate(len(row[0].split()) for row in rows)
    taken = [row for row, count in zip(rows, counts, strict=True) if count < words] + [rows[-1]]
    return {
        language: "\n\n".join(column)
        for language, column in zip(texts, zip(*taken, strict=True), strict=True)
    }


def test_a_statement_of_2500_words_keeps_its_budget(browser: Browser, tmp_path: Path):
    project, texts = small_site(tmp_path), long_texts(2500)
    assert all(len(text.split()) > 2400 for text in texts.values())
    for code, text in texts.items():
        project.write(
            f"{code}/{LONG}.md",
            statement("2024-09-15", "Long").replace(STATEMENT_TEXT["en"], text)
            if code == "en"
            else translated_statement(TITLES[code], text, code),
        )
    project.record()
    with listening(project.build()) as server, everywhere() as faults:
        for code in LANGUAGES:
            with visiting(browser, server, f"{code}/{LONG}/") as visit:
                faults.expect(within(visit.weight, STATEMENT), code, visit.weight)
