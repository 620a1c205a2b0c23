"""The stylesheets, one for each kind of page, and the icon: both stand in the page itself.

In the page, because that is smaller on the wire for a first visit and saves a round trip (dev/adr/0040).
The sources are `overrides/styles/*.css`, one file a concern.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from rcssmin import cssmin

from editorial.site.server.policy import inline_source

# What the pages of each kind always hold, in the order of the cascade. A kind is a template's name without
# its ending.
KINDS: Mapping[str, tuple[str, ...]] = {
    "root": ("base", "plate", "choose"),
    "not-found": ("base", "plate", "choose"),
    "home": ("base", "frame", "prose", "list", "home"),
    "main": ("base", "frame", "prose", "page"),
    "statements": ("base", "frame", "prose", "list"),
    "list": ("base", "frame", "list"),
    "search": ("base", "frame", "prose", "list", "search"),
    "statement": ("base", "frame", "prose", "statement"),
    "version": ("base", "frame", "prose", "statement", "definition", "quote", "table", "code"),
    "changes": ("base", "frame", "prose", "statement", "history", "definition", "quote", "table", "code"),
    "code": ("base", "plate", "check"),
    "verify": ("base", "plate", "check"),
}
# What only some pages hold: a mark in their HTML -> the part that styles it.
CONSTRUCTS = (
    ("<dl", "definition"),
    ("<img", "figure"),
    ("<blockquote", "quote"),
    ("<table", "table"),
    ('class="admonition', "admonition"),
    ("<details", "admonition"),
    ("<pre", "code"),
    ('class="footnote"', "footnote"),
    ("tabbed-set", "tabs"),
    ("data-stale", "stale"),
)
FRAMED, LAST = "paper", "print"
"""What closes the sheet: on paper, pages with a frame show less of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stylesheet as it stands in a page."""

    text: str

    @property
    def source(self) -> str:
        """How a Content Security Policy names it."""
        return inline_source(self.text)


def parts(kind: str, contents: Iterable[str]) -> tuple[str, ...]:
    """The parts for the pages of a kind, given the HTML that their texts became.

    Raises KeyError for an unknown kind.
    """
    html = "".join(contents)
    some = dict.fromkeys(part for mark, part in CONSTRUCTS if mark in html)
    return (*KINDS[kind], *some, *((FRAMED,) if "frame" in KINDS[kind] else ()), LAST)


def sheets(sources: Mapping[str, str], contents: Mapping[str, list[str]]) -> dict[str, Sheet]:
    """The sheet of every kind: `sources` are the parts by name, `contents` the HTML of the pages' texts by
    kind.
    """
    return {
        kind: Sheet(cssmin("".join(sources[part] for part in parts(kind, contents.get(kind, ())))))
        for kind in KINDS
    }


def sources_by_kind(languages: Iterable[Mapping[str, Sheet]]) -> dict[str, tuple[str, ...]]:
    """Kind of page -> how a policy names its sheets, of which there is one a language or one for several."""
    sheets = list(languages)
    return (
        {kind: tuple(dict.fromkeys(by_kind[kind].source for by_kind in sheets)) for kind in KINDS}
        if sheets
        else {}
    )


def icon_address(drawing: str) -> str:
    """An SVG drawing as a `data:` address (RFC 2397), every sign escaped that an address may not have."""
    return "data:image/svg+xml," + quote(drawing.strip().replace('"', "'"), safe="/:=',;()")
