"""The countries and territories of ISO 3166-1 by their three-letter codes."""

from functools import cache

from babel import Locale
from babel.core import get_global

WITHDRAWN = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
"""Codes of countries that have another one today; the CLDR still reads them."""
RESERVED = frozenset({"ASC", "CPT", "DGA", "TAA", "ZZZ"})
"""Islands for which ISO keeps a code that it has not given them, and no country at all."""
FREE = ("Q", "X")
"""ISO leaves the codes from QMA to QZZ and from XAA to XZZ to everybody; QAT alone is a country."""


def alpha_2(code: str) -> str | None:
    """The two-letter code of a three-letter one, where the CLDR knows one and only one; else None."""
    territories = get_global("territory_aliases").get(code, ())
    return str(territories[0]) if len(territories) == 1 and len(territories[0]) == 2 else None


@cache
def country_codes() -> frozenset[str]:
    """Every code that names one country or territory of today, for which the CLDR has a name."""
    named = Locale.parse("en").territories
    return frozenset(
        code
        for code in get_global("territory_aliases")
        if len(code) == 3
        and code.isalpha()
        and code.isupper()
        and alpha_2(code) in named
        and code not in WITHDRAWN | RESERVED
        and (code == "QAT" or not code.startswith(FREE))
    )


@cache
def country_names() -> dict[str, str]:
    """Each of these codes in order, and what the CLDR calls it in English."""
    named = Locale.parse("en").territories
    return {code: str(named[alpha_2(code)]) for code in sorted(country_codes())}
