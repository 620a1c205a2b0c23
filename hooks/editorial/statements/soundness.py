"""Is the register whole where it is asked? Nobody may be told "genuine" from an entry that somebody has changed, or cut.

Comes in: the files of a register. Goes out: sentences about one statement's entries; none if everything fits together.
The log is asked too: without it, whoever takes away the folder of a withdrawal would make a withdrawn statement hold again.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping

from editorial.reading.register import LOG
from editorial.statements.canonical_text import sha256
from editorial.statements.manifest import NAME
from editorial.statements.register import Entry, Register, folder_of


def logged(files: Mapping[str, bytes]) -> tuple[dict[str, object], ...]:
    """The lines of the log. Raises ValueError where it is not there, cannot be read, or is not one chain: each line carries the hash
    of the one before.
    """
    if LOG not in files:
        raise ValueError(f"there is no {LOG} in it")
    written = files[LOG].split(b"\n")
    if written.pop():
        raise ValueError(f"the last line of its {LOG} is cut off")
    lines, before = [], None
    for number, content in enumerate(written, 1):
        line = _line(content)
        if line is None or line["previous"] != before:
            raise ValueError(f"line {number} of its {LOG} cannot be read" if line is None else
                             f"line {number} of its {LOG} does not follow the one before")
        before = hashlib.sha256(content).hexdigest()
        lines.append(line)
    return tuple(lines)


def _line(content: bytes) -> dict[str, object] | None:
    try:
        line = json.loads(content)
    except ValueError:
        return None
    return line if isinstance(line, dict) and line.keys() >= {"id", "version", "manifest", "at", "previous"} else None


def incomplete(register: Register, files: Mapping[str, bytes], lines: tuple[dict[str, object], ...]) -> Iterator[str]:
    """Manifests that the log names and that are gone, not what was recorded, or of a kind that this program does not know: a code or
    a text that is not found may be one of theirs.
    """
    read = {(key, entry.manifest.version) for key, versions in register.entries.items() for entry in versions}
    for line in lines:
        path = f"{folder_of(str(line['id']), line['version'])}/{NAME}"
        if path not in files or hashlib.sha256(files[path]).hexdigest() != line["manifest"]:
            yield f"{path} is gone, or not what was recorded"
        elif (line["id"], line["version"]) not in read:
            yield f"{path} is of a kind that this program does not know. Take its newest state"


def unsound(register: Register, key: str, files: Mapping[str, bytes], lines: tuple[dict[str, object], ...]) -> Iterator[str]:
    """What is wrong with the entries of one statement: their codes, their texts, their chain, their lines in the log."""
    digests = {line["version"]: line["manifest"] for line in lines if line["id"] == key}
    entries, before = register.versions(key), None
    if sorted(digests) != [entry.manifest.version for entry in entries] or sorted(digests) != list(range(1, len(entries) + 1)):
        yield f"the log and the folders do not name the same versions of {key}"
    for entry in entries:
        content = files[f"{entry.folder}/{NAME}"]
        if entry.manifest.content() != content or digests.get(entry.manifest.version) != hashlib.sha256(content).hexdigest():
            yield f"{folder_of(key, entry.manifest.version)}/{NAME} is not what was recorded"
        if entry.manifest.previous != before:
            yield f"version {entry.manifest.version} of {key} does not follow the one before"
        before = hashlib.sha256(content).hexdigest()
        yield from _texts(entry)


def _texts(entry: Entry) -> Iterator[str]:
    for language, said in entry.manifest.languages.items():
        try:
            whole = sha256(entry.text(language)) == said.text_sha256
        except (KeyError, UnicodeDecodeError):
            whole = False
        if not whole:
            yield f"{entry.folder}/{language}.txt is not what was recorded"
