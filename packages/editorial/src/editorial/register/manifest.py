"""The manifest: what is recorded of one version of a statement, in all its languages, as one JSON file.

`record` is what was said, by whom, and what became of it since; the code is made from it. What stands beside
it (the hashes of the
files, what each line of a text is, the sources it was made from) helps to show and to check, and says
nothing.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from editorial.register.verification_code import code_of

SCHEMA = "editorial-manifest/1"
NAME = "manifest.json"


def folder_of(key: str, version: int) -> str:
    """The folder of a version, below the register: `statements/2024/2024-04-15-sudan/1`."""
    return f"{key}/{version}"


def path_of(key: str, version: int) -> str:
    """The manifest's file of a version, below the register."""
    return f"{folder_of(key, version)}/{NAME}"


@dataclass(frozen=True, slots=True)
class RecordedLanguage:
    """One language of a recorded version."""

    title: str
    summary: str
    text_sha256: str
    """Of the canonical text, 64 hex digits."""


@dataclass(frozen=True)
class Manifest:
    """One version of a statement, as it is recorded.

    Dates are as the front matter writes them, with their offset.
    """

    id: str
    """The page's key: `statements/2024/2024-04-15-sudan`."""
    version: int
    status: str
    original: str
    type: str
    first_published_at: str
    attributed_to: tuple[Mapping[str, str], ...]
    places: tuple[str, ...]
    subjects: tuple[str, ...]
    cites: tuple[str, ...]
    source_url: str
    change_history: tuple[Mapping[str, object], ...]
    """Every change up to this version, oldest first."""
    withdrawn_notice: Mapping[str, object] | None
    superseded_by: str | None
    """Key of the statement that takes its place.

    That one's `supersedes` is not recorded: it may have been published before.
    """
    languages: Mapping[str, RecordedLanguage]
    algorithm: str
    """How the canonical texts were made."""
    previous: str | None
    """SHA-256 of the manifest of the version before, as bytes in its file; None for the first."""
    shape: Mapping[str, str] = field(default_factory=dict)
    """By language: what each line of the text is."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """By language: the git blob id (12 digits) of the file it was made from."""

    @property
    def change(self) -> Mapping[str, object]:
        """What made this version: its entry of the public history."""
        return self.change_history[-1]

    @property
    def record(self) -> dict[str, object]:
        """What the code is made from, and what may not change without a new version."""
        texts = {
            code: {"title": said.title, "summary": said.summary, "text_sha256": said.text_sha256}
            for code, said in self.languages.items()
        }
        names = (
            "id",
            "version",
            "status",
            "original",
            "type",
            "first_published_at",
            "source_url",
            "withdrawn_notice",
            "superseded_by",
            "algorithm",
            "previous",
        )
        lists = ("attributed_to", "places", "subjects", "cites", "change_history")
        return (
            {name: getattr(self, name) for name in names}
            | {name: list(getattr(self, name)) for name in lists}
            | {"languages": texts}
        )

    @cached_property
    def code(self) -> str:
        """The code of the record, without hyphens."""
        return code_of(canonical_json(self.record))

    def content(self) -> bytes:
        """The bytes of the manifest's file."""
        files = {f"{code}.txt": said.text_sha256 for code, said in self.languages.items()}
        whole = {
            "schema": SCHEMA,
            "code": self.code,
            "record": self.record,
            "files": files,
            "shape": dict(self.shape),
            "sources": dict(self.sources),
        }
        return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    @property
    def sha256(self) -> str:
        """The SHA-256 of its file."""
        return hashlib.sha256(self.content()).hexdigest()


def canonical_json(value: object) -> bytes:
    """JSON that is the same bytes for the same content: keys in order, no spaces, UTF-8. Only text, whole
    numbers, lists and objects
    stand in a record, so that this agrees with RFC 8785 (keys are ASCII).
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest in a file.

    Raises ValueError for what is none, or is of a schema that this program does not know.
    """
    try:
        whole = json.loads(content)
        record = dict(whole["record"])
        languages = {code: RecordedLanguage(**said) for code, said in record.pop("languages").items()}
        lists = {
            name: tuple(record.pop(name))
            for name in ("attributed_to", "places", "subjects", "cites", "change_history")
        }
        if whole["schema"] == SCHEMA:
            return Manifest(
                **record, **lists, languages=languages, shape=whole["shape"], sources=whole["sources"]
            )
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"it is no manifest: {error}") from error

    raise ValueError(f'its schema is "{whole["schema"]}", and this program knows only {SCHEMA}')
