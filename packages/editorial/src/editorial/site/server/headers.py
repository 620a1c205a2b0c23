"""The one table of what a web server must say with each answer; `hosts/` writes it down for each kind of
server.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from editorial.office.settings import OfficeSettings
from editorial.site.server.policy import DRAWING, FILE, FRAMES, page_policy

DENIED = """
    accelerometer autoplay browsing-topics camera clipboard-read clipboard-write display-capture
    encrypted-media fullscreen geolocation gyroscope hid idle-detection local-fonts magnetometer microphone
    midi payment picture-in-picture publickey-credentials-get screen-wake-lock serial storage-access usb
    window-management xr-spatial-tracking
""".split()
"""What a page could ask of a device
(https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md). Only names that Chromium knows:
each other one is a message in its console.
"""

PATTERNS = {
    "main": r"(?:.*/)?(?:[^/]*\.html)?",
    "root": r"(?:index\.html)?",
    "not-found": r"(?:LANGUAGES/|v/)?404\.html",
    "home": r"LANGUAGES/(?:index\.html)?",
    "statements": r"LANGUAGES/statements/(?:index\.html)?",
    "statement": r"LANGUAGES/statements/[0-9]+/.+/(?:index\.html)?",
    "list": r"LANGUAGES/statements/(?:page/[0-9]+/"
    r"|(?:[0-9]{4}|(?:country|subject|adviser)(?:/[^/]+)?)/(?:page/[0-9]+/)?)(?:index\.html)?",
    "version": r"LANGUAGES/statements/[0-9]+/[^/]+/v[0-9]+/(?:index\.html)?",
    "changes": r"LANGUAGES/statements/[0-9]+/[^/]+/changes/[0-9]+/(?:index\.html)?",
    "search": r"LANGUAGES/search/(?:index\.html)?",
    "verify": r"(?:v|verify)/(?:index\.html)?",
    "code": r"v/[^/]+/(?:index\.html)?",
}
"""Where the pages of each kind are, below the site's own path; the last pattern that matches counts."""
DRAWINGS = r".*\.svg"
OWN_POLICY = ("statements", "search")
"""Folders of a language whose pages are of other kinds than `main`."""
OF_CODES = ("v", "verify")
"""Folders of no language whose pages are of other kinds than `main`."""
UNKNOWN_CODE = "v/404.html"

REVALIDATED = "no-cache"
"""Kept, and asked about each time: a correction must reach readers at once."""
FOR_EVER = "public, max-age=31536000, immutable"
FINGERPRINTED = r"(?:.*\.[0-9a-f]{8}\.[a-z0-9]+|.*_[0-9a-f]{6,}\.pf_[a-z]+)"
"""Names that change with what is in the file: ours, and those of Pagefind's pieces."""

