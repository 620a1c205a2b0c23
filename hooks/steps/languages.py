"""Languages done right. What static-i18n gets wrong, and how it is put right: dev/adr/0009."""

import posixpath
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from editorial.site.frame import frame_of
from editorial.site.menu import NavItem, menu_entries
from editorial.site.model import SiteModel
from editorial.site.pages.markdown_extensions import HouseWords, RightToLeft
from steps.build import Build
from steps.compiled_templates import CompiledTemplates
from steps.markdown_setup import render_with

COMPILED = CompiledTemplates()


def speak(build: Build, config: MkDocsConfig) -> None:
    """Everything of MkDocs that speaks to readers, in the language of this build; its own 404 and sitemap are
    not used.
    """
    frame = frame_of(build.model, build.language)
    config.theme["language"] = build.language
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
    config.nav = _nav(build.model, build.language)
    config.mdx_configs["footnotes"] = {"BACKLINK_TITLE": frame.say["footnote_back"]}
    right_to_left = [RightToLeft()] if frame.direction == "rtl" else []
    render_with(config, [HouseWords(frame.say), *right_to_left], (HouseWords, RightToLeft))


def _nav(model: SiteModel, language: str) -> list[NavItem]:
    """The menu of mkdocs.yml without the pages that readers do not get in this language, its sections named
    by their first page.
    """
    nav: list[NavItem] = []
    for entries in menu_entries(model.nav, model.pages, language, preview=model.settings.preview):
        files = [f"{each.key}.md" for each in entries]
        nav.append(files[0] if len(files) == 1 else {entries[0].title: files})
    return nav


def remember_shared(build: Build, files: Files) -> None:
    """Keep the files outside the language folders, which static-i18n gives to its default language alone."""
    languages = tuple(f"{code}/" for code in build.model.settings.languages)
    build.shared_paths[:] = [
        file.src_uri
        for file in files
        if _is_ours(file, build.config)
        and not file.src_uri.startswith(languages)
        and not file.is_documentation_page()
        and build.model.publishes(file.src_uri)
    ]


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    return file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(config.docs_dir)


def give_addresses(build: Build, files: Files) -> None:
    """Each page at /<language>/…, shared files for every language, nothing of the theme that pages do not
    use.
    """
    config, language = build.config, build.language
    for file in list(files):
        if not _is_ours(file, config):
            if file.abs_src_path and not Path(file.abs_src_path).is_relative_to(
                config.theme.custom_dir or ""
            ):
                files.remove(file)
        elif not _is_published(build.model, file):
            files.remove(file)
        elif file.src_uri.startswith(f"{language}/") and not file.dest_uri.startswith(f"{language}/"):
            _move(file, f"{language}/{file.dest_uri}", config)
    for path in build.shared_paths:
        if path not in files.src_uris:
            files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))


def _is_published(model: SiteModel, file: File) -> bool:
    if file.is_documentation_page():
        return model.localized_page(file.src_uri) is not None
    return model.publishes(file.src_uri)


def _move(file: File, destination: str, config: MkDocsConfig) -> None:
    """Give a file another place on the site; MkDocs has cached what depends on it."""
    file.dest_uri = destination
    file.abs_dest_path = posixpath.normpath(posixpath.join(config.site_dir, destination))
    file.url = file._get_url(config.use_directory_urls)  # noqa: SLF001 - nothing public works it out anew


def keep_text(build: Build, markdown: str, page: Page) -> None:
    """Keep a page's text from static-i18n, which parts lines at U+2028 and form feeds and joins them."""
    build.texts[page.file.src_uri] = markdown


def give_text_back(build: Build, markdown: str, page: Page) -> str:
    """The text of a page as it was before static-i18n had it."""
    return build.texts.pop(page.file.src_uri, markdown)


def keep_templates(build: Build, env: Environment, _: Files) -> None:
    """Keep the templates of the language, compiled once for all languages. They escape every value (MkDocs
    leaves this off), so that a title can never become HTML.
    """
    env.autoescape = True
    env.bytecode_cache = COMPILED
    build.templates[build.language] = env
