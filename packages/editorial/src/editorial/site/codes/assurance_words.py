"""What a check of a code rests on, in words: what is live, and nothing that is not."""

from collections.abc import Iterable

from editorial.office.settings import OfficeSettings
from editorial.register.signatures import Assurance
from editorial.site.i18n import listed, words
from editorial.site.model import SiteModel


def assurance_of(layers: Assurance, language: str, settings: OfficeSettings) -> tuple[str, ...]:
    """What stands behind one version. A signature that could not be looked at is not spoken of."""
    say = words(language)
    roles = [settings.signers[role][language] for role in layers.signed_by if role in settings.signers]
    signed = (
        say["assurance_signed"].format(roles=listed(roles, language)) if roles else say["assurance_unsigned"]
    )
    return say["assurance_register" if layers.recorded else "assurance_pending"], signed


def assurance_of_all(layers: Iterable[Assurance], language: str) -> tuple[str, ...]:
    """What stands behind the present versions together: as much as behind the weakest of them, and who signs
    stands with each.
    """
    every, say = tuple(layers), words(language)
    recorded = all(version.recorded for version in every)
    signed = any(version.signed_by for version in every)
    return (
        say["assurance_register" if recorded else "assurance_pending_some"],
        say["assurance_signed_some" if signed else "assurance_none_signed"],
    )


def assured(model: SiteModel, language: str) -> tuple[str, ...]:
    """What stands behind the present version of every statement."""
    present = (versions[-1] for versions in model.register.entries.values())
    return assurance_of_all((model.assurance(entry) for entry in present), language)