TYPES = {
    "html": "text/html",
    "txt jsonl sig": "text/plain",
    "csv": "text/csv",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "zim": "application/x-zim",
    "wasm": "application/wasm",
    "pagefind pf_meta pf_index pf_filter pf_fragment pf_sort": "application/octet-stream",
}
"""Endings of names, and what such a file is."""
TEXTS = ("text/html", "text/plain", "text/csv", "text/css", "text/javascript", "application/xml")
"""What is sent as UTF-8 and says so."""
COMPRESSED = (*TEXTS, "application/json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Header:
    """A header that every answer carries."""

    name: str
    value: str


NOT_LISTED = Header("X-Robots-Tag", "noindex")
"""For the demonstration edition: its pages say so themselves, its PDFs and pictures cannot."""
ALWAYS = (
    Header("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
    Header("X-Content-Type-Options", "nosniff"),
    Header("Referrer-Policy", "no-referrer"),
    Header("Permissions-Policy", ", ".join(f"{name}=()" for name in DENIED)),
    Header("Cross-Origin-Opener-Policy", "same-origin"),
    Header("Cross-Origin-Resource-Policy", "same-origin"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """Addresses at which a header says something else."""

    pattern: str
    """The whole path, as a regular expression that PCRE and RE2 both know."""
    value: str


@dataclass(frozen=True, slots=True)
class HeaderChoice:
    """A header that depends on the address: the last case that matches counts."""

    name: str
    otherwise: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Everything that the writers of `hosts/` need."""

    base: str
    """The path of the site on its host, with a slash at both ends: `/`."""
    languages: tuple[str, ...]
    styles: Mapping[str, Sequence[str]]
    """Kind of page -> its stylesheets, as a policy names them."""
    onion: str = ""
    """The address of the same site in the Tor network."""
    folders: tuple[str, ...] = ()
    """Folders of a language with pages of the kind `main`, below the site's path: `fr/about/`."""
    demonstration: bool = False
    codes: bool = False
    """True if there are pages of codes: an address below `v/` that is none is told so in words of its own."""
    fingerprinted: tuple[str, ...] = ()
    """Files that never change, and folders that have no others (with a slash at the end), below the site's
    path.
    """

    @property
    def always(self) -> tuple[Header, ...]:
        """What every answer carries."""
        return (*ALWAYS, NOT_LISTED) if self.demonstration else ALWAYS

    @property
    def choices(self) -> tuple[HeaderChoice, HeaderChoice]:
        """The policy, and how long an answer may be kept."""
        pages = (
            Case(self.path(PATTERNS[kind]), self.policy(kind)) for kind in PATTERNS if kind in self.styles
        )
        return (
            HeaderChoice("Content-Security-Policy", FILE, (*pages, Case(self.path(DRAWINGS), DRAWING))),
            HeaderChoice("Cache-Control", REVALIDATED, (Case(self.path(FINGERPRINTED), FOR_EVER),)),
        )

    def policy(self, *kinds: str) -> str:
        """The policy of pages of a kind; where one rule must speak for several, all their stylesheets."""
        styles = [source for kind in kinds for source in self.styles[kind]]
        return f"{page_policy(kinds[0], styles)}; {FRAMES}"

    @property
    def onion_host(self) -> str:
        """What stands before a request's path in the Tor network; empty where the paths there are others
        (pages say it themselves).
        """
        return self.onion.rstrip("/") if self.base == "/" else ""

    @property
    def missing(self) -> Mapping[str, str]:
        """Which page answers for an address that does not exist, by pattern, besides the one for all; all are
        below the site's path.
        """
        return {f"{code}/.*": f"{code}/404.html" for code in self.languages} | (
            {"v/.*": UNKNOWN_CODE} if self.codes else {}
        )

    def path(self, pattern: str) -> str:
        """A pattern for whole paths on the host, from one for what is below the site's own path."""
        return (
            f"^{re.escape(self.base)}{pattern.replace('LANGUAGES', '(?:' + '|'.join(self.languages) + ')')}$"
        )


def header_table(
    site_url: str, styles: Mapping[str, Sequence[str]], settings: OfficeSettings, files: Iterable[str] = ()
) -> Table:
    """The table of a site at this address.

    `files` are the paths of everything that was built, with `/` between folders.
    """
    languages, files = tuple(settings.languages), sorted(files)
    return Table(
        base=urlsplit(site_url).path.rstrip("/") + "/",
        languages=languages,
        styles=styles,
        onion=settings.onion,
        folders=tuple(dict.fromkeys(_folders(files, languages))),
        demonstration=settings.edition == "demonstration",
        codes=UNKNOWN_CODE in files,
        fingerprinted=tuple(dict.fromkeys(_unchanging(files))),
    )


def _folders(files: Iterable[str], languages: Container[str]) -> Iterator[str]:
    """The folders of a language with pages of the kind `main`, and those that belong to no language."""
    for first, second, *rest in (path.split("/") for path in files if path.endswith("/index.html")):
        if first in OF_CODES:
            continue
        if first not in languages:
            yield f"{first}/"
        elif rest and second not in OWN_POLICY:
            yield f"{first}/{second}/"


def _unchanging(files: Iterable[str]) -> Iterator[str]:
    """The files whose names are fingerprints; a folder that has no other is named once, with a slash at its
    end.
    """
    fixed = re.compile(FINGERPRINTED)
    changing = {
        parent.as_posix()
        for path in files
        if not fixed.fullmatch(path)
        for parent in PurePosixPath(path).parents
    }
    for path in filter(fixed.fullmatch, files):
        parents = [parent.as_posix() for parent in reversed(PurePosixPath(path).parents)]
        yield next((f"{parent}/" for parent in parents if parent not in changing), path)
