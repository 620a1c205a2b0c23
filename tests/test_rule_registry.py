"""The registry of rules: a rule is one place, whoever declares it, and in whatever order modules are imported."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import RULES, WORDS, DuplicateRuleError, Group, declare
from docs_parity.reports.rule_page import overview, rules_page
from docs_parity.rules.context import Context
from docs_parity.rules.registry import version_rules
from docs_parity.runner.result_cache import foreign_rules
from editorial.extension import RECORDED
from support.house import House
from support.rendering import ROOT
from support.syntax import nodes_of

PACKAGES = ROOT / "packages"
OFFICE = {
    "statement-path",
    "statement-text",
    "statement-dates",
    "statement-day",
    "statement-history",
    "statement-notes",
    "statement-status",
    "statement-withdrawn",
    "statement-superseded",
    "embargo",
    "statement-markup",
    "control-sign",
    "reserved-address",
    "cache-committed",
}
"""Rules of a statement's own file and of the house's own files; the register's are in RECORDED."""
TOLD_BY_THE_READER = {"heading-space", "list-indent", "quote-lazy", "table-cells"}
"""What `Block.irregular` says of a block: it is read before any rule is asked."""
HOUSE_WORDS = Group("house-words", "Words of this house", 65)


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test declares is forgotten after it."""
    monkeypatch.setattr(RULES, "_rules", dict(RULES._rules))
    monkeypatch.setattr(version_rules, "_checks", version_rules._checks)


@pytest.fixture
def shouting(scratch: None) -> None:
    """A rule of somebody else's: one decorator, and nothing written anywhere else."""

    @version_rules.rule(
        "shouting",
        group=HOUSE_WORDS,
        severity=Severity.WARNING,
        exact=True,
        wrong="`ACT NOW`",
        right="`act now`",
        more="Readers are not deaf.",
    )
    def shouting(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
        """Does nobody shout? What is written in capitals, does."""
        for block in localized.blocks:
            if block.text.isupper():
                yield Finding(
                    rule=shouting.id,
                    message="this paragraph shouts",
                    fix="Write it small.",
                    path=localized.path,
                    line=block.line,
                    severity=Severity.WARNING,
                    page=localized.key,
                    language=localized.language,
                )


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house of one page, in which somebody shouts."""
    house = House(tmp_path)
    for language in ("en", "fr"):
        page = house.root / f"docs/{language}/about/page.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nONU\n", encoding="utf-8")
    return house


def in_new_process(*lines: str) -> str:
    """What some lines of Python print in a process that has imported nothing yet."""
    return subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.usefixtures("shouting")
def test_a_rule_of_a_stranger_is_explained(house: House):
    assert house.says("check", "--explain", "shouting") == (
        0,
        """\
shouting: Does nobody shout?

Wrong:    `ACT NOW`
Right:    `act now`
Weight:   warning
Measured: exact: it compares what is written, and guesses nothing
If meant: it cannot be accepted, only put right

Readers are not deaf.
""",
    )


@pytest.mark.usefixtures("shouting")
def test_a_rule_of_a_stranger_stands_on_the_page_of_rules_below_its_own_title():
    title, row = (
        "\n## Words of this house\n",
        "| `shouting` | Does nobody shout? | `ACT NOW` | `act now` | warning | exact | exact |\n",
    )
    assert row in rules_page().partition(title)[2].partition("\n## Links\n")[0]
    assert "Words of this house\n  shouting " in overview()


@pytest.mark.usefixtures("shouting")
def test_a_rule_of_a_stranger_is_asked(house: House):
    code, printed = house.says("check", "--rules", "shouting")
    assert code == 0
    assert printed.count("this paragraph shouts (shouting). Write it small.") == 2


@pytest.mark.usefixtures("shouting")
@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("info", 0)])
def test_a_rule_of_a_stranger_weighs_what_the_house_says(house: House, severity: str, code: int):
    file = house.root / "editorial.yml"
    file.write_text(
        f"severity: {{shouting: {severity}}}\n{file.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    assert house.says("check", "--rules", "shouting")[0] == code


def test_a_rule_that_nobody_declared_is_not_known(house: House):
    code, printed = house.says("check", "--explain", "shouting")
    assert code == 2
    assert 'there is no rule "shouting".' in printed
    assert "shouting" not in rules_page()


@pytest.mark.usefixtures("shouting")
def test_two_rules_with_one_id_are_refused():
    with pytest.raises(
        DuplicateRuleError, match='there is a rule "shouting" already: "Does nobody shout\\?"'
    ):
        declare("shouting", group=WORDS, question="Is it loud?", wrong="`A`", right="`a`")
    with pytest.raises(DuplicateRuleError):
        version_rules.rule("links", group=WORDS, wrong="`A`", right="`a`")(silent)
    assert RULES.rules()["shouting"].question == "Does nobody shout?"


def silent(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does this ask anything?"""
    yield from ()


@pytest.mark.usefixtures("scratch")
def test_a_rule_whose_docstring_asks_nothing_is_refused():
    def mute(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
        """This is no question."""
        yield from ()

    with pytest.raises(ValueError, match="mute does not begin with the question"):
        version_rules.rule("mute", group=WORDS, wrong="`A`", right="`a`")(mute)
    assert "mute" not in RULES.ids()


@pytest.mark.usefixtures("scratch")
def test_a_question_behind_another_sentence_is_none():
    def late(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
        """This comes first. Is this the question?"""
        yield from ()

    with pytest.raises(ValueError, match="late does not begin with the question"):
        version_rules.rule("late", group=WORDS, wrong="`A`", right="`a`")(late)


def test_a_generator_is_called_as_if_it_were_not_decorated():
    check = next(check for check in version_rules if check.id == "raw-html")
    assert (check.__name__, check.__doc__) == ("raw_html", "Is the HTML allowed?")
    assert [rule.id for rule in check.rules] == ["raw-html"]


def test_the_rules_of_the_engine_are_complete_without_the_office():
    ids, office = in_new_process(
        "import sys",
        "import docs_parity.cli.check",
        "from docs_parity.model.rule import RULES",
        "print(*RULES.ids())",
        "print(*(name for name in sys.modules if name.partition('.')[0] == 'editorial'))",
    ).split("\n")[:2]
    assert ids.split() == [rule for rule in RULES.ids() if rule not in RECORDED | OFFICE]
    assert office == ""


def test_every_rule_has_a_place_of_its_own():
    places = [rule.place for rule in RULES.rules().values()]
    assert places == sorted(set(places))


def test_an_id_is_written_once_where_its_rule_is_declared():
    written: dict[str, list[str]] = {}
    for path in sorted(PACKAGES.rglob("*.py")):
        for node in nodes_of(path):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and "-" in node.value
                and RULES.get(node.value)
            ):
                written.setdefault(node.value, []).append(path.relative_to(PACKAGES).as_posix())
    twice = {rule: places for rule, places in written.items() if len(places) > 1}
    assert set(twice) == TOLD_BY_THE_READER | {"figure-caption"}  # the Markdown of a caption is called so too
    assert all(["/markdown/" in place for place in places] == [True, False] for places in twice.values())


def test_kept_results_hang_on_the_source_of_the_rules_of_this_package_alone():
    assert foreign_rules() == []


@pytest.mark.usefixtures("shouting")
def test_kept_results_hang_on_the_source_of_a_strangers_rule():
    assert foreign_rules() == [Path(__file__).read_text(encoding="utf-8")]
