"""What a ZIM file says of itself, and its picture: https://wiki.openzim.org/wiki/Metadata"""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from babel.core import get_global
from PIL import Image, ImageDraw

from editorial.office.settings import OfficeSettings
from editorial.site.i18n import words
from editorial.site.offline.copies import Copy
from editorial.site.offline.copy_words import host

GROUND, SIGN = "#0b3c5d", "#ffffff"
UNITS = 16
"""The side of the drawing; the numbers below are in these units."""
CORNER = 2
BARS = ((3.25, 4.25, 12.75, 5.75), (3.25, 4.25, 4.75, 11), (11.25, 4.25, 12.75, 11), (4, 7.25, 12, 8.75))
FINER = 8
"""Drawn so many times larger, and made smaller again, its edges are smooth."""


def picture(size: int) -> bytes:
    """A PNG of `size` × `size` points."""
    side = size * FINER
    image = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, side - 1, side - 1), CORNER * side / UNITS, GROUND)
    for left, top, right, bottom in BARS:
        draw.rectangle(
            (left * side / UNITS, top * side / UNITS, right * side / UNITS - 1, bottom * side / UNITS - 1),
            SIGN,
        )
    out = BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


OFFICIAL = {"ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
TITLE_LENGTH, DESCRIPTION_LENGTH = 30, 80
"""What Kiwix's catalogue shows, in characters."""


def metadata(
    copy: Copy, day: date, address: str, summary: str, settings: OfficeSettings
) -> Mapping[str, str]:
    """Name -> value. `summary` is that of the home page.

    The Office is not named as author of a demonstration: its copies wander, and the notice on their pages is
    not seen in a list.
    """
    code = copy.language or settings.original
    say, official = words(code), settings.edition == "official"
    name = settings.office.name[code] if official and settings.office else host(address)
    about = (
        settings.office.short[code]
        if official and settings.office
        else f"{say['edition_name']} {say['edition_text']}"
    )
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
    """A language's code of three letters (ISO 639-2/T), by which Kiwix sorts: fr -> fra. The code itself
    where none is known.

    Besides the languages of the United Nations the CLDR's older names answer; there a language may have
    several.
    """
    known = [
        long for long, short in get_global("language_aliases").items() if short == code and len(long) == 3
    ]
    return OFFICIAL.get(code) or next(
        (long for long in known if long.startswith(code)), known[-1] if known else code
    )


def _within(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
