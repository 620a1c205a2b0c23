"""One feed in one language, before it is written down as Atom or JSON Feed."""

from dataclasses import dataclass
from datetime import UTC, datetime

from editorial.site.addresses import in_order
from editorial.site.feed_entries import FeedEntry
from editorial.site.feed_links import feed_path, feed_title
from editorial.site.interface import words
from editorial.site.renditions import Press
from editorial.statements.events import named

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
        return self.press.settings.office.name[self.language]

    @property
    def notice(self) -> str:
        """What the demonstration edition says of itself."""
        return self.press.notice(self.language)

    @property
    def rights(self) -> str:
        """Whose words these are."""
        return " ".join(filter(None, (self.notice, words(self.language)["summary_notice"])))

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
