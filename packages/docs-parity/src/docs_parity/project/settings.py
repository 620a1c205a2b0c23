"""`editorial.yml`: what this house publishes and how. A tree without one is read with plain defaults."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from babel import Locale
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from docs_parity.markdown.yaml_positions import YamlError, load
from docs_parity.project.addresses import file_name, onion_address, web_address
from docs_parity.project.glossary import FILE_NAME as GLOSSARY
from docs_parity.project.glossary import Glossary, glossary_text, read_glossary
from docs_parity.project.moments import time_zone_name
from docs_parity.project.validation_messages import guess, validation_message

FILE_NAME = "editorial.yml"
FILES = (FILE_NAME, GLOSSARY)
"""The files that settings are made of. Every page is asked by them."""
OURS = ("bare", "terms", "preview")
"""Fields that this program fills in; nobody writes them into the file."""
Names = Mapping[str, str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Language(_Strict):
    """A language readers can choose."""

    name: str = Field(description="Its own name for itself.")
    direction: Literal["ltr", "rtl"] = Field("ltr", description="In which direction it is written.")


class Office(_Strict):
    """Who publishes, by language."""

    name: Names = Field(description="Its name, in each language.")
    short: Names = Field(description="The short form, for small screens, in each language.")
    address: str = Field(description="Where the Office itself is on the web.")


Severities = Mapping[str, Literal["error", "warning", "info"]]


class Section(_Strict):
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


class Role(_Strict):
    """A post, by language; `feminine` and `masculine` where a language has forms for a known holder."""

    name: Names = Field(description="The title, in each language.")
    feminine: Names = Field(
        {}, description="The form for a holder who is a woman, in languages that have one."
    )
    masculine: Names = Field(
        {}, description="The form for a holder who is a man, in languages that have one."
    )


class Scatter(_Strict):
    """Mean and standard deviation of log(characters of the translation / characters of the original)."""

    mean: float
    deviation: Annotated[float, Field(gt=0)]


class Lengths(_Strict):
    """How long translations between two languages are."""

    short: Scatter = Field(description="For originals of 60 to 150 characters.")
    long: Scatter = Field(description="For longer ones.")


class Copies(_Strict):
    """The files of the site for reading without a connection."""

    file: Annotated[str, AfterValidator(file_name)] = Field("site", description="How their names begin.")
    title: Names = Field({}, description="How Kiwix lists them; its catalogue shows 30 characters.")


class Settings(_Strict):
    """The whole file."""

    edition: Literal["demonstration", "official"] = Field(
        "demonstration",
        description="`demonstration`: a notice on every page, and search engines are asked to keep away.",
    )
    original: str = Field(
        "en", description="The language in which a page is written first, unless its files say otherwise."
    )
    time_zone: Annotated[str, AfterValidator(time_zone_name)] = Field(
        "UTC", description="Where the Office's clocks are: times that commands write have its offset."
    )
    languages: Mapping[str, Language] = Field(description="In the order in which readers see them.")
    office: Office | None = Field(None, description="Who publishes.")
    sections: Mapping[str, Section] = Field(
        {}, description='How each section is held: the first folder of a page; "" is the top.'
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
    onion: Annotated[str, AfterValidator(onion_address)] = Field(
        "", description="Where this site stands in the Tor network."
    )
    mirrors: tuple[Annotated[str, AfterValidator(web_address)], ...] = Field(
        (), description="Other addresses of this site; offline copies name them."
    )
    copies: Copies = Field(Copies(), description="The files for reading without a connection.")
    hosts: tuple[str, ...] = Field(
        (), description="Other sites with a page in each language: `news.un.org/{language}/`."
    )
    roles: Mapping[str, Role] = Field({}, description="Who may be named in `attributed_to`.")
    spellings: Mapping[str, str] = Field(
        {}, description="Other spellings of the names in `attributed_to`, each with the name as it is."
    )
    subjects: Mapping[str, Names] = Field({}, description="What a statement may be about.")
    places: Mapping[str, Names] = Field(
        {}, description="Names of countries that the United Nations writes otherwise than the CLDR."
    )
    signers: Mapping[Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")], Names] = Field(
        {},
        description="Who may sign statements, by role: `press: {en: Press Office}`. "
        "The role is the principal in allowed_signers.",
    )
    bare: bool = Field(
        False, description="True for a tree without editorial.yml: no rule that needs a schema applies."
    )
    preview: bool = Field(
        False, description="True for a build that shows what is not public yet, and is marked on every page."
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

    def role(self, key: str, form: str, language: str) -> str:
        """What a post is called in a language, in the form its holder uses."""
        role = self.roles[key]
        forms = {"feminine": role.feminine, "masculine": role.masculine}.get(form, {})
        return forms.get(language) or role.name[language]

    def section(self, name: str) -> Section:
        """The policy of a section; a section nobody named is `required`."""
        return self.sections.get(name, Section())


def bare_settings(languages: tuple[str, ...], original: str) -> Settings:
    """Settings for any tree of Markdown with one folder a language."""
    return Settings(languages={code: Language(name=code) for code in languages}, original=original, bare=True)


def read_settings(path: Path) -> Settings:
    """Read `editorial.yml`, and take along the text of the `glossary.yml` beside it, if there is one.

    Raises YamlError with line, problem and fix where it is not as it must be;
    OSError where it cannot be opened.
    """
    value, lines = load(path.read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise YamlError(
            1, "the file is empty or no list of fields", "Write at least `languages: {en: {name: English}}`."
        )
    for name in OURS:
        if name in value:
            raise YamlError(
                lines[name],
                f'there is no field "{name}"',
                guess(name, dict.fromkeys(set(Settings.model_fields) - set(OURS))),
            )
    try:
        settings = Settings.model_validate(value)
    except ValidationError as error:
        mistake = validation_message(error.errors(include_url=False)[0])
        raise YamlError(lines.get(mistake.field, 1), mistake.problem, mistake.fix) from None
    if settings.original not in settings.languages:
        raise YamlError(
            lines.get("original", 1),
            f'"original" is "{settings.original}", and the site has no such language',
            f"Use one of: {', '.join(settings.languages)}.",
        )
    _names_complete(settings, lines)
    for name, section in settings.sections.items():
        if section.release and section.translations == "optional":
            raise YamlError(
                lines.get(f"sections.{name}.release", 1),
                f'the section "{name}" cannot be optional and released together',
                "Write `translations: required`, or take `release` out.",
            )
    return settings.model_copy(update={"terms": glossary_text(path.parent)})


def _names_complete(settings: Settings, lines: Mapping[str, int]) -> None:
    """Every name must stand in every language, or a reader would meet a hole."""
    office = settings.office
    groups = {
        "office": {"name": office.name, "short": office.short} if office else {},
        "copies": {"title": settings.copies.title} if settings.copies.title else {},
        "roles": {key: role.name for key, role in settings.roles.items()},
        "subjects": settings.subjects,
        "places": settings.places,
        "signers": settings.signers,
    }
    for group, entries in groups.items():
        for key, names in entries.items():
            missing = [code for code in settings.languages if code not in names]
            if missing:
                raise YamlError(
                    lines.get(f"{group}.{key}", 1),
                    f'"{key}" has no name in {", ".join(missing)}',
                    f"Add `{missing[0]}: …`.",
                )
