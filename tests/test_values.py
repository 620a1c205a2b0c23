"""The values of passages: which agree, which differ, and that no text is too strange to be read."""

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.compare.passages import Passage, PassagePair
from docs_parity.facts.comparison import Compared, compare, other_unit
from docs_parity.facts.countries import mentions
from docs_parity.facts.numbers import FRACTIONS
from docs_parity.facts.reader import values_of
from docs_parity.facts.value import Value, ValueKind
from docs_parity.inspection.inspection import inspect
from docs_parity.project.settings import bare_settings
from docs_parity.project.tree import read_tree
from support import case_files
from support.examples import examples
from support.rendering import ROOT

TABLE = case_files.load(ROOT / "tests/cases/values.yml")
AGREE = [tuple(row) for rows in TABLE["agree"].values() for row in rows]
DIFFER = [(*row[:3], row[3:]) for rows in TABLE["differ"].values() for row in rows]
MANY = examples(300)
LANGUAGES = st.sampled_from(["en", "fr", "es", "es-MX", "fr-CH", "pt"])
# What readers of values look for, and what could confuse them: other scripts, marks of direction, combining accents, joiners.
PIECES = st.sampled_from(
    [
        *"0123456789.,-–−/:;()%$€£½⅔'’ \u00a0\u202f\u2009\n\t",
        "1,000",
        "3.5",
        "15 h 30",
        "3:30 p.m.",
        "3 to 5 p.m.",
        "2001–05",
        "the 1990s",
        "S/RES/1366 (2001)",
        "60/1",
        "4 (a)",
        "ii)",
        "XXe siècle",
        "Article IV",
        "COVID-19",
        "9 December 1948",
        "1er mai",
        "3 de mayo de 2024",
        "le",
        "de",
        "and",
        "to",
        "million",
        "mil millones",
        "milliards",
        "per cent",
        "US$",
        "km",
        "\u0661\u0662",
        "\u0967",
        "\uff12",
        "²",
        "①",
        "\u200e",
        "\u202b",
        "\u2067",
        "\u200b",
        "\u00ad",
        "e\u0301",
        "\u0345",
        "İ",
        "ß",
        "ﬁ",
        "`a`",
        "*",
        "_",
        "<b>",
        "</b>",
        "<sup>e</sup>",
        "[x](y)",
        "&nbsp;",
        "\\*",
        "@",
        "+41 22",
        "a@b.org",
        "May",
        "mars",
        "no",
        "half",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=25).map("".join),
    st.lists(PIECES, max_size=25).map(" ".join),
)


def both(languages: str, original: str, translation: str) -> PassagePair:
    """Two passages that answer each other; `languages` is like `en>fr`."""
    first, _, second = languages.partition(">")
    return PassagePair(Passage("paragraph", 1, original, first), Passage("paragraph", 1, translation, second))


def told(found: Compared) -> Iterator[str]:
    """What differs, in short."""
    yield from (f"-{value.text}" for value in found.lost)
    yield from (f"+{value.text}" for value in found.added)
    yield from (
        f"{there.unit or 'none'} / {here.unit or 'none'}"
        for there, here in found.pairs
        if there.sort is ValueKind.NUMBER and other_unit(there, here)
    )


@pytest.mark.parametrize(("languages", "original", "translation"), AGREE)
def test_values_that_are_the_same_agree(languages: str, original: str, translation: str):
    assert list(told(compare(both(languages, original, translation)))) == []


@pytest.mark.parametrize(("languages", "original", "translation", "expected"), DIFFER)
def test_values_that_differ_are_told(languages: str, original: str, translation: str, expected: list[str]):
    assert list(told(compare(both(languages, original, translation)))) == expected


@pytest.mark.parametrize(("languages", "original", "translation"), AGREE)
def test_what_agrees_agrees_the_other_way_round_but_for_what_words_are_not_asked_for(
    languages: str, original: str, translation: str
):
    first, _, second = languages.partition(">")
    found = compare(both(f"{second}>{first}", translation, original))
    assert [value.text for value in found.lost if value.sort is not ValueKind.TOKEN] == []


