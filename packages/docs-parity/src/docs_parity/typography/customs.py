"""How each language writes signs and spaces, in the variants that differ."""

import re
from dataclasses import dataclass
from functools import cache

Marks = tuple[tuple[str, str], ...]
"""Opening and closing quotation marks, the outer ones first."""


@dataclass(frozen=True, slots=True)
class Custom:
    """What is right in a language or one of its variants."""

    base: str
    spaced: frozenset[str] = frozenset()
    """The signs that a no-break space parts from their words."""
    demanded: bool = True
    """False if they may stand without a space too: then only a space at which the line can break is wrong."""
    quotes: Marks = ()
    """None if any are right."""
    dash: str | None = "–"
    """What stands between spaces in place of a hyphen; None if a person must decide."""


# French: Lexique des règles typographiques en usage à l'Imprimerie nationale. Canada: Office québécois de la
# langue française (no space before ; ? !). Switzerland: Guide du typographe (thin spaces, often none).
# Spanish: Ortografía de la lengua española (RAE), whose dashes stand close to the words they enclose.
# English: the United Nations Editorial Manual; its pages here have straight quotation marks.
FRENCH = (("«\u00a0", "\u00a0»"), ("“", "”"))
CUSTOMS = {
    "fr": Custom("fr", frozenset("«»:;?!%"), quotes=FRENCH),
    "fr-ca": Custom("fr", frozenset("«»:%"), quotes=FRENCH),
    "fr-ch": Custom("fr", frozenset("«»:;?!%"), demanded=False, quotes=(("«", "»"), ("“", "”"))),
    "es": Custom("es", quotes=(("“", "”"), ("‘", "’")), dash=None),
    "en": Custom("en"),
}


@cache
def custom(language: str) -> Custom | None:
    """What is right in the language of a code (`fr`, `fr-CA`, `es-419`); None for a language that these rules
    do not know.
    """
    code = re.sub("_", "-", language).lower()
    return CUSTOMS.get(code) or CUSTOMS.get(code.partition("-")[0])
