"""Which statement takes the place of which: what one names in `superseded_by` and `supersedes`, followed through the tree."""

from editorial.model.page import Version
from editorial.model.tree import Tree

AFTER, BEFORE = "superseded_by", "supersedes"


def original_of(key: str, tree: Tree) -> Version | None:
    """The version of a statement that holds its fields: the readable one without a translation record."""
    found = (versions.get(key) for versions in tree.versions.values())
    return next((version for version in found if version is not None and version.readable and not version.is_translation), None)


def named(version: Version | None, field: str) -> str:
    """The key that a statement names in a field; empty where it names none."""
    value = version.fields.get(field) if version else None
    return value if isinstance(value, str) else ""


def successors(version: Version, tree: Tree) -> list[str]:
    """The keys of those that take a statement's place, one after the other; the last one again, where they go round."""
    found: list[str] = []
    key = named(version, AFTER)
    while key:
        seen = key == version.key or key in found
        found.append(key)
        key = "" if seen else named(original_of(key, tree), AFTER)
    return found


def neighbours(version: Version, tree: Tree) -> set[str]:
    """The keys of all statements that what is said of this one depends on."""
    return {*successors(version, tree), *filter(None, [named(version, BEFORE)])}
