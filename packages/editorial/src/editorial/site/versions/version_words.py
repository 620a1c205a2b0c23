"""What the pages of versions and of changes share: when a version was published, the way to it, what stands
above and beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from editorial.register.entries import RegisterEntry
from editorial.site.addresses import address, version_address
from editorial.site.frame import frame_of
from editorial.site.i18n import long_date, words
from editorial.site.menu import Entry
from editorial.site.model import LIST_PAGE, SiteModel


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """A way to another version: its name, and where it stands."""

    text: str
    url: str


def step(model: SiteModel, entry: RegisterEntry, language: str) -> Breadcrumb:
    """The way to a version, whether it is the present one or not."""
    manifest = entry.manifest
    is_present = manifest.version == model.register.latest(manifest.id).manifest.version
    url = (
        address(language, manifest.id)
        if is_present
        else version_address(language, manifest.id, manifest.version)
    )
    return Breadcrumb(
        words(language)["version_of"].format(number=manifest.version, date=day_of(manifest.change, language)),
        url,
    )


def above(model: SiteModel, language: str, key: str) -> tuple[Entry, ...]:
    """The pages that the trail names: home, the list of statements, the statement as it is now."""
    frame = frame_of(model, language)
    lists = [section.entry for section in frame.menu if section.entry.key == LIST_PAGE]
    title = model.register.latest(key).manifest.languages[language].title
    return (*filter(None, (frame.home,)), *lists, Entry(title, address(language, key), key))


def moment(text: str) -> str:
    """A recorded moment as `<time>` takes it: the day alone where noon is written, which stands for an hour
    that nobody knows
    (dev/adr/0004).
    """
    at = datetime.fromisoformat(text)
    return at.date().isoformat() if (at.hour, at.minute, at.second) == (12, 0, 0) else at.isoformat()


def dated(text: str, language: str) -> str:
    """The day of a recorded moment in words."""
    return long_date(datetime.fromisoformat(text).date(), language)


def day_of(change: Mapping[str, object], language: str) -> str:
    """The day of a recorded change in words."""
    return dated(str(change["at"]), language)
