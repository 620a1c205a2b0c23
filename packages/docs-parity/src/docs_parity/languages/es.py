"""What is known of Spanish.

Signs: Ortografía de la lengua española (RAE), whose dashes stand close to the words they enclose.
"""

import re
from collections.abc import Iterator
from importlib.resources import files

from docs_parity.languages.base import (
    BYTES,
    PER_MILLE,
    PERCENT,
    POINTS,
    ClockWords,
    DateWords,
    Figures,
    Language,
    NumberWords,
    RomanWords,
    Typography,
    UnitWords,
    by_word,
)

STEM_AND_ACCENT = re.compile(r"(.*)([áéíó])([ns])")
"""A word with the stress on its last syllable, which loses the accent when an ending follows."""
WITHOUT_ACCENT = str.maketrans("áéíó", "aeio")
OF_ONE_GENDER = ("ís", "ar")
"""`kirguís, kirguises`; `kosovar, kosovares`."""


def adjective_forms(adjective: str) -> Iterator[str]:
    """`sirio`, `sudanés`, `español`, `canadiense`, `belga`, `israelí` and what goes like them."""
    if adjective.endswith("o"):
        stem = adjective.removesuffix("o")
        yield from (stem + "os", stem + "a", stem + "as")
    elif adjective.endswith(("í", "ú")):
        yield from (adjective + "es", adjective + "s")
    elif adjective.endswith(("a", "e", "é", "i", "u")):
        yield adjective + "s"
    else:
        accented = STEM_AND_ACCENT.fullmatch(adjective)
        stem = accented[1] + accented[2].translate(WITHOUT_ACCENT) + accented[3] if accented else adjective
        yield stem + "es"
        if not adjective.endswith(OF_ONE_GENDER):
            yield from (stem + "a", stem + "as")


def singular(word: str) -> str:
    """crímenes, atroces, asesoras, especiales, refugiadas."""
    word = word[:-1] if word.endswith(("as", "es", "os")) else word
    word = word[:-1] if word.endswith(("a", "e", "o")) else word
    return f"{word[:-1]}c" if word.endswith("z") else word


