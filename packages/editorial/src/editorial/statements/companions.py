"""Which files belong to a statement: they are published with it and not before.

A file beside a page that has its name, or its name and more (`…-annex.csv`), is the page's, and so is every
file in a folder with its name. A picture or file of anywhere else is the page's if no other page uses it.
Below `statements/` a file of no page is published by no page: it may have been left behind.
"""

import posixpath
from collections.abc import Container, Iterable, Mapping

from docs_parity.markdown.link_targets import LinkKind, resolve
from docs_parity.model.page import LocalizedPage, Page, Tree
from docs_parity.project.tree import OTHER_MARKDOWN
from editorial.statements.records import public_languages

SECTION = "statements"
Version = tuple[str, str]
"""Language and key of a page."""


def companions(
    tree: Tree, pages: Mapping[str, Page], withheld: Container[str] = frozenset()
) -> frozenset[str]:
    """The paths of all files that belong to pages alone which readers do not get: those that are withheld,
    drafts, and translations that are drafts. A file that a public page uses is public.
    """
    public: dict[Version, LocalizedPage] = {}
    private: dict[Version, LocalizedPage | None] = {}
    for key, page in pages.items():
        seen = () if key in withheld else public_languages(page, preview=False)
        if not seen:  # in a language in which it is not written yet too
            private |= dict.fromkeys((language, key) for language in tree.languages)
        for language, localized in page.localizations.items():
            (public if language in seen else private)[language, key] = localized
    if not tree.assets:
        return frozenset()
    versions = private.keys() | public.keys()
    owners = {path: _owner(path, tree, versions) for path in tree.assets}
    beside = {
        path
        for path, owner in owners.items()
        if owner in private or (owner is None and _is_of_section(path, tree))
    }
    theirs = beside | _used(filter(None, private.values()))
    drafted = {path for path in theirs & tree.assets.keys() if not path.endswith(OTHER_MARKDOWN)}
    return frozenset(drafted - _used(public.values()))


def _used(versions: Iterable[LocalizedPage]) -> frozenset[str]:
    """The paths of all files that pages link to or show."""
    return frozenset(
        target.path
        for localized in versions
        for link in localized.links
        if (target := resolve(link.target, localized)).where is LinkKind.FILE
    )


def _is_of_section(path: str, tree: Tree) -> bool:
    language, section, *_ = (*path.split("/"), "")
    return language in tree.languages and section == SECTION


def _owner(path: str, tree: Tree, versions: Container[Version]) -> Version | None:
    """The page that a file stands beside: the one with the longest name of all whose names it begins with."""
    language, _, rest = path.partition("/")
    if language not in tree.languages:
        return None
    folder, name = posixpath.split(rest)
    for cut in range(len(name), 0, -1):
        version = (language, posixpath.join(folder, name[:cut]))
        if (cut == len(name) or not name[cut].isalnum()) and version in versions:
            return version
    while folder:
        if (language, folder) in versions:
            return language, folder
        folder = posixpath.dirname(folder)
    return None
