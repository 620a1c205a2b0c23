"""The picture that other sites show of a link to a statement: 1200 × 630, under 60 KB. No page of ours loads
it.

It says what a reader must know who sees nothing else: who speaks, when, what, whether it still holds, and, in
the demonstration edition, that the site is not the Office's. The same card gives the same bytes.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from importlib.metadata import version

from PIL import Image, ImageDraw, ImageFont

from editorial.site.frame import Frame
from editorial.site.pages.view import View
from editorial.site.print.typefaces import NAMES, STRONG, TITLE, lacking, typeface
from editorial.site.statement.citation import Citation
from editorial.site.statement.head import Head

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
INNER = WIDTH - 2 * MARGIN
BAND, INK, QUIET, NOTE, NOTE_INK = "#0b3c5d", "#ffffff", "#c9d8e3", "#fff6dd", "#1c2126"
"""The colours of the site's own band and notices."""
TITLE_SIZES = range(68, 35, -4)
COLOURS = 64
"""Enough for the edges of letters on two grounds."""
Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What stands on a card, in one language."""

    office: str
    kind: str
    """Kind and date; of a record, what it is a record of."""
    title: str
    status: str
    """The word for corrected, superseded or withdrawn, or empty."""
    language: str
    """The language's own name."""
    notice: str
    """What the demonstration edition says of itself, or empty."""
    code: str = ""
    """The code with its name, or empty."""
    suffix = "png"

    @property
    def depends_on(self) -> str:
        """A digest of everything that the bytes depend on, but for this program."""
        parts = [
            version("pillow"),
            *astuple(self),
            *(hashlib.sha256(typeface(name)).hexdigest() for name in NAMES),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def cannot_show(self) -> str:
        """The characters that the typeface does not have: such a card is better not made."""
        return lacking("".join(astuple(self)))

    def made(self) -> bytes:
        """The picture, as PNG."""
        image = Image.new("RGB", SIZE, BAND)
        draw = ImageDraw.Draw(image)
        font = _font(STRONG, 34)
        below = _lines(draw, 60, balanced(self.office, font, INNER), font, 1.25, INK)
        draw.line([(MARGIN, below + 14), (WIDTH - MARGIN, below + 14)], fill=QUIET, width=2)
        below = self._kind_and_status(draw, below + 40)
        bottom = self._foot(draw)
        _title(draw, self.title, below + 24, bottom - 24)
        out = io.BytesIO()
        image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
        return out.getvalue()

    def _kind_and_status(self, draw: ImageDraw.ImageDraw, top: int) -> int:
        """The status as a label, then kind and date, below it if there is no room beside; where they end."""
        font, start = _font(STRONG, 28), MARGIN
        if self.status:
            width = round(font.getlength(self.status))
            draw.rectangle([start, top - 4, start + width + 32, top + 42], fill=INK)
            draw.text((start + 16, top), self.status, BAND, font)
            start += width + 56
        if start + font.getlength(self.kind) <= WIDTH - MARGIN:
            draw.text((start, top), self.kind, QUIET, font)
            return top + 42
        return _lines(
            draw, top + (52 if self.status else 0), balanced(self.kind, font, INNER), font, 1.25, QUIET
        )

    def _foot(self, draw: ImageDraw.ImageDraw) -> int:
        """The notice on its own ground, above it the language and the code; where they begin."""
        font = _font(STRONG, 26)
        lines = balanced(self.notice, font, INNER) if self.notice else []
        notice = HEIGHT - (round(len(lines) * 26 * 1.3) + 36 if lines else 28)
        if lines:
            draw.rectangle([0, notice, WIDTH, HEIGHT], fill=NOTE)
            _lines(draw, notice + 14, lines, font, 1.3, NOTE_INK)
        draw.text((MARGIN, notice - 50), self.language, QUIET, font)
        draw.text((WIDTH - MARGIN - font.getlength(self.code), notice - 50), self.code, QUIET, font)
        return notice - 50


def card_of(view: View, head: Head, frame: Frame, citation: Citation) -> Card:
    """The card of a statement's page, which has this head."""
    notices = (
        frame.say["preview_name"] if frame.preview else "",
        f"{frame.say['edition_name']} {frame.say['edition_text']}" if frame.demonstration else "",
    )
    language = next(other.name for other in view.alternates if other.current)
    return Card(
        office=frame.office,
        kind=f"{citation.record[:1].upper()}{citation.record[1:]}"
        or f"{head.statement.kind} · {citation.day}",
        title=view.title,
        status=citation.status,
        language=language,
        notice=" ".join(filter(None, notices)),
        code=citation.coded,
    )


@cache
def _font(name: str, size: int) -> Font:
    # Basic layout: Latin script needs no other, and whether Raqm works depends on a library of the machine.
    return ImageFont.truetype(io.BytesIO(typeface(name)), size, layout_engine=ImageFont.Layout.BASIC)


def _title(draw: ImageDraw.ImageDraw, title: str, top: int, bottom: int) -> None:
    """The title as large as it fits without breaking a word; in the smallest size words break, and what is
    too much is left out.
    """
    for size in TITLE_SIZES:
        font, fits = _font(TITLE, size), int((bottom - top) // (size * 1.2))
        lines = wrapped(title, font, INNER)
        if len(lines) <= fits and all(font.getlength(line) <= INNER for line in lines):
            lines = balanced(title, font, INNER)
            break
    else:
        lines = [part for line in lines for part in _pieces(line, font, INNER)]
        lines = lines if len(lines) <= fits else [*lines[: fits - 1], f"{lines[fits - 1][:-1]}…"]
    _lines(draw, top, lines, font, 1.2, INK)


def _lines(
    draw: ImageDraw.ImageDraw, top: int, lines: list[str], font: Font, leading: float, colour: str
) -> int:
    """Lines of text one below the other; where they end."""
    for number, line in enumerate(lines):
        draw.text((MARGIN, round(top + number * font.size * leading)), line, colour, font)
    return round(top + len(lines) * font.size * leading)


def wrapped(text: str, font: Font, width: int) -> list[str]:
    """The words of a text in lines of at most this width; a longer word has a line of its own, too long as it
    is.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, font: Font, width: int) -> list[str]:
    """The same number of lines, as equal in length as words allow."""
    lines = wrapped(text, font, width)
    narrower = (wrapped(text, font, less) for less in range(width // 2, width, 32))
    return next((candidate for candidate in narrower if len(candidate) == len(lines)), lines)


def _pieces(line: str, font: Font, width: int) -> Iterator[str]:
    """A line in pieces of at most this width."""
    while line:
        lengths = range(len(line), 1, -1)
        end = next((count for count in lengths if font.getlength(line[:count]) <= width), 1)
        yield line[:end]
        line = line[end:]
