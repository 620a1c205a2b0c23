"""Pages of lists, rendered without a build; and how many clicks it takes through the pages of a built site."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urldefrag, urljoin

from jinja2 import Environment, FileSystemLoader
from mkdocs.utils.templates import url_filter

from editorial.site.generated_pages import GeneratedPage, PagePlace, place
from editorial.site.model import SiteModel
from editorial.site.pages.page_context import context_of, generated_context, view_of
from editorial.site.pages.styles import icon_address, sheets
from editorial.site.pages.view import View
from editorial.site.server.policy import page_policy
from support.project import SITE_URL
from support.rendering import ROOT

LINK = re.compile(r'<a [^>]*?href="([^"]+)"')
HOST = "https://site.example"


def renderer(model: SiteModel) -> Callable[["GeneratedPage | WrittenPage"], str]:
    """What renders pages of lists as the build does, with the templates and stylesheets of this repository."""
    overrides = ROOT / "overrides"
    environment = Environment(loader=FileSystemLoader(overrides), autoescape=True)
    environment.filters["url"] = url_filter
    made = sheets({path.stem: path.read_text("utf-8") for path in (overrides / "styles").glob("*.css")}, {})
    environment.globals |= {
        "sheets": made,
        "icon": icon_address((overrides / "icon.svg").read_text("utf-8")),
        "copies": True,
        "policies": {kind: page_policy(kind, [sheet.source]) for kind, sheet in made.items()},
    }
    config = SimpleNamespace(site_url=SITE_URL, extra=SimpleNamespace(editorial=model))

    def render(page: GeneratedPage | WrittenPage) -> str:
        if isinstance(page, GeneratedPage):
            context = generated_context(model, page)
            return environment.get_template(page.template).render({"config": config, **context})
        context = {
            "base_url": "",
            "page": page.place,
            **context_of(model, page.view),
            "content": page.content,
        }
        return environment.get_template(page.view.template).render({"config": config, **context})

    return render


@dataclass(frozen=True)
class WrittenPage:
    """A page of docs/ that is rendered without MkDocs."""

    place: PagePlace
    view: View
    content: str


def first_page(model: SiteModel, language: str) -> WrittenPage:
    """The page of all statements, as its Markdown would make it, with a text of usual length."""
    view = view_of(model, model.pages["statements/index"].localizations[language])
    text = (ROOT / "docs" / language / "statements/index.md").read_text("utf-8").split("---\n")[2]
    return WrittenPage(place(model, f"{language}/statements/"), view, text)


def links(html: str, address: str) -> Iterator[str]:
    """Where the links of a page lead on this site; `address` and answers are whole paths: `/fr/statements/`."""
    for href in LINK.findall(html):
        whole = urldefrag(urljoin(f"{HOST}{address}", unescape(href)))[0]
        if whole.startswith(f"{HOST}/"):
            yield whole.removeprefix(HOST)


def clicks(site: Path, language: str) -> dict[str, int]:
    """How many clicks each page of a language is away from its home, through pages of this language alone."""
    away, waiting = {f"/{language}/": 0}, [f"/{language}/"]
    for address in waiting:
        file = site / address.strip("/") / "index.html"
        for there in links(file.read_text("utf-8"), address) if file.exists() else ():
            if there.startswith(f"/{language}/") and there.endswith("/") and there not in away:
                away[there] = away[address] + 1
                waiting.append(there)
    return away
