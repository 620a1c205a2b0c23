"""No call gives eight or more values by position: what the fifth of ten is, nobody can read."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.rendering import ROOT

MOST = 7
SOURCES = sorted(
    path
    for folder in ("packages", "hooks", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if "build" not in path.parts
)
LEFT = {
    "Token": 1,
    "Manifest": 1,
    "FeedEntry": 1,
    "Listed": 1,
    "Head": 1,
    "Happened": 1,
}
"""What is still to be named, by what is called; nothing is added here."""
COMMAND_LINES = {"run"}
"""The words of a command line are one list, however many there are: `repository.run("log", "--raw", …)`."""


def crowded(source: str) -> Iterator[str]:
    """What is called with too many values by position."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and len(node.args) > MOST:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            words = all(isinstance(value, ast.Constant | ast.JoinedStr | ast.Name) for value in node.args)
            if not (called in COMMAND_LINES and words):
                yield called


def test_no_call_gives_eight_values_by_position():
    found = Counter(name for path in SOURCES for name in crowded(path.read_text(encoding="utf-8")))
    assert found == LEFT


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Thing(1, 2, 3, 4, 5, 6, 7)", []),
        ("Thing(1, 2, 3, 4, 5, 6, 7, 8)", ["Thing"]),
        ("room.Thing(a, b, c, d, e, f, g(1), *more)", ["Thing"]),
        ("Thing(1, 2, 3, 4, 5, 6, 7, eighth=8, ninth=9)", []),
        ("self.run('log', '--raw', '-z', '--no-renames', '--format=%H', f'{name}', '--', path)", []),
        ("self.run(a.b, c(), 3, 4, 5, 6, 7, 8)", ["run"]),
        ("{len(a): Thing(*range(8))}", []),
    ],
)
def test_what_counts(source: str, expected: list[str]):
    assert list(crowded(source)) == expected


def _records(path: Path) -> Iterator[tuple[str, int, bool]]:
    """(name, number of values, named?) of every dataclass."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            made = [ast.unparse(each) for each in node.decorator_list if "dataclass" in ast.unparse(each)]
            values = sum(isinstance(line, ast.AnnAssign) for line in node.body)
            if made:
                yield node.name, values, "kw_only=True" in made[0]


# These go with the calls above.
STILL_BY_POSITION = {
    "Value", "Block", "LogLine", "Manifest", "FeedEntry", "Listed", "Citation", "Happened", "Head", "Event",
}  # fmt: skip


def test_what_holds_more_than_five_values_is_given_them_by_name():
    by_position = {
        name for path in SOURCES for name, values, named in _records(path) if values > 5 and not named
    }
    assert by_position == STILL_BY_POSITION
