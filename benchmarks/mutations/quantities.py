"""What stands behind a figure: how many zeros, which money, which measure; and figures that are no digits."""

import re
from collections.abc import Iterator
from random import Random

from mutations.text import Change, Fault, Text

GAP = "[ \u00a0\u202f]"
CURRENCIES = {
    "fr": (
        ("dollars", "euros"),
        ("dollar", "euro"),
        ("euros", "dollars"),
        ("francs", "dollars"),
        ("$", "€"),
        ("€", "$"),
    ),
    "es": (
        ("dólares", "euros"),
        ("dólar", "euro"),
        ("euros", "dólares"),
        ("francos", "dólares"),
        ("$", "€"),
        ("€", "$"),
    ),
}
# Longest first: "mil millones" before "millones". The last column is how the original says it.
MAGNITUDES = {
    "fr": (
        ("milliards", "millions", "billion"),
        ("milliard", "million", "billion"),
        ("millions", "milliards", "million"),
        ("million", "milliard", "million"),
    ),
    "es": (
        ("mil millones", "millones", "billion"),
        ("millones", "mil millones", "million"),
        ("un millón", "mil millones", "million"),
    ),
}
# "Billion" is no billion in French and Spanish: the word is a thousand times as much there.
FALSE_FRIENDS = {
    "fr": (
        ("milliards", "billions", "billion"),
        ("milliard", "billion", "billion"),
        ("billions", "trillions", "trillion"),
        ("billion", "trillion", "trillion"),
    ),
    "es": (
        ("mil millones", "billones", "billion"),
        ("billones", "trillones", "trillion"),
        ("billón", "trillón", "trillion"),
    ),
}
UNITS = (
    ("km²", "m²"),
    ("km", "m"),
    ("kilomètres", "mètres"),
    ("kilómetros", "metros"),
    ("mètres", "kilomètres"),
    ("metros", "kilómetros"),
    ("kg", "g"),
    ("kilogrammes", "tonnes"),
    ("kilogramos", "toneladas"),
    ("tonnes", "kilogrammes"),
    ("toneladas", "kilogramos"),
    ("hectares", "kilomètres carrés"),
    ("hectáreas", "kilómetros cuadrados"),
    ("Go", "Mo"),
    ("Mo", "Go"),
    ("Ko", "Mo"),
    ("GB", "MB"),
    ("MB", "GB"),
    ("KB", "MB"),
    ("ms", "s"),
    ("°C", "°F"),
)
SPANS = {
    "fr": (
        ("secondes", "minutes"),
        ("minutes", "heures"),
        ("heures", "jours"),
        ("jours", "semaines"),
        ("semaines", "mois"),
        ("mois", "ans"),
        ("années", "mois"),
        ("ans", "mois"),
    ),
    "es": (
        ("segundos", "minutos"),
        ("minutos", "horas"),
        ("horas", "días"),
        ("días", "semanas"),
        ("semanas", "meses"),
        ("meses", "años"),
        ("años", "meses"),
    ),
}
COUNT = {
    "fr": "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente",
    "es": "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta",
}
ORDINALS = {
    "fr": "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
    "douzième".split(),
    "es": "segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo".split(),
}
ENGLISH_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
SMALL = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze".split(),
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce".split(),
}
ENGLISH_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split()
BEFORE_ROMAN = (
    r"[Aa]rticles?|[Aa]rtículos?|[Cc]hapitres?|[Cc]apítulos?|[Tt]itres?|[Tt]ítulos?|[Aa]nnexes?|[Aa]nexos?|[Pp]ilier|[Pp]ilar"
    r"|[Pp]artie|[Pp]arte|[Tt]ome|[Tt]omo|[Ss]ection|[Ss]ección|[Ss]iglo"
)


def currency(text: Text, chance: Random) -> Iterator[Change]:
    """The same figure in another money."""
    for old, new in CURRENCIES[text.language]:
        for spot in text.spots(rf"(?<![\w{{]){re.escape(old)}(?!\w)"):
            if re.search(r"\d|mill", spot.match.string) and text.known(
                spot, r"[$€]|dollar|euro|franc|USD|EUR"
            ):
                yield text.put(spot, new)


def _replaced(text: Text, pairs: tuple[tuple[str, str, str], ...]) -> Iterator[Change]:
    for old, new, english in pairs:
        for spot in text.spots(rf"(?<!\w)(?<!mil ){old}(?!\w)"):
            if text.known(spot, rf"\b{english}s?\b|\d ?{english[0]}n?\b"):
                yield text.put(spot, new)


