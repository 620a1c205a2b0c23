"""`glossary.yml`: what the terms of this house are called in each language, for the check and for readers.

Comes in: the file's text. Goes out: a Glossary. The file is content: what is wrong with it is said to who
edits it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any
from unicodedata import normalize

from babel import Locale
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import CoreSchema

from docs_parity.markdown.page_reader import UnreadableError, decode
from docs_parity.markdown.yaml_positions import YamlError, load
from docs_parity.project.validation_messages import validation_message


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
        """The forms that are looked for in an original and asked of a translation; the first is the one
        readers are shown.
        """
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
        return {
            (code, form.casefold()): term
            for term in self.terms
            for code in term.languages or (ANY,)
            for form in term.forms(code).asked
        }

    def named(self, text: str, language: str) -> Term | None:
        """The term that has exactly this form in a language, in small or capital letters."""
        form = normalize("NFC", " ".join(text.split())).casefold()
        return self._named.get((language, form)) or self._named.get((ANY, form))


FILE_NAME = "glossary.yml"
PAGE_KEY = "glossary"
"""The page that explains terms to readers."""
KEEP = "keep"
EXAMPLE = "Write `security-council: {en: {must: Security Council}, fr: {must: Conseil de sécurité}}`."


class _OneOrMore:
    """Says in a JSON Schema that one form needs no brackets."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: Callable[[CoreSchema], dict[str, Any]]
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(core)]}


def _as_list(value: object) -> object:
    """One form may be written without brackets; "2005" is a form too."""
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_as_list), _OneOrMore()]


class FormFields(BaseModel):
    """How one language writes a term."""

    # Built when it is first used: a check that finds nothing changed does not read the file.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    must: Texts = Field((), description="One of these forms has to stand where the original has the term.")
    prefer: Texts = Field((), description="One of these should stand there.")
    also: Texts = Field((), description="As good as these; not looked for in an original.")
    forbid: Texts = Field((), description="Must stand nowhere in this language.")


FIELDS = dict.fromkeys(FormFields.model_fields)


class GlossaryError(YamlError):
    """`glossary.yml` is not as it must be."""


def glossary_text(folder: Path) -> str:
    """The text of the `glossary.yml` in a folder; empty where there is none. Raises GlossaryError, or
    OSError.
    """
    try:
        return normalize("NFC", decode((folder / FILE_NAME).read_bytes()))
    except FileNotFoundError:
        return ""
    except UnreadableError as bad:
        raise GlossaryError(
            bad.line, f"byte {bad.bad} is not UTF-8 text", "Save the file again with the encoding UTF-8."
        ) from None


def read_glossary(text: str, languages: Iterable[str]) -> Glossary:
    """The glossary in the text of `glossary.yml`; an empty text has no terms. `languages` are those of the
    site.

    Raises GlossaryError with line, problem and fix where it is not as it must be.
    """
    try:
        return _read(text, languages)
    except YamlError as error:
        raise GlossaryError(
            error.line, error.problem.replace("the front matter", "the file"), error.fix
        ) from None


def _read(text: str, languages: Iterable[str]) -> Glossary:
    value, lines = load(text)
    if value is None:
        return Glossary()
    if not isinstance(value, dict):
        raise YamlError(1, "the file is no list of terms", EXAMPLE)
    glossary = Glossary(tuple(_term(slug, entry, lines) for slug, entry in value.items()))
    _refuse_unknown_languages(glossary, frozenset(languages), lines)
    _refuse_twins(glossary, lines)
    return glossary


def _term(slug: str, entry: object, lines: Mapping[str, int]) -> Term:
    if not isinstance(entry, dict) or not entry:
        raise YamlError(lines[slug], f'the term "{slug}" has no languages', EXAMPLE)
    if KEEP in entry:
        return Term(slug, keep=_kept(slug, entry, lines))
    return Term(slug, {code: _forms(f"{slug}.{code}", code, forms, lines) for code, forms in entry.items()})


