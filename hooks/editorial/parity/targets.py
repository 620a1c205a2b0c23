"""Where a link leads: to a page of ours, to a file, within the page, elsewhere, or nowhere good."""

import html
import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import unquote, urlsplit

from editorial.model.page import Version

SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Browsers leave these out of an address wherever they stand, and spaces at its beginning.
CONTROL = re.compile(r"^[\x00-\x20]+|[\x00-\x1f\x7f]")


def acts(address: str) -> bool:
    """True if a browser would run this address, or show something hidden in it, instead of going there."""
    bare = CONTROL.sub("", html.unescape(address))
    return bool(re.match(r"(?:javascript|vbscript|data):", bare, re.IGNORECASE))


class Where(StrEnum):
    """Classes of link targets."""

    PAGE = "page"
    FILE = "file"
    HERE = "here"
    OUTSIDE = "outside"
    ROOTED = "rooted"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Target:
    """A link's target, resolved."""

    where: Where
    path: str = ""
    """Path in the docs folder, or the address outside."""
    anchor: str = ""


def resolve(target: str, version: Version) -> Target:
    """What a target means, written in this version."""
    bare = CONTROL.sub("", html.unescape(target))
    scheme = SCHEME.match(bare)
    if scheme:
        return Target(Where.OUTSIDE if scheme[1].lower() in SAFE_SCHEMES else Where.UNSAFE, target)
    if target.startswith("//"):
        return Target(Where.OUTSIDE, target)
    try:
        parts = urlsplit(target)
    except ValueError:
        return Target(Where.UNSAFE, target)
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return Target(Where.HERE, version.path, anchor)
    if path.startswith("/"):
        return Target(Where.ROOTED, path, anchor)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(version.path), path))
    if joined.endswith(".md"):
        return Target(Where.PAGE, joined, anchor)
    return Target(Where.FILE, joined, anchor)


def language_aside(target: Target, version: Version, languages: tuple[str, ...], hosts: tuple[str, ...] = ()) -> str:
    """The target without what may differ between languages: the language folder, or a language in an address.

    With `hosts` (patterns such as `news.un.org/{language}/`), only an address on one of these may differ so; else any may.
    """
    if target.where in (Where.PAGE, Where.FILE, Where.HERE):
        folder, _, rest = target.path.partition("/")
        return rest if folder in languages else target.path
    if target.where is Where.ROOTED:
        return re.sub(rf"^/{version.language}/", "/", target.path)
    if hosts:
        spoken = spoken_at(target.path, languages, hosts)
        return f"{spoken.host}{spoken.rest}".rstrip("/") if spoken else target.path.rstrip("/")
    codes = "|".join(map(re.escape, languages))
    return re.sub(rf"(?<=[/.])(?:{codes})(?:[/.]|$)", "", target.path).rstrip("/")


@dataclass(frozen=True, slots=True)
class Spoken:
    """An address on a site with a page in each language."""

    host: str
    """The pattern that it fits."""
    language: str
    rest: str


def spoken_at(address: str, languages: tuple[str, ...], hosts: tuple[str, ...]) -> Spoken | None:
    """What an address says of its language, if it is on one of the sites that have several."""
    for host in hosts:
        found = _host_pattern(host, languages).match(address)
        if found:
            return Spoken(host, found[1], address[found.end():])
    return None


@cache
def _host_pattern(host: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    before, _, behind = host.removeprefix("www.").partition("{language}")
    codes = "|".join(map(re.escape, languages))
    return re.compile(rf"(?:https?:)?//(?:www\.)?{re.escape(before)}({codes}){re.escape(behind)}", re.IGNORECASE)