def magnitude(text: Text, chance: Random) -> Iterator[Change]:
    """Millions became thousands of millions, or the other way round."""
    yield from _replaced(text, MAGNITUDES[text.language])


def false_friend(text: Text, chance: Random) -> Iterator[Change]:
    """The English word for ten to the ninth, or to the twelfth, was kept."""
    yield from _replaced(text, FALSE_FRIENDS[text.language])


def unit(text: Text, chance: Random) -> Iterator[Change]:
    """The same figure in another measure."""
    for old, new in UNITS:
        yield from (
            text.put(spot, new)
            for spot in text.spots(rf"(?<=\d{GAP}){old}(?!\w)|(?<=\d){old}(?!\w)")
            if text.known(spot, r"\d")
        )


def span(text: Text, chance: Random) -> Iterator[Change]:
    """Hours became days, weeks became months."""
    for old, new in SPANS[text.language]:
        for spot in text.spots(rf"(?<=\d{GAP}){old}(?!\w)"):
            yield text.put(spot, new)
        for spot in text.spots(rf"\b(?:{COUNT[text.language]}) {old}(?!\w)"):
            yield text.put(spot, spot.text.replace(old, new))


def word(text: Text, chance: Random) -> Iterator[Change]:
    """A number in words is another one."""
    names = SMALL[text.language]
    for spot in text.spots(rf"\b(?:{'|'.join(names)})\b"):
        english = ENGLISH_SMALL[names.index(spot.text)]
        if text.known(spot, rf"\b(?:{english}|{names.index(spot.text) + 2})\b"):
            yield text.put(spot, chance.choice([name for name in names if name != spot.text]))


def ordinal(text: Text, chance: Random) -> Iterator[Change]:
    """Another place in the order."""
    for spot in text.spots(r"(?<![\w.,])\d+(?=(?:e|ème|ᵉ|\.?[ºª])(?!\w))"):
        if text.known(spot, rf"\b{spot.text}(?:st|nd|rd|th)\b"):
            yield text.put(spot, str(int(spot.text) + chance.choice([1, 2, 10])))
    names = ORDINALS[text.language]
    stems = "|".join(name.rstrip("o") if text.language == "es" else name for name in names)
    for spot in text.spots(rf"\b(?:{stems})(?:[oa]s?|s)?\b"):
        stem, ending = (
            (spot.text.rstrip("oas"), spot.text[len(spot.text.rstrip("oas")) :])
            if text.language == "es"
            else (spot.text.rstrip("s"), "")
        )
        place = next(
            (n for n, name in enumerate(names) if (name[:-1] if text.language == "es" else name) == stem),
            None,
        )
        if place is not None and text.known(
            spot, rf"\b(?:{ENGLISH_ORDINALS[place]}(?!-party)|{place + 2}(?:nd|rd|th))\b"
        ):
            other = chance.choice([name for n, name in enumerate(names) if n != place])
            yield text.put(spot, other[:-1] + (ending or "o") if text.language == "es" else other)


def roman(text: Text, chance: Random) -> Iterator[Change]:
    """Another Roman numeral: of an article, a chapter, a century."""
    for spot in text.spots(rf"(?:{BEFORE_ROMAN}){GAP}[IVX]+\b(?!\.)|\b[IVX]+(?=e{GAP}siècle)"):
        head, numeral = re.fullmatch(r"(.*?)([IVX]+)", spot.text).groups()
        known = (head and text.known(spot, rf"\b{numeral}\b")) or text.known(spot, r"century|[Cc]enturies")
        if numeral in ROMANS and known:
            near = [
                other
                for other in ROMANS
                if other != numeral and abs(ROMANS.index(other) - ROMANS.index(numeral)) <= 2
            ]
            yield text.put(spot, head + chance.choice(near))


FAULTS = (
    Fault("currency changed", "numbers", "unit", currency),
    Fault("million or milliard", "numbers", "magnitude", magnitude),
    Fault("false friend billion", "numbers", "magnitude", false_friend),
    Fault("unit changed", "numbers", "unit", unit),
    Fault("length of time changed", "numbers", "unit", span),
    Fault("number in words changed", "numbers", "number", word),
    Fault("ordinal changed", "numbers", "number", ordinal),
    Fault("Roman numeral changed", "numbers", "roman", roman),
)