@pytest.mark.parametrize("beside", ["", " of 20"])
@pytest.mark.parametrize(("sign", "other"), list(pairwise(FRACTIONS)))
def test_every_fraction_is_told_from_the_next_with_and_without_figures_beside_it(
    sign: str, other: str, beside: str
):
    pair = both("en>fr", f"{sign}{beside} left.", f"{other}{beside} ont quitté.")
    assert list(told(compare(pair))) == [f"-{sign}", f"+{other}"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("CHF 20", "EUR 20", "CHF / EUR"), ("₹ 20", "₽ 20", "INR / RUB"), ("US$ 20", "C$ 20", "USD / CAD")],
)
def test_a_currency_before_a_space_is_told_from_another(one: str, other: str, expected: str):
    assert list(told(compare(both("en>fr", f"It costs {one}.", f"Cela coûte {other}.")))) == [expected]


@pytest.mark.parametrize("code", ["pt_BR", "pt-BR", "pt-XX"])
def test_a_region_is_read_however_it_is_written_and_as_its_language_where_nobody_knows_it(code: str):
    pair = both(f"en>{code}", "On 3 March 2005 it was 1.5 km.", "Em 3 de março de 2006 eram 1,5 km.")
    assert list(told(compare(pair))) == ["-3 March 2005", "+3 de março de 2006"]


@pytest.mark.parametrize("code", ["nah", "x", "nah_MX"])
def test_in_a_language_that_nobody_knows_figures_are_read_and_no_names(code: str):
    pair = both(f"en>{code}", "In 2005 it was 3 km.", "2006 3 km.")
    assert list(told(compare(pair))) == ["-2005", "+2006"]
    assert mentions(pair.target) == ()


@pytest.mark.parametrize("code", ["pt_BR", "nah"])
def test_a_folder_of_such_a_language_is_checked(tmp_path: Path, code: str):
    for language in ("en", code):
        page = tmp_path / language / "page.md"
        page.parent.mkdir()
        page.write_text("---\ntitle: A\n---\n\nSudan, 3 March 2005, 5 km, 1.5, ½: “a”.\n", encoding="utf-8")
    settings = bare_settings(("en", code), "en")
    assert [state.language for state in inspect(read_tree(tmp_path, settings), settings).states] == [code]


def test_no_row_stands_twice():
    rows = [row[:3] for row in (*AGREE, *DIFFER)]
    assert len(set(rows)) == len(rows)


def everything(values: tuple[Value, ...]) -> Iterator[Value]:
    """The values and their parts."""
    for value in values:
        yield value
        yield from value.parts


@MANY
@given(TEXTS, LANGUAGES)
def test_every_value_stands_where_it_says(text: str, language: str):
    passage = Passage("paragraph", 1, text, language)
    values = values_of(passage)
    assert [value.start for value in values] == sorted(value.start for value in values)
    for value in everything(values):
        assert value.text and passage.text[value.start :].startswith(value.text)
        assert len(set(value.all_readings)) >= 1 or value.parts


@MANY
@given(TEXTS, LANGUAGES)
def test_a_passage_agrees_with_itself(text: str, language: str):
    found = compare(both(f"{language}>{language}", text, text))
    assert list(told(found)) == []


@MANY
@given(TEXTS, TEXTS, LANGUAGES, LANGUAGES)
def test_every_value_is_matched_lost_or_explained_and_never_twice(
    first: str, second: str, language: str, other: str
):
    found = compare(both(f"{language}>{other}", first, second))
    for some in (
        found.lost,
        found.added,
        [there for there, _ in found.pairs],
        [here for _, here in found.pairs],
    ):
        assert len({id(value) for value in some}) == len(some)
    assert not {id(value) for value in found.lost} & {id(there) for there, _ in found.pairs}
    assert not {id(value) for value in found.added} & {id(here) for _, here in found.pairs}
    assert all(there.sort is here.sort for there, here in found.pairs)


@MANY
@given(TEXTS, LANGUAGES)
def test_nothing_is_lost_from_an_empty_passage_and_nothing_is_added_by_one(text: str, language: str):
    assert compare(both(f"{language}>{language}", "", text)).lost == ()
    assert compare(both(f"{language}>{language}", text, "")).added == ()


