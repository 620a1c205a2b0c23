"""What this house puts around the texts of a register, as far as that can be known where it stands: names of
posts and places stand in editorial.yml, the address of the site in mkdocs.yml.

They are looked for beside the register, then in the present folder. A register that was copied alone is asked
all the same: then only the words of the statement are known.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import yaml

from docs_parity.project.settings import read_settings
from editorial.office.settings import OfficeSettings, office_settings
from editorial.publishing.site_address import SETTINGS as SITE_SETTINGS
from editorial.publishing.site_address import site_address
from editorial.register.entries import Register, RegisterEntry
from editorial.site.addresses import address, as_folder
from editorial.site.data.surroundings import surroundings_of
from editorial.site.press import Press
from editorial.site.statement.rendition import Rendition
from editorial.verify.surroundings import Surroundings
from editorial.verify.verifier import CannotTellError

SETTINGS = "editorial.yml"


class _Press(Press):
    """A press without pages: what a file names has an address, whether the page is there today or not."""

    def page(self, key: str, language: str) -> str:
        """The whole address that a page has, or would have."""
        return self.url(address(language, key))


class TextSurroundings:
    """What stands around the texts of the register in a folder."""

    def __init__(self, register: Path) -> None:
        places = (register.resolve().parent, Path.cwd())
        self.project = next((place for place in places if (place / SETTINGS).is_file()), None)
        """The folder with the settings; None where there are none."""
        self._made: dict[tuple[str, str], Surroundings] = {}

    def __call__(self, register: Register, entry: RegisterEntry, language: str) -> Surroundings:
        """What may stand around a text. Raises CannotTellError where the settings cannot be read."""
        if self.project is None or language not in self._settings.languages:
            return Surroundings()
        key = (entry.folder, language)
        if key not in self._made:
            press = _Press(register, self._settings, self._address, {})
            rendition = Rendition(press, entry, register.versions(entry.manifest.id), language)
            self._made[key] = surroundings_of(rendition)
        return self._made[key]

    @cached_property
    def _settings(self) -> OfficeSettings:
        with _readable(SETTINGS):
            return office_settings(read_settings(self._folder / SETTINGS))

    @cached_property
    def _address(self) -> str:
        if not (self._folder / SITE_SETTINGS).is_file():
            return as_folder(self._settings.address)
        with _readable(SITE_SETTINGS):
            return site_address(self._folder, self._settings.address)

    @property
    def _folder(self) -> Path:
        return self.project or Path()


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, yaml.YAMLError):
        raise CannotTellError(
            f"what stands around our own texts is known from {name}, and that cannot be read. "
            "`editorial check` says why"
        ) from None
