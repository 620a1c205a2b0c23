"""Days, months, years, times and stretches of time that are others."""

import re
from collections.abc import Iterator
from random import Random

from mutations.numbers import EDITION, MONTHS
from mutations.text import Change, Fault, Text

MONTH = {"fr": MONTHS.split("|")[:12], "es": MONTHS.split("|")[12:]}
WEEKDAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
}
ENGLISH_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()
)
TENS = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()


def day(text: Text, chance: Random) -> Iterator[Change]:
    """Another day of the month."""
    for spot in text.spots(rf"(?<![\w.,/])\d{{1,2}}(?=(?:er|\.?º)?\s(?:de\s)?(?:{MONTHS})\b)"):
        if text.known(spot, rf"(?<!\d){spot.text}(?!\d)"):
            after = spot.match.string[spot.match.end() :]
            others = [n for n in range(2, 29) if str(n) != spot.text]
            if not after.startswith(("er", "º", ".º")):
                yield text.put(spot, str(chance.choice(others)))


def month(text: Text, chance: Random) -> Iterator[Change]:
    """Another month."""
    names = MONTH[text.language]
    for spot in text.spots(
        rf"(?<![\w])(?:{'|'.join(names)})\b(?=\s(?:de\s|del\s)?\d{{4}})|(?<=\d\s)(?:{'|'.join(names)})\b"
        rf"|(?<=\d de )(?:{'|'.join(names)})\b"
    ):
        if text.known(spot, rf"\b{ENGLISH_MONTHS[names.index(spot.text)]}\b", 0):
            yield text.put(spot, chance.choice([name for name in names if name != spot.text]))


def year(text: Text, chance: Random) -> Iterator[Change]:
    """Another year."""
    for spot in text.spots(r"(?<![\w/.,(\-–\0])(?:19|20)\d\d(?![\w/\-–]|[.,]\d)"):
        before = spot.match.string[: spot.match.start()]
        if spot.text in text.beside(spot.block) and not re.search(
            r"(?:années|décennie|década de(?: los)?|años)\s$", before
        ):
            yield text.put(spot, str(int(spot.text) + chance.choice([-10, -1, 1, 10])))


def weekday(text: Text, chance: Random) -> Iterator[Change]:
    """Another day of the week."""
    names = WEEKDAYS[text.language]
    for spot in text.spots(rf"\b(?:{'|'.join(names)})\b"):
        if text.known(spot, ENGLISH_DAYS, 0):
            yield text.put(spot, chance.choice([name for name in names if name != spot.text]))


def hour(text: Text, chance: Random) -> Iterator[Change]:
    """Another hour of the day."""
    for spot in text.spots(r"(?<![\w.,:/])\d{1,2}(?=(?:[ \u00a0\u202f]?h[ \u00a0\u202f]?|:)\d\d\b(?!:))"):
        if text.known(spot, r"\d[:.]\d\d|\d ?[ap]\.?m\b"):
            yield text.put(spot, str(int(spot.text) - 1 if int(spot.text) > 1 else int(spot.text) + 1))


def decade(text: Text, chance: Random) -> Iterator[Change]:
    """Another decade."""
    for spot in text.spots(
        r"(?<=années )\d{4}|(?<=década de )\d{4}|(?<=década de los )\d{4}|(?<=años )\d{4}"
    ):
        if text.known(spot, rf"{spot.text}s"):
            yield text.put(spot, str(int(spot.text) + chance.choice([-10, 10])))
    for spot in text.spots(rf"(?<=años )(?:{'|'.join(TENS)})\b"):
        if text.known(spot, r"\d0s\b|ties\b"):
            yield text.put(spot, chance.choice([name for name in TENS if name != spot.text]))


def end(text: Text, chance: Random) -> Iterator[Change]:
    """A stretch of time, or of paragraphs, ends elsewhere."""
    for spot in text.spots(r"(?<![\w/.,\-–])\d+(?: ?[–-] ?| à | al? )(\d+)\b(?![/.,:]\d|[-–]\d)"):
        last = spot.match[1]
        if text.known(spot, rf"(?<!\d){last}(?!\d)") and not EDITION.fullmatch(spot.text):
            yield text.put(spot, spot.text[: -len(last)] + str(int(last) + chance.choice([1, 2])))


FAULTS = (
    Fault("day changed", "dates", "date", day),
    Fault("month changed", "dates", "date", month),
    Fault("year changed", "dates", "date", year),
    Fault("weekday changed", "dates", "date", weekday),
    Fault("time changed", "dates", "time", hour),
    Fault("decade changed", "dates", "number or date", decade),
    Fault("end of a range changed", "dates", "number or date", end),
)
