"""The register: the account of everything that was published, and what the next release would add to it.

Comes in: the files of `register/`, the statements as they stand in docs/. Goes out: the versions of every
statement, recorded or pending.
The site is made from both together, so that a page looks the same before and after it is recorded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from docs_parity.model.page import LocalizedPage
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
from editorial.register.manifest import NAME, Manifest, RecordedLanguage, folder_of, path_of, read_manifest
from editorial.statements.records import Record, public_languages


@dataclass(frozen=True)
class RegisterEntry:
    """One version of a statement in the register."""

    manifest: Manifest
    files: Mapping[str, bytes] = field(repr=False)
    """Where its texts are: those of the register, or of a pending version alone."""
    pending: bool = False
    """True if it is not recorded yet: the next release will."""

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
        found = self.entries.get(key)
        return found[-1] if found else None

    def versions(self, key: str) -> tuple[RegisterEntry, ...]:
        """Every version of a statement, oldest first."""
        return self.entries.get(key, ())

    def supersedes(self, key: str) -> str | None:
        """The statement whose place this one takes; None if it takes none's."""
        return self._followed.get(key)

    @cached_property
    def _followed(self) -> Mapping[str, str]:
        return {
            by: key for key, versions in self.entries.items() if (by := versions[-1].manifest.superseded_by)
        }

    @cached_property
    def by_code(self) -> Mapping[str, RegisterEntry]:
        """Code, without hyphens -> the version that it names."""
        return {entry.manifest.code: entry for versions in self.entries.values() for entry in versions}


def read_register(files: Mapping[str, bytes]) -> Register:
    """The register in its files. Manifests that cannot be read are left out here: the check tells of them."""
    found: dict[str, dict[int, RegisterEntry]] = {}
    for path in files:
        if path.endswith(f"/{NAME}"):
            try:
                manifest = read_manifest(files[path])
            except ValueError:
                continue
            if path == path_of(manifest.id, manifest.version):
                found.setdefault(manifest.id, {})[manifest.version] = RegisterEntry(manifest, files)
    return Register(
        {
            key: tuple(versions[number] for number in sorted(versions))
            for key, versions in sorted(found.items())
        }
    )


def projected(register: Register, records: Iterable[Record], settings: OfficeSettings) -> Register:
    """The register as the next release leaves it:
    with the pending version of every statement that has one.
    """
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
    for record in sorted(records, key=lambda each: (each.fields.change_history[-1].at, each.key)):
        latest = register.latest(record.key)
        if latest is None or record.fields.version > latest.manifest.version:
            yield entry_of(record, latest, settings)


def entry_of(record: Record, latest: RegisterEntry | None, settings: OfficeSettings) -> RegisterEntry:
    """A statement, as it stands in docs/, as the version that follows `latest`."""
    public = public_languages(record, settings)
    lines = {code: canonical_lines(record.page.localizations[code]) for code in public}
    texts = {code: text_of(lines[code]) for code in public}
    manifest = manifest_of(
        record,
        texts,
        latest.manifest.sha256 if latest else None,
        {code: shape_of(lines[code]) for code in public},
    )
    return RegisterEntry(
        manifest,
        {
            f"{folder_of(record.key, manifest.version)}/{code}.txt": text.encode()
            for code, text in texts.items()
        },
        True,
    )


def manifest_of(
    record: Record, texts: Mapping[str, str], previous: str | None, shape: Mapping[str, str]
) -> Manifest:
    """The manifest of a statement as it stands, from its canonical texts."""
    source, versions = record.page.source, record.page.localizations
    said = plain(dict(source.fields))
    return Manifest(
        record.key,
        record.fields.version,
        record.fields.status,
        record.page.original,
        record.fields.type,
        str(said["first_published_at"]),
        tuple(said["attributed_to"]),
        tuple(record.fields.places),
        tuple(record.fields.subjects),
        tuple(record.fields.cites),
        str(record.fields.source_url or ""),
        tuple(sorted(said["change_history"], key=lambda change: change["version"])),
        said.get("withdrawn_notice"),
        said.get("superseded_by"),
        {code: _recorded(versions[code], text) for code, text in texts.items()},
        ALGORITHM,
        previous,
        shape,
        {code: versions[code].blob for code in texts},
    )


def _recorded(localized: LocalizedPage, text: str) -> RecordedLanguage:
    title, summary = (
        " ".join(str(localized.fields.get(name) or "").split()) for name in ("title", "summary")
    )
    return RecordedLanguage(title, summary, sha256(text))


def plain(value: object) -> object:
    """A front matter's value as JSON has it: dates as they are written, everything else as it is."""
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
