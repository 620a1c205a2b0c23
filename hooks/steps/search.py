"""Search: collects what is searched while pages are rendered, and puts the index beside them when all
languages are done.

Without a search page in any language there is no script, no index and no form.
"""

import shutil
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from editorial.publishing.search_index import SearchIndexError, packed_document, search_index
from editorial.site.addresses import SEARCH_FOLDER, SEARCH_SCRIPT, fingerprinted
from editorial.site.model import SEARCH_PAGE
from editorial.site.search.search_documents import page_document
from steps.build import Build
from steps.pages import view_on
from steps.shown import text_of


def name_script(build: Build, files: Files) -> None:
    """Publish the script under a name that changes with it, so that it may be kept for ever; without a search
    page, not at all.
    """
    script = files.get_file_from_path(SEARCH_SCRIPT)
    if script is not None and script.abs_src_path is not None:
        files.remove(script)
        if SEARCH_PAGE in build.model.pages:
            name = fingerprinted(SEARCH_SCRIPT, script.content_bytes)
            files.append(File.generated(build.config, name, abs_src_path=script.abs_src_path))
            build.config.extra["search_script"] = name


def collect(build: Build, _: dict[str, object], page: Page) -> None:
    """Collect the page's document; its text is what the reader gets."""
    text = page_document(build.model, view_on(page), text_of(build, page))
    if text:
        build.search_documents[page.url] = packed_document(text)


def write_index(build: Build) -> None:
    """The index, from what is kept or made anew."""
    if build.search_documents:
        try:
            index = search_index(build.search_documents, Path(build.config.docs_dir).parent)
        except SearchIndexError as error:
            raise Abort(str(error)) from None
        shutil.copytree(index, Path(build.config.site_dir, SEARCH_FOLDER), dirs_exist_ok=True)
