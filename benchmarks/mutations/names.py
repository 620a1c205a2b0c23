"""Names of people, short names of organizations, and terms for which there is one official word."""

from collections.abc import Iterable, Iterator
from random import Random

from mutations.text import PROSE, Change, Fault, Spot, Text

NAME = r"(?<![\w.])[A-ZÉÈÀÖÓÁÍÑ][\w’'-]+(?: [A-Z]\.)?(?: [A-ZÉÈÀÖÓÁÍÑŠ][\w’'-]+){1,2}(?!\w)"
AFTER_TITLE = (
    r"(?<=\bM\. )[A-ZÉ][\w-]{3,}|(?<=\bMme )[A-ZÉ][\w-]{3,}|(?<=\bSr\. "
    r")[A-ZÉ][\w-]{3,}|(?<=\bSra\. )[A-ZÉ][\w-]{3,}"
)
# A name that begins with one of these is a person's.
FIRST = frozenset(
    """
Abdoulaye Adama Adil Ahmed Alberto Alice Aminata Ana Anna António Boutros Carlos Chaloka Charles
Chinua Clara Daniel David Desmond Edward Eleanor Elena Elie Emma Fatima Fatou Francis Gabriel
George Graça Gro Guido Hannah Hans Hassan Helen Henri Ibrahim Isaac Ivan Jacques Jan Javier Jean
Jennifer John José Juan Julia Kaja Karen Kenzo Ketrina Kofi Laura Leila Louise Luis Maria Marie
Marta Martin Mary Michelle Miguel Mohamed Mô Nadia Nelson Nicolás Noëlle Omar Pablo Paul Paulo
Pedro Peter Pramila Ramtane Raphael Raphaël René Richard Robert Rosa Samantha Samuel Sarah
Sebastián Sergio Simon Sofia Susan Thomas Timothy Tom Ursula Victoria Virginia Volker William
Zainab Zeid""".split()
)
STRANGERS = ("Martin Keller", "Anna Lindqvist", "Paulo Ribeiro", "Elena Marković")
# (short name, another one, how the original may say it)
SHORT = {
    "fr": (
        ("ONU", "OTAN", r"UN\b|United Nations|Organization"),
        ("HCR", "OMS", "UNHCR"),
        ("OMS", "HCR", "WHO"),
        ("UE", "UA", "EU"),
        ("UA", "UE", "AU"),
        ("OTAN", "ONU", "NATO"),
        ("CPI", "CIJ", "ICC"),
        ("CIJ", "CPI", "ICJ"),
        ("ONG", "ONU", "NGO"),
        ("CICR", "HCR", "ICRC"),
        ("TPIY", "TPIR", "ICTY"),
        ("TPIR", "TPIY", "ICTR"),
        ("UNESCO", "UNICEF", "UNESCO"),
        ("UNICEF", "UNESCO", "UNICEF"),
    ),
    "es": (
        ("ONU", "OTAN", r"UN\b|United Nations|Organization"),
        ("ACNUR", "OMS", "UNHCR"),
        ("OMS", "ACNUR", "WHO"),
        ("UE", "UA", "EU"),
        ("UA", "UE", "AU"),
        ("OTAN", "ONU", "NATO"),
        ("CPI", "CIJ", "ICC"),
        ("CIJ", "CPI", "ICJ"),
        ("ONG", "ONU", "NGO"),
        ("CICR", "ACNUR", "ICRC"),
        ("TPIY", "TPIR", "ICTY"),
        ("TPIR", "TPIY", "ICTR"),
        ("UNESCO", "UNICEF", "UNESCO"),
        ("UNICEF", "UNESCO", "UNICEF"),
    ),
}
FORMATS = (
    ("JSON", "XML", "JSON"),
    ("HTTPS", "HTTP", "HTTPS"),
    ("HTTP", "FTP", "HTTP"),
    ("SQL", "XML", "SQL"),
    ("HTML", "XML", "HTML"),
    ("API", "SDK", "API"),
    ("ASGI", "WSGI", "ASGI"),
)
# (official, wrong, how the original says it)
TERMS = {
    "fr": (
        ("Conseil de sécurité", "Conseil des droits de l’homme", "Security Council"),
        ("Conseil des droits de l’homme", "Conseil de sécurité", "Human Rights Council"),
        ("Assemblée générale", "Commission générale", "General Assembly"),
        ("Secrétaire général adjoint", "Sous-Secrétaire général", "Under-Secretary-General"),
        ("Secrétaire général", "Directeur général", "Secretary-General"),
        ("Cour internationale de Justice", "Cour pénale internationale", "International Court of Justice"),
        ("Cour pénale internationale", "Cour internationale de Justice", "International Criminal Court"),
        ("crimes contre l’humanité", "crimes d’humanité", "crimes against humanity"),
        ("crimes de guerre", "crimes contre l’humanité", "war crimes"),
        ("nettoyage ethnique", "génocide ethnique", "ethnic cleansing"),
        ("atrocités criminelles", "crimes d’atrocité", "atrocity crimes"),
        ("responsabilité de protéger", "obligation de défendre", "responsibility to protect"),
        ("discours de haine", "propos haineux", "hate speech"),
        ("États Membres", "pays membres", "Member States"),
    ),
    "es": (
        ("Consejo de Seguridad", "Consejo de Derechos Humanos", "Security Council"),
        ("Consejo de Derechos Humanos", "Consejo de Seguridad", "Human Rights Council"),
        ("Asamblea General", "Comisión General", "General Assembly"),
        ("Secretario General Adjunto", "Subsecretario General", "Under-Secretary-General"),
        ("Secretario General", "Director General", "Secretary-General"),
        ("Corte Internacional de Justicia", "Corte Penal Internacional", "International Court of Justice"),
        ("Corte Penal Internacional", "Corte Internacional de Justicia", "International Criminal Court"),
        ("crímenes de lesa humanidad", "crímenes contra humanidad", "crimes against humanity"),
        ("crímenes de guerra", "crímenes de lesa humanidad", "war crimes"),
        ("depuración étnica", "genocidio étnico", "ethnic cleansing"),
        ("crímenes atroces", "crímenes de atrocidad", "atrocity crimes"),
        ("responsabilidad de proteger", "obligación de defender", "responsibility to protect"),
        ("discurso de odio", "lenguaje odioso", "hate speech"),
        ("Estados Miembros", "países miembros", "Member States"),
    ),
}


