"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): what the Atom feed says,
entry by entry.
"""

import json
from collections.abc import Iterable

from editorial.site.feeds.feed import JSON, Feed
from editorial.site.feeds.feed_entries import FeedEntry

VERSION = "https://jsonfeed.org/version/1.1"
OURS = "_statement"
"""Our extension: names that begin with an underscore are free for it."""


def json_feed(feed: Feed, items: Iterable[str]) -> bytes:
    """The whole file, an item a line. `items` are those of the feed, as `json_item` writes them."""
    whole = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.url(JSON),
        "description": feed.rights,
        "language": feed.language,
        "authors": [{"name": feed.office}],
        "_feed": {
            "id": feed.id,
            "updated": feed.updated.isoformat(),
            "alternates": {code: feed.url(JSON, code) for code in feed.others},
        },
    }
    head = _written(whole).removesuffix("}")
    return f'{head},\n"items":[\n{",".join(items)}]}}\n'.encode()


def json_item(entry: FeedEntry) -> str:
    """One entry, with a line feed at its end."""
    rendition = entry.rendition
    return (
        _written(
            {
                "id": entry.id,
                "url": entry.url,
                **({"external_url": entry.source} if entry.source else {}),
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.content,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "tags": [category.term for category in entry.categories],
                "language": entry.language,
                OURS: {
                    "event": entry.kind,
                    "identifier": rendition.manifest.id,
                    "version": rendition.manifest.version,
                    "kind_of_text": rendition.statement.kind_of_text,
                    "made_at": rendition.statement.made_at.written,
                    "rests_on": rendition.statement.rests_on,
                    "status": rendition.standing.status,
                    "code": rendition.code,
                    "alternates": dict(entry.translations),
                },
            }
        )
        + "\n"
    )


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
