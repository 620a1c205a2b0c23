"""Door: when the site is whole, the files that tell a web server which headers to send with it (hooks/editorial/site/hosts)."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from editorial.site.headers import header_table
from editorial.site.hosts import host_files
from editorial.site.policy import styles_by_kind

serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Under `serve` MkDocs' own server answers, and nobody needs these files."""
    global serving
    serving = command == "serve"


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, after the last language, for what is there then."""
    if serving or config.plugins["i18n"].building:
        return
    catalogue, site = config.extra["editorial"], Path(config.site_dir)
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    table = header_table(config.site_url, styles_by_kind(catalogue.sheets.values()), catalogue.settings, (), files)
    for path, text in host_files(table, site):
        write_file(text.encode(), str(path))
