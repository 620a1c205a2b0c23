"""The manifest: what is recorded of one version of a statement, in all its languages, as one JSON file.

`record` is what was said, by whom, how it stands on its page, and what became of it since; the code is
made from it. What stands beside it (the hashes of the files, the sources it was made from) helps to check,
and says nothing.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from json.encoder import encode_basestring
from typing import Any

from editorial.register.manifest_file import ManifestFile, manifest_file
from editorial.register.page_form import PageForm
from editorial.register.verification_code import code_of
from editorial.statements.statement import (
    Statement,
    StatementChange,
    Wording,
    record_of_statement,
    statement_of,
)

SCHEMA = "editorial-manifest/2"
NAME = "manifest.json"
NO_FORM = PageForm()
HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""How JSON may spell half a sign, which is no text and has no code."""


def folder_of(key: str, version: int) -> str:
    """The folder of a version, below the register: `statements/2024/2024-04-15-sudan/1`."""
    return f"{key}/{version}"


def path_of(key: str, version: int) -> str:
    """The manifest's file of a version, below the register."""
    return f"{folder_of(key, version)}/{NAME}"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """One version of a statement, as it is recorded."""

    statement: Statement
    """What was said, and what became of it."""
    digests: Mapping[str, str]
    """By language: the SHA-256 of the canonical text, 64 hex digits."""
    algorithm: str
    """How the canonical texts were made."""
    previous: str | None
    """SHA-256 of the manifest of the version before, as bytes in its file; None for the first."""
    shape: Mapping[str, str] = field(default_factory=dict)
    """By language: what each line of the text is."""
    forms: Mapping[str, PageForm] = field(default_factory=dict)
    """By language: how the text stands on its page."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """By language: the git blob id (40 digits) of the file it was made from."""

    @property
    def id(self) -> str:
        """The page's key: `statements/2024/2024-04-15-sudan`."""
        return self.statement.key

    @property
    def version(self) -> int:
        """The number of the version."""
        return self.statement.version

    @property
    def languages(self) -> Mapping[str, Wording]:
        """The languages that it has, with title and summary."""
        return self.statement.languages

    @property
    def change(self) -> StatementChange:
        """What made this version: its entry of the public history."""
        return self.statement.change

    def form(self, language: str) -> PageForm:
        """How the text in a language stands on its page; an empty form for one that it has not."""
        return self.forms.get(language, NO_FORM)

    def page(self, language: str) -> tuple[str, PageForm] | None:
        """What readers of a language get: the digest of the words, and their form without the names beside
        them. None for a language that the version has not.
        """
        digest = self.digests.get(language)
        return (digest, replace(self.form(language), names={})) if digest else None

    @property
    def record(self) -> Mapping[str, object]:
        """What the code is made from, and what may not change without a new version."""
        texts = {
            language: {
                "title": wording.title,
                "summary": wording.summary,
                "text_sha256": self.digests[language],
                "shape": self.shape.get(language, ""),
                **self.form(language).content(),
            }
            for language, wording in self.languages.items()
        }
        return record_of_statement(self.statement) | {
            "algorithm": self.algorithm,
            "previous": self.previous,
            "languages": texts,
        }

    @cached_property
    def code(self) -> str:
        """The code of the record, without hyphens."""
        return code_of(canonical_json(self.record))

    def content(self) -> bytes:
        """The bytes of the manifest's file."""
        files = {f"{language}.txt": digest for language, digest in self.digests.items()}
        whole = {
            "schema": SCHEMA,
            "code": self.code,
            "record": self.record,
            "files": files,
            "sources": dict(self.sources),
        }
        return f"{_indented(whole)}\n".encode()

    @property
    def sha256(self) -> str:
        """The SHA-256 of its file."""
        return hashlib.sha256(self.content()).hexdigest()


def canonical_json(value: object) -> bytes:
    """JSON that is the same bytes for the same content: keys in order, no spaces, UTF-8. Only text, whole
    numbers, lists and objects stand in a record, so that this agrees with RFC 8785 (keys are ASCII).
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _indented(value: object, margin: str = "\n ") -> str:
    """What `json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)` gives, in a third of the time:
    the check of the register writes every manifest anew to compare it.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Mapping):
        opening, closing = "{", "}"
        parts = [f"{encode_basestring(key)}: {_indented(value[key], f'{margin} ')}" for key in sorted(value)]
    elif isinstance(value, list | tuple):
        opening, closing = "[", "]"
        parts = [_indented(part, f"{margin} ") for part in value]
    else:
        return json.dumps(value)
    within = f",{margin}".join(parts)
    return f"{opening}{margin}{within}{margin[:-1]}{closing}" if parts else f"{opening}{closing}"


def read_manifest(content: bytes) -> Manifest:
    """The manifest in a file.

    Raises ValueError, with a sentence, for what is none, or is of a schema that this program does not know.
    """
    try:
        whole = json.loads(content)
        schema = whole.get("schema") if isinstance(whole, dict) else None
        known = schema == SCHEMA or not isinstance(schema, str)
        manifest = _manifest(manifest_file(whole), whole["record"]) if known else None
        if manifest and HALF.search(content):
            manifest.content()
    except RecursionError:
        raise ValueError("it is no manifest: its brackets are nested too deep") from None
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"it is no manifest: {error}") from error
    if manifest is None:
        raise ValueError(f'its schema is "{schema}", and this program knows only {SCHEMA}')
    return manifest


def _manifest(file: ManifestFile, record: Mapping[str, Any]) -> Manifest:
    """The manifest that a file holds, whose types are right. Raises what `statement_of` raises."""
    texts = file.record.languages
    return Manifest(
        statement=statement_of(record),
        digests={language: text.text_sha256 for language, text in texts.items()},
        algorithm=file.record.algorithm,
        previous=file.record.previous,
        shape={language: text.shape for language, text in texts.items()},
        forms={
            language: PageForm(
                form=tuple(text.form),
                links=tuple(text.links),
                notes=tuple(text.notes),
                abbreviations=text.abbreviations,
                files=text.files,
                names=text.names,
            )
            for language, text in texts.items()
        },
        sources=file.sources,
    )
