"""Door: copies for reading without a connection, made from the finished site (`editorial build --downloads`).

After every other door: a copy holds what they have made.
"""

import os
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from editorial.publishing.file_cache import wanted
from editorial.publishing.prerequisites import need_libzim
from editorial.site.edition_date import edition_date


@event_priority(-101)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Templates leave room for what is said of copies only if there will be some."""
    env.globals["copies"] = wanted()
    if wanted():
        need_libzim()  # at the first page, not after the last
    return env


@event_priority(-120)
def on_post_build(config: MkDocsConfig) -> None:
    """When the last language is done, and the site with it."""
    if config.plugins["i18n"].building or not wanted():
        return
    from editorial.publishing.offline_copies import Site, make_copies  # libzim takes 0.1 s to load

    model = config.extra["editorial"]
    home = model.pages["index"].localizations
    moment = edition_date(Path(config.docs_dir), model.pages.values(), os.environ)
    make_copies(
        Site(
            Path(config.site_dir),
            config.site_url,
            model.settings,
            moment,
            {code: str(version.fields.get("summary", "")) for code, version in home.items()},
        )
    )
