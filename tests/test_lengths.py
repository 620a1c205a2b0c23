"""`editorial lengths`: what is learned from reviewed translations, and what is said where there are too few."""

import math
from pathlib import Path

import pytest

from docs_parity.compare.lengths import NARROWEST, known_lengths, learned, scatter
from docs_parity.project.settings import read_settings
from support.house import House

SENTENCE = "The States of the region met and agreed on the protection of every person who lives there."
LONG_SENTENCE = f"{SENTENCE} {SENTENCE}"
PHRASE = "Les États de la région se sont réunis et ont décidé de protéger toutes les personnes qui y vivent."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_too_few_passages_teach_nothing(house: House):
    assert house.says("lengths") == (
        2,
        "Usage: main lengths [OPTIONS]\nTry 'main lengths --help' for help.\n\nError: there are too few "
        "reviewed translations to learn from. With --unreviewed, those count that only their translator has "
        "read.\n",
    )


def test_lengths_are_printed_as_lines_for_the_settings(house: House):
    house.write("en/about/page.md", "---\ntitle: A page\n---\n\n" + f"{SENTENCE}\n\n{LONG_SENTENCE}\n\n" * 60)
    house.write(
        "fr/about/page.md",
        "---\ntitle: Une page\ntranslation:\n  status: reviewed\n  translator: A. Person\n  reviewer: B. Person\n"
        "  reviewed: 2026-11-01\n---\n\n" + f"{PHRASE}\n\n{PHRASE} {PHRASE}\n\n" * 60,
    )
    code, said = house.says("lengths")
    first, blank, key, line = said.splitlines()
    assert (code, blank, key) == (0, "", "lengths:")
    assert first == "Put these lines into editorial.yml, in place of `lengths:` and what stands below it:"
    assert line.startswith("  en-fr: {short: {mean: ")


def test_a_region_is_left_out_of_the_lines_and_the_settings_have_them_again(house: House):
    settings = house.root / "editorial.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("fr: ", "fr-CA: "), encoding="utf-8")
    house.write("en/about/page.md", "---\ntitle: A page\n---\n\n" + f"{SENTENCE}\n\n{LONG_SENTENCE}\n\n" * 60)
    house.write(
        "fr-CA/about/page.md",
        "---\ntitle: Une page\ntranslation:\n  status: translated\n---\n\n"
        + f"{PHRASE}\n\n{PHRASE} {PHRASE}\n\n" * 60,
    )
    code, said = house.says("lengths", "--unreviewed")
    lines = said.partition("\n\n")[2]
    assert (code, lines.splitlines()[1].partition(":")[0]) == (0, "  en-fr")
    settings.write_text(f"{settings.read_text(encoding='utf-8')}{lines}", encoding="utf-8")
    known = read_settings(settings)
    assert scatter(known_lengths(known), "en", "fr-CA", 100) == known.lengths["en-fr"].short


def test_passages_that_are_all_alike_leave_room_for_others():
    found = learned([(100, 120), (200, 240)] * 60)
    assert found is not None
    assert (found.long.mean, found.long.deviation) == (pytest.approx(math.log(1.2), abs=0.001), NARROWEST)
