"""Addresses: where a localized page stands on the site, and where its page stands in the other languages.

`/en/…`, `/fr/…`, `/es/…` on equal terms; a page has an address in a language only if it exists in it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from docs_parity.model.page import LocalizedPage, Page
from editorial.office.settings import OfficeSettings
from editorial.register.verification_code import grouped
from editorial.site.i18n import file_size
from editorial.statements.records import public_languages

# What the program writes, and where: `editorial/site/reserved.py` keeps all of it free of files of docs/.
FEEDS = ("feed.xml", "feed.json")
STATEMENT_FILES = ("statement.txt", "statement.json")
"""What lies beside the page of every version."""
CODE_FOLDERS = ("verify/", "v/")
SCHEMA_FOLDER = "schemas/"
OFFLINE_FOLDER = "offline"
SEARCH_FOLDER = "pagefind"
SEARCH_SCRIPT = "assets/search.js"

# The official languages in the order in which the United Nations names them: that of the English alphabet.
UN_ORDER = ("ar", "zh", "en", "fr", "ru", "es")


def in_order(languages: Iterable[str]) -> list[str]:
    """Languages as readers see them: the official ones in the order of the United Nations, then the others as
    they come.

    Source:
    https://www.un.org/en/sections/web-governance/minimum-standards-multilingualism-united-nations-websites/index.html
    """
    return sorted(languages, key=lambda code: UN_ORDER.index(code) if code in UN_ORDER else len(UN_ORDER))


def as_folder(site_url: str) -> str:
    """The site's address with the slash behind which its paths begin; none stays none."""
    return site_url if site_url.endswith("/") or not site_url else f"{site_url}/"


def address(language: str, key: str) -> str:
    """Path of a version on the site, without a slash before it: `fr/about/overview/`."""
    folder = key.removesuffix("index").rstrip("/")
    return f"{language}/{folder}/" if folder else f"{language}/"


def version_address(language: str, key: str, version: int) -> str:
    """Path of an earlier version of a statement: `fr/statements/2024/2024-04-15-sudan/v1/`."""
    return f"{address(language, key)}v{version}/"


def text_address(language: str, key: str, version: int, *, present: int) -> str:
    """Path of the page with the text of a version: the statement's own, if it is the present one."""
    return address(language, key) if version == present else version_address(language, key, version)


def changes_address(language: str, key: str, version: int) -> str:
    """Path of the page that shows what changed from the version before to this one: `…/changes/2/`."""
    return f"{address(language, key)}changes/{version}/"


LIST_FOLDERS = {"year": "", "country": "country/", "subject": "subject/", "adviser": "adviser/"}
"""Where the lists of each group are, below the list of all statements.

Years have no index of their own: that list names them.
"""


def list_address(language: str, by: str, value: str = "") -> str:
    """Path of the list of a country, a subject, an adviser or a year: `fr/statements/country/SDN/`; without a
    value that of the page which names all of them.
    """
    return f"{language}/statements/{LIST_FOLDERS[by]}{f'{value}/' if value else ''}"


def code_address(code: str) -> str:
    """Path of the page of a record, for all languages: `v/7K3M-Q9TD-2XVB/`. It is the permanent address of a
    version.
    """
    return f"v/{grouped(code)}/"


def fingerprinted(name: str, content: bytes) -> str:
    """The name of a file with eight digits of its content's digest: what has this name never changes and may
    be kept for ever.
    """
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{ending}"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that belongs to a version and lies beside its page."""

    name: str
    size: str
    """In words."""


def download(language: str, key: str, suffix: str, size: int) -> Download:
    """The file of a version, from its number of bytes. Its name has date, subject and language, to be found
    again in a folder of downloads: `2024-04-15-sudan-one-year-of-fighting-fr.pdf`.
    """
    return Download(f"{key.rpartition('/')[2]}-{language}.{suffix}", file_size(size, language))


def public_versions(page: Page, settings: OfficeSettings) -> Iterator[LocalizedPage]:
    """The files of a page that readers can open, in the order of the site's languages."""
    for language in public_languages(page, preview=settings.preview):
        yield page.localizations[language]


@dataclass(frozen=True, slots=True)
class Alternate:
    """One entry of a page's language links."""

    language: str
    name: str
    """The language's own name for itself."""
    url: str
    """Path on the site; empty if the page does not exist in this language."""
    current: bool


def alternates(page: Page, current: str, settings: OfficeSettings) -> tuple[Alternate, ...]:
    """The page in every language of the site, the missing ones named without an address."""
    public = public_languages(page, preview=settings.preview)
    return tuple(
        Alternate(
            code,
            settings.languages[code].name,
            address(code, page.key) if code in public else "",
            code == current,
        )
        for code in in_order(settings.languages)
    )


def hreflang(page: Page, settings: OfficeSettings, site_url: str) -> Iterator[tuple[str, str]]:
    """(language, absolute address) for the head of every version: all versions, this one too, and
    `x-default`.

    Google: addresses must be complete, and the versions must name each other
    (https://developers.google.com/search/docs/specialty/international/localized-versions).
    """
    public = public_languages(page, preview=settings.preview)
    for code in public:
        yield code, urljoin(site_url, address(code, page.key))
    if public:
        default = address(default_language(page, public, settings), page.key)
        yield "x-default", site_url if page.key == "index" else urljoin(site_url, default)


def default_language(page: Page, public: Sequence[str], settings: OfficeSettings) -> str:
    """The language for readers whose own is not there: the site's first, else the page's original."""
    return settings.original if settings.original in public else page.original
