"""The register: the account of everything that was published, and what the next release would add to it.

Comes in: the files of `register/`, the statements as they stand in docs/. Goes out: the versions of every
statement, recorded or pending. The site is made from both together, so that a page looks the same before and
after it is recorded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from editorial.office.settings import OfficeSettings
from editorial.register.canonical_text import (
    ALGORITHM,
    TextLine,
    canonical_lines,
    lines_of,
    sha256,
    shape_of,
    text_of,
)
from editorial.register.manifest import NAME, Manifest, folder_of, path_of, read_manifest
from editorial.register.page_form import page_form
from editorial.statements.records import Record
from editorial.statements.statement import Statement, Wording


@dataclass(frozen=True)
class RegisterEntry:
    """One version of a statement in the register."""

    manifest: Manifest
    files: Mapping[str, bytes] = field(repr=False)
    """Where its texts are: those of the register, or of a pending version alone."""
    pending: bool = False
    """True if it is not recorded yet: the next release will."""

    @property
    def statement(self) -> Statement:
        """What was said, and what became of it up to this version."""
        return self.manifest.statement

    @property
    def folder(self) -> str:
        """Its folder in the register: `statements/2024/2024-04-15-sudan/1`."""
        return folder_of(self.manifest.id, self.manifest.version)

    def text(self, language: str) -> str:
        """The canonical text in a language that the version has.

        Raises KeyError for another, or where the file is gone.
        """
        return self.files[f"{self.folder}/{language}.txt"].decode()

    def lines(self, language: str) -> tuple[TextLine, ...]:
        """The text line by line, with what each line is."""
        return lines_of(self.text(language), self.manifest.shape.get(language, ""))


@dataclass(frozen=True)
class Register:
    """All versions of all statements, by key of the page, oldest first."""

    entries: Mapping[str, tuple[RegisterEntry, ...]] = field(default_factory=dict)

    def latest(self, key: str) -> RegisterEntry | None:
        """The present version of a statement; None if it is not in the register."""
        versions = self.entries.get(key)
        return versions[-1] if versions else None

    def versions(self, key: str) -> tuple[RegisterEntry, ...]:
        """Every version of a statement, oldest first."""
        return self.entries.get(key, ())

    def supersedes(self, key: str) -> str | None:
        """The statement whose place this one takes; None if it takes none's."""
        return self._followed.get(key)

    @cached_property
    def _followed(self) -> Mapping[str, str]:
        return {
            by: key for key, versions in self.entries.items() if (by := versions[-1].statement.superseded_by)
        }

    @cached_property
    def by_code(self) -> Mapping[str, RegisterEntry]:
        """Code, without hyphens -> the version that it names."""
        return {entry.manifest.code: entry for versions in self.entries.values() for entry in versions}


def read_register(files: Mapping[str, bytes]) -> Register:
    """The register in its files. Manifests that cannot be read are left out here: the check tells of them."""
    entries: dict[str, dict[int, RegisterEntry]] = {}
    for path in files:
        if path.endswith(f"/{NAME}"):
            try:
                manifest = read_manifest(files[path])
            except ValueError:
                continue
            if path == path_of(manifest.id, manifest.version):
                entries.setdefault(manifest.id, {})[manifest.version] = RegisterEntry(manifest, files)
    return Register(
        {
            key: tuple(versions[number] for number in sorted(versions))
            for key, versions in sorted(entries.items())
        }
    )


def projected(register: Register, records: Iterable[Record], settings: OfficeSettings) -> Register:
    """The register as the next release leaves it: with the pending version of each statement."""
    new = {entry.manifest.id: entry for entry in pending(register, records, settings)}
    return replace(
        register,
        entries={
            key: (*register.versions(key), *([new[key]] if key in new else []))
            for key in sorted({*register.entries, *new})
        },
    )


def pending(
    register: Register, records: Iterable[Record], settings: OfficeSettings
) -> Iterator[RegisterEntry]:
    """The versions that are published in docs/ and not recorded, in the order of publication: what `register
    append` adds.

    Whether they may be added is not asked here: that is the check's question.
    """
    for record in sorted(records, key=lambda record: (record.fields.change_history[-1].at, record.key)):
        latest = register.latest(record.key)
        if latest is None or record.fields.version > latest.manifest.version:
            yield entry_of(record, latest, settings)


def entry_of(record: Record, latest: RegisterEntry | None, settings: OfficeSettings) -> RegisterEntry:
    """A statement, as it stands in docs/, as the version that follows `latest`; `settings` have the names
    that are shown with it.
    """
    statement, localizations = _with_plain_spaces(record.statement), record.page.localizations
    lines = {language: canonical_lines(localizations[language]) for language in statement.languages}
    texts = {language: text_of(lines[language]) for language in lines}
    manifest = Manifest(
        statement=statement,
        digests={language: sha256(text) for language, text in texts.items()},
        algorithm=ALGORITHM,
        previous=latest.manifest.sha256 if latest else None,
        shape={language: shape_of(lines[language]) for language in lines},
        forms={
            language: page_form(
                localizations[language],
                record.page.files,
                statement,
                settings,
                _kept_names(statement, latest, language),
            )
            for language in lines
        },
        sources={language: localizations[language].blob for language in lines},
    )
    folder = folder_of(record.key, manifest.version)
    return RegisterEntry(
        manifest, {f"{folder}/{language}.txt": text.encode() for language, text in texts.items()}, True
    )


def _kept_names(statement: Statement, latest: RegisterEntry | None, language: str) -> Mapping[str, str]:
    """The names that stay as they were published: a version that changes no text changes no name either, so
    that a statement can be withdrawn after a post was renamed.
    """
    kept = latest is not None and statement.change.kind.fixes_facts
    return latest.manifest.form(language).names if latest and kept else {}


def _with_plain_spaces(statement: Statement) -> Statement:
    """A statement as it is recorded: like a canonical text, titles and summaries have one kind of space."""
    languages = {
        language: Wording(" ".join(wording.title.split()), " ".join(wording.summary.split()))
        for language, wording in statement.languages.items()
    }
    return replace(statement, languages=languages)
