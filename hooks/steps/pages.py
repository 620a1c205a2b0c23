"""Gives each page's template its view (what is shown), its frame (header, menu, footer), its stylesheet."""

import logging
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from editorial.site.pages.markdown_extensions import HomePage
from editorial.site.pages.page_context import context_of, marks_of, text_of, view_of
from editorial.site.pages.sanitizer import removed, sanitized
from editorial.site.pages.stale_marks import StaleMarks
from editorial.site.pages.styles import icon_address, sheets
from editorial.site.pages.view import View
from steps.build import Build
from steps.markdown_setup import render_with

STYLES, ICON = "styles", "icon.svg"
VIEW, MARKS = "view", "marks"
# MkDocs counts what is logged below its own name: with --strict, a warning stops the build.
log = logging.getLogger("mkdocs.hooks.pages")


def leave_out_inlined(_: Build, files: Files) -> None:
    """Leave out of the site what stands in the pages (stylesheets, icon), and what only tests read."""
    for file in [file for file in files if file.src_uri.startswith((f"{STYLES}/", ICON, "upstream.yml"))]:
        files.remove(file)


def choose_template(build: Build, markdown: str, page: Page) -> str:
    """Choose the template by what the page is; front matter has no say in it. The page is rendered with its
    own marks.
    """
    localized = build.model.localized_page(page.file.src_uri)
    if localized is None:  # languages.give_addresses lets through no other
        raise LookupError(f"{page.file.src_uri} is not published")
    view = view_of(build.model, localized)
    marks = marks_of(localized, view)
    page.meta.update({VIEW: view, "template": view.template, MARKS: marks})
    home = [HomePage()] if view.kind == "home" else []
    render_with(build.config, [marks, *home], (StaleMarks, HomePage))
    return text_of(build.model, localized, markdown)


def view_on(page: Page) -> View:
    """What a page shows, as it was chosen before the page was rendered."""
    return cast(View, page.meta[VIEW])


def rendered_view(page: Page) -> View:
    """The same, once the page is rendered and it is known which passages were marked."""
    return view_on(page).rendered(page.meta[MARKS])


def sanitize(_: Build, html: str, page: Page) -> str:
    """Only what is on the list of `editorial/site/pages/sanitizer.py` goes on.

    The check has told before what is not; if it missed something, say so.
    """
    clean = sanitized(html)
    for lost in removed(html, clean):
        log.warning(
            "%s: readers do not get this: %s. Take it out, or write it in Markdown.", page.file.src_uri, lost
        )
    return clean


def style(build: Build, env: Environment, files: Files) -> None:
    """When all texts of a language are rendered: the stylesheets that its pages need, and the icon."""
    contents = defaultdict(list)
    for file in files.documentation_pages():
        if file.page is not None:
            contents[view_on(file.page).kind].append(file.page.content or "")
    theme = Path(build.config.theme.custom_dir or "")
    env.globals["icon"] = icon_address((theme / ICON).read_text(encoding="utf-8"))
    sources = {path.stem: path.read_text(encoding="utf-8") for path in (theme / STYLES).glob("*.css")}
    env.globals["sheets"] = build.sheets[build.language] = sheets(sources, contents)


def fill(build: Build, context: Mapping[str, object], page: Page) -> dict[str, object]:
    """The template's data. The page's own HTML is not escaped again: `sanitize` has let through only what is
    harmless.
    """
    own = context_of(build.model, rendered_view(page))
    return {**context, **own, "content": Markup(page.content or "")}
