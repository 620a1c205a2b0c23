"""Door: what is published besides the pages of docs/: lists, earlier versions, codes, feeds, files
(`editorial/site/makers.py` names them).
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from editorial.site.addresses import in_order
from editorial.site.generated_pages import GeneratedPage, SharedPage
from editorial.site.makers import FILES, PAGES, SHARED_FILES, SHARED_PAGES

environments: dict[str, Environment] = {}


@event_priority(-110)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the templates of each language, with the stylesheets and policies that the other doors have put
    there.
    """
    environments[config.plugins["i18n"].current_language] = env
    return env


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    """When the last language is done: everything, language by language, then what belongs to all of them."""
    if config.plugins["i18n"].building:
        return
    catalogue, site = config.extra["editorial"], Path(config.site_dir)
    for language in catalogue.settings.languages:
        for page in (page for maker in PAGES for page in maker(catalogue, language)):
            write_file(_rendered(page, config).encode(), str(site / page.place.url / "index.html"))
        for path, content in (file for maker in FILES for file in maker(catalogue, language)):
            write_file(content, str(site / path))
    for page in (page for maker in SHARED_PAGES for page in maker(catalogue)):
        write_file(_shared(page, config).encode(), str(site / _file(page.place.url)))
    for path, content in (file for maker in SHARED_FILES for file in maker(catalogue)):
        write_file(content, str(site / path))


def _file(url: str) -> str:
    return f"{url}index.html" if url.endswith("/") or not url else url


def _rendered(page: GeneratedPage, config: MkDocsConfig) -> str:
    """A page of one language. Its stylesheet and policy are those of its template's kind."""
    shown = config.extra["editorial"].context(page.view)
    context = {"config": config, "base_url": "", "page": page.place, "files": {}, **shown, **page.data}
    return environments[page.view.language].get_template(page.view.template).render(context)


def _shared(page: SharedPage, config: MkDocsConfig) -> str:
    catalogue = config.extra["editorial"]
    frames = [catalogue.frame(code) for code in in_order(catalogue.settings.languages)]
    template = environments[frames[0].language].get_template(page.template)
    return template.render(
        {
            "config": config,
            "base_url": "",
            "page": page.place,
            "frames": frames,
            "frame": frames[0],
            "site_url": config.site_url,
            "kind": page.template.removesuffix(".html"),
            **page.data,
        }
    )
