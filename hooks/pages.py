"""Door: gives each page's template its view (what is shown) and its frame (header, menu, footer)."""

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from editorial.site.stale_marks import StaleMarks


@event_priority(-101)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template by what the page is; front matter has no say in it. The page is rendered with its own marks."""
    catalogue = config.extra["editorial"]
    version = catalogue.version(page.file.src_uri)
    view = catalogue.view(version)
    marks = catalogue.marks(version, view)
    page.meta |= {"view": view, "template": view.template, "marks": marks}
    config.markdown_extensions = [*(each for each in config.markdown_extensions if not isinstance(each, StaleMarks)), marks]
    return catalogue.text(version, markdown)


@event_priority(-101)
def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """The template's data. The page's own HTML is the one value that is not escaped again."""
    view = page.meta["view"].rendered(page.meta["marks"])
    catalogue = config.extra["editorial"]
    return context | catalogue.context(catalogue.version(page.file.src_uri), view) | {"content": Markup(page.content)}
