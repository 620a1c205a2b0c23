"""Names of people in editorial.yml."""

from collections.abc import Mapping

from docs_parity.model.letters import WITHOUT_ACCENT, without_accents


def same_people(spellings: Mapping[str, str]) -> Mapping[str, str]:
    """The spellings, as they are. Raises ValueError, in words, where two names have no word in common: a
    statement's page leads from who speaks to the list of that name, so it would be given to somebody else.
    """
    for other, name in spellings.items():
        if not _words(other) & _words(name):
            raise ValueError(
                f'has "{other}: {name}", which are no two spellings of one name: no word stands in both; '
                "write the name of the same person"
            )
    return spellings


def _words(name: str) -> frozenset[str]:
    letters = without_accents(name.casefold().translate(WITHOUT_ACCENT), "NFKD")
    return frozenset(
        word for word in "".join(sign if sign.isalnum() else " " for sign in letters).split() if len(word) > 1
    )
