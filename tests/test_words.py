"""The words around statements: what readers are told of how a statement stands changes only where somebody answers for it."""

import re

import pytest
from jinja2 import Environment

from support.rendering import ROOT
from support.words import BEGIN, END, PAGE, around, changes, difference, digest, kept, table

WHAT_TO_DO = (
    "The words that tell readers how a statement stands have changed: {what}. If that is meant, write them down with "
    "`PYTHONPATH=tests python -m support.words`, and add a line to the list of changes in .github/WORDS.md that says who decided "
    "it and why, and ends with `{digest}`."
)
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))


def fault(page: str, words: dict[str, tuple[str, ...]]) -> str:
    """What is wrong with the page of words, as a sentence; empty if nothing is."""
    told, now = list(changes(page)), digest(words)
    what = difference(kept(page), words)
    if what:
        return WHAT_TO_DO.format(what="; ".join(what), digest=now)
    if not told or told[0][1] != now:
        return WHAT_TO_DO.format(what="the list of changes does not tell of it", digest=now)
    return ""


def test_the_words_around_statements_are_those_that_somebody_answers_for():
    said = fault(PAGE.read_text(encoding="utf-8"), dict(around()))
    assert not said, said


def test_changes_stand_newest_first():
    days = [day for day, _ in changes(PAGE.read_text(encoding="utf-8"))]
    assert days and days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("withdrawn_on", ("Reaffirmed on {date}.", "Confirmée le {date}.", "Reafirmada el {date}.")),
        ("summary_notice", ("This page is the statement.", "x", "y")),
        ("caveat_opening", ("", "", "")),
        ("said of: withdrawal", ("reinstated_on",) * 3),
        ("verify: withdrawn", ("GENUINE, and in force.", "", "")),
    ],
)
def test_other_words_are_told_with_what_to_do(name: str, words: tuple[str, ...]):
    page, now = PAGE.read_text(encoding="utf-8"), dict(around())
    assert name in now
    said = fault(page, now | {name: words})
    assert f'"{name}" was' in said and "add a line to the list of changes in .github/WORDS.md" in said


def test_a_new_table_without_a_line_is_told_too():
    page, now = PAGE.read_text(encoding="utf-8"), dict(around()) | {"withdrawn_on": ("Reaffirmed.", "x", "y")}
    page = f"{page.partition(BEGIN)[0]}{BEGIN}\n{table(now)}\n{END}{page.partition(END)[2]}"
    assert "the list of changes does not tell of it" in fault(page, now)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path):
    """Words in a template would be in one language, and in no table."""
    tokens = Environment().lex(path.read_text(encoding="utf-8"))
    html = "".join(value for _, kind, value in tokens if kind == "data")
    spoken = re.sub(
        r"\s[\w-]+=\"[^\"]*\"|<style.*?</style>|<!--.*?-->|<[^>]*>|&\w+;", "", html, flags=re.DOTALL
    )
    attributes = re.findall(r'\b(?:alt|title|placeholder|aria-label)="([^"]*)"', html)
    assert re.findall(r"[^\W\d_]{2,}", " ".join([spoken, *attributes])) == []
