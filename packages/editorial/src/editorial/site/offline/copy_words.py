"""What a copy says of itself, on its pages and in the text beside them, and what the site says of its
copies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlsplit

from editorial.office.settings import OfficeSettings
from editorial.site.i18n import file_size, long_date, words
from editorial.site.offline.copied_links import relative
from editorial.site.offline.copies import FOLDER, PAGE, Copy

FORMATS = {"zip": ("ZIP", "application/zip"), "zim": ("Kiwix", "application/x-zim")}
"""Ending -> what readers know it by, and its media type."""


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy as it lies on the site."""

    copy: Copy
    sizes: tuple[tuple[str, int], ...]
    """(ending of a file's name, bytes)."""


def host(address: str) -> str:
    """How an address is called in a text: without https:// and the slash at its end."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def of_this_copy(language: str, day: date, page: str, site: str) -> str:
    """The line on a copy's page: what this is, of which day, and where the text stands as it is now (`page`
    of the `site` online).
    """
    say = words(language)
    return (
        f"<p><strong>{say['copy_of'].format(date=long_date(day, language))}</strong> "
        f"{say['copy_may_differ']} "
        f'<a href="{escape(page)}">{say["copy_present"].format(host=escape(host(site)))}</a></p>'
    )


def boxed(line: str) -> str:
    """A line as it stands at the top of a page, styled as the notice of the edition is."""
    return f'\n<div class="edition">\n<div class="wrap">{line}</div>\n</div>'


def of_all_copies(made: list[MadeCopy], language: str, day: date, page: str, settings: OfficeSettings) -> str:
    """What the foot of a page on the site says: the copy in its language and the one in all, with size and
    date.
    """
    say = words(language)
    offered = [written for written in made if written.copy.language in (language, None)]
    entries = "".join(
        _entry(written, ending, size, language, day, page, settings)
        for written in offered
        for ending, size in written.sizes
    )
    title = say["copies_of"].format(date=long_date(day, language))
    return (
        "\n<nav "
        f'aria-label="{title}">\n<ul>\n<li>{say["copies_title"].format(title=title)}</li>{entries}\n</ul>\n</nav>'
    )


def _entry(
    made: MadeCopy, ending: str, size: int, language: str, day: date, page: str, settings: OfficeSettings
) -> str:
    """One file: its address stays the same, and on the reader's device its name tells the date."""
    say, copy = words(language), made.copy
    format_name, kind = FORMATS[ending]
    languages = settings.languages[copy.language].name if copy.language else say["copy_all"]
    text = say["copy_file"].format(languages=languages, format=format_name, size=file_size(size, language))
    href, name = relative(f"{FOLDER}/{copy.name}.{ending}", page), f"{copy.dated(day.isoformat())}.{ending}"
    return f'\n<li><a href="{href}" type="{kind}" download="{name}">{text}</a></li>'


NAME = "README.txt"
END = "\r\n"
"""Old text programs of Windows show lines only with both signs."""


def readme(copy: Copy, day: date, address: str, settings: OfficeSettings) -> str:
    """The text in each language of the copy."""
    return f"{END}{'-' * 60}{END}{END}".join(
        END.join((*_lines(code, copy, day, address, settings), "")) for code in copy.languages
    )


def _lines(code: str, copy: Copy, day: date, address: str, settings: OfficeSettings) -> Iterator[str]:
    say = words(code)
    if settings.office:
        yield settings.office.name[code]
    if settings.edition == "demonstration":
        yield f"{say['edition_name']} {say['edition_text']}"
    yield ""
    yield say["copy_of"].format(date=long_date(day, code))
    yield say["readme_open"].format(file=PAGE)
    yield (
        say["readme_all"]
        if not copy.language
        else say["readme_one"].format(language=settings.languages[copy.language].name)
    )
    yield say["readme_links"]
    yield say["readme_seen"]
    yield ""
    yield say["readme_present"]
    yield from (f"  {url}" for url in (address, *settings.mirrors, *filter(None, (settings.onion,))))
