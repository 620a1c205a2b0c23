"""The feeds of a language: all statements, and those of each country and each subject; as Atom (RFC 4287) and
JSON Feed 1.1.

Comes in: the events of the register. Goes out: files. Nothing here knows the time, so that a feed changes
only when a statement does.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from editorial.register.entries import Register
from editorial.register.events import Event, events
from editorial.site.feeds.atom import atom_entry, atom_feed
from editorial.site.feeds.feed import ATOM, JSON, Feed, feed_path
from editorial.site.feeds.feed_entries import feed_entry
from editorial.site.feeds.json_feed import json_feed, json_item
from editorial.site.model import SiteModel
from editorial.statements.statement import Statement

T = TypeVar("T")
LONGEST = 50
"""Entries of a feed. Older ones stand in the lists and in /statements.json."""


def feed_files(model: SiteModel, language: str) -> Iterable[tuple[str, bytes]]:
    """Every feed of a language as files. The text of an entry is made once for all feeds that have it."""
    press = model.press
    entry = _once(lambda event: feed_entry(event, press))
    as_atom, as_json = (
        _once(lambda event: atom_entry(entry(event))),
        _once(lambda event: json_item(entry(event))),
    )
    for scope, told in newest(press.register, language):
        feed = Feed(press, language, scope, tuple(map(entry, told)))
        yield feed_path(language, scope, ATOM), atom_feed(feed, map(as_atom, told))
        yield feed_path(language, scope, JSON), json_feed(feed, map(as_json, told))


def newest(register: Register, language: str) -> Iterator[tuple[str, list[Event]]]:
    """(scope, its newest events).

    A country or subject has its feed in every language, so that one can subscribe before the first text.
    """
    by_scope: dict[str, list[Event]] = defaultdict(list)
    for event in events(register, language):
        for scope in _scopes(event.entry.statement):
            if len(by_scope[scope]) < LONGEST:
                by_scope[scope].append(event)
    every = {scope for versions in register.entries.values() for scope in _scopes(versions[-1].statement)}
    yield from ((scope, by_scope[scope]) for scope in sorted({"", *every}))


def _scopes(statement: Statement) -> Iterator[str]:
    yield ""
    yield from (f"country/{key}" for key in dict.fromkeys(statement.places))
    yield from (f"subject/{key}" for key in dict.fromkeys(statement.subjects))


def _once(make: Callable[[Event], T]) -> Callable[[Event], T]:
    """Makes what belongs to an event once: an event stands in several feeds."""
    made: dict[str, T] = {}

    def kept(event: Event) -> T:
        if event.id not in made:
            made[event.id] = make(event)
        return made[event.id]

    return kept
