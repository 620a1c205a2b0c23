"""Countries that are swapped or lost, and what comes from one country said to come from another."""

from collections.abc import Iterator
from random import Random

from mutations.text import Change, Fault, Spot, Text

# English, French and Spanish names; those together whose names take the same articles, so that what is
# swapped still reads well.
ALIKE = tuple(
    tuple(tuple(name.split("/")) for name in group.split(", "))
    for group in " ".join(
        """
Sudan/Soudan/Sudán, Burundi/Burundi/Burundi, Rwanda/Rwanda/Rwanda, Mali/Mali/Malí, Chad/Tchad/Chad,
Cameroon/Cameroun/Camerún, Senegal/Sénégal/Senegal, Morocco/Maroc/Marruecos, Kenya/Kenya/Kenya,
Chile/Chili/Chile, Canada/Canada/Canadá, Japan/Japon/Japón, Lebanon/Liban/Líbano, Yemen/Yémen/Yemen,
Myanmar/Myanmar/Myanmar, Bangladesh/Bangladesh/Bangladesh, South Sudan/Soudan du Sud/Sudán del Sur,
Niger/Niger/Níger, Nigeria/Nigéria/Nigeria ;
Iraq/Iraq/Iraq, Iran/Iran/Irán, Afghanistan/Afghanistan/Afganistán, Ukraine/Ukraine/Ucrania,
Ethiopia/Éthiopie/Etiopía, Armenia/Arménie/Armenia, Israel/Israël/Israel, Argentina/Argentine/Argentina,
South Africa/Afrique du Sud/Sudáfrica, Uganda/Ouganda/Uganda, Germany/Allemagne/Alemania,
Spain/Espagne/España ;
Syria/Syrie/Siria, Croatia/Croatie/Croacia, Zambia/Zambie/Zambia, Switzerland/Suisse/Suiza,
Somalia/Somalie/Somalia, Libya/Libye/Libia, Colombia/Colombie/Colombia, France/France/Francia,
China/Chine/China, Bosnia and Herzegovina/Bosnie-Herzégovine/Bosnia y Herzegovina,
Mauritania/Mauritanie/Mauritania, Norway/Norvège/Noruega, Russia/Russie/Rusia, Poland/Pologne/Polonia,
Serbia/Serbie/Serbia, Syrian Arab Republic/République arabe syrienne/República Árabe Siria,
Democratic Republic of the Congo/République démocratique du Congo/República Democrática del Congo,
Central African Republic/République centrafricaine/República Centroafricana,
Russian Federation/Fédération de Russie/Federación de Rusia ;
United States/États-Unis/Estados Unidos, Netherlands/Pays-Bas/Países Bajos,
United Arab Emirates/Émirats arabes unis/Emiratos Árabes Unidos, Philippines/Philippines/Filipinas
""".split()
    ).split(" ; ")
)
COLUMN = {"fr": 1, "es": 2}
# Stems that take the same endings.
PEOPLES = {
    "fr": {
        "(?:ne)?s?": (
            "syrien",
            "malien",
            "éthiopien",
            "ukrainien",
            "bosnien",
            "zambien",
            "colombien",
            "libyen",
            "israélien",
        ),
        "(?:es?)?": (
            "soudanais",
            "rwandais",
            "burundais",
            "congolais",
            "libanais",
            "sénégalais",
            "polonais",
            "japonais",
        ),
    },
    "es": {
        "[oa]s?": ("siri", "argentin", "ucranian", "bolivian", "sudafrican", "colombian", "polac", "suiz"),
        "(?:és|es[ae]s?)": ("sudan", "ruand", "burund", "liban", "senegal", "japon"),
        "s?": ("iraquí", "israelí", "marroquí", "iraní"),
    },
}
ENGLISH_PEOPLE = (
    "Syrian|Malian|Ethiopian|Ukrainian|Bosnian|Zambian|Colombian|Libyan|Canadian|Israeli|Sudanese|Rwandan|Burundian|Congolese"
    "|Lebanese|Senegalese|Polish|Kenyan|German|Argentin|South "
    "African|Swiss|Russian|Chinese|Japanese|Iraqi|Moroccan"
)
# The little words that go with a country when it is left out.
LEADING = {
    "fr": r"(?:,? (?:en|au|aux|du|des|de la|de l[’']|d[’']|de|à|dans le|dans la|dans l[’'])[ ]?)?",
    "es": r"(?:,? (?:en|de|del|de la|de los|a|en la|en el|en los) )?",
}


def _known(text: Text, swap_only: bool = True) -> Iterator[tuple[Spot, str, list[str]]]:
    """Every name of a country that the original has as well, with the names that could take its place."""
    column = COLUMN[text.language]
    rows = [(row, group) for group in ALIKE for row in group]
    names = sorted((row[column] for row, _ in rows), key=len, reverse=True)
    lead = "" if swap_only else LEADING[text.language]
    for spot in text.spots(rf"{lead}(?<!\w)({'|'.join(names)})(?![\w-])"):
        row, group = next((row, group) for row, group in rows if row[column] == spot.match[1])
        if text.known(spot, rf"\b{row[0]}\b", 0):
            yield (
                spot,
                row[column],
                [other[column] for other in group if other != row and other[column] not in spot.match.string],
            )


def swapped(text: Text, chance: Random) -> Iterator[Change]:
    """Another country."""
    yield from (text.put(spot, chance.choice(others)) for spot, _, others in _known(text) if others)


def dropped(text: Text, chance: Random) -> Iterator[Change]:
    """A country is left out, and the words that lead to it."""
    for spot, name, _ in _known(text, swap_only=False):
        alone = "\n".join(text.lines_of(spot.block)).count(name) == 1 and spot.text != name
        if alone and not spot.match.string[spot.match.end() :].startswith(("-", " et ", " y ")):
            yield text.take_out(spot)


def people(text: Text, chance: Random) -> Iterator[Change]:
    """From another country: `syrien` → `malien`."""
    for ending, stems in PEOPLES[text.language].items():
        for spot in text.spots(rf"(?<![\w-])({'|'.join(stems)})({ending})(?![\w-])"):
            if text.known(spot, ENGLISH_PEOPLE, 0):
                yield text.put(
                    spot, chance.choice([stem for stem in stems if stem != spot.match[1]]) + spot.match[2]
                )


FAULTS = (
    Fault("country swapped", "countries", "country", swapped),
    Fault("country lost", "countries", "country", dropped),
    Fault("nationality swapped", "countries", "country", people),
)
