"""What may be chosen, with a name for people: languages, roles, subjects, and the countries of ISO 3166-1."""

from functools import cache

from babel import Locale
from babel.core import get_global

from docs_parity.project.settings import Settings

WITHDRAWN = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
"""Codes of countries that have another one today; the CLDR still reads them."""
RESERVED = frozenset({"ASC", "CPT", "DGA", "TAA", "ZZZ"})
"""Islands for which ISO keeps a code that it has not given them, and no country at all."""
FREE = ("Q", "X")
"""ISO leaves the codes from QMA to QZZ and from XAA to XZZ to everybody; QAT alone is a country."""


@cache
def country_codes() -> frozenset[str]:
    """Every code that names one country or territory of today, for which the CLDR has a name."""
    named = Locale.parse("en").territories
    return frozenset(
        code
        for code, territories in get_global("territory_aliases").items()
        if len(code) == 3
        and code.isalpha()
        and code.isupper()
        and len(territories) == 1
        and len(territories[0]) == 2
        and territories[0] in named
        and code not in WITHDRAWN | RESERVED
        and (code == "QAT" or not code.startswith(FREE))
    )


def choices(settings: Settings) -> dict[str, dict[str, str]]:
    """By the name of a list: each value, and what it is called in English or, without it, in the first
    language.
    """
    first = "en" if "en" in settings.languages else next(iter(settings.languages))
    named = Locale.parse("en").territories
    places = {code: named[get_global("territory_aliases")[code][0]] for code in sorted(country_codes())}
    return {
        "languages": {code: language.name for code, language in settings.languages.items()},
        "roles": {key: role.name[first] for key, role in settings.roles.items()},
        "subjects": {key: names[first] for key, names in settings.subjects.items()},
        "places": places | {code: names[first] for code, names in settings.places.items() if code in places},
    }
