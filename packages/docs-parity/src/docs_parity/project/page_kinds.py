"""Kinds of pages: which pages are of a kind, by their keys, and which fields their front matter has.

Every page is a standing page, unless somebody has registered a kind whose pattern its key matches. A kind is
registered by plugging in the extension that has it (docs_parity/extension.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docs_parity.project.fields import PageFields


@dataclass(frozen=True)
class Needed:
    """A field that front matter cannot do without where another has a certain value."""

    where: str
    is_value: str
    field: str


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """One kind of page."""

    name: str
    """What the JSON Schema of its originals is called: `statement`."""
    translation: str
    """What the JSON Schema of its translations is called: `statement-translation`."""
    about: str
    """What one page of it is, in English: `public statement`."""
    pattern: re.Pattern[str]
    """What the keys of its pages match, from their beginning."""
    fields: type[PageFields]
    """The fields that its front matter has."""
    needed: tuple[Needed, ...] = ()
    """What its JSON Schema says besides, of originals."""

    def holds(self, key: str) -> bool:
        """True if the page with this key is of this kind."""
        return self.pattern.match(key) is not None

    def schema_name(self, original: bool) -> str:
        """The name of the JSON Schema for the front matter of an original, or of a translation."""
        return self.name if original else self.translation


STANDING_PAGE = PageKind(
    name="page",
    translation="translation",
    about="standing page",
    pattern=re.compile(""),
    fields=PageFields,
)


class PageKinds:
    """Every registered kind, by its name; a page that none of them holds is a standing page."""

    def __init__(self) -> None:
        self._kinds: dict[str, PageKind] = {}

    def __iter__(self) -> Iterator[PageKind]:
        """The standing page first, then the others by their names."""
        yield STANDING_PAGE
        yield from (kind for _, kind in sorted(self._kinds.items()))

    def add(self, kind: PageKind) -> None:
        """Take up a kind. Raises ValueError if another bears its name."""
        if kind.name == STANDING_PAGE.name or self._kinds.get(kind.name, kind) != kind:
            raise ValueError(f'there is a kind of page "{kind.name}" already')
        self._kinds[kind.name] = kind

    def of(self, key: str) -> PageKind:
        """The kind of the page with this key."""
        return next((kind for kind in self if kind is not STANDING_PAGE and kind.holds(key)), STANDING_PAGE)


PAGE_KINDS = PageKinds()
"""The registry of this process."""
