"""Accidents that happen to translations, written without looking at how the rules find them; and changes that
are none.
"""

from mutations import (
    claims,
    countries,
    dates,
    languages,
    links,
    names,
    numbers,
    quantities,
    sentences,
    signs,
    structure,
    symbols,
    wording,
)
from mutations.text import Fault, Neutral

FAULTS: tuple[Fault, ...] = (
    *structure.FAULTS,
    *sentences.FAULTS,
    *numbers.FAULTS,
    *quantities.FAULTS,
    *dates.FAULTS,
    *symbols.FAULTS,
    *countries.FAULTS,
    *names.FAULTS,
    *claims.FAULTS,
    *languages.FAULTS,
    *links.FAULTS,
)
NEUTRAL: tuple[Neutral, ...] = (*signs.NEUTRALS, *wording.NEUTRALS)
