"""On which other pages the result of a page depends, besides those that it links to.

Whoever has rules that look at other pages says here which, so that a kept result is thrown away when one of
them
changes.
"""

from collections.abc import Callable, Iterable

from docs_parity.model.page import LocalizedPage, Tree

Dependency = Callable[[LocalizedPage, Tree], Iterable[str]]
"""A version of a page, and the tree it stands in -> keys of other pages."""
_dependencies: dict[str, tuple[frozenset[str], Dependency]] = {}


def dependency(*rules: str) -> Callable[[Dependency], Dependency]:
    """Decorates a function that names the pages on which what these rules say of a page depends.

    `rules` are ids.
    """

    def decorated(keys_of: Dependency) -> Dependency:
        _dependencies[f"{keys_of.__module__}.{keys_of.__qualname__}"] = frozenset(rules), keys_of
        return keys_of

    return decorated


def dependencies(original: LocalizedPage, tree: Tree) -> frozenset[str]:
    """The keys of all other pages on which the result of a page depends."""
    return frozenset(key for _, keys_of in _dependencies.values() for key in keys_of(original, tree))


def dependencies_of(rule: str, localized: LocalizedPage, tree: Tree) -> frozenset[str]:
    """The keys of all other pages on which what one rule says of a version depends. `rule` is an id."""
    return frozenset(
        key for rules, keys_of in _dependencies.values() if rule in rules for key in keys_of(localized, tree)
    )
