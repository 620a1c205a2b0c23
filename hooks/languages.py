"""Door: languages done right. What static-i18n gets wrong, and how it is put right: dev/adr/0009.

static-i18n acts at priority -100; -101 sees its result, -99 what it is given.
"""

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from editorial.site.addresses import in_order
from editorial.site.frame import frame_of
from editorial.site.menu import menu_keys
from editorial.site.model import SiteModel
from editorial.site.pages.markdown_extensions import HouseWords, RightToLeft
from editorial.site.pages.sitemap import sitemap

shared: list[File] = []
written: dict[str, str] = {}
environments: list[Environment] = []


def model_of(config: MkDocsConfig) -> SiteModel:
    """This build's model, made by the gate.

    Raises Abort if there is no gate; it is asked before anything is written.
    """
    if "editorial" not in config.extra:
        raise Abort(
            "mkdocs.yml does not name hooks/gate.py under `hooks`: the translations were not checked. "
            "The site was not built."
        )
    return config.extra["editorial"]


def language_of(config: MkDocsConfig) -> str:
    """The language that is being built."""
    return config.plugins["i18n"].current_language


@event_priority(-101)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Everything of MkDocs that speaks to readers, in the language of this build; its own 404 and sitemap are
    not used.
    """
    language = language_of(config)
    model = model_of(config)
    config.theme["language"] = language
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
    config.nav = _nav(model, language)
    say = frame_of(model, language).say
    config.mdx_configs["footnotes"] = {"BACKLINK_TITLE": say["footnote_back"]}
    own = [
        extension
        for extension in config.markdown_extensions
        if not isinstance(extension, HouseWords | RightToLeft)
    ]
    right_to_left = [RightToLeft()] if frame_of(model, language).direction == "rtl" else []
    config.markdown_extensions = [*own, HouseWords(say), *right_to_left]
    return config


def _nav(model: SiteModel, language: str) -> list:
    """The menu of mkdocs.yml without the pages that this language does not have, its sections named by their
    first page.
    """
    nav = []
    for keys in menu_keys(model.nav):
        here = [
            f"{key}.md" for key in keys if key in model.pages and language in model.pages[key].localizations
        ]
        if here:
            title = model.pages[here[0].removesuffix(".md")].localizations[language].title
            nav.append(here[0] if len(here) == 1 else {title: here})
    return nav


def _remember_shared(files: Files, config: MkDocsConfig) -> Files:
    """Keep the files outside the language folders, which static-i18n gives to its default language alone."""
    languages = tuple(f"{code}/" for code in model_of(config).settings.languages)
    shared[:] = [
        file
        for file in files
        if _is_ours(file, config)
        and not file.src_uri.startswith(languages)
        and not file.is_documentation_page()
        and model_of(config).publishes(file.src_uri)
    ]
    return files


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    return file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(config.docs_dir)


def _give_addresses(files: Files, config: MkDocsConfig) -> Files:
    """Each version at /<language>/…, shared files for every language, nothing of the theme that pages do not
    use.
    """
    model, language = model_of(config), language_of(config)
    for file in list(files):
        if not _is_ours(file, config):
            if file.abs_src_path and not Path(file.abs_src_path).is_relative_to(config.theme.custom_dir):
                files.remove(file)
        elif (
            model.localized_page(file.src_uri) is None
            if file.is_documentation_page()
            else not model.publishes(file.src_uri)
        ):
            files.remove(file)
        elif file.src_uri.startswith(f"{language}/") and not file.dest_uri.startswith(f"{language}/"):
            _move(file, f"{language}/{file.dest_uri}", config)
    for file in shared:
        if file.src_uri not in files.src_uris:
            files.append(File(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def _move(file: File, destination: str, config: MkDocsConfig) -> None:
    """Give a file another place on the site; MkDocs has cached what depends on it."""
    file.dest_uri = destination
    file.abs_dest_path = posixpath.normpath(posixpath.join(config.site_dir, destination))
    file.url = file._get_url(config.use_directory_urls)


on_files = CombinedEvent(event_priority(-99)(_remember_shared), event_priority(-101)(_give_addresses))


def _keep_text(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """static-i18n parts lines at U+2028 and form feeds and joins them again; the text goes past it as it is."""
    written[page.file.src_uri] = markdown
    return markdown


def _give_text_back(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return written.pop(page.file.src_uri, markdown)


on_page_markdown = CombinedEvent(event_priority(100)(_keep_text), event_priority(-100)(_give_text_back))


@event_priority(-101)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Templates escape every value (MkDocs leaves this off), so that a title can never become HTML."""
    env.autoescape = True
    environments[:] = [env]
    return env


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    """When the last language is done: the choice of languages at /, the 404 pages, the sitemap."""
    if config.plugins["i18n"].building:
        return
    model, site = model_of(config), Path(config.site_dir)
    frames = [frame_of(model, code) for code in in_order(model.settings.languages)]
    base = urlsplit(config.site_url).path or "/"
    context = {"config": config, "frames": frames, "site_url": config.site_url, "page": None}
    for path, template, values in (
        ("index.html", "root.html", {"base_url": "", "frame": frames[0]}),
        ("404.html", "not-found.html", {"base_url": base, "shown": frames, "frame": frames[0]}),
        *(
            (
                f"{frame.language}/404.html",
                "not-found.html",
                {"base_url": base, "shown": [frame], "frame": frame},
            )
            for frame in frames
        ),
    ):
        values = values | {"kind": template.removesuffix(".html")}
        html = environments[0].get_template(template).render(context | values)
        write_file(html.encode(), str(site / path))
    write_file(sitemap(model), str(site / "sitemap.xml"))
