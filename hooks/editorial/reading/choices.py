"""What may be chosen in this house, with a name for people: languages, roles and subjects of editorial.yml, and all countries."""

from babel import Locale
from babel.core import get_global

from editorial.reading.country_codes import country_codes
from editorial.reading.settings import Settings


def choices(settings: Settings) -> dict[str, dict[str, str]]:
    """By the name of a list: each value, and what it is called in English or, without it, in the first language."""
    first = "en" if "en" in settings.languages else next(iter(settings.languages))
    named = Locale.parse("en").territories
    places = {code: named[get_global("territory_aliases")[code][0]] for code in sorted(country_codes())}
    return {"languages": {code: language.name for code, language in settings.languages.items()},
            "roles": {key: role.name[first] for key, role in settings.roles.items()},
            "subjects": {key: names[first] for key, names in settings.subjects.items()},
            "places": places | {code: names[first] for code, names in settings.places.items() if code in places}}
