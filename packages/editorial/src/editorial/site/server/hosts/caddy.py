"""For Caddy: a file to import in the site's block."""

from collections.abc import Iterator, Mapping

from editorial.site.server.headers import REVALIDATED, TYPES, HeaderChoice, Table

VARIABLES = {"Content-Security-Policy": "{editorial_policy}", "Cache-Control": "{editorial_caching}"}
ENCODE = "encode zstd gzip"
MISSING = "{editorial_missing}"
RARE = ("application/x-zim", "application/octet-stream")
"""What Caddy does not know by itself."""
INTRODUCTION = """\
# Made by `editorial build`: what Caddy must know of this site. Import it in the site's block:
#     genocide-prevention.example {
#         root * /path/to/site
#         import /path/to/site-server/Caddyfile
#     }
# Caddy takes a file for unchanged while its time and its size are the same. Copy the site with the times of \
its files (`cp -a`,
# `rsync -a`), never with one time for all: a correction of the same length would not reach who has the page.
"""


def caddyfile(table: Table) -> str:
    """The whole file."""
    return INTRODUCTION + "\n".join(_lines(table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield ENCODE
    for choice in table.choices:
        yield from _map(choice)
    yield from _missing(table)
    yield from _types()
    yield from _headers(table, VARIABLES)
    yield from ("", "file_server {", "\thide .ht* _headers", "}")
    yield from _errors(table)


def _map(choice: HeaderChoice) -> Iterator[str]:
    """Caddy takes the first pattern that matches, the table means the last."""
    yield from ("", f"map {{path}} {VARIABLES[choice.name]} {{")
    yield from (f'\t"~{case.pattern}" "{case.value}"' for case in reversed(choice.cases))
    yield from (f'\tdefault "{choice.otherwise}"', "}")


def _missing(table: Table) -> Iterator[str]:
    yield from ("", f"map {{path}} {MISSING} {{")
    yield from (f'\t"~{table.path(pattern)}" {table.base}{page}' for pattern, page in table.missing.items())
    yield from (f"\tdefault {table.base}404.html", "}")


def _types() -> Iterator[str]:
    yield ""
    for number, media in enumerate(RARE):
        endings = next(endings for endings, named in TYPES.items() if named == media)
        yield f"@rare{number} path {' '.join(f'*.{ending}' for ending in endings.split())}"
        yield f'header @rare{number} Content-Type "{media}"'


def _headers(table: Table, depending: Mapping[str, str]) -> Iterator[str]:
    yield from ("", "header {", *(f'\t{header.name} "{header.value}"' for header in table.always))
    yield from (f"\t{name} {value}" for name, value in depending.items())
    if table.onion_host:
        yield f"\tOnion-Location {table.onion_host}{{uri}}"
    yield from ("\t-Server", "}")


def _errors(table: Table) -> Iterator[str]:
    """The page of the reader's language. Caddy has forgotten the headers by then."""
    missing = {
        "Content-Security-Policy": f'"{table.policy("not-found")}"',
        "Cache-Control": REVALIDATED,
        "Content-Type": '"text/html; charset=utf-8"',
    }
    yield from (
        "",
        "handle_errors {",
        "\t@missing expression {err.status_code} == 404",
        "\thandle @missing {",
        f"\t\t{ENCODE}",
    )
    yield from (f"\t\t{line}" for line in _headers(table, missing) if line)
    yield from (f"\t\trewrite * {MISSING}", "\t\tfile_server", "\t}", "}")