def _names(text: Text) -> Iterator[Spot]:
    """Names of several words that stand in the original as well, sign by sign."""
    yield from (
        spot
        for spot in text.spots(NAME, *PROSE)
        if spot.text in text.beside(spot.block) and not spot.text.isupper()
    )


def _people(text: Text) -> Iterator[Spot]:
    """Those that are names of people."""
    yield from (spot for spot in _names(text) if spot.text.split()[0] in FIRST)


def _others(text: Text) -> Iterator[Spot]:
    """Those that are not: places, products, titles of books."""
    yield from (spot for spot in _names(text) if spot.text.split()[0] not in FIRST)


def misspelled(text: Text, chance: Random) -> Iterator[Change]:
    """A letter of a name is another one, or two letters change places."""
    surnames = (spot for spot in text.spots(AFTER_TITLE) if spot.text in text.beside(spot.block))
    yield from _misspelled(text, (*_people(text), *surnames), chance)


def other_misspelled(text: Text, chance: Random) -> Iterator[Change]:
    """A letter of another name."""
    yield from _misspelled(text, _others(text), chance)


def _misspelled(text: Text, spots: Iterable[Spot], chance: Random) -> Iterator[Change]:
    for spot in spots:
        last = spot.text.rpartition(" ")[2]
        places = [
            n
            for n in range(1, len(last) - 1)
            if last[n].isalpha() and last[n + 1].isalpha() and last[n] != last[n + 1]
        ]
        if places:
            place = chance.choice(places)
            begin, here, there, end = last[:place], last[place], last[place + 1], last[place + 2 :]
            wrong = begin + there + here + end if chance.random() < 0.5 else begin + there + end
            yield text.put(spot, spot.text[: len(spot.text) - len(last)] + wrong)


def exchanged(text: Text, chance: Random) -> Iterator[Change]:
    """Somebody else is named."""
    spots = list(_people(text))
    for spot in spots:
        others = sorted({other.text for other in spots if other.text not in text.beside(spot.block)}) or list(
            STRANGERS
        )
        yield text.put(spot, chance.choice(others))


def dropped(text: Text, chance: Random) -> Iterator[Change]:
    """The name of somebody, which stands there once, is left out."""
    yield from (text.take_out(spot) for spot in _people(text) if text.once(spot))


def other_dropped(text: Text, chance: Random) -> Iterator[Change]:
    """Another name that stands there once is left out."""
    yield from (text.take_out(spot) for spot in _others(text) if text.once(spot))


def short_name(text: Text, chance: Random) -> Iterator[Change]:
    """Another organization."""
    yield from _shortened(text, SHORT[text.language])


def format_name(text: Text, chance: Random) -> Iterator[Change]:
    """Another format, another protocol."""
    yield from _shortened(text, FORMATS)


def _shortened(text: Text, rows: Iterable[tuple[str, str, str]]) -> Iterator[Change]:
    for old, new, english in rows:
        for spot in text.spots(rf"(?<![\w/.-]){old}(?![\w/-]|\.\w)"):
            if text.known(spot, rf"\b(?:{english})", 0):
                yield text.put(spot, new)


def term(text: Text, chance: Random) -> Iterator[Change]:
    """Not the official word."""
    for good, wrong, english in TERMS[text.language]:
        pattern = rf"(?<!\w){good}(?! adjoint| Adjunto)(?!\w)".replace("’", "[’']")
        yield from (text.put(spot, wrong) for spot in text.spots(pattern) if text.known(spot, english))


FAULTS = (
    Fault("name misspelled", "names", "name", misspelled),
    Fault("somebody else named", "names", "name", exchanged),
    Fault("name lost", "names", "name", dropped),
    Fault("acronym wrong", "names", "acronym", short_name),
    Fault("other name misspelled", "other names", "other name", other_misspelled),
    Fault("other name lost", "other names", "other name", other_dropped),
    Fault("other acronym wrong", "other names", "acronym", format_name),
    Fault("term not the official one", "terms", "term", term),
)
