"""Registers made by hand: a few statements with their versions, in a folder, as `register append` would leave them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from editorial.statements.canonical_text import ALGORITHM, Line, sha256, shape_of, text_of
from editorial.statements.code import grouped
from editorial.statements.manifest import Manifest, Recorded, canonical_json, folder_of
from editorial.statements.register import Entry

KEY = "statements/2024/2024-04-15-sudan"
ENGLISH = (Line("Sudan: one year of fighting", "title"), Line("The Special Adviser calls for the protection of all civilians.", "summary"),
           Line("On 15 April 2024 the Special Adviser said “never again” about 1,366 reported deaths.", "p"), Line("What is asked", "h2"),
           Line("- Protect civilians in El Fasher;", "ul"), Line("- let humanitarian convoys through.", "ul"),
           Line("1. Parties stop.", "ol"), Line("2. Monitors report.", "ol"), Line("Place | Reported", "head"), Line("El Fasher | 20", "row"),
           Line("The authoritative text stands at the Office. <https://www.un.org/en/genocideprevention/>", "p"))
FRENCH = (Line("Soudan : un an de combats", "title"), Line("La Conseillère spéciale appelle à protéger toutes les populations civiles.", "summary"),
          Line("Le 15 avril 2024, la Conseillère spéciale a dit : « plus jamais ça ».", "p"))


class Book:
    """A register that grows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True)
        self._log: list[bytes] = []
        self._last: dict[str, Manifest] = {}

    def add(self, texts: Mapping[str, tuple[Line, ...]], kind: str = "first", status: str = "published", key: str = KEY,
            at: str = "2024-04-15T12:00:00-04:00", **more: object) -> Entry:
        """Record the next version of a statement with these texts."""
        before = self._last.get(key)
        version = before.version + 1 if before else 1
        change = {"version": version, "at": at, "kind": kind, "note": {"en": f"Note {version}."}, "applies_to": sorted(texts)}
        whole = {code: text_of(lines) for code, lines in texts.items()}
        manifest = Manifest(
            key, version, status, "en", "statement", "2024-04-15T12:00:00-04:00", ({"name": "A Person", "role": "adviser"},), ("SDN",), (), (),
            "", (*(before.change_history if before else ()), change), more.get("withdrawn_notice"), more.get("superseded_by"),
            {code: Recorded(lines[0].text, lines[1].text, sha256(whole[code])) for code, lines in texts.items()}, ALGORITHM,
            before.sha256 if before else None, {code: shape_of(lines) for code, lines in texts.items()})
        folder = folder_of(key, version)
        files = {f"{folder}/{code}.txt": text.encode() for code, text in whole.items()} | {f"{folder}/manifest.json": manifest.content()}
        for path, content in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)
        self._append(manifest, change)
        self._last[key] = manifest
        return Entry(manifest, files)

    def _append(self, manifest: Manifest, change: dict) -> None:
        previous = hashlib.sha256(self._log[-1]).hexdigest() if self._log else None
        self._log.append(canonical_json({"index": len(self._log) + 1, "id": manifest.id, "version": manifest.version, "kind": change["kind"],
                                         "at": change["at"], "manifest": manifest.sha256, "previous": previous}))
        (self.folder / "log.jsonl").write_bytes(b"".join(line + b"\n" for line in self._log))


def code_of(entry: Entry) -> str:
    """The code as readers see it."""
    return grouped(entry.manifest.code)
