"""The table of rules: complete, true to the rules themselves, and what people read of it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from docs_parity.inspection.inspection import inspect
from docs_parity.model.finding import Severity
from docs_parity.model.rule import RULES
from docs_parity.project.settings import bare_settings
from docs_parity.project.tree import read_tree
from docs_parity.reports import rule_catalogue as table
from docs_parity.reports.rule_catalogue import Measure, groups, measures, rules
from docs_parity.reports.rule_page import explanation, measured, overview, percent, rules_page
from docs_parity.rules.acceptances import acceptable
from editorial.commands import main
from editorial.extension import RECORDED
from editorial.office.settings import OfficeSettings
from support.house import House
from support.rendering import ROOT
from test_cases import CASES, findings, load

BYTES_ONLY = {"unreadable-bytes", "large-page", "long-passage", "symlink"}
"""Rules that tests/test_bytes.py asks: a case file is text."""
PROJECT_ONLY = {"reserved-address", "cache-committed"}
"""Rules that tests/test_planted.py asks, of a whole project with its repository."""
GOOD = {"precision": 0.9975, "recall": 0.9804, "alarms": 1, "blocks": 5286, "found": 400, "faults": 408}
UNSURE = {"precision": 0.629, "recall": 0.85, "alarms": 121, "blocks": 5286, "found": 205, "faults": 241}


@pytest.mark.parametrize("code", ["pt", "pt-BR", "pt_BR", "PT"])
def test_an_address_elsewhere_that_names_the_language_may_be_another_whatever_the_region(
    tmp_path: Path, code: str
):
    for language, words in (("en", "en.example.org/law"), (code, "pt.example.org/lei")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "page.md").write_text(f"# A\n\n[x](https://{words}).\n", encoding="utf-8")
    settings = bare_settings(("en", code), "en")
    found = inspect(read_tree(tmp_path, settings), settings).findings
    assert [each.severity for each in found if each.rule == "links"] == [Severity.WARNING]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list]:
    """Everything that the rules say in the cases, by rule."""
    said: dict[str, list] = {}
    for path in CASES:
        for finding in findings(load(path), tmp_path_factory.mktemp("case")):
            said.setdefault(finding.rule, []).append(finding)
    return said


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch):
    """Sets what the benchmark measured."""

    def measure(**entries: dict) -> None:
        written = {
            "seed": 1,
            "date": "2026-11-24",
            "rules": {rule.replace("_", "-"): entry for rule, entry in entries.items()},
        }
        monkeypatch.setattr(table, "_measured", lambda: written)

    return measure


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house of one page."""
    return House(tmp_path)


def weigh(house: House, section: str, severity: str) -> None:
    """Write a `severity` into the house's editorial.yml: for a section, or for all."""
    file = house.root / "editorial.yml"
    text = file.read_text(encoding="utf-8")
    old, new = (
        ("sections:\n", f"severity: {severity}\nsections:\n")
        if not section
        else (
            f"  {section}: {{translations: required",
            f"  {section}: {{severity: {severity}, translations: required",
        )
    )
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(house: House, *arguments: str) -> str:
    """Why a check was refused."""
    code, printed = house.says("check", *arguments)
    assert code == 2
    return printed.split("\nError: ")[1].removesuffix("\n")


def test_every_rule_is_in_the_table_and_the_table_has_no_other():
    assert tuple(rules()) == RULES.ids()


def test_every_group_has_a_title_and_the_table_uses_no_other():
    assert {rule.group for rule in rules().values()} <= set(groups())


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_a_rule_asks_a_question_and_has_an_example_of_either_kind(rule: table.MeasuredRule):
    assert re.fullmatch(r"[A-Z][^?\n]*\?", rule.question)
    assert rule.wrong and rule.right and rule.wrong != rule.right
    for example in (rule.wrong, rule.right):
        assert example.count("`") % 2 == 0 and "\n" not in example and not example.endswith((".", ":"))
    assert not rule.more or rule.more.endswith(".")


@pytest.mark.large
def test_the_table_gives_every_rule_the_weight_that_its_findings_have_at_most(spoken: dict[str, list]):
    heaviest = {
        rule: min((finding.severity for finding in said), key=list(Severity).index)
        for rule, said in spoken.items()
    }
    assert {
        rule.id: rule.severity
        for rule in rules().values()
        if rule.id not in BYTES_ONLY | PROJECT_ONLY | RECORDED
    } == heaviest
    assert {rules()[rule].severity for rule in RECORDED} == {Severity.ERROR}


@pytest.mark.large
def test_the_table_says_of_every_rule_whether_a_difference_can_be_accepted(spoken: dict[str, list]):
    can = {rule for rule, said in spoken.items() if any(map(acceptable, said))}
    assert {rule.id for rule in rules().values() if rule.accept} == can


