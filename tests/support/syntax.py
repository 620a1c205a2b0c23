"""The code of this repository as syntax trees, each module read once for all tests that look at code."""

import ast
from functools import cache
from pathlib import Path

Nodes = tuple[ast.AST, ...]
"""All nodes of a syntax tree, its root first."""


@cache
def text_of(path: Path) -> str:
    """The text of a module."""
    return path.read_text(encoding="utf-8")


@cache
def nodes_of(path: Path) -> Nodes:
    """The syntax tree of a module."""
    return nodes_in(text_of(path))


def nodes_in(source: str) -> Nodes:
    """The syntax tree of a text."""
    return tuple(ast.walk(ast.parse(source)))