def _kept(slug: str, entry: Mapping[str, object], lines: Mapping[str, int]) -> tuple[str, ...]:
    kept = _as_list(entry[KEEP])
    if len(entry) > 1:
        raise YamlError(
            lines[slug],
            f'"{slug}" is kept as it is, and has forms of its own in a language',
            "Take one of the two out.",
        )
    if not isinstance(kept, list) or not kept or not all(isinstance(form, str) and form for form in kept):
        raise YamlError(
            lines[f"{slug}.{KEEP}"],
            f'"{KEEP}" of "{slug}" is no form',
            f"Write `{slug}: {{{KEEP}: UNESCO}}`.",
        )
    return tuple(kept)


def _forms(place: str, code: str, value: object, lines: Mapping[str, int]) -> Forms:
    if ":" in code:
        name = code.partition(":")[0]
        raise YamlError(
            lines[place], f'there is no space behind the colon of "{name}"', f'Write "{name}: …".'
        )
    if not isinstance(value, dict):
        raise YamlError(lines[place], f'"{place}" does not say how much its form weighs', _both_ways(code))
    try:
        forms = Forms(**FormFields.model_validate(value).model_dump())
    except ValidationError as error:
        mistake = validation_message(error.errors(include_url=False)[0], FIELDS)
        raise YamlError(_line(f"{place}.{mistake.field}", lines), mistake.problem, mistake.fix) from None
    if forms.must and forms.prefer:
        raise YamlError(
            lines[place],
            f'"{place}" has forms below "must" and below "prefer"',
            "Put them all below one of the two.",
        )
    if not (forms.asked or forms.forbid):
        raise YamlError(lines[place], f'"{place}" has no form', _both_ways(code))
    return forms


def _both_ways(code: str) -> str:
    return f"Write `{code}: {{must: …}}` or `{code}: {{prefer: …}}`."


def _line(place: str, lines: Mapping[str, int]) -> int:
    """Line of a place in the file, or of the nearest one around it."""
    while place not in lines and "." in place:
        place = place.rpartition(".")[0]
    return lines.get(place, 1)


def _refuse_unknown_languages(glossary: Glossary, site: AbstractSet[str], lines: Mapping[str, int]) -> None:
    """A term may have more languages than the site has now, but a code that is misspelled would be heeded
    nowhere.
    """
    for term in glossary.terms:
        for code in term.languages:
            if code not in site and code not in Locale.parse("en").languages:
                raise YamlError(
                    lines[f"{term.slug}.{code}"],
                    f'there is no language "{code}"',
                    f"Use one of: {', '.join(sorted(site))}.",
                )


def _refuse_twins(glossary: Glossary, lines: Mapping[str, int]) -> None:
    """A form that stands for two terms would ask for the wrong one; one that is asked for cannot be
    forbidden.
    """
    seen: dict[tuple[str, str], str] = {}
    for place, code, form in _each(glossary, "asked"):
        other = seen.setdefault((code, form.casefold()), place)
        if other != place:
            raise YamlError(
                lines[place], f'"{form}" stands here and in "{_slug(other)}"', "Take one of the two out."
            )
    for place, code, form in _each(glossary, "forbid"):
        if asked := seen.get((code, form.casefold())):
            raise YamlError(
                lines[place],
                f'"{form}" is forbidden here and asked for in "{_slug(asked)}"',
                "Take one of the two out.",
            )


def _each(glossary: Glossary, which: str) -> Iterator[tuple[str, str, str]]:
    """(place in the file, language, form) of every form that is asked for, or forbidden."""
    for term in glossary.terms:
        for code, forms in term.languages.items():
            for form in getattr(forms, which):
                yield f"{term.slug}.{code}", code, form


def _slug(place: str) -> str:
    """The term that a place belongs to."""
    return place.rpartition(".")[0]
