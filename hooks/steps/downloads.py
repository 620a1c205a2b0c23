"""The files of each statement, PDF and share card, when `editorial build --downloads` asks for them.

They are made between the reading of a language's pages and their rendering: from the pages' content, and
early enough for each page to say how large its PDF is.
"""

import posixpath
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from editorial.publishing.file_cache import FileCache, Made, wanted
from editorial.site.addresses import download
from editorial.site.frame import frame_of
from editorial.site.pages.page_context import context_of, page_citation
from steps.build import Build
from steps.own_files import write_own
from steps.pages import rendered_view
from steps.shown import hold, text_of


def make(build: Build, env: Environment, files: Files) -> None:
    """Make the files of this language's statements and put them beside their pages."""
    build.downloads.clear()
    if not wanted():
        return
    build.file_cache = build.file_cache or FileCache(Path(build.config.config_file_path).parent)
    jobs = {
        (file, job.suffix): job
        for file in files.documentation_pages()
        if file.page is not None
        for job in _jobs(build, file.page, env, files)
    }
    for (file, suffix), content in _made(build.file_cache, jobs).items():
        _, _, key = file.src_uri.removesuffix(".md").partition("/")
        name = download(build.language, key, suffix, len(content))
        write_own(build, posixpath.join(posixpath.dirname(file.dest_uri), name.name), content)
        build.downloads.setdefault(file.src_uri, {})[suffix] = name


def _made(cache: FileCache, jobs: Mapping[tuple[File, str], Made]) -> Mapping[tuple[File, str], bytes]:
    from editorial.site.print.pdf import PrintError

    try:
        return cache.made(jobs)
    except PrintError as error:
        raise Abort(f"The PDF cannot be made: {error}.") from None


def _jobs(build: Build, page: Page, env: Environment, files: Files) -> Iterator[Made]:
    """The PDF of a statement's page and its card; they are imported here, since most builds make none."""
    from editorial.site.print.cards import card_of
    from editorial.site.print.pdf import Document, pictures_in, with_addresses

    view = rendered_view(page)
    citation = page_citation(build.model, view)
    if view.head is None or citation is None:
        return
    # The page's content has passed the list of editorial/site/pages/sanitizer.py, which escapes addresses
    # too.
    content = text_of(build, page)
    printed = with_addresses(content)
    html = env.get_template("print.html").render(
        context_of(build.model, view) | {"config": build.config, "content": Markup(printed)}
    )
    hold(build, page, html, printed)
    yield Document(html, page.canonical_url or "", dict(_pictures(page, pictures_in(content), files)))
    card = card_of(view, view.head, frame_of(build.model, view.language), citation)
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
        if file and file.abs_src_path:
            yield address, Path(file.abs_src_path).read_bytes()


def name_files(build: Build, context: dict[str, object], page: Page) -> None:
    """What the page links to: files that were made, by suffix."""
    context["files"] = build.downloads.get(page.file.src_uri, {})


def forget_unused(build: Build) -> None:
    """Forget kept files that nothing needs any more."""
    if build.file_cache is not None:
        build.file_cache.forget_others()
