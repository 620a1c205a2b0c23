"""The site's mark as a picture of points, since ZIM files want one: what `overrides/icon.svg` draws."""

from io import BytesIO

from PIL import Image, ImageDraw

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
        draw.rectangle((left * side / UNITS, top * side / UNITS, right * side / UNITS - 1, bottom * side / UNITS - 1), SIGN)
    out = BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
