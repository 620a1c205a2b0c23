"""What is denied, what is only reported: small words that turn a sentence round."""

import re
from collections.abc import Iterator
from random import Random

from mutations.text import SENTENCES, Change, Fault, Spot, Text

DENIED = r"\b(?:not|no|never|none|nothing|nobody|cannot|without|neither|nor|any)\b|n[’']t\b"
REPORTED = (
    r"\b(?:reported(?:ly)?|alleged(?:ly)?|allegations?|according to|said "
    r"to|presumed|suspected|claim(?:s|ed)?)\b"
)
NEGATION = {
    "fr": r"\b([Nn]e |[Nn][’'])((?:(?:se|s[’']|me|le|la|les|lui|leur|en|y|l[’'])[ ]?)?[\w-]+)( "
    r"(?:pas|plus|jamais|point)\b)",
    "es": r"(?<!\w)[Nn]o (?=[a-záéíóú])",
}
VERBS = {
    "fr": r"(?<![\w’'-])(est|sont|a|ont|peut|peuvent|doit|doivent|était|avait)(?= [a-zéèà])",
    "es": r"(?<![\w-])(es|son|está|están|ha|han|puede|pueden|debe|deben|fue|había)(?= [a-záéíóú])",
}
# (with the hedge, without it)
HEDGES = {
    "fr": (
        (r"\bauraient été\b", "ont été"),
        (r"\baurait été\b", "a été"),
        (r"\bauraient\b", "ont"),
        (r"\baurait\b", "a"),
        (r"\bserait\b", "est"),
        (r"\bseraient\b", "sont"),
        (r" présumée?s?\b", ""),
        (r" supposée?s?\b", ""),
        (r" prétendue?s?\b", ""),
        (r"\bprétendue?s? ", ""),
        (r",? selon [^,.;]{5,60},(?= )", ""),
        (r"^Selon [^,.;]{5,60}, ", ""),
        (r" (?:signalé|rapporté)e?s?\b", ""),
    ),
    "es": (
        (r"\bhabrían sido\b", "fueron"),
        (r"\bhabría sido\b", "fue"),
        (r"\bhabrían\b", "han"),
        (r"\bhabría\b", "ha"),
        (r"\bsería\b", "es"),
        (r"\bserían\b", "son"),
        (r"\bpresunt[oa]s? ", ""),
        (r"\bsupuest[oa]s? ", ""),
        (r"\bpresuntamente ", ""),
        (r"\bsupuestamente ", ""),
        (r",? según [^,.;]{5,60},(?= )", ""),
        (r"^Según [^,.;]{5,60}, ", ""),
    ),
}


def not_denied(text: Text, chance: Random) -> Iterator[Change]:
    """The negation is lost: the sentence says the opposite."""
    for spot in text.spots(NEGATION[text.language], *SENTENCES):
        if text.known(spot, DENIED):
            if text.language == "fr":
                yield text.put(spot, spot.match[2], f'"{spot.text}" → "{spot.match[2]}"')
            else:
                yield text.take_out(spot)


def denied(text: Text, chance: Random) -> Iterator[Change]:
    """A negation that the original does not have."""
    for spot in text.spots(VERBS[text.language], *SENTENCES):
        before, after = spot.match.string[: spot.match.start()], spot.match.string[spot.match.end() :]
        apart = not re.search(r"(?:\b[Nn]e|\b[Nn][’']|\b[Nn]o|\by|\bil|\bse|\ben)\s?$", before)
        if apart and not re.match(r" (?:pas|plus|jamais|que|rien)\b", after) and not text.known(spot, DENIED):
            yield text.put(spot, _negated(spot, text.language))


def _negated(spot: Spot, language: str) -> str:
    verb = spot.match[1]
    if language == "es":
        return f"no {verb}"
    return f"n’{verb} pas" if verb[0] in "aeoé" else f"ne {verb} pas"


def sure(text: Text, chance: Random) -> Iterator[Change]:
    """What was only reported is said as a fact."""
    for hedged, plain in HEDGES[text.language]:
        for spot in text.spots(hedged, *SENTENCES):
            if text.known(spot, REPORTED):
                yield text.put(spot, plain) if plain else text.take_out(spot)


FAULTS = (
    Fault("negation lost", "claims", "negation", not_denied),
    Fault("negation added", "claims", "negation", denied),
    Fault("allegation said as a fact", "claims", "allegation", sure),
)
