"""Who speaks in statements: one person under all spellings of a name.

A name is all that a statement has of a person. Two people of one name are told apart in their statements,
with a second first name or an initial, as library models do: readers could not tell them apart otherwise
either.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from docs_parity.model.letters import WITHOUT_ACCENT, without_accents
from editorial.office.settings import OfficeSettings
from editorial.site.statement.presenter import post_name
from editorial.statements.statement import Statement, StatementSpeaker


def adviser_key(name: str, spellings: Mapping[str, str]) -> str:
    """What a person has in an address: `ivan-simonovic` for Ivan Šimonović, IVAN SIMONOVIC and what
    `spellings` calls him besides.
    """
    key = _key(name)
    return next((_key(right) for other, right in spellings.items() if _key(other) == key), key)


@cache
def _key(name: str) -> str:
    letters = without_accents(name.casefold().translate(WITHOUT_ACCENT), "NFKD")
    words = "".join(
        sign if sign.isalnum() else " " for sign in letters.replace("'", "").replace("’", "")
    ).split()
    return unicodedata.normalize("NFC", "-".join(words)) or "unnamed"


def advisers_of(statement: Statement, settings: OfficeSettings) -> tuple[str, ...]:
    """The keys of those who speak in a statement; somebody who speaks in two posts stands there once."""
    return tuple(
        dict.fromkeys(adviser_key(speaker.name, settings.spellings) for speaker in statement.speakers)
    )


def adviser_name(key: str, statements: Iterable[Statement], settings: OfficeSettings) -> str:
    """How a person's name is written: of its spellings in these statements the one that is not in capitals,
    has most accents, and stands there most often; for accents are lost, and nobody adds them by mistake.
    """
    spellings = Counter(
        settings.spellings.get(speaker.name, speaker.name)
        for speaker in _entries_of(key, statements, settings)
    )
    return max(spellings, key=lambda name: (not name.isupper(), _accents(name), spellings[name]))


def posts(
    key: str, statements: Iterable[Statement], language: str, settings: OfficeSettings
) -> tuple[str, ...]:
    """The posts in which a person speaks in these statements, in their order, each once, in the form that the
    person uses.
    """
    forms: dict[str, str | None] = {}
    for speaker in _entries_of(key, statements, settings):
        forms[speaker.role] = forms.get(speaker.role) or speaker.form
    return tuple(
        post_name(StatementSpeaker("", role, form), language, settings) for role, form in forms.items()
    )


def _entries_of(
    key: str, statements: Iterable[Statement], settings: OfficeSettings
) -> Iterator[StatementSpeaker]:
    """Every entry of a person in `attributed_to`, in whichever spelling."""
    for statement in statements:
        yield from (
            speaker for speaker in statement.speakers if adviser_key(speaker.name, settings.spellings) == key
        )


def _accents(name: str) -> int:
    return sum(unicodedata.combining(sign) > 0 for sign in unicodedata.normalize("NFD", name))
