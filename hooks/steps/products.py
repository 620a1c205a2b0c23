"""What is published besides the pages of docs/: lists, earlier versions, codes, feeds, files
(`editorial/site/makers.py` names them).
"""

from editorial.site.addresses import in_order
from editorial.site.generated_pages import GeneratedPage, SharedPage
from editorial.site.makers import MAKERS
from editorial.site.pages.page_context import generated_context
from steps.build import Build
from steps.own_files import write_own
from steps.shown import hold_version


def write(build: Build) -> None:
    """Everything that the makers make."""
    for made in (made for maker in MAKERS for made in maker(build.model)):
        if isinstance(made, GeneratedPage | SharedPage):
            path, content = made.path, _rendered(build, made).encode()
        else:
            path, content = made
        write_own(build, path, content)


def _rendered(build: Build, page: GeneratedPage | SharedPage) -> str:
    """A page with the stylesheet and policy of its template's kind; one of all languages has those of the
    first.
    """
    first = in_order(build.model.settings.languages)[0]
    language = page.language if isinstance(page, GeneratedPage) else first
    template = build.templates[language].get_template(page.template)
    html = template.render({"config": build.config, **generated_context(build.model, page)})
    if isinstance(page, GeneratedPage) and page.version is not None:
        hold_version(build, page.version, language, html)
    return html
