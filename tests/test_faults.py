"""The examiner of the rules is examined itself: on a small faithful corpus every kind of accident can happen, and happens alike each time."""

from collections import Counter
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest

from before_and_after import new_findings
from confusion import BUDGET, KINDS, Tally, by_kind, by_rule, measured, summary
from corpus import Corpus, corpus
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.rule import RULES
from docs_parity.reports.rule_catalogue import Measure
from faults import main
from judging import Judged, judge
from mutations import FAULTS, NEUTRAL
from mutations.groups import GROUPS
from mutations.text import Change, Fault, Neutral, Text, masked, tidied

pytestmark = pytest.mark.large
FIXTURE = corpus(Path(__file__).parent / "corpus", "fixture")
PAIRS = [pair for held_back in (False, True) for pair in FIXTURE.pairs(held_back)]
KIND_NAMES = [kind.name for kind in (*FAULTS, *NEUTRAL)]


def text_of(localized: LocalizedPage, page: Page, some: Corpus = FIXTURE) -> Text:
    lines = (
        tuple((some.root / one.path).read_text(encoding="utf-8").split("\n"))
        for one in (localized, page.source)
    )
    return Text(localized, page.source, *lines)


def changes(kind: Fault | Neutral, seed: int = 1) -> list[tuple[Text, Change]]:
    """All the ways in which a kind can befall the corpus."""
    texts = [text_of(version, page) for page, version in PAIRS]
    return [(text, change) for text in texts for change in kind.changes(text, Random(seed))]


def judged(*kinds: str, seed: str = "4", times: int = 2) -> list[Judged]:
    return [judge(FIXTURE, page, version, seed, times, kinds) for page, version in PAIRS]


def test_there_are_as_many_kinds_as_were_asked_for_and_each_has_a_name_of_its_own():
    assert len(FAULTS) >= 40
    assert [name for name, count in Counter(KIND_NAMES).items() if count > 1] == []


@pytest.mark.parametrize("kind", [*FAULTS, *NEUTRAL], ids=lambda kind: kind.name)
def test_a_kind_can_happen_and_changes_the_text_and_happens_alike_each_time(kind: Fault | Neutral):
    first, second = changes(kind), changes(kind)
    assert first
    for text, change in first:
        assert change.applied(text.lines) != text.lines
        assert change.what
    assert [change for _, change in first] == [change for _, change in second]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_nearly_every_kind_can_happen_in_both_languages(language: str):
    possible = {
        kind.name for kind in (*FAULTS, *NEUTRAL) for text, _ in changes(kind) if text.language == language
    }
    assert set(KIND_NAMES) - possible <= {"other apostrophe"}  # Spanish has none


def test_the_corpus_is_faithful():
    assert [
        said.sentence for one in judged("no such kind") for said in one.said if said.severity != "info"
    ] == []


def test_another_seed_chooses_other_accidents():
    def told(seed: str) -> list[str]:
        return [
            outcome.what
            for one in judged("digit changed", "month changed", seed=seed)
            for outcome in one.outcomes
        ]

    assert told("4") == told("4") != told("5")


def test_every_fault_belongs_to_a_group_of_rules_and_every_group_is_used():
    assert {fault.group for fault in FAULTS} == set(GROUPS)


def test_a_lost_block_is_found_at_its_place():
    outcomes = [
        outcome
        for one in judged("paragraph lost", "list item lost", "heading lost")
        for outcome in one.outcomes
    ]
    assert len(outcomes) >= 12
    assert all("error" in {said.severity for said in outcome.right} for outcome in outcomes)


def tallied(*kinds: str) -> Tally:
    tally = Tally()
    for one in judged(*kinds):
        tally.add(one)
    return tally


@pytest.mark.parametrize(
    ("line", "subject", "is_new"),
    [
        (2, "one", False),
        (6, "one", False),  # the same words, wherever they stand
        (2, "two", False),
        (5, "two", False),
        (8, "two", False),  # the same rule on the same line: before, in and, moved, behind the change
        (1, "two", True),
        (7, "two", True),
    ],
)
def test_what_was_said_before_is_not_new(line: int, subject: str, is_new: bool):
    before = [
        Finding(rule="rule", message="message", fix="fix", path="fr/a.md", line=number, subject="one")
        for number in (2, 4, 6)
    ]
    after = [Finding(rule="rule", message="message", fix="fix", path="fr/a.md", line=line, subject=subject)]
    assert new_findings(before, after, Change(4, 4, ("a", "b", "c"), "")) == (after if is_new else [])


def test_what_is_counted_adds_up():
    tally = tallied("paragraph lost", "link lost", "lines joined")
    rules = measured(tally)["rules"]
    assert tally.blocks == sum(len(version.blocks) for _, version in PAIRS)
    assert set(rules) <= set(RULES.ids())
    assert (
        rules["block-skeleton"]["found"]
        == rules["block-skeleton"]["faults"]
        == sum(o.kind == "paragraph lost" for o in tally.outcomes)
    )
    assert rules["links"]["recall"] == 1
    assert all(
        share is None or 0 <= share <= 1
        for figures in rules.values()
        for share in (figures["precision"], figures["recall"])
    )
    assert {field.name for field in fields(Measure)} <= set(rules["links"])


def test_the_tables_have_a_line_for_each_kind_and_for_each_rule_that_spoke():
    tally = tallied("paragraph lost", "lines joined")
    lines = "\n".join([*by_kind(tally), *by_rule(tally), *summary(tally)])
    assert "| paragraph lost | omissions |" in lines
    assert "| lines joined |" in lines
    assert "| `block-skeleton` |" in lines
    assert "Found of the categories of the budget" in lines


def test_nobody_sees_the_texts_that_are_held_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["faults.py", "--held-back", "--show", next(iter(KINDS))])
    with pytest.raises(SystemExit):
        main()
    assert "nobody looks at the pages that are held back" in capsys.readouterr().err


def test_what_is_no_prose_is_left_alone():
    line = '- See `code 12`, [a link](page-12.md#a-1) and <b class="x1">12</b>, https://example.org/12 or a@example.org.{#id-1}[^1]'
    assert [word for word in masked(line).replace("\0", " ").split() if word[0].isdigit()] == ["12"]
    assert len(masked(line)) == len(line)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Le ", " deux", "Le deux"),
        ("", "les autres", "Les autres"),
        ("- ", " et après", "- Et après"),
        ("un ", ", deux", "un, deux"),
    ],
)
def test_a_gap_in_a_line_is_closed(before: str, after: str, line: str):
    assert tidied(before, after) == line


# Names are found by the house's own glossary, which these pages do not have: `tests/test_terms.py` and `tests/cases/findings`.
@pytest.mark.parametrize("category", [one for one in BUDGET if one != "names"])
def test_nearly_every_accident_of_the_budget_is_found(category: str):
    faults = [fault.name for fault in FAULTS if fault.category == category]
    outcomes = [outcome for one in judged(*faults, times=3) for outcome in one.outcomes]
    missed = [
        outcome.what for outcome in outcomes if not any(said.severity == "error" for said in outcome.right)
    ]
    assert len(outcomes) >= 18
    assert len(missed) <= len(outcomes) * 0.03, missed


def test_no_neutral_change_of_the_fixture_is_an_error():
    outcomes = [
        outcome for one in judged(*[kind.name for kind in NEUTRAL], times=3) for outcome in one.outcomes
    ]
    assert len(outcomes) >= 100
    assert [
        outcome.what
        for outcome in outcomes
        if any(said.severity == "error" for said in (*outcome.right, *outcome.astray))
    ] == []
