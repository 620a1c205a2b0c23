"""Which addresses are the house's own: what it writes itself, and what hosts and browsers ask for by name.

No file of docs/ may stand there, or readers would get it for ours (dev/adr/0110). The check says so, and
`hooks/steps/own_files.py` asks the same of what MkDocs is about to publish. It also stops a build that writes
something outside of this list, so that the list cannot fall behind.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from docs_parity.model.finding import Finding
from docs_parity.model.page import Tree
from docs_parity.model.rule import FILES, declare
from editorial.register.files import FOLDER as REGISTER_COPY
from editorial.site.addresses import (
    CODE_FOLDERS,
    FEEDS,
    LIST_FOLDERS,
    OFFLINE_FOLDER,
    SCHEMA_FOLDER,
    SEARCH_FOLDER,
    SEARCH_SCRIPT,
    STATEMENT_FILES,
    address,
)
from editorial.site.server.hosts import INSIDE

HOSTS = ("_redirects", "_worker.js", "robots.txt", "cname", "web.config", ".nojekyll", "humans.txt")
"""Names by which hosts and browsers ask for a file, in small letters."""
TOP = tuple(
    folder.rstrip("/")
    for folder in (REGISTER_COPY, OFFLINE_FOLDER, SCHEMA_FOLDER, SEARCH_FOLDER, *CODE_FOLDERS)
)
"""The folders of the site that are in no language and hold nothing of docs/."""

NO_LESS = "What stands at an address of the house is taken for the house's own."
RESERVED_ADDRESS = declare(
    "reserved-address",
    group=FILES,
    place=662,
    exact=True,
    question="Is the address free for a file of ours?",
    wrong="`docs/en/statements/2024/2024-04-15-sudan/2024-04-15-sudan-en.pdf`, `docs/robots.txt`",
    right="`docs/assets/sudan-annex.pdf`",
    more="The program writes PDFs, texts, lists, feeds and the register itself. A file of docs/ at such an "
    "address would be taken for one of them.",
    no_less=NO_LESS,
)


LISTS = "|".join(folder.rstrip("/") for folder in LIST_FOLDERS.values() if folder)
SCRIPT, _, SCRIPT_ENDING = SEARCH_SCRIPT.rpartition(".")


def _one_of(names: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(name.casefold()) for name in names)})"


PARTS = (
    (rf"{_one_of(TOP)}(?:/.*)?", "what this folder of the site holds is made by the program alone"),
    (
        rf"LANGUAGES/{_one_of(name for name in TOP if name != 'verify')}/.*",
        "this is the name of a folder that the program makes",
    ),
    (
        r"LANGUAGES/statements/[0-9]+/[^/]+/.+",
        "below the page of a statement stand its own files (PDF, text, earlier versions)",
    ),
    (rf"LANGUAGES/statements/(?:{LISTS}|page)(?:/.*)?", "lists of statements stand there"),
    (r"LANGUAGES/statements/[0-9]+/", "the list of the statements of a year stands there"),
    (rf"(?:.*/)?{_one_of((*FEEDS, *STATEMENT_FILES))}(?:/.*)?", "the program writes files of this name"),
    (
        rf"{re.escape(SCRIPT)}(?:\.[^/]*)?\.{SCRIPT_ENDING}(?:/.*)?",
        "the program writes the script of the search there",
    ),
    (rf"(?:.*/)?{_one_of((*HOSTS, *INSIDE))}(?:/.*)?", "servers and hosts look for a file of this name"),
    (r"(?:.*/)?\.well-known(?:/.*)?", "servers and hosts look for files in a folder of this name"),
    (r"(?:.*/)?(?:index|404)(?:\.[^/]*(?:/.*)?|/)", "the site's own pages have this name"),
    (
        r"[^/.][^/]*|[^/]+\.[^/]*/.*",
        "what is at the top of the site is made by the program, or means something to hosts",
    ),
    (r"(?:.*/)?[^./]+", "a file without an ending has the address of a page"),
)
"""A pattern of whole paths on the site in small letters (of a file, or of a page with a slash at its end),
and what the house or a host has there, in an editor's words; the first that fits is told.
"""


def reserved(path: str, languages: Iterable[str]) -> str:
    """What stands at a path of the site by itself, or could be taken for it; empty where docs/ may have a
    file or a page.

    A page is asked about by its address, with a slash at its end. Large and small letters are one: on some
    disks and hosts they are.
    """
    found = _pattern(tuple(languages)).fullmatch(path.casefold())
    return PARTS[found.lastindex - 1][1] if found and found.lastindex else ""


@cache
def _pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    """All parts, each as one group."""
    parts = "|".join(f"({pattern})" for pattern, _ in PARTS)
    return re.compile(parts.replace("LANGUAGES", _one_of(languages)), re.DOTALL)


def reserved_findings(tree: Tree) -> Iterator[Finding]:
    """A finding for each file and page of docs/ whose address is the house's own."""
    files = ((path, path) for path in (*tree.assets, *tree.hidden))
    pages = (  # their keys alone: no page is read for this
        (f"{language}/{key}.md", address(language, key))
        for language, keys in tree.localizations.items()
        for key in keys
    )
    for path, place in (*files, *pages):
        if what := reserved(place, tree.languages):
            yield Finding(
                rule=RESERVED_ADDRESS.id,
                message=f"/{place} is an address of the site itself: {what}",
                fix="Put the file into docs/assets/ under another name and link to it from there."
                if place == path
                else "Give the page another name, in every language.",
                path=path,
                subject=place,
            )
