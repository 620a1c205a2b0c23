"""`accepted/<page>.yml`: the differences that people accepted, one on a line, one file a page."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from docs_parity.markdown.yaml_positions import YamlError, load
from docs_parity.model.finding import Acceptance
from docs_parity.model.program import program
from docs_parity.project.settings import Settings
from docs_parity.project.validation_messages import validation_message

FOLDER = "accepted"
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    finding: Digest
    rule: str
    language: str
    original: Digest
    translation: Digest
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    by: Annotated[str, StringConstraints(min_length=1)]
    reason: Annotated[str, StringConstraints(min_length=10)]


def read_acceptances(root: Path, settings: Settings) -> tuple[tuple[Acceptance, ...], list[str]]:
    """(what was accepted, sentences about lines that cannot be read).

    `root` is the folder that holds `accepted/`.
    """
    found: list[Acceptance] = []
    troubles: list[str] = []
    if not settings.bare:
        for path in sorted((root / FOLDER).rglob("*.yml")):
            key = path.relative_to(root / FOLDER).as_posix().removesuffix(".yml")
            try:
                found += _read(path, key)
            except (YamlError, UnicodeDecodeError, OSError) as error:
                place = f":{error.line}" if isinstance(error, YamlError) else ""
                fix = f" {error.fix}" if isinstance(error, YamlError) else ""
                troubles.append(f"{FOLDER}/{key}.yml{place}: {error}.{fix}")
    return tuple(found), troubles


def _read(path: Path, key: str) -> list[Acceptance]:
    value, lines = load(path.read_text(encoding="utf-8"))
    if not isinstance(value, list):
        raise YamlError(
            1, "this file is no list of accepted differences", f"Let `{program()} accept` write it."
        )
    return [_acceptance(entry, key, lines.get(str(index), 1)) for index, entry in enumerate(value)]


def _acceptance(entry: object, key: str, line: int) -> Acceptance:
    try:
        return Acceptance(**_Line.model_validate(entry).model_dump(), page=key, line=line)
    except ValidationError as error:
        mistake = validation_message(error.errors(include_url=False)[0])
        raise YamlError(line, mistake.problem, f"Let `{program()} accept` write this line.") from None
