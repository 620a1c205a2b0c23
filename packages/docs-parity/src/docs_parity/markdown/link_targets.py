"""Where a link leads: to a page of ours, a file, a place within the page, elsewhere, or nowhere good."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from docs_parity.markdown.character_references import unescaped
from docs_parity.markdown.inline import plain
from docs_parity.model.block import Block, Kind
from docs_parity.model.page import LocalizedPage

OPENS_ID = re.compile(r"\{|\bid\s*+=\s*+[\"']([^\"'\s>]+)", re.IGNORECASE)
LISTED = re.compile(r"[^}\n]*+")
LISTED_ID = re.compile(r"#([^\s}]+)")


def heading_ids(localized: LocalizedPage) -> tuple[str, ...]:
    """The id of each heading in order, fixed or made from its words."""
    from markdown.extensions.toc import slugify, unique  # as long to load as a thousand pages to look up

    used = {block.id for block in localized.headings if block.id}
    return tuple(block.id or unique(slugify(plain(block.text), "-"), used) for block in localized.headings)


def written_ids(block: Block) -> Iterator[str]:
    """The ids that stand in a block's own attribute list, in those inside its text, and in HTML."""
    if block.id:
        yield block.id
    if "#" in block.text or "id" in block.text or "#" in block.attributes:
        for anchor in _written_ids(f"{block.text} {{{block.attributes.strip('{}: ')}}}"):
            if anchor != block.id:
                yield anchor


def _written_ids(text: str) -> Iterator[str]:
    """The ids in the attribute lists of a text, the first of each, and in its HTML.

    A brace that opens no list with an id opens none for the braces in it either; they are passed over.
    """
    position = barren = 0
    while match := OPENS_ID.search(text, position):
        position = match.end()
        if match[1]:
            yield match[1]
        elif match.start() >= barren:
            listed = LISTED.match(text, position)
            barren = listed.end() if listed else position
            found = LISTED_ID.search(text, position, barren) if text[barren : barren + 1] == "}" else None
            if found:
                yield found[1]
                position = barren + 1


def anchors(localized: LocalizedPage) -> Mapping[str, int]:
    """Every id of the page -> which heading it is (from 0), or -1 for an id that is no heading's."""
    found = {anchor: -1 for block in localized.blocks for anchor in written_ids(block)}
    found |= {f"fn:{block.text}": -1 for block in localized.blocks if block.kind is Kind.FOOTNOTE}
    return found | {anchor: order for order, anchor in enumerate(heading_ids(localized))}


SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Browsers leave these out of an address wherever they stand, and spaces at its beginning.
CONTROL = re.compile(r"^[\x00-\x20]+|[\x00-\x1f\x7f]")


def outside_address(target: str) -> str:
    """The address of another site as browsers read it: entities resolved, without the signs that they leave
    out, the scheme in small letters, `https:` where only `//` is written. Empty for a target of our own.

    https://url.spec.whatwg.org/#concept-basic-url-parser: a backslash is a stroke in an address of the web.
    """
    bare = CONTROL.sub("", unescaped(target)).rstrip(" ")
    scheme = SCHEME.match(bare)
    if scheme:
        return f"{scheme[1].lower()}:{bare[scheme.end() :]}"
    return f"https://{bare[2:]}" if bare[:2].replace("\\", "/") == "//" else ""


def acts(address: str) -> bool:
    """True if a browser would run this address, or show something hidden in it, instead of going there."""
    bare = CONTROL.sub("", unescaped(address))
    return bool(re.match(r"(?:javascript|vbscript|data):", bare, re.IGNORECASE))


WITH_HOST = re.compile(r"https?:[\\/]*([^\\/?#]*)", re.IGNORECASE)
NO_HOST = re.compile(r"[\s\x00-\x20\x7f<>^|\[\]]|^:|:(?!\d{0,5}$)")
IP_LITERAL = re.compile(r"\[[0-9a-fA-F:.]+\](?::\d{0,5})?")


