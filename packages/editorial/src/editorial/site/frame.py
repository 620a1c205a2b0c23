"""What is the same on every page of a language: header, menu, footer."""

from collections.abc import Mapping
from dataclasses import dataclass

from editorial.site.addresses import CODE_FOLDERS
from editorial.site.i18n import words
from editorial.site.menu import Entry, Section, entry, menu
from editorial.site.model import HOME_PAGE, SEARCH_PAGE, VERIFY_PAGE, SiteModel, once_a_build

POLICIES = (
    "contact",
    "verify",
    "policies/corrections",
    "policies/languages",
    "policies/accessibility",
    "policies/privacy",
    "policies/offline",
    "policies/data",
)
"""Keys of the pages that the footer names."""
VERIFY, _ = CODE_FOLDERS
"""The page for all languages that says how to check a text: it stands in the place of a language's own."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What is the same on every page of a language."""

    language: str
    direction: str
    say: Mapping[str, str]
    office: str
    office_short: str
    official_site: str
    demonstration: bool
    home: Entry | None
    menu: tuple[Section, ...]
    policies: tuple[Entry, ...]
    search: Entry | None
    """The page that every header has a form for."""
    verify_url: str = VERIFY
    """Where readers learn how to check a text."""
    preview: bool = False
    """True if every page is marked as a preview."""


@once_a_build
def frame_of(model: SiteModel, language: str) -> Frame:
    """Header, menu and footer of a language; pages that readers do not get in it are left out."""
    settings, office = model.settings, model.office
    verify = _entry(model, VERIFY_PAGE, language)
    return Frame(
        language=language,
        direction=settings.languages[language].direction,
        say=words(language),
        office=office.name[language],
        office_short=office.short[language],
        official_site=office.address,
        demonstration=settings.edition == "demonstration",
        home=_entry(model, HOME_PAGE, language),
        menu=menu(model.nav, model.pages, language, preview=settings.preview),
        policies=tuple(policy for key in POLICIES if (policy := _entry(model, key, language)) is not None),
        search=_entry(model, SEARCH_PAGE, language),
        verify_url=verify.url if verify else VERIFY,
        preview=settings.preview,
    )


def _entry(model: SiteModel, key: str, language: str) -> Entry | None:
    page = model.pages.get(key)
    return entry(page, language, preview=model.settings.preview) if page else None
