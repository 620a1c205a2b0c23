"""What may be published is published: every page that readers get and every file of docs/ is on the site,
whatever the settings of the generator say.

mkdocs.yml can leave files out (`exclude_docs`, `draft_docs`, another plug-in). The check does not read it,
and a published statement, or the picture in it, never disappears (dev/adr/0102). Under `serve` nothing is
asked.
"""

from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path

from mkdocs.exceptions import Abort

from docs_parity.project.tree import OTHER_MARKDOWN
from editorial.site.addresses import address, public_versions
from steps.build import Build
from steps.own_files import PAGE


def all_there(build: Build) -> None:
    """Raise Abort if the site lacks a page or a file of docs/, or has another file in its place."""
    lacking = [] if build.serving else sorted(_lacking(build))
    if lacking:
        more = f" (and {len(lacking) - 1} more)" if len(lacking) > 1 else ""
        raise Abort(
            f"docs/{lacking[0]} is not on the site as it stands there{more}. A setting of mkdocs.yml leaves "
            "it out or changes it (`exclude_docs`, `draft_docs`, a plug-in): take that out. The site was not "
            "built."
        )


def _lacking(build: Build) -> Iterator[str]:
    site, docs, model = Path(build.config.site_dir), Path(build.config.docs_dir), build.model
    for page in model.pages.values():
        for localized in public_versions(page, model.settings):
            if not (site / address(localized.language, localized.key) / PAGE).is_file():
                yield localized.path
    for path in model.inspection.tree.assets:
        if model.publishes(path) and not path.endswith(OTHER_MARKDOWN):  # MkDocs makes pages of these
            published = site / path
            if not published.is_file() or not cmp(docs / path, published, shallow=False):
                yield path
