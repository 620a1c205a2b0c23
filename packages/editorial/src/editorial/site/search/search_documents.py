"""What is searched: one small HTML document for each localized page, made for Pagefind and published
nowhere.

Comes in: a localized page's fields and its rendered text. Goes out: a document with the words, what a result
shows (`meta`), what it can be filtered and sorted by. The pages of the site carry nothing for the search, and
a change of their templates or style changes no document: the index is made again when words have changed, and
only then.

Pagefind's attributes: https://pagefind.app/docs/indexing/, https://pagefind.app/docs/filtering/
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from editorial.site.lists.statement_lists import listed_statements
from editorial.site.lists.taxonomy import values
from editorial.site.model import HOME_PAGE, SEARCH_PAGE, SiteModel
from editorial.site.pages.view import View

OTHER_PAGES = "page"
"""The type of pages that are no statements."""
# Sorted by date, newest first, they come last. Without a date Pagefind would leave them out.
WITHOUT_DATE = "0000-00-00"
# The little words before an apostrophe are words of their own: who looks for “incitation” wants
# “l’incitation” too, which Pagefind takes for one word. They are parted here and in what is asked, and joined
# again in what is shown (search.js).
ELISION = re.compile(r"(?<![^\W_])([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)(['’])(?=[\w<])", re.IGNORECASE)
# A result leads to its page, so places within it are not kept; a picture is no text.
NOT_SEARCHED = re.compile(r' id="[^"]*"|<img [^>]*>')


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says besides its text, in the words of its language."""

    shown: Mapping[str, str]
    """What a result shows: `day`, `date`, `kind`, `places`, `status`."""
    filed: Mapping[str, tuple[str, ...]]
    """What it can be filtered by: `year`, `country`, `subject`, `type`."""
    day: str = WITHOUT_DATE
    also: tuple[str, ...] = ()
    """Words that stand beside the text on the page: who speaks, subjects, documents cited."""


def document(language: str, title: str, summary: str, content: str, facts: Facts) -> str:
    """The document of one version. `content` is its rendered text.

    The title and what stands beside the text come last and weigh little: they are found there, also as part
    of a phrase, and an excerpt shows the text if the text has the words. How much a title counts is said by
    `meta` (Pagefind gives it 5).
    """
    head = "".join(
        [
            *_attributes(
                "meta", {"title": title} | {name: text for name, text in facts.shown.items() if text}
            ),
            *(
                line
                for name, filed in sorted(facts.filed.items())
                for value in filed
                for line in _attributes("filter", {name: value})
            ),
            *_attributes("sort", {"date": facts.day}),
        ]
    )
    also = "".join(f"<p>{_escaped(text)}</p>" for text in facts.also)
    text = ELISION.sub(r"\1\2 ", NOT_SEARCHED.sub("", content))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body><main '
        "data-pagefind-body>"
        f"<p>{_escaped(summary)}</p>{text}<div "
        f'data-pagefind-weight="0.1">{also}<p>{_escaped(title)}</p></div></main></body></html>\n'
    )


def _attributes(kind: str, values: Mapping[str, str]) -> Iterator[str]:
    """What Pagefind reads from an attribute, so that a value may hold any sign."""
    return (
        f'<meta data-pagefind-{kind}="{name}[content]" content="{_escaped(value)}">'
        for name, value in values.items()
    )


def _escaped(text: str) -> str:
    return html.escape(ELISION.sub(r"\1\2 ", text))


def page_document(model: SiteModel, view: View, content: str) -> str:
    """What is searched of a page whose text is rendered as `content`; empty for what is not searched."""
    if SEARCH_PAGE not in model.pages or view.key == SEARCH_PAGE or not view.listed:
        return ""
    return document(view.language, view.title, view.summary, content, _facts(model, view))


def _facts(model: SiteModel, view: View) -> Facts:
    """A statement is filed under what its record says; another page under its section."""
    index, head, section = model.index_of(view.key), view.head, view.section
    if index is None or head is None:
        is_below = section is not None and section.entry.key not in (view.key, HOME_PAGE)
        return Facts({"kind": section.entry.title if section and is_below else ""}, {"type": (OTHER_PAGES,)})
    entry = listed_statements(model, view.language)[index]
    shown = {
        "day": entry.day,
        "date": entry.date,
        "kind": entry.kind,
        "places": entry.place_names,
        "status": entry.status,
    }
    also = (
        *(f"{speaker.name}, {speaker.about}" for speaker in head.speakers),
        *(subject.name for subject in head.subjects),
        *entry.cites,
    )
    return Facts(shown, values(entry.statement), entry.day, also)