LANGUAGE = Language(
    code="es",
    function_words=frozenset(
        (
            "el la los las de del un una unos y e o en para por que se con no su sus es son al lo como más "
            "pero este esta estos estas ese esa esto eso ha han fue ser sin sobre entre también cuando donde "
            "muy hay si ya todo todos toda todas otro otros otra otras puede pueden debe deben desde hasta "
            "nos "
            "le les porque qué cómo cada según hacia ante contra quien quienes usted tu tus está están"
        ).split()
    ),
    title_words=frozenset("de la el los las y o del en para por sobre contra que ese esa".split()),
    abbreviations=frozenset("núms párr párrs pág págs p.ej ej cap aprox uu ee".split()),
    abbreviations_before_names=frozenset("sr sra srta dra núm".split()),
    articles=frozenset("el la lo los las un una".split()),
    contractions={"del": "de", "al": "a"},
    linking_words=frozenset("de a en para por sobre con y e o u".split()),
    singular=singular,
    adjective_forms=adjective_forms,
    figures=Figures(
        ordinal_endings=("o", "a", "os", "as"),
        between=("y", "e", "a", "al", "o", "u"),
        articles_between=("el", "un"),
        minus=("menos",),
        no_minus_behind=("al", "o"),
        decade=r"\b(?:años|década[ ]de(?:[ ]los)?(?:[ ]años)?)[ \u00a0](?P<year>\d{4}|\d0)(?![\w])",
        decade_hint="0",
    ),
    number_words=NumberWords(
        reader="es",
        telling=frozenset(
            (
                "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
                "diecisiete dieciocho diecinueve veinte veintiuno veintiuna veintiún veintidós veintitrés "
                "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta cuarenta "
                "cincuenta sesenta setenta ochenta noventa cien ciento cientos doscientos doscientas "
                "trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas seiscientos "
                "seiscientas setecientos setecientas ochocientos ochocientas novecientos novecientas mil "
                "miles "
                "millón millones billón billones docena mitad tercio quinto decenas centenares primer "
                "primero "
                "primera segundo segunda tercer tercero tercera cuarta quinta sexto sexta séptimo séptima "
                "octavo octava noveno novena décimo décima undécimo undécima duodécimo duodécima "
                "decimotercero "
                "decimocuarto decimoquinto vigésimo vigésima trigésimo trigésima cuadragésimo quincuagésimo "
                "sexagésimo septuagésimo centésimo"
            ).split()
        ),
        further=by_word(
            {
                "0": "medianoche",
                "0.25": "cuarto",
                "0.5": "mitad, medio, media",
                "1": "primer, solo, sola, única, único",
                "2": "doble, ambos, ambas, par",
                "3": "tercio, tercios",
                "10": "decena, decenas, década, decenio",
                "12": "docena, docenas, mediodía",
                "15": "quincena",
                "20": "veintena",
                "30": "treintena",
                "40": "cuarentena",
                "50": "cincuentena",
                "100": "centenar, centenares, centena, siglo",
                "1000": "millar, millares",
            }
        ),
        loose=frozenset("medio media cuarto par doble ambos ambas solo sola única único".split()),
        whole={
            "veintiún": "veintiuno",
            "primer": "primero",
            "decimoprimer": "decimoprimero",
            "decimotercer": "decimotercero",
        },
        and_a_half=("y medio", "y media"),
        three_quarters=("tres cuartos", "tres cuartas partes"),
        doubtful_beginnings=("segund", "tercer", "cuart"),
    ),
    units=UnitWords(
        magnitudes=by_word(
            {
                3: "mil",
                6: "millón, millones",
                9: "mil millones, millardo, millardos",
                12: "billón, billones",
                18: "trillón, trillones",
            }
        ),
        magnitude_letters=by_word({3: "k", 6: "m"}),
        false_friends=("bill", "trill"),
        advice_on_magnitudes='Correct it: an English billion is "mil millones" in Spanish, and a trillion '
        '"un '
        'billón".',
        currencies=by_word(
            {
                "USD": "dólar, dólares",
                "EUR": "euro, euros",
                "JPY": "yen, yenes",
                "CNY": "yuan, yuanes",
                "RUB": "rublo, rublos",
                "ILS": "shekel, shekels",
            }
        ),
        shares=by_word(
            {
                PERCENT: "por ciento, por cien",
                POINTS: "punto porcentual, puntos porcentuales",
                PER_MILLE: "por mil",
            }
        ),
        share_words=by_word({"points": "porcentual, porcentuales"}),
        further=BYTES
        | by_word(
            {
                "length-meter": "m",
                "duration-month": "mes, meses",
                "GBP": "libra esterlina, libras esterlinas",
                "CHF": "franco suizo, francos suizos",
            }
        ),
        before=("de",),
    ),
    dates=DateWords(
        first_days=("primero",),
        first_day_figures=("1o",),
        between_days=("y", "a", "al", "o"),
        before_second_day=("y", "al", "el"),
        before_month=("de",),
        before_year=("de", "del"),
        year_words=("año",),
        doubtful_days=frozenset({"domingo"}),
    ),
    clock=ClockWords(
        behind_colon=("horas",),
        behind_point=("horas",),
        before_part=("hora", "horas"),
        to=("a", "y"),
        morning=("de la mañana", "de la madrugada"),
        afternoon=("de la tarde", "del mediodía"),
        night=("de la noche",),
        noon=("mediodía", "medianoche"),
    ),
    roman=RomanWords(
        before=(
            *"artículo artículos parte partes capítulo capítulos título títulos anexo anexos sección".split(),
            *"secciones volúmenes tomo tomos libro fase fases pilar pilares protocolo protocolos".split(),
            *"siglo siglos apéndice apéndices cuadro cuadros".split(),
            "protocolo adicional",
            "protocolos adicionales",
            "guerra mundial",
            "guerras mundiales",
        ),
        between=("y", "a", "al", "o"),
        before_second=("y",),
    ),
    typography=Typography(
        language="es",
        quotes=(("“", "”"), ("‘", "’")),
        dash=None,
        opening_marks=True,
    ),
    lengths=(0.06, 0.085, 0.07, 0.07),
    data=files("docs_parity.languages") / "data" / "es",
)
