"""The text beside the pages of a ZIP: how to open them, of which day they are, where the site stands."""

from collections.abc import Iterator
from datetime import date

from editorial.reading.settings import Settings
from editorial.site.interface import long_date, words
from editorial.site.offline.copy import PAGE, Copy

NAME = "README.txt"
END = "\r\n"
"""Old text programs of Windows show lines only with both signs."""


def readme(copy: Copy, day: date, address: str, settings: Settings) -> str:
    """The text in each language of the copy."""
    return f"{END}{'-' * 60}{END}{END}".join(END.join((*_lines(code, copy, day, address, settings), "")) for code in copy.languages)


def _lines(code: str, copy: Copy, day: date, address: str, settings: Settings) -> Iterator[str]:
    say = words(code)
    if settings.office:
        yield settings.office.name[code]
    if settings.edition == "demonstration":
        yield f"{say['edition_name']} {say['edition_text']}"
    yield ""
    yield say["copy_of"].format(date=long_date(day, code))
    yield say["readme_open"].format(file=PAGE)
    yield say["readme_all"] if not copy.language else say["readme_one"].format(language=settings.languages[copy.language].name)
    yield say["readme_links"]
    yield say["readme_seen"]
    yield ""
    yield say["readme_present"]
    yield from (f"  {each}" for each in (address, *settings.mirrors, *filter(None, (settings.onion,))))
