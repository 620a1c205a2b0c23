"""What the result of a page depends on besides its own files and the pages that it links to.

Other pages: whoever has rules that look at them says here which, so that a kept result is thrown away when
one of them changes. Folders beside the docs folder: whoever keeps one that says something of pages registers
it, so that a pull request which changes a file there answers for these pages.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

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


def dependency_modules() -> frozenset[str]:
    """The names of the modules whose functions decide on which pages results depend."""
    return frozenset(keys_of.__module__ for _, keys_of in _dependencies.values())


@dataclass(frozen=True)
class ProjectFolder:
    """A folder beside the docs folder whose files concern pages."""

    name: str
    pages: Callable[[str], str]
    """The path of a file below it -> the key of the page that the file concerns; empty for none."""


class ProjectFolders:
    """Every registered folder, by its name."""

    def __init__(self) -> None:
        self._folders: dict[str, ProjectFolder] = {}

    def __iter__(self) -> Iterator[ProjectFolder]:
        return iter(self._folders.values())

    def add(self, folder: ProjectFolder) -> None:
        """Take up a folder; it stays as it is where it was taken up before."""
        self._folders[folder.name] = folder


PROJECT_FOLDERS = ProjectFolders()
"""The registry of this process."""
