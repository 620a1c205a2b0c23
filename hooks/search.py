"""Door: search. Collects what is searched while pages are rendered, and puts the index beside them when all
languages are done.

Without a search page in any language there is no script, no index and no form.
"""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from editorial.publishing.search_index import SearchIndexError, packed_document, search_index
from editorial.site.addresses import fingerprinted
from editorial.site.model import SEARCH_PAGE, SiteModel
from editorial.site.search.search_documents import page_document

SCRIPT = "assets/search.js"
documents: dict[str, bytes] = {}


def model_of(config: MkDocsConfig) -> SiteModel:
    """This build's model, made by the gate."""
    return config.extra["editorial"]


@event_priority(-101)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Nothing of an earlier build is searched (under `serve` this module stays)."""
    if not config.plugins["i18n"].building:
        documents.clear()
    return config


@event_priority(-102)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the script under a name that changes with it, so that it may be kept for ever; without a search
    page, not at all.
    """
    script = files.get_file_from_path(SCRIPT)
    if script is not None:
        files.remove(script)
        if SEARCH_PAGE in model_of(config).pages:
            name = fingerprinted(SCRIPT, script.content_bytes)
            files.append(File.generated(config, name, abs_src_path=script.abs_src_path))
            config.extra["search_script"] = name
    return files


@event_priority(-102)
def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """Collect the page's document; its text is what the reader gets."""
    text = page_document(model_of(config), page.meta["view"], page.content)
    if text:
        documents[page.url] = packed_document(text)
    return context


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    """When the last language is done: the index, from what is kept or made anew."""
    if not config.plugins["i18n"].building and documents:
        try:
            index = search_index(documents, Path(config.docs_dir).parent)
        except SearchIndexError as error:
            raise Abort(str(error)) from None
        shutil.copytree(index, Path(config.site_dir, "pagefind"), dirs_exist_ok=True)
