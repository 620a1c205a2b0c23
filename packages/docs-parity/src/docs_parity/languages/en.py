"""What is known of English.

Signs: the United Nations Editorial Manual; its pages here have straight quotation marks.
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

WITHOUT_PLURAL = ("s", "ese", "sh", "nch", "tch", "ic", "y", "z")
"""`Swiss`, `Sudanese`, `British`, `French`, `Dutch`, `Icelandic`, `Malagasy`, `Kyrgyz`; `Czech` has one."""
MAN_OR_WOMAN = ("chman", "chwoman", "shman", "shwoman")
"""`Frenchman, Irishwoman`; not `German`."""


def adjective_forms(adjective: str) -> Iterator[str]:
    """`Angolans`, `Frenchmen`; none for `Sudanese`."""
    if adjective.endswith(MAN_OR_WOMAN):
        yield adjective.removesuffix("man") + "men"
    elif not adjective.endswith(WITHOUT_PLURAL):
        yield adjective + "s"


def singular(word: str) -> str:
    """crimes, minorities, processes. After D. Harman, How effective is suffixing? (1991): plurals only."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


LANGUAGE = Language(
    code="en",
    function_words=frozenset(
        (
            "the of and to in that is for it was with as by on are be this from at or which not have has an "
            "they their were been will who would can but all you your if when how there more about what we "
            "our "
            "should must into than them these those any other such where why do does its may also could "
            "being "
            "between through under only without us here"
        ).split()
    ),
    title_words=frozenset("of the on and or for in to against that this".split()),
    abbreviations=frozenset(
        "nos arts para paras vol vols p pp ch fig cf vs etc approx ed eds e.g i.e dec jan feb".split()
    ),
    abbreviations_before_names=frozenset("mr mrs ms dr prof st gen col lt capt rev no art".split()),
    articles=frozenset("the a an".split()),
    linking_words=frozenset("of on for to in and or by with from at".split()),
    singular=singular,
    adjective_forms=adjective_forms,
    figures=Figures(
        ordinal_endings=("st", "nd", "rd", "th", "d"),
        other_endings=("s", "bn", "tn", "am", "pm"),
        between=("to", "and", "or"),
        minus=("minus",),
        decade=r"(?<![\w])(?:the[ ])?['’]?(?P<year>\d{4}|\d0)['’]?s(?!\w)",
        decade_hint="0",
        certain_groups=True,
    ),
    number_words=NumberWords(
        reader="en",
        telling=frozenset(
            (
                "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                "sixteen "
                "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
                "thousand million billion trillion dozen half third quarter hundreds thousands millions "
                "billions "
                "dozens first second thirds fourth fifth sixth seventh eighth ninth tenth twice eleventh "
                "twelfth "
                "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
                "thirtieth "
                "fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
            ).split()
        ),
        further=by_word(
            {
                "0": "midnight",
                "0.25": "quarter, quarters",
                "0.5": "half, halves",
                "1": "once, single, an, a, another",
                "2": "both, twice, double, pair, couple, twofold",
                "3": "thirds",
                "10": "decade",
                "12": "dozen, dozens, noon",
                "100": "century",
                "1950": "fifties",
                "1960": "sixties",
                "1970": "seventies",
                "1980": "eighties",
                "1990": "nineties",
            }
        ),
        loose=frozenset("both double pair couple once single an a another twofold".split()),
        and_a_half=("and a half",),
        three_quarters=("three quarters", "three-quarters"),
        doubtful_beginnings=("second", "third", "quart"),
    ),
    units=UnitWords(
        magnitudes=by_word(
            {
                2: "hundred",
                3: "thousand",
                6: "million, millions",
                9: "thousand million, billion, billions",
                12: "trillion, trillions",
            }
        ),
        magnitude_letters=by_word({3: "k", 6: "m, mn", 9: "bn", 12: "tn"}),
        false_friends=("bill", "trill", "bn", "tn"),
        advice_on_magnitudes="Correct it: a billion of other languages is a trillion in English, and a "
        "thousand "
        "millions are a billion.",
        currencies=by_word(
            {
                "USD": "dollar, dollars",
                "EUR": "euro, euros",
                "GBP": "pound, pounds, sterling",
                "JPY": "yen",
                "CNY": "yuan",
                "RUB": "rouble, roubles",
                "ILS": "shekel, shekels",
            }
        ),
        shares=by_word(
            {
                PERCENT: "per cent, percent",
                POINTS: "percentage point, percentage points",
                PER_MILLE: "per mille",
            }
        ),
        share_words=by_word({"%": "cent, percent", "points": "percentage"}),
        further=BYTES
        | by_word(
            {
                "length-meter": "m",
                "duration-hour": "hrs",
                "mass-tonne": "metric tons",
                "CHF": "Swiss franc, Swiss francs",
            }
        ),
        before=("of",),
        locales=("en_GB",),
        hours_are_times=False,
    ),
    dates=DateWords(
        day_endings=("st", "nd", "rd", "th"),
        between_days=("and", "to", "or"),
        before_second_day=("and", "to", "the"),
        before_month=("of",),
        before_day_behind=("the",),
        before_year=("of",),
        year_words=("the year",),
        capitals=True,
        doubtful_months=frozenset({"may", "march"}),
        before_doubtful_month=tuple("in of since until till by from to early late mid last next".split()),
        month_or_verb="May",
    ),
    clock=ClockWords(
        behind_colon=("hr", "hrs", "o'clock"),
        behind_point=("hr", "hrs"),
        before_part=("o'clock",),
        to=("to", "and", "until", "till"),
        morning=("in the morning",),
        afternoon=("in the afternoon", "in the evening"),
        night=("at night",),
        noon=("noon", "midnight"),
    ),
    roman=RomanWords(
        before=(
            *"article articles art part parts chapter chapters title titles annex annexes section "
            "sections".split(),
            *"volume volumes vol book phase phases pillar pillars protocol protocols appendix".split(),
            *"appendices schedule schedules table tables".split(),
            "world war",
        ),
        between=("and", "to", "or"),
        before_second=("and",),
        centuries=("century", "centuries"),
    ),
    typography=Typography(language="en"),
    data=files("docs_parity.languages") / "data" / "en",
)
