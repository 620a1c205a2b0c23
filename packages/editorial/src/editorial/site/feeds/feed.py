"""One feed in one language, before it is written down as Atom or JSON Feed; where feeds are, and which of
them a page names.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from editorial.office.shown_names import name_of_place, subject_name
from editorial.register.events import named
from editorial.site.addresses import FEEDS, in_order
from editorial.site.feeds.feed_entries import FeedEntry
from editorial.site.i18n import words
from editorial.site.press import Press

ATOM, JSON = FEEDS
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
    say, office = words(language), press.settings.publisher.short[language]
    if not scope:
        return say["feed_title"].format(office=office)
    kind, _, value = scope.partition("/")
    name = (name_of_place if kind == "country" else subject_name)(value, language, press.settings)
    return say["feed_title_of"].format(office=office, name=name)


def feed_links(press: Press, language: str, key: str) -> tuple[FeedLink, ...]:
    """The feeds of a page: that of its language, and on the list of a country or a subject its own, which
    comes first then.
    """
    match = LIST.match(key)
    scopes = (*((match[1],) if match else ()), "")
    return tuple(
        FeedLink(
            feed_title(press, language, scope),
            feed_path(language, scope, ATOM),
            feed_path(language, scope, JSON),
        )
        for scope in scopes
    )


NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed: it must say something (RFC 4287, section 4.1.1)."""


@dataclass(frozen=True)
class Feed:
    """One feed, in one language."""

    press: Press
    language: str
    scope: str
    """`` for all statements, else `country/SDN`, `subject/hate-speech`."""
    entries: tuple[FeedEntry, ...]

    @property
    def id(self) -> str:
        """Its name, at every address."""
        return named(f"feed {self.language} {self.scope}")

    @property
    def title(self) -> str:
        """The Office, and what the feed is about."""
        return feed_title(self.press, self.language, self.scope)

    @property
    def office(self) -> str:
        """Who publishes."""
        return self.press.settings.publisher.name[self.language]

    @property
    def notice(self) -> str:
        """What the demonstration edition says of itself."""
        return self.press.notice(self.language)

    @property
    def rights(self) -> str:
        """Whose words these are."""
        return " ".join(filter(None, (self.notice, words(self.language)["feed_rights"])))

    @property
    def updated(self) -> datetime:
        """When any of its entries last changed."""
        return max((entry.updated for entry in self.entries), default=NEVER)

    @property
    def page(self) -> str:
        """The list of the same statements."""
        return self.press.url(f"{self.language}/statements/{self.scope}/".replace("//", "/"))

    @property
    def others(self) -> list[str]:
        """The languages of the same feed, besides this one."""
        return [code for code in in_order(self.press.settings.languages) if code != self.language]

    def url(self, name: str, language: str = "") -> str:
        """The address of the feed as one kind of file, in its language or another."""
        return self.press.url(feed_path(language or self.language, self.scope, name))
