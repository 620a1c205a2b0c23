"""`editorial.yml`: which languages there are, and how their pages are held. A tree without one is read with
plain defaults.

Whoever plugs into the engine may add fields of their own: a subclass of `Settings`, which is then what the
file is read as (docs_parity/extension.py).
"""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from docs_parity.markdown.yaml_positions import YamlError, load
from docs_parity.project.glossary import FILE_NAME as GLOSSARY
from docs_parity.project.glossary import Glossary, glossary_text, read_glossary
from docs_parity.project.validation_messages import guess, validation_message

FILE_NAME = "editorial.yml"
PAIR = re.compile(r"[A-Za-z]{2,8}-[A-Za-z]{2,8}")
CHARACTER_ORDERS = {"left-to-right": "ltr", "right-to-left": "rtl"}
"""Directions, by what CLDR calls them."""
FILES = (FILE_NAME, GLOSSARY)
"""The files that settings are made of. Every page is asked by them."""
Names = Mapping[str, str]


class StrictModel(BaseModel):
    """A part of the file: other fields than its own are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Language(StrictModel):
    """A language readers can choose."""

    name: str = Field(description="Its own name for itself.")
    direction: Literal["ltr", "rtl"] = Field("ltr", description="In which direction it is written.")


Severities = Mapping[str, Literal["error", "warning", "info"]]


class Section(StrictModel):
    """How a section's translations are held."""

    translations: Literal["required", "optional"] = Field(
        "required",
        description="`required`: in all languages or not at all; `optional`: in some languages first.",
    )
    grace: Annotated[int, Field(ge=0, le=366)] = Field(
        0, description="Days a translation may be missing or stale."
    )
    release: Literal["together"] | None = Field(
        None, description="`together`: a new page needs all its languages at once."
    )
    severity: Severities = Field({}, description="How much findings of a rule weigh in this section.")


class Scatter(StrictModel):
    """Mean and standard deviation of log(characters of the translation / characters of the original)."""

    mean: float
    deviation: Annotated[float, Field(gt=0)]


class Lengths(StrictModel):
    """How long translations between two languages are."""

    short: Scatter = Field(description="For originals of 60 to 150 characters.")
    long: Scatter = Field(description="For longer ones.")


class Settings(StrictModel):
    """The whole file."""

    filled_in: ClassVar[tuple[str, ...]] = ("bare", "terms")
    """Fields that a program fills in; nobody writes them into the file."""
    order: ClassVar[tuple[str, ...]] = ()
    """In which order fields are listed, and mistakes in them told, where a subclass has others between these;
    by default as they are declared.
    """

    original: str = Field(
        "en", description="The language in which a page is written first, unless its files say otherwise."
    )
    languages: Mapping[str, Language] = Field(description="In the order in which readers see them.")
    sections: Mapping[str, Section] = Field(
        {},
        description='How each section is held: the first folder of a page; "" is the top.',
        json_schema_extra={
            "written_as": "Write each section with what holds for it: `about: {translations: required}`."
        },
    )
    severity: Severities = Field(
        {}, description="How much findings of a rule weigh in every section that does not say otherwise."
    )
    lengths: Mapping[str, Lengths] = Field(
        {}, description="How long translations are, by `en-fr` (`editorial lengths`)."
    )
    html: tuple[str, ...] = Field((), description="Raw HTML that an author may write.")
    address: str = Field(
        "", description="Where this site stands: links to it carry the language of the page."
    )
    hosts: tuple[str, ...] = Field(
        (), description="Other sites with a page in each language: `news.un.org/{language}/`."
    )
    bare: bool = Field(
        False, description="True for a tree without editorial.yml: no rule that needs a schema applies."
    )
    terms: str = Field(
        "", description="The text of glossary.yml, which is read when the first page is looked at."
    )

    @cached_property
    def glossary(self) -> Glossary:
        """The terms in all languages. Raises GlossaryError where glossary.yml is not as it must be."""
        return read_glossary(self.terms, self.languages)

    def english_name(self, code: str) -> str:
        """What a language is called in our messages, which are in English."""
        return Locale.parse("en").languages.get(code) or self.languages[code].name

    def section(self, name: str) -> Section:
        """The policy of a section; a section nobody named is `required`."""
        return self.sections.get(name, Section())

    def choices(self) -> Mapping[str, Mapping[str, str]]:
        """What fields of front matter may be chosen from, by the name of the list: each value, and what it is
        called.
        """
        return {"languages": {code: language.name for code, language in self.languages.items()}}

    def translated_names(self) -> Mapping[str, Mapping[str, Names]]:
        """Names that the file gives in several languages, by the field they stand in and by what they
        name.
        """
        return {}

    @classmethod
    def listed(cls) -> tuple[str, ...]:
        """The names of the fields that somebody may write, in the order in which they are listed."""
        return tuple(name for name in cls.order or cls.model_fields if name not in cls.filled_in)