def test_no_rule_that_is_often_wrong_is_an_error():
    assert [
        rule.id
        for rule in rules().values()
        if rule.measure and not rule.measure.may_be_error and rule.severity is Severity.ERROR
    ] == []


def test_what_was_measured_is_about_rules_that_exist():
    assert set(measures()) <= set(RULES.ids())


def test_the_committed_page_is_what_the_table_gives():
    assert (ROOT / ".github/RULES.md").read_text(encoding="utf-8") == rules_page(), (
        "run `make rules` and commit .github/RULES.md"
    )


def test_the_guide_leads_to_the_page():
    guide = (ROOT / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "[RULES.md](RULES.md)" in guide.split("## The rules\n")[1].split("\n## ")[0]


def test_the_page_has_every_rule_once_in_a_row_of_seven_cells():
    rows = re.findall(r"^\| `.*$", rules_page(), re.MULTILINE)
    assert sorted(re.match(r"\| `([a-z-]+)`", row)[1] for row in rows) == sorted(RULES.ids())
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}


def test_the_page_shows_what_was_measured(figures):
    figures(heading_id=GOOD, links=UNSURE)
    page = rules_page()
    assert "\nMeasured on 2026-11-24 by `benchmarks/faults.py`.\n" in page
    assert "| `## Le droit {#droit}` | `## Le droit {#law}` | error | 99 % | 98 % |\n" in page
    assert re.search(r"^\| `links` .* \| 62 % \| 85 % \|$", page, re.MULTILINE)
    assert re.search(r"^\| `images` .* \| not measured \| not measured \|$", page, re.MULTILINE)
    assert re.search(r"^\| `file-name` .* \| exact \| exact \|$", page, re.MULTILINE)


def test_the_command_writes_the_page(tmp_path: Path):
    printed = CliRunner().invoke(main, ["rules"])
    written = CliRunner().invoke(main, ["rules", "--output", str(tmp_path / "RULES.md")])
    assert (printed.exit_code, printed.output, written.exit_code, written.output) == (0, rules_page(), 0, "")
    assert (tmp_path / "RULES.md").read_text(encoding="utf-8") == rules_page()


def test_a_rule_is_explained(house: House, figures):
    figures(heading_id=GOOD)
    assert house.says("check", "--explain", "heading-id") == (
        0,
        """\
heading-id: Does the translated heading have the id of its original?

Wrong:    `## Le droit {#droit}`
Right:    `## Le droit {#law}`
Weight:   error
Measured: right in 99 of 100 alarms (1 false in 5,286 blocks of faithful translations); finds 98 of 100 faults put in on purpose (400 of 408)
If meant: `editorial accept FILE:LINE --reason "…"`, with the place at which the message begins

Links from other pages and from other sites lead to the id. It is never translated.
""",
    )


def test_a_rule_is_explained_with_what_it_weighs_here(house: House):
    weigh(house, "", "{field-repeated: error}")
    weigh(house, "about", "{field-repeated: info}")
    weigh(house, "news", "{field-repeated: error}")
    weigh(house, '""', "{field-repeated: warning}")
    assert house.says("check", "--explain", "field-repeated") == (
        0,
        """\
field-repeated: Is a fact written only once?

Wrong:    `version: 1` in the original and in a translation
Right:    `version: 1` in the original only
Weight:   error (usually warning); warning at the top; note in "about"
Measured: exact: it compares what is written, and guesses nothing
If meant: it cannot be accepted, only put right

Twice the same is no fault yet, and becomes one with the first correction that forgets a language.
""",
    )


def test_a_rule_is_explained_where_there_is_no_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "--explain", "list-mark"])
    assert (done.exit_code, done.output) == (0, explanation(rules()["list-mark"]))


def test_the_list_of_rules_names_each_with_its_question(house: House):
    code, printed = house.says("check", "--explain", "all")
    assert (code, printed) == (0, overview())
    assert dict(re.findall(r"^  ([a-z-]+) {2,}(.+)$", printed, re.MULTILINE)) == {
        rule.id: rule.question for rule in rules().values()
    }


@pytest.mark.parametrize(
    ("rule", "advice"),
    [
        ("heading-ids", 'Did you mean "heading-id"?'),
        ("xyzzy", "`editorial check --explain all` lists the rules."),
        ("", "`editorial check --explain all` lists the rules."),
    ],
)
def test_a_rule_that_does_not_exist_is_not_explained(house: House, rule: str, advice: str):
    assert refusal(house, "--explain", rule) == f'there is no rule "{rule}". {advice}'


