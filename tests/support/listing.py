"""Pages of lists, rendered without a build; and how many clicks it takes through the pages of a built site."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urldefrag, urljoin

from jinja2 import Environment, FileSystemLoader
from mkdocs.utils.templates import url_filter

from editorial.site.generated_pages import GeneratedPage, place
from editorial.site.pages.catalogue import Catalogue
from editorial.site.pages.styles import icon_address, sheets
from editorial.site.server.policy import page_policy
from support.project import SITE_URL
from support.rendering import ROOT

LINK = re.compile(r'<a [^>]*?href="([^"]+)"')
HOST = "https://site.example"


def renderer(catalogue: Catalogue) -> Callable[[GeneratedPage], str]:
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
    config = SimpleNamespace(site_url=SITE_URL, extra=SimpleNamespace(editorial=catalogue))

    def render(page: GeneratedPage) -> str:
        return environment.get_template(page.view.template).render(
            {
                "config": config,
                "base_url": "",
                "page": page.place,
                **catalogue.context(page.view),
                **page.data,
            }
        )

    return render


def first_page(catalogue: Catalogue, language: str) -> GeneratedPage:
    """The page of all statements, as its Markdown would make it, with a text of usual length."""
    view = catalogue.view(catalogue.pages["statements/index"].localizations[language])
    text = (ROOT / "docs" / language / "statements/index.md").read_text("utf-8").split("---\n")[2]
    return GeneratedPage(place(catalogue, f"{language}/statements/"), view, {"content": text})


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
