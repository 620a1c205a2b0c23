"""Numbers written in words, by text2num: `twenty-three`, `dix-neuvième`, `doscientas`.

They answer figures. When they are asked for themselves, `counting` says. Without text2num only those are read
that stand in the tables below.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from docs_parity.facts.value import Value, ValueKind
from docs_parity.model.optional_parts import NUMBERS

TOKEN = re.compile(r"[^\W_]+(?:[-\u2011][^\W_]+)*|[^\w\s]")
HALF = re.compile(r"\b(?:and a half|et demie?|y medi[oa])\b", re.IGNORECASE)
THREE_QUARTERS = re.compile(
    r"\b(?:three[ -]quarters|trois[ -]quarts|tres cuart(?:os|as partes))\b", re.IGNORECASE
)
MILLION = 1_000_000
# Short forms before a noun.
WHOLE = {
    "veintiún": "veintiuno",
    "primer": "primero",
    "decimoprimer": "decimoprimero",
    "decimotercer": "decimotercero",
}
# What the library has no number for.
FURTHER = {
    "en": {
        "half": "0.5",
        "halves": "0.5",
        "quarter": "0.25",
        "quarters": "0.25",
        "dozen": "12",
        "dozens": "12",
        "both": "2",
        "twice": "2",
        "double": "2",
        "pair": "2",
        "couple": "2",
        "once": "1",
        "single": "1",
        "an": "1",
        "a": "1",
        "another": "1",
        "nineties": "1990",
        "eighties": "1980",
        "seventies": "1970",
        "sixties": "1960",
        "fifties": "1950",
        "noon": "12",
        "midnight": "0",
        "decade": "10",
        "century": "100",
        "thirds": "3",
        "twofold": "2",
    },
    "fr": {
        "moitié": "0.5",
        "demi": "0.5",
        "demie": "0.5",
        "quart": "0.25",
        "quarts": "0.25",
        "tiers": "3",
        "dizaine": "10",
        "dizaines": "10",
        "douzaine": "12",
        "quinzaine": "15",
        "vingtaine": "20",
        "trentaine": "30",
        "quarantaine": "40",
        "cinquantaine": "50",
        "soixantaine": "60",
        "centaine": "100",
        "centaines": "100",
        "millier": "1000",
        "milliers": "1000",
        "double": "2",
        "premier": "1",
        "première": "1",
        "premiers": "1",
        "premières": "1",
        "midi": "12",
        "minuit": "0",
        "décennie": "10",
        "siècle": "100",
        "second": "2",
        "seconde": "2",
        "seul": "1",
        "seule": "1",
    },
    "es": {
        "mitad": "0.5",
        "medio": "0.5",
        "media": "0.5",
        "cuarto": "0.25",
        "decena": "10",
        "decenas": "10",
        "docena": "12",
        "docenas": "12",
        "quincena": "15",
        "veintena": "20",
        "treintena": "30",
        "cuarentena": "40",
        "cincuentena": "50",
        "centenar": "100",
        "centenares": "100",
        "centena": "100",
        "millar": "1000",
        "millares": "1000",
        "doble": "2",
        "ambos": "2",
        "ambas": "2",
        "par": "2",
        "primer": "1",
        "tercio": "3",
        "tercios": "3",
        "mediodía": "12",
        "medianoche": "0",
        "década": "10",
        "decenio": "10",
        "siglo": "100",
        "solo": "1",
        "sola": "1",
        "única": "1",
        "único": "1",
    },
}


# Words that say a number by themselves, or are a part of one.
NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen "
    "half third quarter "
    "hundreds thousands millions billions dozens first second thirds fourth fifth sixth seventh eighth ninth "
    "tenth twice "
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "thirtieth fortieth "
    "fiftieth sixtieth seventieth eightieth ninetieth hundredth",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
    "vingts trente quarante "
    "cinquante soixante septante huitante nonante cent cents mille million millions milliard milliards "
    "billion billions "
    "douzaine moitié tiers quart centaines milliers dizaines premier première deuxième second seconde "
    "troisième quatrième "
    "cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième "
    "seizième vingtième "
    "trentième quarantième cinquantième soixantième centième",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve "
    "veinte veintiuno veintiuna veintiún veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho "
    "veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos doscientos "
    "doscientas "
    "trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas seiscientos seiscientas "
    "setecientos "
    "setecientas ochocientos ochocientas novecientos novecientas mil miles millón millones billón billones "
    "docena mitad "
    "tercio quinto decenas centenares primer primero primera segundo segunda tercer tercero tercera cuarta "
    "quinta sexto sexta "
    "séptimo séptima octavo octava noveno novena décimo décima undécimo undécima duodécimo duodécima "
    "decimotercero decimocuarto "
    "decimoquinto vigésimo vigésima trigésimo trigésima cuadragésimo quincuagésimo sexagésimo septuagésimo "
    "centésimo",
}
# Of FURTHER, what is more often another word than a number: it may answer a number, and is not asked for.
LOOSE = frozenset(
    "both double pair couple once single an a another twofold demi demie seul seule medio media cuarto par "
    "doble ambos ambas solo sola única único quart".split()
)


class _Token:
    """One word as text2num asks for it."""

    __slots__ = ("written",)

    def __init__(self, written: str) -> None:
        self.written = written

    def text(self) -> str:
        return self.written

    def text_lowercase(self) -> str:
        return self.written.lower()

    def nt_separated(self, _previous: "_Token") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def _readings(number: float, half: bool) -> tuple[Decimal, ...]:
    """The number, and that with the half which the text says somewhere: "dos millones y medio"."""
    value = Decimal(str(number)).normalize()
    scale = Decimal(10) ** max(0, value.adjusted() // 3 * 3) if value >= MILLION else Decimal(1)
    return (value, (value + scale / 2).normalize()) if half else (value,)


@cache
def _reader() -> Callable[[list[_Token], str, float], Iterable[Any]]:
    """What finds numbers in words: text2num, loaded only where figures alone do not agree; else nothing."""
    library = NUMBERS.library()
    return library.find_numbers if library else lambda words, language, threshold: ()


def words_are_read() -> bool:
    """False where the library is not installed: a word for a number may then stand for any."""
    return NUMBERS.library() is not None


def word_numbers(text: str, language: str) -> Iterator[Value]:
    """The numbers that the words of a text are, those of hundreds and thousands also in their parts."""
    find_numbers = _reader()
    base = language.partition("-")[0]
    if base not in FURTHER:
        return
    found = list(TOKEN.finditer(text))
    words = [WHOLE.get(word, word) for word in (match[0].lower() for match in found)]
    half, used = bool(HALF.search(text)), set[int]()
    for one in find_numbers([_Token(word) for word in words], base, 0.0):
        if any(word.isalpha() or "-" in word for word in words[one.start : one.end]):
            first, last = found[one.start], found[one.end - 1]
            used.update(range(one.start, one.end))
            yield Value(
                ValueKind.NUMBER,
                text[first.start() : last.end()],
                first.start(),
                _readings(one.value, half),
                ordinal=one.is_ordinal,
            )
    for index, (match, word) in enumerate(zip(found, words, strict=True)):
        if "-" in word and index not in used:  # a five-point plan
            for one in find_numbers([_Token(part) for part in word.split("-")], base, 0.0):
                yield Value(ValueKind.NUMBER, match[0], match.start(), _readings(one.value, half))
    for match in THREE_QUARTERS.finditer(text):
        yield Value(ValueKind.NUMBER, match[0], match.start(), (Decimal("0.75"),))
    for match, word in zip(found, words, strict=True):
        for part in {word, *word.split("-")} & FURTHER[base].keys():
            yield Value(ValueKind.NUMBER, match[0], match.start(), (Decimal(FURTHER[base][part]),))


@cache
def number_words(language: str) -> frozenset[str]:
    """Words for numbers in a language, in small letters: none of them, no number in words."""
    return frozenset(NUMBER_WORDS.get(language.partition("-")[0], "").split())


@cache
def telling_words(language: str) -> frozenset[str]:
    """Words that say a number wherever they stand: `three`, `half`, `noon`; neither `a` nor `both`."""
    return number_words(language) | (FURTHER.get(language.partition("-")[0], {}).keys() - LOOSE)
