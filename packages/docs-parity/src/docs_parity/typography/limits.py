"""What has something to put right, and what may not change by itself although it should be written otherwise.

Words of an original that translations were confirmed for: their digest would be another one, and the
translations stale. Blocks and fields of which somebody accepted a difference: the acceptance holds for these
very words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docs_parity.compare.passages import LONGEST
from docs_parity.freshness.measurement import recorded_in, source_of
from docs_parity.markdown.canonical import TRANSLATED_FIELDS, digest, folded, spelled, words
from docs_parity.markdown.lexemes import names_language
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Acceptance
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.typography.customs import custom
from docs_parity.typography.edit import Edit
from docs_parity.typography.faults import edits, suspect

# Code and HTML are no prose; the text of a footnote's own line is its label.
SILENT = frozenset({Kind.CODE, Kind.HTML, Kind.FOOTNOTE, Kind.RULE, Kind.FIGURE, Kind.QUOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyText:
    """A block or a field of the front matter, and what is to be put right in it."""

    noun: str
    line: int
    texts: tuple[tuple[str, tuple[Edit, ...]], ...]
    """Its text with the edits; for a table row, each of its cells."""
    block: Block | None = None
    name: str = ""
    """Of a field."""
    index: int = -1
    """Which block of the version it is."""

    @property
    def text(self) -> str:
        """All of it."""
        return self.block.text if self.block else self.texts[0][0]


def faulty(localized: LocalizedPage) -> Iterator[FaultyText]:
    """Every field and block with a fault, in order."""
    customs = custom(localized.language)
    if customs is None:
        return
    for name in TRANSLATED_FIELDS:
        value = localized.fields.get(name)
        if isinstance(value, str) and len(value) <= LONGEST and (made := edits(value, localized.language)):
            yield FaultyText(
                noun=name, line=localized.front_matter.line(name), texts=((value, made),), name=name
            )
    for index, block in enumerate(localized.blocks):
        if block.kind in SILENT or len(block.text) > LONGEST or names_language(block.attributes):
            continue
        if suspect(block.text, customs):
            texts = tuple((text, edits(text, localized.language)) for text in block.cells or (block.text,))
            if any(made for _, made in texts):
                yield FaultyText(noun=str(block.kind), line=block.line, texts=texts, block=block, index=index)


@dataclass(frozen=True)
class Limits:
    """What binds one version."""

    confirmed: bool = False
    """True if a translation was confirmed that was made from it."""
    accepted: frozenset[str] = frozenset()
    """Digests of the words of which a difference was accepted."""
    fields: str = ""
    """Digest of title and summary, as acceptances have it."""

    def follows(self, place: FaultyText, text: str, edit: Edit) -> str:
        """What a person has to do after making the edit; empty if nothing follows from it."""
        if self.accepted and (digest(words(place.block)) if place.block else self.fields) in self.accepted:
            return "accept the difference again"
        if self.confirmed and not _same_words(text[edit.start : edit.end], edit.replacement):
            return "confirm the translations again"
        return ""


def limits(localized: LocalizedPage, page: Page | None, acceptances: Iterable[Acceptance]) -> Limits:
    """What binds a localized page: who was confirmed to say the same, and what was accepted on its page."""
    accepted = frozenset(
        side for acceptance in acceptances for side in (acceptance.original, acceptance.translation)
    )
    return Limits(
        page is not None and _is_source(localized, page),
        accepted,
        digest(f"{localized.fields.get('title')}\n{localized.fields.get('summary')}"),
    )


def _is_source(localized: LocalizedPage, page: Page) -> bool:
    return any(
        recorded_in(other) and source_of(other, page) is localized
        for other in page.localizations.values()
        if other is not localized
    )


def _same_words(old: str, new: str | None) -> bool:
    """True if the digest of the words around is the same with either."""
    return new is not None and folded(spelled(f"x{old}x")) == folded(spelled(f"x{new}x"))
