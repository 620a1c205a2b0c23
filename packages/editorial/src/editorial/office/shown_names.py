"""What readers are shown for the keys of a statement: the name of a post, a place, a subject, in a language.

Where editorial.yml has a key no longer the key itself is shown: a register is older than that. Names that are
recorded with a statement come before those that editorial.yml has today (dev/adr/0102).
"""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from editorial.office.country_codes import alpha_2
from editorial.office.settings import OfficeSettings


def name_key(kind: str, key: str, form: str = "") -> str:
    """Under which key a name is recorded: `role special-adviser feminine`, `place SDN`, `subject x`."""
    return f"{kind} {key} {form}".rstrip()


@cache
def place_name(code: str, language: str) -> str:
    """A country's name from its alpha-3 code; the code itself where CLDR knows none."""
    return str(Locale.parse(language).territories.get(alpha_2(code) or code, code))


def name_of_place(code: str, language: str, settings: OfficeSettings) -> str:
    """A place's name: as the United Nations writes it where editorial.yml says so, else from CLDR."""
    return settings.places.get(code, {}).get(language) or place_name(code, language)


def subject_name(key: str, language: str, settings: OfficeSettings) -> str:
    """A subject's name; its key where editorial.yml has it no longer."""
    return settings.subjects.get(key, {}).get(language, key)


def name_of_role(key: str, form: str, language: str, settings: OfficeSettings) -> str:
    """What a post is called, in the form its holder uses; its key where editorial.yml has it no longer."""
    role = settings.roles.get(key)
    if role is None:
        return key
    forms = {"feminine": role.feminine, "masculine": role.masculine}.get(form, {})
    return forms.get(language) or role.name.get(language, key)


def office_names(language: str, settings: OfficeSettings) -> Mapping[str, str]:
    """What every page calls the Office and where it says that its own site is, each under the key it is
    recorded under; empty where editorial.yml does not say who publishes.
    """
    office = settings.office
    if office is None:
        return {}
    named = {"office": office.name.get(language, ""), "office short": office.short.get(language, "")}
    return {key: shown for key, shown in (named | {"office address": str(office.address)}).items() if shown}
