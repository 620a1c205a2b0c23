"""For nginx: a file to include in a `server` block.

`add_header` in a location makes nginx forget those outside it, so there is one list of headers and no
location with its own; what depends on the address is a variable. `set` in an `if` of a server is safe, unlike
other things in an `if` of a location (https://www.nginx.com/resources/wiki/start/topics/depth/ifisevil/).
"""

from collections.abc import Iterator

from editorial.site.server.headers import COMPRESSED, TEXTS, TYPES, HeaderChoice, Table

VARIABLES = {"Content-Security-Policy": "$editorial_policy", "Cache-Control": "$editorial_caching"}
MISSING = "$editorial_missing"
INTRODUCTION = """\
# Made by `editorial build`: what nginx must know of this site. Include it in the site's server block, \
and add no `add_header`
# in a location there, or nginx forgets these:
#     server {
#         listen 443 ssl;
#         server_name …;
#         root /path/to/site;
#         include /path/to/site-server/nginx.conf;
#     }
# nginx takes a file for unchanged while its time and its size are the same. Copy the site with the times of \
its files (`cp -a`,
# `rsync -a`). Where all files get one time (an image that is built reproducibly, Nix, `tar --mtime`), a \
correction of the same
# length would not reach who has the page: take the # from the next two lines.
"""
SAME_TIMES = ("etag off;", "if_modified_since off;")
"""What makes nginx send every page anew, for who cannot keep the times of files."""


def nginx_conf(table: Table) -> str:
    """The whole file."""
    unasked = "".join(f"# {line}\n" for line in SAME_TIMES)
    return INTRODUCTION + unasked + "\n".join(_lines(table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield from ("server_tokens off;", "autoindex off;", "index index.html;")
    yield (
        "absolute_redirect off;  # a redirect names no host and no port, "
        "so that it is right behind a proxy and in the Tor network"
    )
    yield from _types()
    for choice in table.choices:
        yield from _choice(choice)
    yield from _missing(table)
    yield ""
    yield from (f'add_header {header.name} "{header.value}" always;' for header in table.always)
    yield from (f"add_header {name} {variable} always;" for name, variable in VARIABLES.items())
    if table.onion_host:
        yield f"add_header Onion-Location {table.onion_host}$request_uri always;"


def _types() -> Iterator[str]:
    compressed = " ".join(name for name in COMPRESSED if name != "text/html")  # which nginx always compresses
    yield from ("", "types {", *(f"    {media} {endings};" for endings, media in TYPES.items()), "}")
    yield from (
        "default_type application/octet-stream;",
        "charset utf-8;",
        f"charset_types {' '.join(TEXTS[1:])};",
    )
    yield from (
        "",
        "gzip on;",
        "gzip_vary on;",
        "gzip_proxied any;",
        "gzip_comp_level 6;",
        "gzip_min_length 256;",
        f"gzip_types {compressed};",
        (
            "# Smaller still: nginx's module brotli with the same types; or `gzip_static on;` and a .gz file "
            "beside each."
        ),
    )


def _choice(choice: HeaderChoice) -> Iterator[str]:
    variable = VARIABLES[choice.name]
    yield from ("", f'set {variable} "{choice.otherwise}";')
    yield from (f'if ($uri ~ "{case.pattern}") {{ set {variable} "{case.value}"; }}' for case in choice.cases)


def _missing(table: Table) -> Iterator[str]:
    yield from ("", f"set {MISSING} {table.base}404.html;")
    for pattern, page in table.missing.items():
        yield f'if ($uri ~ "{table.path(pattern)}") {{ set {MISSING} {table.base}{page}; }}'
    yield f"error_page 404 {MISSING};"
    yield f"error_page 403 =404 {MISSING};  # a folder without a page of its own"
    yield r'location ~ "/\.(?!well-known/)" { return 404; }'
    yield f"location = {table.base}_headers {{ return 404; }}"
