"""Registers made by hand: a few statements with their versions, in a folder, as `register append` would leave them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from editorial.register.canonical_text import ALGORITHM, TextLine, sha256, shape_of, text_of
from editorial.register.entries import RegisterEntry
from editorial.register.manifest import Manifest, canonical_json, folder_of
from editorial.register.store import NEW_LOG
from editorial.register.verification_code import grouped
from editorial.statements.statement import history_of, statement_of

KEY = "statements/2024/2024-04-15-sudan"
ENGLISH = (
    TextLine("Sudan: one year of fighting", "title"),
    TextLine("The Special Adviser calls for the protection of all civilians.", "summary"),
    TextLine("On 15 April 2024 the Special Adviser said “never again” about 1,366 reported deaths.", "p"),
    TextLine("What is asked", "h2"),
    TextLine("- Protect civilians in El Fasher;", "ul"),
    TextLine("- let humanitarian convoys through.", "ul"),
    TextLine("1. Parties stop.", "ol"),
    TextLine("2. Monitors report.", "ol"),
    TextLine("Place | Reported", "head"),
    TextLine("El Fasher | 20", "row"),
    TextLine("The authoritative text stands at the Office. <https://www.un.org/en/genocideprevention/>", "p"),
)
FRENCH = (
    TextLine("Soudan : un an de combats", "title"),
    TextLine("La Conseillère spéciale appelle à protéger toutes les populations civiles.", "summary"),
    TextLine("Le 15 avril 2024, la Conseillère spéciale a dit : « plus jamais ça ».", "p"),
)


RECORD: Mapping[str, object] = {
    "kind_of_text": "record",
    "rests_on": ["opening"],
    "source_url": "https://copies.example/sudan",
    "source_kind": "copy",
    "source_language": "en",
}
"""What a record of a statement says of itself that was issued elsewhere."""


class Book:
    """A register that grows. `fields` are what its statements say in other words than by default."""

    def __init__(self, folder: Path, fields: Mapping[str, object] = MappingProxyType({})) -> None:
        self.folder = folder
        self._fields = fields
        self.folder.mkdir(parents=True)
        self._log: list[bytes] = [NEW_LOG.content()]
        self._last: dict[str, Manifest] = {}

    def add(
        self,
        texts: Mapping[str, tuple[TextLine, ...]],
        kind: str = "first",
        status: str = "published",
        key: str = KEY,
        at: str = "2024-04-15T12:00:00-04:00",
        **more: object,
    ) -> RegisterEntry:
        """Record the next version of a statement with these texts."""
        before = self._last.get(key)
        version = before.version + 1 if before else 1
        change = {
            "version": version,
            "at": at,
            "kind": kind,
            "note": {"en": f"Note {version}."},
            "applies_to": more.get("applies_to", sorted(texts)),
        }
        whole = {code: text_of(lines) for code, lines in texts.items()}
        record = {
            "id": key,
            "version": version,
            "status": status,
            "original": "en",
            "type": "statement",
            "kind_of_text": "statement",
            "made_at": "2024-04-15",
            "first_published_at": "2024-04-15T12:00:00-04:00",
            "rests_on": [],
            "attributed_to": [{"name": "A Person", "role": "adviser"}],
            "places": ["SDN"],
            "subjects": [],
            "cites": [],
            "source_url": "",
            "source_kind": "",
            "source_language": "",
            "change_history": [*(history_of(before.statement.history) if before else ()), change],
            "withdrawn_notice": more.get("withdrawn_notice"),
            "superseded_by": more.get("superseded_by"),
            "languages": {
                code: {"title": lines[0].text, "summary": lines[1].text} for code, lines in texts.items()
            },
            **self._fields,
        }
        manifest = Manifest(
            statement=statement_of(record),
            digests={code: sha256(text) for code, text in whole.items()},
            algorithm=ALGORITHM,
            previous=before.sha256 if before else None,
            shape={code: shape_of(lines) for code, lines in texts.items()},
        )
        folder = folder_of(key, version)
        files = {f"{folder}/{code}.txt": text.encode() for code, text in whole.items()} | {
            f"{folder}/manifest.json": manifest.content()
        }
        for path, content in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)
        self._append(manifest, change)
        self._last[key] = manifest
        return RegisterEntry(manifest, files)

    def _append(self, manifest: Manifest, change: dict) -> None:
        previous = hashlib.sha256(self._log[-1]).hexdigest()
        self._log.append(
            canonical_json(
                {
                    "index": len(self._log) + 1,
                    "id": manifest.id,
                    "version": manifest.version,
                    "kind": change["kind"],
                    "at": change["at"],
                    "manifest": manifest.sha256,
                    "previous": previous,
                }
            )
        )
        (self.folder / "log.jsonl").write_bytes(b"".join(line + b"\n" for line in self._log))


def code_of(entry: RegisterEntry) -> str:
    """The code as readers see it."""
    return grouped(entry.manifest.code)


def former_log(log: bytes) -> bytes:
    """The same versions as a log of the former format had them: without the line that founds it."""
    lines: list[bytes] = []
    for number, written in enumerate(log.splitlines()[1:], 1):
        previous = hashlib.sha256(lines[-1]).hexdigest() if lines else None
        lines.append(canonical_json({**json.loads(written), "index": number, "previous": previous}))
    return b"".join(line + b"\n" for line in lines)
