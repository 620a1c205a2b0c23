"""Door: gives each page's template its view (what is shown), its frame (header, menu, footer) and its
stylesheet.
"""

import logging
from collections import defaultdict
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from editorial.site.pages.markdown_extensions import HomePage
from editorial.site.pages.page_context import context_of, marks_of, text_of, view_of
from editorial.site.pages.sanitizer import removed, sanitized
from editorial.site.pages.stale_marks import StaleMarks
from editorial.site.pages.styles import icon_address, sheets

STYLES, ICON = "styles", "icon.svg"
# MkDocs counts what is logged below its own name: with --strict, a warning stops the build.
log = logging.getLogger("mkdocs.hooks.pages")


@event_priority(-101)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template by what the page is; front matter has no say in it. The page is rendered with its
    own marks.
    """
    model = config.extra["editorial"]
    localized = model.localized_page(page.file.src_uri)
    view = view_of(model, localized)
    marks = marks_of(localized, view)
    page.meta |= {"view": view, "template": view.template, "marks": marks}
    always = [each for each in config.markdown_extensions if not isinstance(each, StaleMarks | HomePage)]
    config.markdown_extensions = [*always, marks, *([HomePage()] if view.kind == "home" else [])]
    return text_of(model, localized, markdown)


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out of the site what stands in the pages (the stylesheets, the icon), and what only tests read."""
    for file in [file for file in files if file.src_uri.startswith((f"{STYLES}/", ICON, "upstream.yml"))]:
        files.remove(file)
    return files


@event_priority(-101)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Only what is on the list of `editorial/site/pages/sanitizer.py` goes on.

    The check has told before what is not; if it missed something, say so.
    """
    clean = sanitized(html)
    for lost in removed(html, clean):
        log.warning(
            "%s: readers do not get this: %s. Take it out, or write it in Markdown.", page.file.src_uri, lost
        )
    return clean


@event_priority(-102)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """When all texts of a language are rendered: the stylesheets that its pages need, and the icon."""
    contents = defaultdict(list)
    for file in files.documentation_pages():
        contents[file.page.meta["view"].kind].append(file.page.content)
    env.globals["icon"] = icon_address(Path(config.theme.custom_dir, ICON).read_text(encoding="utf-8"))
    sources = {
        path.stem: path.read_text(encoding="utf-8")
        for path in Path(config.theme.custom_dir, STYLES).glob("*.css")
    }
    env.globals["sheets"] = config.extra.setdefault("sheets", {})[config.plugins["i18n"].current_language] = (
        sheets(sources, contents)
    )
    return env


@event_priority(-101)
def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """The template's data. The page's own HTML is not escaped again: on_page_content has let through only
    what is harmless.
    """
    view = page.meta["view"].rendered(page.meta["marks"])
    return context | context_of(config.extra["editorial"], view) | {"content": Markup(page.content)}