def has_host(address: str) -> bool:
    """False for an address of the web whose host no site can have: browsers follow it nowhere, and the site's
    list takes it out (https://url.spec.whatwg.org/#forbidden-host-code-point). True for any other address.
    """
    match = WITH_HOST.match(CONTROL.sub("", unescaped(address)))
    if not match:
        return True
    host = match[1].rpartition("@")[2].replace("\xad", "")
    return bool(host) and (bool(IP_LITERAL.fullmatch(host)) or not NO_HOST.search(host))


class LinkKind(StrEnum):
    """Classes of link targets."""

    PAGE = "page"
    FILE = "file"
    HERE = "here"
    OUTSIDE = "outside"
    ROOTED = "rooted"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A link's target, resolved."""

    where: LinkKind
    path: str = ""
    """Path in the docs folder, or the address outside."""
    anchor: str = ""


def resolve(target: str, localized: LocalizedPage) -> LinkTarget:
    """What a target means, written in this version."""
    return _resolved(target, localized.path)


@lru_cache(1024)
def _resolved(target: str, written_on: str) -> LinkTarget:
    """What a target means on the page with this path; one address may stand behind thousands of links."""
    bare = CONTROL.sub("", unescaped(target))
    scheme = SCHEME.match(bare)
    if scheme:
        return LinkTarget(LinkKind.OUTSIDE if scheme[1].lower() in SAFE_SCHEMES else LinkKind.UNSAFE, target)
    if outside_address(target):
        return LinkTarget(LinkKind.OUTSIDE, target)
    try:
        parts = urlsplit(target)
    except ValueError:
        return LinkTarget(LinkKind.UNSAFE, target)
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return LinkTarget(LinkKind.HERE, written_on, anchor)
    if path.startswith("/"):
        return LinkTarget(LinkKind.ROOTED, path, anchor)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(written_on), path))
    if joined.endswith(".md"):
        return LinkTarget(LinkKind.PAGE, joined, anchor)
    return LinkTarget(LinkKind.FILE, joined, anchor)


def language_aside(
    target: LinkTarget, localized: LocalizedPage, languages: tuple[str, ...], hosts: tuple[str, ...] = ()
) -> str:
    """The target without what may differ between languages: the language folder, or a language in an address.

    With `hosts` (patterns such as `news.un.org/{language}/`), only an address on one of these may differ so;
    else any may.
    """
    if target.where in (LinkKind.PAGE, LinkKind.FILE, LinkKind.HERE):
        folder, _, rest = target.path.partition("/")
        return rest if folder in languages else target.path
    if target.where is LinkKind.ROOTED:
        return re.sub(rf"^/{localized.language}/", "/", target.path)
    if hosts:
        variant = language_variant(target.path, languages, hosts)
        return f"{variant.host}{variant.rest}".rstrip("/") if variant else target.path.rstrip("/")
    codes = "|".join(map(re.escape, languages))
    return re.sub(rf"(?<=[/.])(?:{codes})(?:[/.]|$)", "", target.path).rstrip("/")


@dataclass(frozen=True, slots=True)
class LanguageVariantUrl:
    """An address on a site with a page in each language."""

    host: str
    """The pattern that it fits."""
    language: str
    rest: str


def language_variant(
    address: str, languages: tuple[str, ...], hosts: tuple[str, ...]
) -> LanguageVariantUrl | None:
    """What an address says of its language, if it is on one of the sites that have several."""
    for host in hosts:
        found = _host_pattern(host, languages).match(address)
        if found:
            return LanguageVariantUrl(host, found[1], address[found.end() :])
    return None


@cache
def _host_pattern(host: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    before, _, behind = host.removeprefix("www.").partition("{language}")
    codes = "|".join(map(re.escape, languages))
    return re.compile(
        rf"(?:https?:)?//(?:www\.)?{re.escape(before)}({codes}){re.escape(behind)}", re.IGNORECASE
    )
