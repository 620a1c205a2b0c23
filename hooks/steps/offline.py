"""Copies for reading without a connection, made from the finished site (`editorial build --downloads`)."""

import os
from pathlib import Path

from jinja2 import Environment
from mkdocs.structure.files import Files

from editorial.publishing.file_cache import wanted
from editorial.publishing.prerequisites import need_libzim
from editorial.site.addresses import public_versions
from editorial.site.edition_date import edition_date
from editorial.site.model import HOME_PAGE
from steps.build import Build


def leave_room(_: Build, env: Environment, __: Files) -> None:
    """Templates leave room for what is said of copies only if there will be some."""
    env.globals["copies"] = wanted()
    if wanted():
        need_libzim()  # at the first page, not after the last


def write_copies(build: Build) -> None:
    """The copies of the whole site, beside it."""
    if not wanted():
        return
    from editorial.publishing.offline_copies import Site, make_copies  # libzim takes 0.1 s to load

    model = build.model
    home = public_versions(model.pages[HOME_PAGE], model.settings)
    moment = edition_date(Path(build.config.docs_dir), model.pages.values(), os.environ)
    summaries = {version.language: str(version.fields.get("summary", "")) for version in home}
    make_copies(Site(Path(build.config.site_dir), model.site_url, model.settings, moment, summaries))
