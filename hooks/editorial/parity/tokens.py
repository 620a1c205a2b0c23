"""The words of a text, each with what it may be: a figure, a word for a number, a month, a country, a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

PERCENT = r"\b(?:per cent|percent|pour cent|por ciento)\b|%"
GROUPED = r"(?<![\w.,/-])\d{1,3}(?:[ ]\d{3})+(?!\w)"
FIGURES = r"\d+(?:[.,:]\d+)+(?![\w-])"
WORD = r"[^\W_]+(?:[-./'’][^\W_]+)*(?:[ ]\(\d{4}\))?"
TOKEN = re.compile(f"({PERCENT})|({GROUPED}|{FIGURES})|({WORD})|([$€£¥‰])", re.IGNORECASE)
# What may stand between two sentences, and what opens a quotation inside one.
SENTENCE_END = re.compile(r"[.!?:…|][\"'”’»)\]]{0,4}\s{0,4}[«“\"'(\[¿¡]{0,4}\s?$|[,:]\s?[«“\"']\s?$")
BEFORE_A_NAME = frozenset("mr mrs ms dr prof st gen col lt capt rev no art m mm mme mlle sr sra srta dra núm".split())
ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)|[DL]['’](?=[A-ZÀ-Ý])")
FIGURE = re.compile(r"\d")
# Signs that part the digits of one number in groups of three; elsewhere a comma or point has a value.
GROUPS = {"en": ", ", "fr": " .", "es": " ."}
# A word that may be a figure's neighbour in a sum: losing it changes the value.
NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
          "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half third quarter "
          "hundreds thousands millions billions dozens first second thirds fourth fifth sixth seventh eighth ninth tenth twice "
          "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
          "fiftieth sixtieth seventieth eightieth ninetieth hundredth",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante "
          "cinquante soixante septante huitante nonante cent cents mille million millions milliard milliards billion billions "
          "douzaine moitié tiers quart centaines milliers dizaines premier première deuxième second seconde troisième quatrième "
          "cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième vingtième "
          "trentième quarantième cinquantième soixantième centième",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve "
          "veinte veintiuno veintiuna veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
          "veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos doscientos doscientas "
          "trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas seiscientos seiscientas setecientos "
          "setecientas ochocientos ochocientas novecientos novecientas mil miles millón millones billón billones docena mitad "
          "tercio quinto decenas centenares primer primero primera segundo segunda tercer tercero tercera cuarta quinta sexto sexta "
          "séptimo séptima octavo octava noveno novena décimo décima undécimo undécima duodécimo duodécima decimotercero decimocuarto "
          "decimoquinto vigésimo vigésima trigésimo trigésima cuadragésimo quincuagésimo sexagésimo septuagésimo centésimo",
}
# English months that are other words too: they count with a capital inside a sentence, or beside a figure.
DOUBTFUL_MONTHS = frozenset({"may", "march"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or sign of a text."""

    text: str
    """As written, without an elided article or a possessive ending."""
    key: str
    """Equal for the same word or value."""
    first: bool
    """True if it begins a sentence."""
    figure: bool
    named: bool
    """True if it is written as a name is."""
    fact: bool = False


def tokens_of(text: str, language: str, names: frozenset[str]) -> Iterator[Token]:
    """The words of a text in canonical spelling. `names` are those known from elsewhere."""
    end, before = 0, ""
    for match in TOKEN.finditer(text):
        gap = text[max(end, match.start() - 12):match.start()]
        first = end == 0 or (bool(SENTENCE_END.search(gap)) and not (gap.startswith(".") and _shortened(before)))
        if match[1] or match[4]:
            yield Token(match[0], "%" if match[1] else match[4], False, False, False, True)
        else:
            word = match[0] if match[2] else _bare(match[0])
            figure = bool(FIGURE.search(word))
            named = not figure and _written_as_a_name(word)
            beside = bool(FIGURE.match(text, match.end() + 1) or (end and text[end - 1:end].isdigit()))
            fact = figure or _is_known(word, language, first, beside) or (named and (not first or word in names))
            yield Token(word, _key(word, language) if figure else word.casefold().replace("’", "'"), first, figure, named, fact)
        end, before = match.end(), match[0]


def _shortened(word: str) -> bool:
    """True for `Mr`, or for the first letter of a name: the point behind it ends no sentence."""
    return word.casefold() in BEFORE_A_NAME or (len(word) == 1 and word.isupper())


def _bare(word: str) -> str:
    """`l'Office` as `Office`, `Sudan's` as `Sudan`."""
    elided = ELISION.match(word)
    word = word[elided.end():] if elided else word
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _written_as_a_name(word: str) -> bool:
    return len(word) > 1 and any(part[:1].isupper() for part in word.split("-"))


def _key(figure: str, language: str) -> str:
    """A number without the signs that only part its digits: `1,366`, `1 366` and `1366` are one value in English."""
    parts = re.split(f"[{re.escape(GROUPS.get(language.partition('-')[0], ' '))}]", figure)
    grouped = len(parts) > 1 and parts[0].isdigit() and len(parts[0]) <= 3 and all(len(part) == 3 and part.isdigit() for part in parts[1:])
    return "".join(parts) if grouped else figure.casefold()


def _is_known(word: str, language: str, first: bool, beside: bool) -> bool:
    """True for a word that is a fact by itself: a number, a month or day, a country."""
    small = word.casefold()
    if small in DOUBTFUL_MONTHS and language.startswith("en"):
        return word[0].isupper() and (beside or not first)
    return not number_words(language).isdisjoint(small.split("-")) or small in _calendar(language) or word in _countries(language)


@cache
def number_words(language: str) -> frozenset[str]:
    """Words for numbers in a language, in small letters."""
    return frozenset(NUMBER_WORDS.get(language.partition("-")[0], "").split())


@cache
def _calendar(language: str) -> frozenset[str]:
    """Names of months and days."""
    locale = _locale(language)
    if locale is None:
        return frozenset()
    return frozenset(name.casefold() for group in (locale.months, locale.days) for name in group["format"]["wide"].values())


@cache
def _countries(language: str) -> frozenset[str]:
    """Names of countries that are one word, as CLDR has them; its regions ("world", "Europe") have figures for codes."""
    locale = _locale(language)
    return frozenset(name for code, name in locale.territories.items() if code.isalpha() and " " not in name) if locale else frozenset()


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
