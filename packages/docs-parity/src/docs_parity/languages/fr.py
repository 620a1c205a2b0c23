"""What is known of French.

Signs: Lexique des règles typographiques en usage à l'Imprimerie nationale. Canada: Office québécois de la
langue française (no space before ; ? !). Switzerland: Guide du typographe (thin spaces, often none).
"""

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

FEMININE = (("eus", "eu"), ("iv", "if"), ("iqu", "ic"), ("ell", "el"), ("enn", "en"), ("onn", "on"))
SPACED_QUOTES = (("«\u00a0", "\u00a0»"), ("“", "”"))


def adjective_forms(adjective: str) -> Iterator[str]:
    """The plural, and the feminine with its plural."""
    yield _with_s(adjective)
    for feminine in _feminines(adjective):
        yield feminine
        yield _with_s(feminine)


def _feminines(adjective: str) -> Iterator[str]:
    """`syrien, syrienne`; `letton, lettonne` or `lettone`; `turc, turque`; `grec, grecque`; none for
    `suisse`, `burkinabè`, `lao`.
    """
    if adjective.endswith("en"):
        yield adjective + "ne"
    elif adjective.endswith("on"):
        yield from (adjective + "ne", adjective + "e")
    elif adjective.endswith("ec"):
        yield adjective + "que"
    elif adjective.endswith("c"):
        yield adjective.removesuffix("c") + "que"
    elif not adjective.endswith(("e", "è", "o", "u")):
        yield adjective + "e"


def _with_s(word: str) -> str:
    return word if word.endswith(("s", "x", "z")) else word + "s"


def singular(word: str) -> str:
    """spéciaux, spéciales, conseillères, coordonnatrices, européennes, inclusives, religieuses, déplacées."""
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-2]}l"
    word = word[:-1] if word.endswith(("s", "x")) else word
    if word.endswith("trice"):
        return f"{word[:-5]}teur"
    word = word.rstrip("e")
    for feminine, masculine in FEMININE:
        if word.endswith(feminine):
            return word[: -len(feminine)] + masculine
    return word


def _typography(
    spaced: str, quotes: tuple[tuple[str, str], ...] = SPACED_QUOTES, *, demanded: bool = True
) -> Typography:
    return Typography(
        language="fr",
        spaced=frozenset(spaced),
        demanded=demanded,
        quotes=quotes,
        foreign_quotes=frozenset("“"),
        apostrophe="’",
    )


