"""What stands where in the file of a manifest, and of which type: a file that is otherwise is told of in a
sentence, whatever somebody has made of it.

What the values mean is asked elsewhere (`statements/statement.py`), and so is whether they are as they were
recorded (`register/integrity.py`).
"""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
BlobId = Annotated[str, StringConstraints(pattern="^[0-9a-f]{40}$")]
Language = Annotated[str, StringConstraints(pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Number = Annotated[int, Field(ge=1)]


def _with_offset(written: str) -> str:
    if datetime.fromisoformat(written).tzinfo is None:
        raise ValueError("it has no offset from UTC")
    return written


Moment = Annotated[str, AfterValidator(_with_offset)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class SpeakerPart(_Part):
    """Who speaks."""

    name: str
    role: str
    form: str | None = None


class ChangePart(_Part):
    """An entry of the public history."""

    version: Number
    at: Moment
    kind: str
    note: dict[Language, str]
    applies_to: list[Language]


class WithdrawalPart(_Part):
    """Why and when a statement was withdrawn."""

    explanation: dict[Language, str]
    withdrawn_at: Moment


class TextPart(_Part):
    """A text, and how it stands on its page (`register/page_form.py`)."""

    title: str
    summary: str
    text_sha256: Sha256
    shape: str
    form: list[str]
    links: list[str]
    notes: list[str]
    abbreviations: dict[str, str]
    files: dict[str, Sha256]
    names: dict[str, str]


class RecordPart(_Part):
    """What the code is made from.

    A field that is not here is one that `statement_of` reads, or a stranger: then the file is not written as
    this program writes it, and the check of the register says so.
    """

    model_config = ConfigDict(strict=True, extra="ignore")

    id: str
    version: Number
    status: str
    original: Language
    type: str
    first_published_at: Moment
    attributed_to: list[SpeakerPart]
    places: list[str]
    subjects: list[str]
    cites: list[str]
    source_url: str
    change_history: Annotated[list[ChangePart], Field(min_length=1)]
    withdrawn_notice: WithdrawalPart | None
    superseded_by: str | None
    algorithm: str
    previous: Sha256 | None
    languages: dict[Language, TextPart]


class ManifestFile(_Part):
    """The whole file."""

    schema_: Annotated[str, Field(alias="schema")]
    code: str
    record: RecordPart
    files: dict[str, Sha256]
    sources: dict[Language, BlobId]


def manifest_file(whole: object) -> ManifestFile:
    """The file that JSON holds. Raises ValueError, with a sentence, where something in it is of another type
    or missing.
    """
    try:
        return ManifestFile.model_validate(whole)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        problem = first["msg"].removeprefix("Value error, ")
        raise ValueError(f'"{place}": {problem}' if place else problem) from None
