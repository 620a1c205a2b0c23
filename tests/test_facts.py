"""Freshness and fidelity read facts alike: another value between two texts is a changed fact of an original."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.facts.comparison import compare, other_unit
from docs_parity.facts.value import ValueKind
from docs_parity.freshness.changed_facts import changed_facts
from support import case_files
from support.examples import examples
from support.house import ENGLISH, FRENCH, House
from support.rendering import ROOT
from support.revisions import revision_of

TABLE = case_files.load(ROOT / "tests/cases/values.yml")
ROWS = [row for part in TABLE.values() for rows in part.values() for row in rows]
LANGUAGES = ("en", "fr", "es")
NONE: frozenset[str] = frozenset()
THEN, NOW = "10 years after the genocide in Rwanda", "10 days after the genocide in Rwanda"


def texts(language: str) -> list[str]:
    """What the table has in one language, in its order: neighbours are often a sentence with another value."""
    written = (
        (code, text)
        for languages, *sides in ROWS
        for code, text in zip(languages.split(">"), sides[:2], strict=True)
    )
    return list(dict.fromkeys(text for code, text in written if code == language))


def differs(language: str, first: str, second: str) -> bool:
    """True if fidelity tells a value of one text that the other has not, or has with another unit."""
    found = compare(
        PassagePair(Passage("paragraph", 1, first, language), Passage("paragraph", 1, second, language))
    )
    changed = [value for value in (*found.lost, *found.added) if not value.doubtful]
    numbers = [pair for pair in found.pairs if pair[0].sort is ValueKind.NUMBER]
    return bool(changed) or any(other_unit(there, here) for there, here in numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_fidelity_tells_is_a_changed_fact(language: str):
    pairs = [pair for pair in pairwise(texts(language)) if differs(language, *pair)]
    assert len(pairs) > 50
    assert [pair for pair in pairs if not changed_facts(*pair, language, NONE)] == []
    assert [pair for pair in pairs if not changed_facts(*reversed(pair), language, NONE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fact_of_a_text_differs_from_itself(language: str):
    assert [text for text in texts(language) if changed_facts(text, text, language, NONE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_around_a_value_change_no_fact(language: str):
    before, after = {
        "en": ("so {} it was", "and {} it is"),
        "fr": ("ainsi {} comme dit", "alors {} comme su"),
        "es": ("así {} como dicho", "pues {} como sabido"),
    }[language]
    assert [
        text
        for text in texts(language)
        if changed_facts(before.format(text), after.format(text), language, NONE)
    ] == []


PIECES = st.sampled_from(
    [
        "5",
        "-5",
        "1,500",
        "1.5",
        "3 a.m.",
        "3 p.m.",
        "15 h 30",
        "4 (a)",
        "4 (b)",
        "(ii)",
        "million",
        "euros",
        "dollars",
        "$",
        "km",
        "miles",
        "three",
        "third",
        "half",
        "%",
        "percentage points",
        "3 May 2024",
        "May",
        "2024",
        "Monday",
        "G20",
        "S/RES/1366 (2001)",
        "1366 (2001)",
        "Chapter VI",
        "VII",
        "and",
        "to",
        "–",
        "of",
        "mil",
        "horas",
        "mars",
        "années 90",
        "the 1990s",
        "noon",
        "10-year",
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map(" ".join)


@examples(300)
@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_so_it_is_for_any_texts(first: str, second: str, language: str):
    if differs(language, first, second):
        assert changed_facts(first, second, language, NONE)
    assert not changed_facts(first, first, language, NONE)


def test_a_changed_unit_stops_the_build(tmp_path: Path):
    """A sentence of this site: for 14 days French readers would have been told of years."""
    house = House(tmp_path)
    english = ENGLISH.replace("In 2005 Heads of State met in New York.", f"He did so {THEN}.")
    french = FRENCH.replace(
        "En 2005, les chefs d’État se sont réunis à New York.",
        "Il l’a fait 10 ans après le génocide au Rwanda.",
    )
    house.write("en/about/page.md", english)
    house.write("fr/about/page.md", french.replace("  status", f"  of: {revision_of(english)}\n  status"))
    house.commit()
    assert house.says("check")[0] == 0
    house.replace("en/about/page.md", THEN, NOW)
    house.commit("2026-11-20")
    revision = revision_of(house.read("en/about/page.md"))
    assert house.says("check") == (
        1,
        (
            "docs/fr/about/page.md:11: the English text changed on 20 November 2026 after this translation was made: "
            '"years" is now "days"; 1 paragraph, 10 words to translate (from line 8 of en/about/page.md) '
            "(translation-stale). Bring it up to date (`editorial diff about/page fr` shows what changed), "
            f"then replace line 5 with `  of: {revision}`.\n"
            "Not ready to be published: 1 error in 1 page in 2 languages. The error has to be put right first.\n"
        ),
    )