LANGUAGE = Language(
    code="fr",
    function_words=frozenset(
        (
            "le la les de des du un une et est en dans pour que qui il elle ils elles sont au aux avec sur "
            "par "
            "ne pas plus ce cette ces son sa ses leur leurs ou où à être ont nous vous se mais comme si tout "
            "tous toute toutes même aussi peut doit fait qu notre votre nos vos donc ainsi afin sans sous "
            "chez "
            "dont cela ceux celle celui était avoir sera très depuis selon vers contre après avant entre "
            "quand "
            "lorsque"
        ).split()
    ),
    title_words=frozenset("de la le les des du et ou pour sur en l d ce cette".split()),
    abbreviations=frozenset("mgr par al".split()),
    abbreviations_before_names=frozenset("m mm mme mlle".split()),
    elisions=tuple("c d j l m n s t qu jusqu lorsqu presqu puisqu quoiqu".split()),
    articles=frozenset("le la les un une".split()),
    contractions={"du": "de", "des": "de", "au": "a", "aux": "a"},
    linking_words=frozenset("de a en pour par sur dans et ou".split()),
    singular=singular,
    adjective_forms=adjective_forms,
    figures=Figures(
        ordinal_endings=("er", "re", "ère", "ème", "ième", "es", "e", "d", "nd", "nde"),
        other_endings=("mo", "go", "ko"),
        between=("à", "et", "ou"),
        articles_between=("le", "un"),
        minus=("moins",),
        no_minus_behind=("au", "du", "ou"),
        decade=r"\bannées[ \u00a0](?P<year>\d{4}|\d0)(?![\w])",
        decade_hint="nnées",
    ),
    number_words=NumberWords(
        reader="fr",
        telling=frozenset(
            (
                "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
                "vingts trente quarante cinquante soixante septante huitante nonante cent cents mille "
                "million "
                "millions milliard milliards billion billions douzaine moitié tiers quart centaines milliers "
                "dizaines premier première deuxième second seconde troisième quatrième cinquième sixième "
                "septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième "
                "seizième "
                "vingtième trentième quarantième cinquantième soixantième centième"
            ).split()
        ),
        further=by_word(
            {
                "0": "minuit",
                "0.25": "quart, quarts",
                "0.5": "moitié, demi, demie",
                "1": "premier, première, premiers, premières, seul, seule",
                "2": "double, second, seconde",
                "3": "tiers",
                "10": "dizaine, dizaines, décennie",
                "12": "douzaine, midi",
                "15": "quinzaine",
                "20": "vingtaine",
                "30": "trentaine",
                "40": "quarantaine",
                "50": "cinquantaine",
                "60": "soixantaine",
                "100": "centaine, centaines, siècle",
                "1000": "millier, milliers",
            }
        ),
        loose=frozenset("demi demie double quart seul seule".split()),
        and_a_half=("et demi", "et demie"),
        three_quarters=("trois quarts", "trois-quarts"),
        doubtful_beginnings=("second", "deuxi", "troisi", "quart", "tierc"),
    ),
    units=UnitWords(
        magnitudes=by_word(
            {
                3: "mille",
                6: "million, millions",
                9: "milliard, milliards",
                12: "billion, billions, mille milliards",
                18: "trillion, trillions",
            }
        ),
        magnitude_letters=by_word({3: "k", 6: "m", 9: "md, mds"}),
        false_friends=("bill", "trill"),
        advice_on_magnitudes='Correct it: an English billion is "un milliard" in French, and a trillion "un '
        'billion".',
        currencies=by_word(
            {
                "USD": "dollar, dollars",
                "EUR": "euro, euros",
                "JPY": "yen, yens",
                "CNY": "yuan, yuans",
                "RUB": "rouble, roubles",
                "ILS": "shekel, shekels",
            }
        ),
        shares=by_word(
            {
                PERCENT: "pour cent",
                POINTS: "point de pourcentage, points de pourcentage",
                PER_MILLE: "pour mille",
            }
        ),
        share_words=by_word({"%": "cent", "points": "pourcentage"}),
        further=BYTES
        | by_word(
            {
                "length-meter": "m",
                "duration-year": "an, année, années",
                "duration-day": "journées",
                "GBP": "livre sterling, livres sterling",
                "CHF": "franc suisse, francs suisses",
            }
        ),
        before=("de", "d'"),
    ),
    dates=DateWords(
        day_endings=("er",),
        first_days=("premier",),
        between_days=("et", "au", "ou"),
        before_second_day=("et", "au", "le", "les"),
        before_month=("de", "d'"),
        doubtful_months=frozenset({"mars"}),
        before_doubtful_month=("en", "depuis", "de", "début", "fin", "mi", "jusqu'en"),
    ),
    clock=ClockWords(
        between=("heure", "heures"),
        behind_colon=("heures",),
        before_part=("heure", "heures"),
        to=("à", "et"),
        morning=("du matin",),
        afternoon=("de l'après-midi", "du soir"),
        noon=("midi", "minuit"),
    ),
    roman=RomanWords(
        before=(
            *"article articles partie parties chapitre chapitres titre titres annexe annexes section".split(),
            *"sections volume volumes tome tomes livre phase phases pilier piliers protocole "
            "protocoles".split(),
            *"tableau tableaux appendice appendices".split(),
            "protocole additionnel",
            "protocoles additionnels",
            "guerre mondiale",
            "guerres mondiales",
        ),
        between=("et", "à", "ou"),
        before_second=("et", "le"),
        centuries=("siècle", "siècles"),
        ordinal_endings=("e", "ᵉ", "ème"),
        first_endings=("er",),
        no_ordinals=frozenset({"Le", "Ce", "Ler", "Cer", "Lème", "Cème"}),
        small_words=frozenset({"Le", "Ce", "L", "C", "D", "M"}),
    ),
    typography=_typography("«»:;?!%"),
    regional_typography={
        "ca": _typography("«»:%"),
        "ch": _typography("«»:;?!%", (("«", "»"), ("“", "”")), demanded=False),
    },
    lengths=(0.14, 0.105, 0.14, 0.08),
    data=files("docs_parity.languages") / "data" / "fr",
)
