"""How a page is put together: what its template gets, from the model of the site and its products.

A page of docs/ and a generated one both become a `View`; `context` adds the frame and what stands beside.
"""

from datetime import date
from urllib.parse import urljoin

from docs_parity.model.page import LocalizedPage, Page
from docs_parity.project.glossary import PAGE_KEY
from editorial.site.addresses import Alternate, address, alternates, hreflang, in_order
from editorial.site.codes.assurance_words import assured
from editorial.site.data.attachments import attachments
from editorial.site.feeds.feed import feed_links
from editorial.site.frame import frame_of
from editorial.site.generated_pages import GeneratedPage, SharedPage
from editorial.site.i18n import language_name, listed, long_date, words
from editorial.site.lists.statement_lists import all_statements, listed_statements, statement_archive
from editorial.site.menu import section_of, trail
from editorial.site.model import HOME_PAGE, LIST_PAGE, SEARCH_PAGE, VERIFY_PAGE, SiteModel
from editorial.site.pages.glossary_page import with_other_languages
from editorial.site.pages.notices import not_yet, notice_of
from editorial.site.pages.stale_marks import StaleMarks
from editorial.site.pages.view import View
from editorial.site.statement.citation import Citation, citation_of, og_locale, share_text
from editorial.site.statement.head import Head, head

RECENT = 5
"""Statements on the home page."""
TEMPLATES = {LIST_PAGE: "statements.html", HOME_PAGE: "home.html", SEARCH_PAGE: "search.html"}
STATEMENT_TEMPLATE, OTHER_TEMPLATE = "statement.html", "main.html"


def view_of(model: SiteModel, localized: LocalizedPage) -> View:
    """What the template of a page of docs/ shows, in one language."""
    page, language = model.pages[localized.key], localized.language
    frame, settings = frame_of(model, language), model.settings
    others, is_listed = alternates(page, language, settings), not model.is_withdrawn(page.key)
    with_archive = page.key in (SEARCH_PAGE, LIST_PAGE)
    return View(
        template=_template(model, page),
        language=language,
        direction=frame.direction,
        say=frame.say,
        title=localized.title,
        summary=str(localized.fields.get("summary", "")),
        updated=_updated(localized),
        alternates=others,
        hreflang=tuple(hreflang(page, settings, model.site_url)) if is_listed else (),
        unavailable=_unavailable(others, language, frame.say["unavailable"]),
        trail=trail(page, frame.home, frame.menu) if frame.home else (),
        section=section_of(page.key, frame.menu),
        key=page.key,
        head=_head(model, page.key, language),
        shown=all_statements(model, language)[0] if page.key == LIST_PAGE else None,
        recent=listed_statements(model, language)[:RECENT] if page.key == HOME_PAGE else (),
        archive=statement_archive(model, language) if with_archive else (),
        findings=tuple(model.findings(localized.path)),
        notice=notice_of(model.state(localized.path), page, settings),
        listed=is_listed,
        not_yet=_not_yet(model, page.key, language) if settings.preview else "",
        assurance=assured(model, language) if page.key == VERIFY_PAGE else (),
    )


def generated_view(model: SiteModel, page: GeneratedPage) -> View:
    """What the template of a generated page shows. Below `statements/` it is of the section of the list."""
    frame = frame_of(model, page.language)
    return View(
        template=page.template,
        language=page.language,
        direction=frame.direction,
        say=frame.say,
        title=page.title,
        summary=page.summary,
        updated="",
        alternates=page.alternates,
        hreflang=page.hreflang,
        unavailable=_unavailable(page.alternates, page.language, frame.say[page.absent]),
        trail=page.above,
        section=section_of(LIST_PAGE, frame.menu) if page.rest.startswith("statements/") else None,
        key=page.rest,
        listed=page.listed,
    )


def context_of(model: SiteModel, view: View) -> dict[str, object]:
    """What the template of a view gets, besides the page's content."""
    citation = page_citation(model, view)
    return {
        "view": view,
        "frame": frame_of(model, view.language),
        "citation": citation,
        "share": share_text(citation) if citation else "",
        "og_locale": og_locale,
        "relations": _relations(model, view),
        "beside": attachments(model.press, view.key, view.language) if view.head else None,
        "feeds": feed_links(model.press, view.language, view.key),
    }


def page_citation(model: SiteModel, view: View) -> Citation | None:
    """How a statement's page is cited; None for another page."""
    head = view.head
    return citation_of(head.statement, view.title, head.code, _url(model, view)) if head else None


def _url(model: SiteModel, view: View) -> str:
    return urljoin(model.site_url, address(view.language, view.key))


def generated_context(model: SiteModel, page: GeneratedPage | SharedPage) -> dict[str, object]:
    """What the template of a page that comes from no Markdown file gets, besides MkDocs' settings."""
    if isinstance(page, SharedPage):
        return _shared_context(model, page)
    context = context_of(model, generated_view(model, page))
    return {"base_url": "", "page": page.place, "files": {}, **context, **page.data}


def _shared_context(model: SiteModel, page: SharedPage) -> dict[str, object]:
    """The same for a page that stands in no language. Its frame is that of the first."""
    frames = [frame_of(model, language) for language in in_order(model.settings.languages)]
    return {
        "base_url": "",
        "page": page.place,
        "frames": frames,
        "frame": frames[0],
        "site_url": model.site_url,
        "kind": page.template.removesuffix(".html"),
        **page.data,
    }


def marks_of(localized: LocalizedPage, view: View) -> StaleMarks:
    """What a page is rendered with, so that its stale passages are marked."""
    return StaleMarks(localized.blocks, view.notice.marks) if view.notice else StaleMarks()


def text_of(model: SiteModel, localized: LocalizedPage, markdown: str) -> str:
    """The Markdown that a page is rendered from: as its file has it, the glossary with its forms in other
    languages.
    """
    is_glossary = localized.key == PAGE_KEY
    return with_other_languages(markdown, localized.language, model.settings) if is_glossary else markdown


def _template(model: SiteModel, page: Page) -> str:
    is_statement = model.index_of(page.key) is not None
    return STATEMENT_TEMPLATE if is_statement else TEMPLATES.get(page.key, OTHER_TEMPLATE)


def _head(model: SiteModel, key: str, language: str) -> Head | None:
    index = model.index_of(key)
    return None if index is None else head(model, index, language)


def _not_yet(model: SiteModel, key: str, language: str) -> str:
    index = model.index_of(key)
    return "" if index is None else not_yet(model.records[index].fields, language)


def _relations(model: SiteModel, view: View) -> tuple[tuple[str, str], ...]:
    """The way from a statement to its earlier versions, for programs (RFC 5829)."""
    if view.head is None or not view.head.previous:
        return ()
    return (
        ("predecessor-version", urljoin(model.site_url, view.head.previous)),
        ("version-history", f"{_url(model, view)}#history"),
    )


def _unavailable(others: tuple[Alternate, ...], language: str, text: str) -> str:
    """Words that name the languages which a page does not exist in; empty if it exists in all."""
    absent = [language_name(other.language, language) for other in others if not other.url]
    return text.format(languages=listed(absent, language)) if absent else ""


def _updated(localized: LocalizedPage) -> str:
    """`Updated on …`, if the front matter has a day for it."""
    try:
        day = date.fromisoformat(str(localized.fields.get("updated") or ""))
    except ValueError:
        return ""
    language = localized.language
    return words(language)["updated"].format(date=long_date(day, language))
