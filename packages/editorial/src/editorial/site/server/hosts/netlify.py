"""For hosts that read a file `_headers` in the site (Netlify, Cloudflare Pages).

Where two of its rules hold for one address, both policies are sent, and only what both allow is allowed. So
no two rules here name one header for one address, and what no rule can name (a page that does not exist) has
the policy in its head alone.
"""

from collections.abc import Iterable, Iterator

from editorial.site.server.headers import FOR_EVER, Table
from editorial.site.server.policy import DRAWING, FILE

INTRODUCTION = """\
# Made by `editorial build`, for Netlify and Cloudflare Pages. Both ask about a page \
each time it is shown and need no rule for it.
"""


def headers_file(table: Table) -> str:
    """The whole file."""
    return INTRODUCTION + "\n".join(_lines(table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield from _rule(f"{table.base}*", ((header.name, header.value) for header in table.always))
    for path, policy in _policies(table):
        yield from _rule(table.base + path, [("Content-Security-Policy", policy)])
    for path in table.fingerprinted:
        yield from _rule(
            f"{table.base}{path}*" if path.endswith("/") else table.base + path, [("Cache-Control", FOR_EVER)]
        )


def _policies(table: Table) -> Iterator[tuple[str, str]]:
    """(address, policy); `*` at the end of an address stands for all below it."""
    yield "", table.policy("root")
    yield "assets/*", DRAWING
    for language in table.languages:
        yield f"{language}/", table.policy("home")
        yield (
            f"{language}/statements/*",
            table.policy("statements", "statement", "list", "version", "changes"),
        )
        yield f"{language}/feed.xml", FILE
        if "search" in table.styles:
            yield f"{language}/search/", table.policy("search")
    if table.codes:
        yield "v/*", table.policy("code", "verify", "not-found")
        yield "verify/", table.policy("verify")
    yield from ((f"{folder}*", table.policy("main")) for folder in table.folders)


def _rule(path: str, headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield path
    yield from (f"  {name}: {value}" for name, value in headers)
