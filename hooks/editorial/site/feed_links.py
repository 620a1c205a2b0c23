"""Where feeds are, and which of them a page names in its head."""

import re
from dataclasses import dataclass

from editorial.site.interface import words
from editorial.site.renditions import Press

ATOM, JSON = "feed.xml", "feed.json"
LIST = re.compile(r"statements/(country/[^/]+|subject/[^/]+)/")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names. The addresses are paths on the site."""

    title: str
    atom: str
    json: str


def feed_path(language: str, scope: str, name: str) -> str:
    """Where a feed stands on the site: `fr/feed.xml`, `fr/statements/country/SDN/feed.json`."""
    return f"{language}/statements/{scope}/{name}" if scope else f"{language}/{name}"


def feed_title(press: Press, language: str, scope: str) -> str:
    """The title of a feed; `scope` is empty for that of all statements."""
    say, office = words(language), press.settings.office.short[language]
    if not scope:
        return say["feed_title"].format(office=office)
    kind, _, value = scope.partition("/")
    name = press.place(value, language) if kind == "country" else press.subject(value, language)
    return say["feed_title_of"].format(office=office, name=name)


def feed_links(press: Press, language: str, key: str) -> tuple[FeedLink, ...]:
    """The feeds of a page: that of its language, and on the list of a country or a subject its own, which comes first then."""
    found = LIST.match(key)
    scopes = (*((found[1],) if found else ()), "")
    return tuple(FeedLink(feed_title(press, language, scope), feed_path(language, scope, ATOM), feed_path(language, scope, JSON))
                 for scope in scopes)
