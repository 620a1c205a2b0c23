"""Values of a statement's front matter that come from a list: roles and subjects from `editorial.yml`, places
from ISO 3166-1.
"""

from collections.abc import Iterator, Mapping

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.rules.context import Context
from docs_parity.rules.front_matter import FIELD_VALUE, field_finding, unlisted
from docs_parity.rules.registry import original_rules
from editorial.office.country_codes import country_codes
from editorial.office.settings import office_settings


@original_rules.check(FIELD_VALUE)
def controlled_values(localized: LocalizedPage, page: Page, context: Context) -> Iterator[Finding]:
    """Does each value stand in the list that it comes from?"""
    if context.settings.bare or localized.language != page.original:
        return
    settings = office_settings(context.settings)
    for index, speaker in enumerate(_list(localized.fields.get("attributed_to"))):
        role = speaker.get("role") if isinstance(speaker, Mapping) else None
        if isinstance(role, str) and role not in settings.roles:
            yield unlisted(localized, f"attributed_to.{index}.role", "role", role, settings.roles)
    for index, subject in enumerate(_list(localized.fields.get("subjects"))):
        if isinstance(subject, str) and subject not in settings.subjects:
            yield unlisted(localized, f"subjects.{index}", "subject", subject, settings.subjects)
    for index, place in enumerate(_list(localized.fields.get("places"))):
        if isinstance(place, str) and place.isupper() and len(place) == 3 and place not in country_codes():
            yield field_finding(
                localized,
                FIELD_VALUE.id,
                localized.front_matter.line(f"places.{index}"),
                f'"{place}" is the code of no country',
                "Look it up in ISO 3166-1, alpha-3.",
                place,
            )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
