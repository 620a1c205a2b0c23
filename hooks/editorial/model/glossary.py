"""The glossary: what the terms of this house are called in each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Forms:
    """How a term may be written in one language."""

    must: tuple[str, ...] = ()
    """One of these has to stand where the original has the term."""
    prefer: tuple[str, ...] = ()
    """One of these should stand there."""
    also: tuple[str, ...] = ()
    """As good as these in a translation; too common to be looked for in an original."""
    forbid: tuple[str, ...] = ()
    """Never to be written."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The forms that are looked for in an original and asked of a translation; the first is the one readers are shown."""
        return self.must or self.prefer

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every form that a translation may have."""
        return self.asked + self.also


NONE = Forms()
ANY = ""
"""In place of a language: a form that is the same in all."""


@dataclass(frozen=True, eq=False)
class Term:
    """One term in all its languages."""

    slug: str
    """Its name in the file."""
    languages: Mapping[str, Forms] = field(default_factory=lambda: MappingProxyType({}))
    keep: tuple[str, ...] = ()
    """Forms that are the same in every language, with none of a language's own."""

    def forms(self, language: str) -> Forms:
        """Its forms in a language; none where the file has none."""
        return Forms(must=self.keep) if self.keep else self.languages.get(language, NONE)


@dataclass(frozen=True, eq=False)
class Glossary:
    """The whole file. Two glossaries are never equal, so that each can have an index of its own."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @cached_property
    def _named(self) -> dict[tuple[str, str], Term]:
        return {(code, form.casefold()): term for term in self.terms
                for code in term.languages or (ANY,) for form in term.forms(code).asked}

    def named(self, text: str, language: str) -> Term | None:
        """The term that has exactly this form in a language, in small or capital letters."""
        form = normalize("NFC", " ".join(text.split())).casefold()
        return self._named.get((language, form)) or self._named.get((ANY, form))
