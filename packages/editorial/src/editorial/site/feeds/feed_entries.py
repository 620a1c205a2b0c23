"""What a feed says of one event: title, times, text. `atom.py` and `json_feed.py` write it down.

An entry has the statement's text as it is now, whatever it tells of: a program that shows an old entry shows
no old text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from editorial.register.events import Event, updated_in
from editorial.site.i18n import language_name, words
from editorial.site.press import Press
from editorial.site.statement.presenter import sentence, sentences, title_out_of_force
from editorial.site.statement.rendition import Rendition, present_rendition
from editorial.site.versions.text_html import html_of, linked
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.status import StatusNotice

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that an XML document cannot have, however written (XML 1.0, section 2.2)."""


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is filed under."""

    term: str
    label: str
    scheme: str = ""
    """The address of the list of all such terms, where there is one."""


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """One entry of a feed."""

    id: str
    kind: ChangeKind
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
    """Where the text that a record summarizes stands; empty for the statement itself."""
    rendition: Rendition


def feed_entry(event: Event, press: Press) -> FeedEntry:
    """The entry of an event. Raises ValueError where the statement is not in its language any more.

    Titles are without the characters that XML cannot have, so that both kinds of feed say the same.
    """
    rendition = present_rendition(press, event.entry.manifest.id, event.language)
    if rendition is None:
        raise ValueError(f"{event.entry.manifest.id} is not in {event.language}")
    return FeedEntry(
        id=event.id,
        kind=event.kind,
        language=event.language,
        title=readable(_title(event, rendition)),
        url=rendition.url(),
        published=event.at,
        updated=updated_in(rendition.versions, event.language),
        summary=readable(rendition.presented.wording.summary),
        content=readable(_content(event, rendition)),
        categories=tuple(_categories(rendition)),
        translations=tuple(
            (language, rendition.url(language))
            for language in rendition.languages
            if language != event.language
        ),
        source=rendition.presented.source_url,
        rendition=rendition,
    )


def readable(text: str) -> str:
    """Text without characters that XML cannot have: U+FFFD stands in their place, so that somebody sees that
    one is missing.
    """
    return NO_XML.sub("\ufffd", text)


def _title(event: Event, rendition: Rendition) -> str:
    title, language = rendition.presented.title, event.language
    if event.kind is ChangeKind.FIRST:
        return title_out_of_force(title, rendition.standing.status, language)
    return words(language)[f"entry_{event.kind}"].format(
        title=title, language=language_name(language, language)
    )


def _categories(rendition: Rendition) -> Iterator[Category]:
    press, presented = rendition.press, rendition.presented
    lists = press.url(f"{rendition.language}/statements/")
    yield from (Category(place.key, place.name, f"{lists}country/") for place in presented.places)
    yield from (Category(subject.key, subject.name, f"{lists}subject/") for subject in presented.subjects)
    yield Category(presented.statement.type, presented.kind)


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
    now = sentences(rendition.standing.told, event.language)
    then = (
        sentence(StatusNotice(event.kind, event.at, event.note, event.version), event.language)
        if event.kind.told or event.kind.ends_force
        else ""
    )
    also = ((then, event.note),) if then and then not in (known for known, _ in now) else ()
    for told, note in (*also, *now):
        yield f"<p><strong>{escape(told, quote=False)}</strong>{f' {linked(note)}' if note else ''}</p>\n"
    if rendition.standing.status is Status.SUPERSEDED:
        yield from _successor(rendition)
    field = words(event.language)["field"]
    dates = (field.format(name=name, value=value) for name, value in rendition.presented.provenance.dates)
    yield f"<p>{' · '.join(escape(date, quote=False) for date in dates)}</p>\n"


def _successor(rendition: Rendition) -> Iterator[str]:
    other = present_rendition(rendition.press, rendition.statement.superseded_by or "", rendition.language)
    if other:
        before, after = words(rendition.language)["superseded_by"].split("{title}")
        title = escape(other.presented.title, quote=False)
        yield f'<p>{escape(before)}<a href="{escape(other.url())}">{title}</a>{escape(after)}</p>\n'


def _after(rendition: Rendition) -> Iterator[str]:
    presented, source = rendition.presented, rendition.presented.provenance.source
    notes = " ".join(escape(note, quote=False) for note in rendition.notes())
    yield f"<p><small>{notes}</small></p>\n" if notes else ""
    if source:
        yield f'<p><a href="{escape(presented.source_url)}">{escape(source, quote=False)}</a></p>\n'
