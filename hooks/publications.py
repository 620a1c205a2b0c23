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
from editorial.site.pages.page_context import generated_context, shared_context

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
    model, site = config.extra["editorial"], Path(config.site_dir)
    for language in model.settings.languages:
        for page in (page for maker in PAGES for page in maker(model, language)):
            write_file(_rendered(page, config).encode(), str(site / page.place.url / "index.html"))
        for path, content in (file for maker in FILES for file in maker(model, language)):
            write_file(content, str(site / path))
    for page in (page for maker in SHARED_PAGES for page in maker(model)):
        write_file(_shared(page, config).encode(), str(site / _file(page.place.url)))
    for path, content in (file for maker in SHARED_FILES for file in maker(model)):
        write_file(content, str(site / path))


def _file(url: str) -> str:
    return f"{url}index.html" if url.endswith("/") or not url else url


def _rendered(page: GeneratedPage, config: MkDocsConfig) -> str:
    """A page of one language. Its stylesheet and policy are those of its template's kind."""
    context = {"config": config, **generated_context(config.extra["editorial"], page)}
    return environments[page.language].get_template(page.template).render(context)


def _shared(page: SharedPage, config: MkDocsConfig) -> str:
    model = config.extra["editorial"]
    first = in_order(model.settings.languages)[0]
    template = environments[first].get_template(page.template)
    return template.render({"config": config, **shared_context(model, page)})
