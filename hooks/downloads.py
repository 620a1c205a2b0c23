"""Door: the files of each statement, PDF and share card, when `editorial build --downloads` asks for them.

They are made between the reading of a language's pages and their rendering: from the pages' content, and
early enough for
each page to say how large its PDF is.
"""

import posixpath
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from editorial.publishing.file_cache import FileCache, Made, wanted
from editorial.site.addresses import Download, download
from editorial.site.pages.page_context import context_of

kept: list[FileCache] = []
made: dict[str, dict[str, Download]] = {}


@event_priority(-102)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make the files of this language's statements and put them beside their pages."""
    made.clear()
    if wanted():
        kept[:] = kept or [FileCache(Path(config.config_file_path).parent)]
        statements = [file for file in files.documentation_pages() if file.page.meta["view"].head]
        jobs = {
            (file, job.suffix): job for file in statements for job in _jobs(file.page, env, config, files)
        }
        for (file, suffix), content in _made(jobs).items():
            version = config.extra["editorial"].localized_page(file.src_uri)
            name = download(version.language, version.key, suffix, len(content))
            write_file(content, posixpath.join(posixpath.dirname(file.abs_dest_path), name.name))
            made.setdefault(file.src_uri, {})[suffix] = name
    return env


def _made(jobs: dict[tuple[File, str], Made]) -> dict[tuple[File, str], bytes]:
    from editorial.site.print.pdf import PrintError

    try:
        return kept[0].made(jobs)
    except PrintError as error:
        raise Abort(f"The PDF cannot be made: {error}.") from None


def _jobs(page: Page, env: Environment, config: MkDocsConfig, files: Files) -> Iterator[Made]:
    """The PDF of a page and its card; they are imported here, since most builds make none."""
    from editorial.site.print.cards import card_of
    from editorial.site.print.pdf import Document, pictures_in, with_addresses

    view = page.meta["view"].rendered(page.meta["marks"])
    context = context_of(config.extra["editorial"], view)
    # The page's content has passed the list of editorial/site/pages/sanitizer.py, which escapes addresses
    # too.
    html = env.get_template("print.html").render(
        context | {"config": config, "content": Markup(with_addresses(page.content))}
    )
    yield Document(html, page.canonical_url, dict(_pictures(page, pictures_in(page.content), files)))
    card = card_of(view, context["frame"], context["imprint"])
    if card.cannot_show:
        print(
            f"No share card for {page.file.src_uri}: its typeface has no {' '.join(card.cannot_show)}",
            file=sys.stderr,
        )
    else:
        yield card


def _pictures(page: Page, addresses: list[str], files: Files) -> Iterator[tuple[str, bytes]]:
    """(address, bytes) of the pictures that are files of this site."""
    by_place = {file.dest_uri: file for file in files.media_files()} if addresses else {}
    for address in addresses:
        file = by_place.get(posixpath.normpath(posixpath.join(page.url, unquote(address))))
        if file:
            yield address, Path(file.abs_src_path).read_bytes()


@event_priority(-102)
def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """What the page links to: files that were made, by suffix."""
    context["files"] = made.get(page.file.src_uri, {})
    return context


@event_priority(-102)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: forget kept files that nothing needs any more."""
    if kept and not config.plugins["i18n"].building:
        kept.pop().forget_others()
