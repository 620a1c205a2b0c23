"""What a feed says of one event: title, times, text. `atom.py` and `json_feed.py` write it down.

An entry has the statement's text as it is now, whatever it tells of: a program that shows an old entry shows
no old text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from editorial.site.data.renditions import Rendition, present_rendition, told, with_status
from editorial.site.i18n import language_name, words
from editorial.site.press import Press
from editorial.site.statement.head import sentence
from editorial.site.versions.text_html import html_of, linked
from editorial.statements.events import Event, updated_in
from editorial.statements.status import BAD, TOLD, Told

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that an XML document cannot have, however written (XML 1.0, section 2.2)."""
HAPPENED = (*TOLD, *BAD)
"""Kinds of events that are told in a sentence of their own."""


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is filed under."""

    term: str
    label: str
    scheme: str = ""
    """The address of the list of all such terms, where there is one."""


@dataclass(frozen=True)
class FeedEntry:
    """One entry of a feed."""

    id: str
    kind: str
    language: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str
    content: str
    """HTML: what a reader must know first, the whole text, whose words these are."""
    categories: tuple[Category, ...]
    translations: tuple[tuple[str, str], ...]
    """(language, address) of the other versions of the statement."""
    source: str
    """Where the authoritative text stands."""
    rendition: Rendition


def feed_entry(event: Event, press: Press) -> FeedEntry:
    """The entry of an event.

    Titles are without the characters that XML cannot have, so that both kinds of feed say the same.
    """
    rendition = present_rendition(press, event.entry.manifest.id, event.language)
    manifest, language = rendition.manifest, event.language
    return FeedEntry(
        event.id,
        event.kind,
        language,
        readable(_title(event, rendition)),
        rendition.url(),
        event.at,
        updated_in(rendition.versions, language),
        readable(rendition.recorded.summary),
        readable(_content(event, rendition)),
        tuple(_categories(rendition)),
        tuple((code, rendition.url(code)) for code in rendition.languages if code != language),
        manifest.source_url,
        rendition,
    )


def readable(text: str) -> str:
    """Text without characters that XML cannot have: U+FFFD stands in their place, so that somebody sees that
    one is missing.
    """
    return NO_XML.sub("\ufffd", text)


def _title(event: Event, rendition: Rendition) -> str:
    title, language = rendition.recorded.title, event.language
    if event.kind == "first":
        return with_status(title, rendition.status, language)
    return words(language)[f"entry_{event.kind}"].format(
        title=title, language=language_name(language, language)
    )


def _categories(rendition: Rendition) -> Iterator[Category]:
    press, manifest, language = rendition.press, rendition.manifest, rendition.language
    lists = press.url(f"{language}/statements/")
    yield from (Category(code, press.place(code, language), f"{lists}country/") for code in manifest.places)
    yield from (Category(key, press.subject(key, language), f"{lists}subject/") for key in manifest.subjects)
    yield Category(manifest.type, words(language).get(f"type_{manifest.type}", manifest.type))


def _content(event: Event, rendition: Rendition) -> str:
    language = rendition.press.settings.languages[event.language]
    text = html_of(rendition.entry.lines(event.language), event.language)
    html = "".join((*_before(event, rendition), text, *_after(rendition)))
    return (
        html
        if language.direction == "ltr"
        else f'<div lang="{event.language}" dir="{language.direction}">\n{html}</div>\n'
    )


def _before(event: Event, rendition: Rendition) -> Iterator[str]:
    """What happened, and what became of the statement since: a reader knows both before the text begins."""
    now = told(rendition.standing, event.language)
    then = (
        sentence(Told(event.kind, event.at, event.note, event.version), event.language)
        if event.kind in HAPPENED
        else ""
    )
    also = ((then, event.note),) if then and then not in (each for each, _ in now) else ()
    for said, note in (*also, *now):
        yield f"<p><strong>{escape(said, quote=False)}</strong>{f' {linked(note)}' if note else ''}</p>\n"
    if rendition.status == "superseded":
        yield from _successor(rendition)


def _successor(rendition: Rendition) -> Iterator[str]:
    other = present_rendition(rendition.press, rendition.manifest.superseded_by or "", rendition.language)
    if other:
        before, after = words(rendition.language)["superseded_by"].split("{title}")
        title = escape(other.recorded.title, quote=False)
        yield f'<p>{escape(before)}<a href="{escape(other.url())}">{title}</a>{escape(after)}</p>\n'


def _after(rendition: Rendition) -> Iterator[str]:
    say, source = words(rendition.language), rendition.manifest.source_url
    yield f"<p><small>{' '.join(escape(note, quote=False) for note in rendition.notes())}</small></p>\n"
    if source:
        authoritative = say["authoritative"].format(host=source_host(source))
        yield f'<p><a href="{escape(source)}">{escape(authoritative, quote=False)}</a></p>\n'


def source_host(address: str) -> str:
    """The host of an address, as readers see it."""
    return re.sub(r"^[a-z]+://(?:www\.)?([^/?#]*).*$", r"\1", address)
