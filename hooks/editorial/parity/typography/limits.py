"""What may not change by itself, although it should be written otherwise: words on which the work of people rests.

Words of an original that translations were confirmed for: their digest would be another one, and the translations stale.
Blocks and fields of which somebody accepted a difference: the acceptance holds for these very words.
"""

from dataclasses import dataclass

from editorial.model.page import Page, Version
from editorial.parity.canonical import digest, folded, spelled, words
from editorial.parity.context import Context
from editorial.parity.freshness import recorded_in, source_of
from editorial.parity.typography.edit import Edit
from editorial.parity.typography.places import Place


@dataclass(frozen=True)
class Limits:
    """What binds one version."""

    confirmed: bool = False
    """True if a translation was confirmed that was made from it."""
    accepted: frozenset[str] = frozenset()
    """Digests of the words of which a difference was accepted."""
    fields: str = ""
    """Digest of title and summary, as acceptances have it."""

    def follows(self, place: Place, text: str, edit: Edit) -> str:
        """What a person has to do after making the edit; empty if nothing follows from it."""
        if self.accepted and (digest(words(place.block)) if place.block else self.fields) in self.accepted:
            return "accept the difference again"
        if self.confirmed and not _same_words(text[edit.start:edit.end], edit.replacement):
            return "confirm the translations again"
        return ""


def limits(version: Version, context: Context) -> Limits:
    """What binds a version in its house."""
    page = context.pages.get(version.key)
    accepted = frozenset(side for one in context.accepted(version.key) for side in (one.original, one.translation))
    return Limits(page is not None and _is_source(version, page), accepted,
                  digest(f"{version.fields.get('title')}\n{version.fields.get('summary')}"))


def _is_source(version: Version, page: Page) -> bool:
    return any(recorded_in(other) and source_of(other, page) is version for other in page.versions.values() if other is not version)


def _same_words(old: str, new: str | None) -> bool:
    """True if the digest of the words around is the same with either."""
    return new is not None and folded(spelled(f"x{old}x")) == folded(spelled(f"x{new}x"))
