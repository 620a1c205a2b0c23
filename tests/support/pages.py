"""The kinds of page this site has, one page of each; who looks at pages in a browser goes through these."""

from collections.abc import Iterator

LANGUAGES = ("en", "fr", "es")
STATEMENT = "statements/2024/2024-04-15-sudan-one-year-of-fighting/"
# What is below /<language>/ for each kind. A kind that the built site does not have is a fault: nothing is left out silently.
KINDS = {
    "home": "",
    "section": "about/",
    "standing": "guidance/crimes/",
    "long": "guidance/risk-factors/",
    "glossary": "glossary/",
    "statements": "statements/",
    "list": "statements/adviser/alice-wairimu-nderitu/",
    "statement": STATEMENT,
    "policy": "policies/languages/",
    "search": "search/",
    "not-found": "404.html",
}
# Kinds that are all made with the template `main`; every other one has a template of its name.
MAIN = frozenset({"section", "standing", "long", "glossary", "policy"})
# Pages of all languages at once: what a visitor without a language gets.
FOR_ALL = {"root": "", "root-not-found": "404.html", "verify": "verify/", "unknown-code": "v/404.html"}
# What only a site has whose statements were corrected, withdrawn…: `support.history` makes one, `history_pages` names its pages.
WITH_HISTORY = frozenset({"version", "changes", "code"})


def pages(language: str) -> Iterator[tuple[str, str]]:
    """(kind, path from the root of the site) of each kind of page in a language."""
    for kind, path in KINDS.items():
        yield kind, f"{language}/{path}"
