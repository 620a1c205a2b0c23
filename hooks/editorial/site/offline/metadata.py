"""What a ZIM file says of itself: https://wiki.openzim.org/wiki/Metadata"""

from collections.abc import Mapping
from datetime import date

from babel.core import get_global

from editorial.reading.settings import Settings
from editorial.site.interface import words
from editorial.site.offline.copy import Copy
from editorial.site.offline.words import host

OFFICIAL = {"ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
TITLE_LENGTH, DESCRIPTION_LENGTH = 30, 80
"""What Kiwix's catalogue shows, in characters."""


def metadata(copy: Copy, day: date, address: str, summary: str, settings: Settings) -> Mapping[str, str]:
    """Name -> value. `summary` is that of the home page.

    The Office is not named as author of a demonstration: its copies wander, and the notice on their pages is not seen in a list.
    """
    code = copy.language or settings.original
    say, official = words(code), settings.edition == "official"
    name = settings.office.name[code] if official and settings.office else host(address)
    about = settings.office.short[code] if official and settings.office else f"{say['edition_name']} {say['edition_text']}"
    return {
        "Title": _within(settings.copies.title.get(code) or host(address), TITLE_LENGTH),
        "Description": _within(about, DESCRIPTION_LENGTH),
        "LongDescription": f"{about} {summary}" if not official else summary,
        "Language": ",".join(map(alpha3, copy.languages)),
        "Name": f"{settings.copies.file}_{copy.language or 'mul'}",
        "Flavour": "all",
        "Date": day.isoformat(),
        "Creator": name,
        "Publisher": name,
        "Source": address,
        "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
    }


def alpha3(code: str) -> str:
    """A language's code of three letters (ISO 639-2/T), by which Kiwix sorts: fr -> fra. The code itself where none is known.

    Besides the languages of the United Nations the CLDR's older names answer; there a language may have several.
    """
    known = [long for long, short in get_global("language_aliases").items() if short == code and len(long) == 3]
    return OFFICIAL.get(code) or next((long for long in known if long.startswith(code)), known[-1] if known else code)


def _within(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length - 1].rstrip()}…"
