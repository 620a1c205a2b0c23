"""How each language, or one of its variants, writes signs and spaces."""

from docs_parity.languages.base import Typography
from docs_parity.languages.lookup import language, region_of


def custom(code: str) -> Typography | None:
    """What is right in the language of a code (`fr`, `fr-CA`, `es-419`); None for a language of which nothing
    is known.
    """
    described = language(code)
    return described.regional_typography.get(region_of(code), described.typography)
