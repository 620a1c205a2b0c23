"""Every trap that other checkers fall into is held by a case or has a reason (`cases/traps.yml`)."""

import pytest

from docs_parity.model.rule import RULES
from support import case_files
from support.rendering import ROOT
from test_cases import load

CASES = ROOT / "tests/cases/findings"
TRAPS = case_files.load(ROOT / "tests/cases/traps.yml")
ROWS = TRAPS["rows"]


def test_every_row_of_the_table_is_here_once_and_in_order():
    assert list(ROWS) == list(range(1, TRAPS["count"] + 1))
    assert len({row["trap"] for row in ROWS.values()}) == len(ROWS)


@pytest.mark.parametrize("number", ROWS)
def test_a_trap_has_cases_or_a_reason(number: int):
    row = ROWS[number]
    assert set(row) <= {"trap", "cases", "reason"}
    assert bool(row.get("cases")) + bool(row.get("reason")) == 1


@pytest.mark.parametrize("name", [name for row in ROWS.values() for name in row.get("cases", ())])
def test_a_case_that_holds_a_trap_exists_and_belongs_to_a_rule(name: str):
    assert (CASES / f"{name}.yml").is_file()
    assert name.partition("/")[0] in RULES.ids()


@pytest.mark.parametrize("number", [number for number, row in ROWS.items() if len(row.get("cases", ())) > 1])
def test_of_several_cases_one_passes(number: int):
    found = [load(CASES / f"{name}.yml")["findings"] for name in ROWS[number]["cases"]]
    assert not all(found) or number in NEVER_RIGHT, "the trap is that what is right is told"


NEVER_RIGHT = {4}
"""A wrong value has no case that passes."""