@pytest.mark.parametrize(
    ("asked", "rule", "advice"),
    [
        ("heading-ids", "heading-ids", 'Did you mean "heading-id"?'),
        ("links, number-valeu", "number-valeu", 'Did you mean "number-value"?'),
        ("xyzzy", "xyzzy", "`editorial check --explain all` lists the rules."),
        ("", "", "`editorial check --explain all` lists the rules."),
    ],
)
def test_a_misspelled_rule_is_not_taken_for_one_that_found_nothing(
    house: House, asked: str, rule: str, advice: str
):
    assert refusal(house, "--rules", asked) == f'there is no rule "{rule}". {advice}'


def test_rules_that_are_asked_for_may_have_spaces_between(house: House):
    assert house.says("check", "--rules", "links, images") == (
        0,
        "Ready to be published: 1 page in 2 languages.\n",
    )


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (
            Measure(**GOOD),
            "right in 99 of 100 alarms (1 false in 5,286 blocks of faithful translations); finds 98 of 100 faults put in on purpose (400 of 408)",
        ),
        (
            Measure(precision=None, recall=0.0, alarms=0, blocks=5286, found=0, faults=3),
            "finds 0 of 100 faults put in on purpose (0 of 3)",
        ),
        (
            Measure(precision=0.5, recall=None, alarms=1, blocks=20, found=0, faults=0),
            "right in 50 of 100 alarms (1 false in 20 blocks of faithful translations)",
        ),
        (Measure(), "not measured"),
    ],
)
def test_figures_are_said_in_words(measure: Measure, words: str):
    assert measured(replace(rules()["links"], measure=measure)) == words


@pytest.mark.parametrize(
    ("share", "shown"), [(1.0, 100), (0.9999, 99), (0.9, 90), (0.8999, 89), (0.57, 57), (0.29, 29), (0.0, 0)]
)
def test_a_share_is_rounded_down(share: float, shown: int):
    assert percent(share) == shown


@pytest.mark.parametrize(("section", "place"), [("", ""), ("about", ' of the section "about"')])
def test_a_misspelled_rule_is_given_no_weight(house: House, section: str, place: str):
    weigh(house, section, "{heading-ids: warning}")
    assert (
        refusal(house)
        == f'editorial.yml: "severity"{place} names "heading-ids", and there is no such rule. Did you mean "heading-id"?'
    )


def test_a_rule_that_is_often_wrong_cannot_be_made_an_error(house: House, figures):
    figures(links=UNSURE, heading_id=GOOD | {"precision": 0.9})
    weigh(house, "about", "{links: error}")
    assert (
        refusal(house)
        == 'editorial.yml: "links" is right in 62 % of the cases only, and cannot be an error. Write warning.'
    )


def test_a_rule_that_is_right_often_enough_can_and_so_can_one_that_was_not_measured(house: House, figures):
    figures(links=UNSURE, heading_id=GOOD | {"precision": 0.9})
    weigh(house, "about", "{links: warning, heading-id: error, images: error}")
    assert house.says("check") == (0, "Ready to be published: 1 page in 2 languages.\n")


def test_a_weight_that_does_not_exist_is_refused_with_its_line(house: House):
    weigh(house, "about", "{links: fatal}")
    line = next(
        number
        for number, text in enumerate(
            (house.root / "editorial.yml").read_text(encoding="utf-8").split("\n"), 1
        )
        if "fatal" in text
    )
    assert refusal(house).endswith(
        f'editorial.yml:{line}: "links" is "fatal". Use one of: error, warning, info.'
    )


def test_a_plain_check_reads_no_figures(house: House, monkeypatch: pytest.MonkeyPatch):
    def never() -> None:
        raise AssertionError("read without need")

    monkeypatch.setattr(table, "_measured", never)
    weigh(house, "about", "{links: warning}")
    assert house.says("check") == (0, "Ready to be published: 1 page in 2 languages.\n")


def test_what_the_benchmark_writes_may_have_more_fields(figures):
    figures(links=GOOD | {"corpora": 3})
    assert rules()["links"].measure == Measure(**GOOD)


def test_figures_are_read_from_the_file_that_the_benchmark_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "measured.json").write_text(
        json.dumps({"seed": 1, "date": "2026-11-24", "rules": {"links": GOOD}}), encoding="utf-8"
    )
    monkeypatch.setattr(table, "files", lambda _: tmp_path)
    table._measured.cache_clear()
    assert (measures(), table.measured_on()) == ({"links": Measure(**GOOD)}, "2026-11-24")
    (tmp_path / "measured.json").unlink()
    table._measured.cache_clear()
    assert (measures(), table.measured_on()) == ({}, "")
    table._measured.cache_clear()


def test_sections_may_weigh_a_rule_by_the_house_alone():
    settings = OfficeSettings.model_validate(
        {"languages": {"en": {"name": "English"}}, "severity": {"links": "info"}}
    )
    assert "\nWeight:   note (usually error)\n" in explanation(rules()["links"], settings)
