"""No call gives eight or more values by position: what the fifth of ten is, nobody can read."""

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from support.rendering import ROOT
from support.syntax import Nodes, nodes_in, nodes_of

MOST = 7
SOURCES = sorted(
    path
    for folder in ("packages", "hooks", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if "build" not in path.parts
)


@cache
def takers() -> frozenset[str]:
    """The functions that take any number of values: those are one list, as the words of a command line are."""
    return frozenset(
        node.name
        for path in SOURCES
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef) and node.args.vararg
    )


def crowded(nodes: Nodes, takers: frozenset[str]) -> Iterator[str]:
    """What is called with too many values by position."""
    for node in nodes:
        if isinstance(node, ast.Call) and len(node.args) > MOST:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            if called not in takers:
                yield called


def test_no_call_gives_eight_values_by_position():
    assert not [name for path in SOURCES for name in crowded(nodes_of(path), takers())]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Thing(1, 2, 3, 4, 5, 6, 7)", []),
        ("Thing(1, 2, 3, 4, 5, 6, 7, 8)", ["Thing"]),
        ("room.Thing(a, b, c, d, e, f, g(1), *more)", ["Thing"]),
        ("Thing(1, 2, 3, 4, 5, 6, 7, eighth=8, ninth=9)", []),
        ("self.run('log', '--raw', '-z', '--no-renames', '--format=%H', name, '--', path)", []),
        ("{len(a): Thing(*range(8))}", []),
    ],
)
def test_what_counts(source: str, expected: list[str]):
    assert list(crowded(nodes_in(source), frozenset({"run"}))) == expected


def _records(nodes: Nodes) -> Iterator[tuple[str, int, bool]]:
    """(name, number of values, named?) of every dataclass."""
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            made = [ast.unparse(name) for name in node.decorator_list if "dataclass" in ast.unparse(name)]
            values = sum(isinstance(line, ast.AnnAssign) for line in node.body)
            if made:
                yield node.name, values, "kw_only=True" in made[0]


def test_what_holds_more_than_five_values_is_given_them_by_name():
    assert not [
        name
        for path in SOURCES
        for name, values, named in _records(nodes_of(path))
        if values > 5 and not named
    ]