class SettingsModel:
    """What `editorial.yml` is read as: these settings, or those of whoever plugged in."""

    def __init__(self) -> None:
        self.model: type[Settings] = Settings

    def use(self, model: type[Settings]) -> None:
        """Read the file as this from now on. Raises ValueError if it is read as another one's already."""
        if self.model not in (Settings, model):
            raise ValueError(f"{FILE_NAME} is read as {self.model.__qualname__} already")
        self.model = model


SETTINGS_MODEL = SettingsModel()
"""The choice of this process."""


def bare_settings(languages: tuple[str, ...], original: str) -> Settings:
    """Settings for any tree of Markdown with one folder a language."""
    return SETTINGS_MODEL.model(
        languages={code: Language(name=code) for code in languages}, original=original, bare=True
    )


def read_settings(path: Path) -> Settings:
    """Read `editorial.yml`, and take along the text of the `glossary.yml` beside it, if there is one.

    Raises YamlError with line, problem and fix where it is not as it must be; OSError where it cannot be
    opened.
    """
    model = SETTINGS_MODEL.model
    value, lines = load(path.read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise YamlError(
            1, "the file is empty or no list of fields", "Write at least `languages: {en: {name: English}}`."
        )
    for name in (name for name in model.filled_in if name in value):
        raise YamlError(lines[name], f'there is no field "{name}"', guess(name, model.listed()))
    settings = _validated(model, value, lines)
    if settings.original not in settings.languages:
        raise YamlError(
            lines.get("original", 1),
            f'"original" is "{settings.original}", and the site has no such language',
            f"Use one of: {', '.join(settings.languages)}.",
        )
    _names_complete(settings, lines)
    _directions_known(settings, lines)
    for pair in settings.lengths:
        if not PAIR.fullmatch(pair):
            raise YamlError(
                lines.get(f"lengths.{pair}", 1),
                f'"lengths" has "{pair}", which is no pair of languages',
                "Write the language of the originals and that of the translations, without regions: `en-fr`.",
            )
    for name, section in settings.sections.items():
        if section.release and section.translations == "optional":
            raise YamlError(
                lines.get(f"sections.{name}.release", 1),
                f'the section "{name}" cannot be optional and released together',
                "Write `translations: required`, or take `release` out.",
            )
    return settings.model_copy(update={"terms": glossary_text(path.parent)})


def _validated(model: type[Settings], value: object, lines: Mapping[str, int]) -> Settings:
    """The settings that a file holds. Raises YamlError for the first mistake, by the order of the fields."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        order = {name: place for place, name in enumerate(model.order)}
        errors = error.errors(include_url=False)
        first = min(errors, key=lambda one: order.get(str(one["loc"][0]), len(order)))
        mistake = validation_message(first, table=model)
        raise YamlError(lines.get(mistake.field, 1), mistake.problem, mistake.fix) from None


def _directions_known(settings: Settings, lines: Mapping[str, int]) -> None:
    """A language is written as the Unicode CLDR says: the other direction turns its pages round, and with
    them what stands around figures. One that it does not know may have either. Raises YamlError.
    """
    for code, language in settings.languages.items():
        try:
            known = CHARACTER_ORDERS.get(Locale.parse(code, sep="-").character_order, language.direction)
        except (UnknownLocaleError, ValueError):
            continue
        if known != language.direction:
            raise YamlError(
                lines.get(f"languages.{code}.direction", lines.get(f"languages.{code}", 1)),
                f'"direction" of "{code}" is "{language.direction}", and this language is written '
                f"{'from right to left' if known == 'rtl' else 'from left to right'}",
                f"Write `direction: {known}`.",
            )


def _names_complete(settings: Settings, lines: Mapping[str, int]) -> None:
    """Every name must stand in every language, or a reader would meet a hole. Raises YamlError."""
    for group, entries in settings.translated_names().items():
        for key, names in entries.items():
            missing = [code for code in settings.languages if code not in names]
            if missing:
                raise YamlError(
                    lines.get(f"{group}.{key}", 1),
                    f'"{key}" has no name in {", ".join(missing)}',
                    f"Add `{missing[0]}: …`.",
                )
