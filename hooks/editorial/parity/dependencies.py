"""On which other pages the result of a page depends, besides those that it links to.

Whoever has rules that look at other pages says here which, so that a kept result is thrown away when one of them
changes.
"""

from collections.abc import Callable, Iterable

from editorial.model.page import Version
from editorial.model.tree import Tree

Dependency = Callable[[Version, Tree], Iterable[str]]
"""The original of a page, and the tree it stands in -> keys of other pages."""
_dependencies: dict[str, Dependency] = {}


def dependency(keys_of: Dependency) -> Dependency:
    """Decorates a function that names the pages on which the result of a page depends."""
    _dependencies[f"{keys_of.__module__}.{keys_of.__qualname__}"] = keys_of
    return keys_of


def dependencies(original: Version, tree: Tree) -> frozenset[str]:
    """The keys of all other pages on which the result of a page depends."""
    return frozenset(key for keys_of in _dependencies.values() for key in keys_of(original, tree))
