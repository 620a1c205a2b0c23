"""The sitemap: every localized page and list that search engines may name, with its other languages, and the
day its content last changed.

Protocol: https://www.sitemaps.org/protocol.html, alternates as Google asks.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from docs_parity.model.page import LocalizedPage
from editorial.site.addresses import address, hreflang, public_versions
from editorial.site.generated_pages import GeneratedFile
from editorial.site.lists.list_pages import last_change, list_pages
from editorial.site.lists.statement_lists import all_statements
from editorial.site.model import LIST_PAGE, SiteModel
from editorial.site.statement.presenter import StatementPresenter

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(model: SiteModel) -> bytes:
    """The XML of the sitemap, in UTF-8."""
    register_namespace("", SITEMAP)
    register_namespace("xhtml", XHTML)
    root = Element(f"{{{SITEMAP}}}urlset")
    for location, changed, others in _entries(model):
        url = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(url, f"{{{SITEMAP}}}loc").text = location
        if changed:
            SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
        for code, href in others:
            SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=code, href=href)
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def sitemap_file(model: SiteModel) -> Iterator[GeneratedFile]:
    """The sitemap as a file of the site."""
    yield "sitemap.xml", sitemap(model)


def _entries(model: SiteModel) -> Iterator[tuple[str, str, Iterable[tuple[str, str]]]]:
    for page in (page for page in model.pages.values() if not model.is_withdrawn(page.key)):
        others = list(hreflang(page, model.settings, model.site_url))
        for version in public_versions(page, model.settings):
            changed = _changed(version, model)
            if page.key == LIST_PAGE:
                changed = max(
                    changed, last_change(all_statements(model, version.language)[0].current.entries)
                )
            yield urljoin(model.site_url, address(version.language, page.key)), changed, others
    for language in model.settings.languages:
        for made in list_pages(model, language):
            yield made.place.canonical_url, str(made.data["changed"]), made.hreflang


def _changed(localized: LocalizedPage, model: SiteModel) -> str:
    """When the content last changed in its language, as the content itself says; empty if it does not."""
    index = model.index_of(localized.key)
    if index is None:
        return str(localized.fields.get("updated") or "")
    statement = model.records[index].statement
    return last_change([StatementPresenter(statement, localized.language, model.settings)])
