"""The pages that stand where no language has been chosen: at `/`, and where there is no page."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from editorial.site.addresses import in_order
from editorial.site.frame import frame_of
from editorial.site.generated_pages import SharedPage, place
from editorial.site.model import SiteModel


def choice_of_languages(model: SiteModel) -> Iterator[SharedPage]:
    """The page at `/`: one link for each language."""
    yield SharedPage(place(model, ""), "root.html", {"page": None})


def not_found_pages(model: SiteModel) -> Iterator[SharedPage]:
    """What a web server answers where there is no page: one for hosts that know a single such page, in all
    languages, and one a language. They stand at any address, so their links are absolute.
    """
    frames = [frame_of(model, language) for language in in_order(model.settings.languages)]
    shared = {"page": None, "base_url": urlsplit(model.site_url).path or "/"}
    yield SharedPage(place(model, "404.html"), "not-found.html", {**shared, "shown": frames})
    for frame in frames:
        own = {**shared, "shown": [frame], "frame": frame}
        yield SharedPage(place(model, f"{frame.language}/404.html"), "not-found.html", own)
