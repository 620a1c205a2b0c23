"""Makes the offline copies of a finished site, and tells its pages of them.

Every page is read, changed and written before the next one is read, so that memory does not grow with the
site.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from editorial.office.settings import OfficeSettings
from editorial.publishing.archives import ZimWriter, ZipWriter
from editorial.site.i18n import words
from editorial.site.offline.copied_links import Links
from editorial.site.offline.copied_page import Rewriting, filled
from editorial.site.offline.copies import FOLDER, PAGE, Copy, copies
from editorial.site.offline.copy_words import NAME, MadeCopy, boxed, of_all_copies, of_this_copy, readme
from editorial.site.offline.zim_metadata import alpha3, metadata


@dataclass(frozen=True)
class Site:
    """A finished site."""

    folder: Path
    address: str
    """Of the site online, with a slash at its end."""
    settings: OfficeSettings
    moment: datetime
    """The date of this edition."""
    summary: dict[str, str]
    """Language -> the summary of the home page."""

    def names(self) -> list[str]:
        """The paths of all its files, in order."""
        return sorted(
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()
        )


def make_copies(site: Site) -> None:
    """Write all copies into the site, then fill in what its pages say of them."""
    names = site.names()
    (site.folder / FOLDER).mkdir(exist_ok=True)
    made = [_make(copy, names, site) for copy in copies(site.settings)]
    for name in names:
        if name.endswith(".html"):
            file = site.folder / name
            html = file.read_text(encoding="utf-8")
            changed = filled(html, {"foot": partial(_of_all, made, site, name)})
            if changed != html:
                file.write_text(changed, encoding="utf-8", newline="")


def _of_all(made: list[MadeCopy], site: Site, page: str, language: str) -> str:
    return of_all_copies(made, language, site.moment.date(), page, site.settings)


def _make(copy: Copy, names: list[str], site: Site) -> MadeCopy:
    day, folder = site.moment.date(), site.folder / FOLDER
    code = copy.language or site.settings.original
    paths = {ending: folder / f"{copy.name}.{ending}" for ending in ("zip", "zim")}
    about = metadata(copy, day, site.address, site.summary.get(code, ""), site.settings)
    pages, links = (
        [name for name in names if copy.has_page(name)],
        Links(copy, frozenset(names), site.address),
    )
    with ExitStack() as stack:
        packed = stack.enter_context(ZipWriter(paths["zip"], copy.dated(day.isoformat()), site.moment))
        library = stack.enter_context(ZimWriter(paths["zim"], alpha3(code), copy.start, about))
        packed.add(NAME, readme(copy, day, site.address, site.settings).encode())
        if copy.start != PAGE:
            packed.add(PAGE, _page(site, links, copy.start, PAGE)[0].encode())
        files: set[str] = set()
        sheets: dict[str, str] = {}
        for name in pages:
            html, page = _page(site, links, name, name)
            packed.add(name, html.encode())
            library.add_page(name, html)
            files |= page.files
            sheets |= page.sheets
        files |= {name for name in names if copy.always_has(name)}
        for name, content in _beside(sheets, files - set(pages), site):
            packed.add(name, content)
            library.add_file(name, content)
    return MadeCopy(copy, tuple((ending, file.stat().st_size) for ending, file in paths.items()))


def _beside(sheets: dict[str, str], files: set[str], site: Site) -> Iterator[tuple[str, bytes]]:
    """(name, content) of everything that is no page."""
    yield from ((name, text.encode()) for name, text in sorted(sheets.items()))
    yield from ((name, (site.folder / name).read_bytes()) for name in sorted(files))


def _page(site: Site, links: Links, name: str, stands: str) -> tuple[str, Rewriting]:
    """The site's page `name` as the copy has it in the file `stands`, and what it needs beside it."""
    code, day = name.partition("/")[0], site.moment.date()
    own = code if code in links.copy.languages else links.copy.languages[0]
    online = urljoin(site.address, name.removesuffix(PAGE))
    room = {
        "line": lambda language: of_this_copy(language, day, online, site.address),
        "top": lambda language: boxed(of_this_copy(language, day, online, site.address)),
    }
    page = Rewriting(links=links, page=name, stands=stands, say=words(own), room=room)
    return page.html((site.folder / name).read_text(encoding="utf-8")), page
