"""For Apache: a `.htaccess` that lies in the site's folder, or whose text stands in the site's
<Directory>.
"""

from collections.abc import Iterator

from editorial.site.server.headers import COMPRESSED, TEXTS, TYPES, HeaderChoice, Table

INTRODUCTION = """\
# Made by `editorial build`: what Apache must know of this site. It needs \
`AllowOverride FileInfo Indexes Options=Indexes,MultiViews`
# (or put this text into the site's <Directory>) and the modules headers, deflate and mime. \
In the server's own
# configuration: `ServerTokens Prod`, `ServerSignature Off`.
# Apache takes a file for unchanged while its time is the same. Copy the site with the times of its files \
(`cp -a`, `rsync -a`),
# never with one time for all: a correction would not reach who has the page.
"""


def htaccess(table: Table) -> str:
    """The whole file."""
    return INTRODUCTION + "\n".join(_lines(table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield from ("Options -Indexes -MultiViews", "DirectoryIndex index.html", "DirectorySlash On")
    yield 'RedirectMatch 404 "/(?:_headers$|\\.(?!well-known/))"'
    yield from _types()
    yield from _missing(table)
    yield ""
    yield from (f'Header always set {header.name} "{header.value}"' for header in table.always)
    if table.onion_host:
        yield f'Header always set Onion-Location "expr={table.onion_host}%{{REQUEST_URI}}"'
    for choice in table.choices:
        yield from _choice(choice)


def _types() -> Iterator[str]:
    yield ""
    yield from (
        f"AddType {media} {' '.join(f'.{ending}' for ending in endings.split())}"
        for endings, media in TYPES.items()
    )
    utf8 = [ending for endings, media in TYPES.items() if media in TEXTS for ending in endings.split()]
    yield f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in utf8)}"
    # With mod_deflate an answer's tag gets an ending that Apache does not know again, and nothing would be
    # revalidated.
    yield from (
        "<IfModule mod_deflate.c>",
        f"    AddOutputFilterByType DEFLATE {' '.join(COMPRESSED)}",
        "    FileETag None",
        "</IfModule>",
    )


def _missing(table: Table) -> Iterator[str]:
    yield from ("", f"ErrorDocument 403 {table.base}404.html", f"ErrorDocument 404 {table.base}404.html")
    for pattern, page in table.missing.items():
        yield from _when(table.path(pattern), f"ErrorDocument 404 {table.base}{page}")


def _choice(choice: HeaderChoice) -> Iterator[str]:
    yield from ("", f'Header always set {choice.name} "{choice.otherwise}"')
    for case in choice.cases:
        yield from _when(case.pattern, f'Header always set {choice.name} "{case.value}"')


def _when(pattern: str, directive: str) -> Iterator[str]:
    yield from (f'<If "%{{REQUEST_URI}} =~ m#{pattern}#">', f"    {directive}", "</If>")
