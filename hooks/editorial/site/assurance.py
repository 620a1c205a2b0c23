"""What a check of a code rests on today, in words: what is live, and nothing that is not."""

from editorial.site.interface import listed, words
from editorial.statements.assurance import Assurance


def of_version(found: Assurance, language: str) -> tuple[str, ...]:
    """The sentences for one version: whether the register has it, and who signed it."""
    say = words(language)
    recorded = say["assurance_register"] if found.recorded else say["assurance_pending"]
    if found.signed_by:
        return recorded, say["assurance_signed"].format(roles=listed(list(found.signed_by), language))
    return recorded, say["assurance_unchecked"] if found.unchecked else say["assurance_not_signed"]


def of_site(some_are_signed: bool, language: str) -> tuple[str, ...]:
    """The sentences for the whole site. As long as nobody signs records, they say so."""
    say = words(language)
    return say["assurance_register"], say["assurance_some"] if some_are_signed else say["assurance_unsigned"]
