"""The table of headers in the languages of web servers: one small writer for each.

`_headers` and `.htaccess` must lie in the site. What nginx and Caddy include lies beside it: no reader asks
for it.
"""

from collections.abc import Iterator
from pathlib import Path

from editorial.site.server.headers import Table
from editorial.site.server.hosts.apache import htaccess
from editorial.site.server.hosts.caddy import caddyfile
from editorial.site.server.hosts.netlify import headers_file
from editorial.site.server.hosts.nginx import nginx_conf

MADE = "# Made by `editorial build`"
"""How each of these files begins: a folder with one of them is a site that was built here, which the next
build may take the place of (editorial/publishing/output_folder.py).
"""
INSIDE = {"_headers": headers_file, ".htaccess": htaccess}
BESIDE = {"nginx.conf": nginx_conf, "Caddyfile": caddyfile}


def folder_beside(site: Path) -> Path:
    """The folder beside the site's for what no reader asks for: `site-server`."""
    return site.with_name(f"{site.name}-server")


def host_files(table: Table, site: Path) -> Iterator[tuple[Path, str]]:
    """(file, its text) of every header file; `site` is the site's folder."""
    for folder, writers in ((site, INSIDE), (folder_beside(site), BESIDE)):
        for name, write in writers.items():
            yield folder / name, write(table)
