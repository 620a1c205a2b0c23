"""What each page may load, in its head; and, when the site is whole, the files that tell a web server which
headers to send.

Not under `serve`: there MkDocs' own server answers, and puts a script of its own into the pages, which a
policy would forbid.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from editorial.site.pages.styles import sources_by_kind
from editorial.site.server.headers import header_table
from editorial.site.server.hosts import host_files
from editorial.site.server.policy import LOADER, page_policy
from steps.build import Build


def set_policies(build: Build, env: Environment, _: Files) -> None:
    """The policies of a language's kinds of page, which name the digests of their stylesheets."""
    sheets = {} if build.serving else build.sheets[build.language]
    env.globals["policies"] = {kind: page_policy(kind, [sheet.source]) for kind, sheet in sheets.items()}
    env.globals["loader"] = LOADER


def write(build: Build) -> None:
    """The files for web servers, for what is there now."""
    if build.serving:
        return
    site = Path(build.config.site_dir)
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    sources = sources_by_kind(build.sheets.values())
    table = header_table(build.model.site_url, sources, build.model.settings, files)
    for path, text in host_files(table, site):
        write_file(text.encode(), str(path))
