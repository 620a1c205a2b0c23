"""The site's icon, as an address that stands in each page: a file would be a second request of every first visit."""

from urllib.parse import quote


def icon_address(drawing: str) -> str:
    """An SVG drawing as a `data:` address (RFC 2397), every sign escaped that an address may not have."""
    return "data:image/svg+xml," + quote(drawing.strip().replace('"', "'"), safe="/:=',;()")
