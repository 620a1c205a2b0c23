"""The pairs that rules are measured on: this site's pages, and any tree of faithful translations that is at
hand.

A third of the pages is held back, chosen by seed before the first rule was written (2026-11-24): nobody looks
at what the rules
say about it while they are being made, so that what is measured on it was not fitted to it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs_parity.model.page import LocalizedPage, Page
from docs_parity.project.pairing import Pages
from docs_parity.project.settings import FILE_NAME, bare_settings
from docs_parity.project.tree import read_tree
from docs_parity.rules.context import Context
from docs_parity.runner.inspect_folder import find_settings
from editorial.extension import plug_in

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "fr", "es")
SEED = "4"
PARTS = 3


@dataclass(frozen=True)
class Corpus:
    """A tree of pages in several languages whose translations are known to be faithful."""

    name: str
    root: Path
    """Its folder with one folder a language."""
    context: Context

    def pairs(self, held_back: bool) -> Iterator[tuple[Page, LocalizedPage]]:
        """(page, translation) of the third that is held back, or of the rest."""
        for page in self.context.pages.values():
            if page.source and page.source.readable and is_held_back(page.key) is held_back:
                yield from ((page, version) for version in page.translations() if version.readable)


def is_held_back(key: str) -> bool:
    """True for a third of all pages; the same ones on every machine, and whatever other pages there are."""
    return int(hashlib.sha256(f"{SEED}:{key}".encode()).hexdigest(), 16) % PARTS == 0


def corpus(root: Path, name: str) -> Corpus:
    """The corpus in a docs folder.

    Without an `editorial.yml` beside it, its languages are those of this site. The Office's rules are asked
    as well, and its settings are understood, as in `editorial check`.
    """
    plug_in()
    settings = (
        find_settings(root, None, None)
        if (root.parent / FILE_NAME).exists()
        else bare_settings(LANGUAGES, LANGUAGES[0])
    )
    tree = read_tree(root, settings)
    return Corpus(name, root, Context(settings, tree, Pages(tree, settings)))


def own_pages() -> Corpus:
    """The pages of this site."""
    return corpus(ROOT / "docs", "this site")
