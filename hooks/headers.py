"""Door: what each page may load, in its head; and, when the site is whole, the files that tell a web server
which headers to send.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from editorial.site.pages.styles import sources_by_kind
from editorial.site.server.headers import header_table
from editorial.site.server.hosts import host_files
from editorial.site.server.policy import LOADER, page_policy

serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Under `serve` MkDocs' own server answers; it puts a script of its own into the pages, which a policy
    would forbid.
    """
    global serving
    serving = command == "serve"


@event_priority(-103)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """When the stylesheets of a language are there (hooks/pages.py): the policies, which name their digests."""
    env.globals["policies"] = (
        {}
        if serving
        else {kind: page_policy(kind, [sheet.source]) for kind, sheet in env.globals["sheets"].items()}
    )
    env.globals["loader"] = LOADER
    return env


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, after the last language, for what is there then."""
    if serving or config.plugins["i18n"].building:
        return
    model, site = config.extra["editorial"], Path(config.site_dir)
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    table = header_table(
        config.site_url, sources_by_kind(config.extra["sheets"].values()), model.settings, files
    )
    for path, text in host_files(table, site):
        write_file(text.encode(), str(path))
