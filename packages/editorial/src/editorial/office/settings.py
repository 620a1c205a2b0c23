"""`editorial.yml` as this Office writes it: who publishes, where, and what statements may name."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from docs_parity.project.settings import Names, Settings, StrictModel
from editorial.office.address_syntax import (
    allowed_tag,
    file_name,
    onion_address,
    other_site,
    own_address,
    page_address,
    web_address,
)
from editorial.office.country_codes import country_names
from editorial.office.moments import time_zone_name
from editorial.office.people import same_people

SIGNER_ROLE = "[a-z][a-z0-9-]*"
"""The pattern of the role of somebody who signs: a key of `signers`, a principal, a part of a file's name."""


class Office(StrictModel):
    """Who publishes, by language."""

    name: Names = Field(description="Its name, in each language.")
    short: Names = Field(description="The short form, for small screens, in each language.")
    address: Annotated[str, AfterValidator(page_address)] = Field(
        description="Where the Office itself is on the web."
    )


class Role(StrictModel):
    """A post, by language; `feminine` and `masculine` where a language has forms for a known holder."""

    name: Names = Field(description="The title, in each language.")
    feminine: Names = Field(
        {}, description="The form for a holder who is a woman, in languages that have one."
    )
    masculine: Names = Field(
        {}, description="The form for a holder who is a man, in languages that have one."
    )


class Copies(StrictModel):
    """The files of the site for reading without a connection."""

    file: Annotated[str, AfterValidator(file_name)] = Field("site", description="How their names begin.")
    title: Names = Field({}, description="How Kiwix lists them; its catalogue shows 30 characters.")


class OfficeSettings(Settings):
    """The whole file."""

    filled_in: ClassVar[tuple[str, ...]] = ("bare", "terms", "preview")
    order: ClassVar[tuple[str, ...]] = (
        "edition",
        "original",
        "time_zone",
        "languages",
        "office",
        "sections",
        "severity",
        "lengths",
        "html",
        "address",
        "onion",
        "mirrors",
        "copies",
        "hosts",
        "roles",
        "spellings",
        "subjects",
        "places",
        "former_names",
        "signers",
        "bare",
        "preview",
        "terms",
    )

    edition: Literal["demonstration", "official"] = Field(
        "demonstration",
        description="`demonstration`: a notice on every page, and search engines are asked to keep away.",
    )
    time_zone: Annotated[str, AfterValidator(time_zone_name)] = Field(
        "UTC", description="Where the Office's clocks are: times that commands write have its offset."
    )
    office: Office | None = Field(None, description="Who publishes.")
    html: tuple[Annotated[str, AfterValidator(allowed_tag)], ...] = Field(
        (), description="Raw HTML that an author may write."
    )
    address: Annotated[str, AfterValidator(own_address)] = Field(
        "", description="Where this site stands: links to it carry the language of the page."
    )
    hosts: tuple[Annotated[str, AfterValidator(other_site)], ...] = Field(
        (), description="Other sites with a page in each language: `news.un.org/{language}/`."
    )
    onion: Annotated[str, AfterValidator(onion_address)] = Field(
        "", description="Where this site stands in the Tor network."
    )
    mirrors: tuple[Annotated[str, AfterValidator(web_address)], ...] = Field(
        (), description="Other addresses of this site; offline copies name them."
    )
    copies: Copies = Field(
        Copies(),
        description="The files for reading without a connection.",
        json_schema_extra={"written_as": "Write how the files are called: `copies: {file: our-site}`."},
    )
    roles: Mapping[str, Role] = Field({}, description="Who may be named in `attributed_to`.")
    spellings: Annotated[Mapping[str, str], AfterValidator(same_people)] = Field(
        {}, description="Other spellings of the names in `attributed_to`, each with the name as it is."
    )
    subjects: Mapping[str, Names] = Field({}, description="What a statement may be about.")
    places: Mapping[str, Names] = Field(
        {}, description="Names of countries that the United Nations writes otherwise than the CLDR."
    )
    former_names: tuple[str, ...] = Field(
        (),
        description="Names that posts, places, subjects or the Office had when statements were published: "
        "those go on showing them.",
    )
    signers: Mapping[Annotated[str, Field(pattern=f"^{SIGNER_ROLE}$")], Names] = Field(
        {},
        description="Who may sign statements, by role: `press: {en: Press Office}`. The role is the principal"
        " in allowed_signers.",
    )
    preview: bool = Field(
        False, description="True for a build that shows what is not public yet, and is marked on every page."
    )

    @property
    def publisher(self) -> Office:
        """Who publishes. Raises LookupError where editorial.yml does not say."""
        if self.office is None:
            raise LookupError("editorial.yml does not say who publishes (`office`)")
        return self.office

    def choices(self) -> Mapping[str, Mapping[str, str]]:
        """Roles, subjects and places besides languages, in English or, without it, in the first language."""
        first = "en" if "en" in self.languages else next(iter(self.languages))
        countries = country_names()
        return {
            **super().choices(),
            "roles": {key: role.name[first] for key, role in self.roles.items()},
            "subjects": {key: names[first] for key, names in self.subjects.items()},
            "places": countries
            | {code: names[first] for code, names in self.places.items() if code in countries},
        }

    def translated_names(self) -> Mapping[str, Mapping[str, Names]]:
        """Everything that readers are shown a name of."""
        office = self.office
        return {
            "office": {"name": office.name, "short": office.short} if office else {},
            "copies": {"title": self.copies.title} if self.copies.title else {},
            "roles": {key: role.name for key, role in self.roles.items()},
            "subjects": self.subjects,
            "places": self.places,
            "signers": self.signers,
        }


def office_settings(settings: Settings) -> OfficeSettings:
    """The settings as this Office's.

    Raises TypeError where they were read before this Office was plugged into the engine
    (editorial/extension.py).
    """
    if not isinstance(settings, OfficeSettings):
        raise TypeError("editorial.yml was read before editorial.extension.plug_in()")
    return settings