@MANY
@given(st.integers(0, 10**9), st.sampled_from(["fr", "es", "es-MX", "fr-CH"]))
def test_any_whole_number_agrees_in_the_convention_of_its_language_and_no_other_does(
    number: int, language: str
):
    sign = {"fr": "\u202f", "es": ".", "es-MX": ",", "fr-CH": "’"}[language]
    english, there = f"{number:,} x", f"{number:,} x".replace(",", sign)
    assert list(told(compare(both(f"en>{language}", english, there)))) == []
    wrong = f"{number + 1:,} x".replace(",", sign)
    assert list(told(compare(both(f"en>{language}", english, wrong)))) != []


@MANY
@given(st.dates(), st.sampled_from(["fr", "es"]))
def test_any_date_agrees_and_its_neighbour_does_not(day, language: str):
    months = {
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    }[language].split()
    if not 1800 <= day.year < 2100:
        return
    of = " de " if language == "es" else " "
    written = f"{day.day}{of}{months[day.month - 1]}{of}{day.year}"
    assert list(told(compare(both(f"en>{language}", f"on {day.day} {day:%B %Y}", written)))) == []
    assert list(told(compare(both(f"en>{language}", f"on {day:%B} {day.day}, {day.year}", written)))) == []
    wrong = f"{day.day % 28 + 1}{of}{months[day.month - 1]}{of}{day.year}"
    assert list(told(compare(both(f"en>{language}", f"on {day.day} {day:%B %Y}", wrong)))) != []


@MANY
@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["{0} h {1:02}", "{0}:{1:02}", "{0}.{1:02} horas"]),
)
def test_any_time_agrees_and_its_neighbour_does_not(hour: int, minute: int, form: str):
    language = "es" if "horas" in form else "fr"
    english = f"at {hour % 12 or 12}:{minute:02} {'a' if hour < 12 else 'p'}.m."
    assert list(told(compare(both(f"en>{language}", english, form.format(hour, minute))))) == []
    assert list(told(compare(both(f"en>{language}", english, form.format(hour, (minute + 1) % 60))))) != []


# With figures a million characters are half a million numbers; the others are read at their full length.
REPEATED = {
    "1 ": 20_000,
    "1,": 50_000,
    "1.": 50_000,
    "1-": 20_000,
    "a1": 20_000,
    "I ": 20_000,
    "A/": 100_000,
    "(a) ": 50_000,
    "1/2 ": 20_000,
    "May ": 50_000,
    "12 May ": 20_000,
    "no ": 500_000,
    "1 and ": 20_000,
    "\u00a0": 500_000,
    "$": 500_000,
    "%": 500_000,
    "é": 500_000,
    '"': 500_000,
    "e.g. ": 500_000,
    "15 h ": 20_000,
    "XX ": 20_000,
    "@": 50_000,
    "twenty-": 50_000,
    "1:": 20_000,
    "+1 ": 20_000,
    "2001-": 20_000,
}


@pytest.mark.large
@pytest.mark.parametrize("piece", REPEATED)
def test_no_text_takes_long(piece: str):
    """One of these that took more than linear time would take minutes."""
    text = piece * (REPEATED[piece] // len(piece))
    for language in ("fr", "es"):
        compare(both(f"en>{language}", text, f"{text}x".replace("1", "2")))


@pytest.mark.large
@pytest.mark.parametrize("piece", REPEATED)
def test_no_page_takes_long(piece: str, tmp_path: Path):
    """With every rule, and a finding for every number."""
    text = piece * (20_000 // len(piece))
    for language, written in (("en", text), ("fr", f"{text}x".replace("1", "2"))):
        (tmp_path / language).mkdir()
        (tmp_path / language / "page.md").write_text(f"Text: {written}\n", encoding="utf-8")
    house = bare_settings(("en", "fr"), "en")
    assert all(finding.line == 1 for finding in inspect(read_tree(tmp_path, house), house).findings)


@pytest.mark.parametrize("seed", range(20))
def test_a_long_mixture_agrees_with_itself(seed: int):
    chance = random.Random(seed)
    text = " ".join(chance.choice(chance.choice((AGREE, DIFFER)))[1] for _ in range(60))
    assert list(told(compare(both("en>en", text, text)))) == []
