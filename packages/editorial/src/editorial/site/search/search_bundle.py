"""Puts what Pagefind has written in one order, so that the same pages give the same bytes.

Pagefind keeps filters in tables without an order of their own
(https://github.com/Pagefind/pagefind/issues/638), so two runs differ in the order of filters, values and
languages, and in the names of the files, which are digests of their bytes. Here they are read, sorted and
named again. A file is `pagefind_dcd` and a value in CBOR (https://www.rfc-editor.org/rfc/rfc8949), packed
with gzip; Pagefind uses whole numbers, texts and lists, and nothing else is understood here.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import TypeAlias

SIGNATURE = b"pagefind_dcd"
PUBLISHED = ("pagefind.js", "fragment/*", "index/*")
"""What our own page of results asks for, besides its programs and the files that are put in order here. The
rest of what Pagefind writes are ready-made interfaces, a worker and marks for pages.
"""
FILTERS = 3
"""Where the filters stand in the list that a `pf_meta` file is."""
INDEFINITE = 0x9F
BREAK = 0xFF

Value: TypeAlias = "int | str | list[Value]"


class UnknownFormatError(ValueError):
    """Pagefind writes something that this code does not know: it is another version than the one it was made
    for.
    """


def ordered_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """`pagefind-entry.json`, `*.pf_meta` and `filter/*` of a bundle, by path, in one order.

    Raises UnknownFormatError.
    """
    done: dict[str, bytes] = {}
    entry = json.loads(files["pagefind-entry.json"])
    for language, about in entry["languages"].items():
        meta, chunks = _language(language, files, f"pagefind.{about['hash']}.pf_meta")
        about["hash"] = f"{language}_{_digest(meta)}"
        done |= chunks | {f"pagefind.{about['hash']}.pf_meta": meta}
    return done | {"pagefind-entry.json": json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()}


def programs(files: Mapping[str, bytes]) -> set[str]:
    """The WebAssembly of each language of a bundle; one whose stems Pagefind does not know has the common
    one.
    """
    return {
        f"wasm.{about['wasm'] or 'unknown'}.pagefind"
        for about in json.loads(files["pagefind-entry.json"])["languages"].values()
    }


def pages_in(files: Mapping[str, bytes]) -> int:
    """How many documents a bundle has."""
    return sum(
        about["page_count"] for about in json.loads(files["pagefind-entry.json"])["languages"].values()
    )


def _language(language: str, files: Mapping[str, bytes], path: str) -> tuple[bytes, dict[str, bytes]]:
    """(`pf_meta`, filter chunks by path) of one language."""
    meta = unpacked(files[path])
    chunks = {}
    entries = meta[FILTERS] if isinstance(meta, list) and len(meta) > FILTERS else None
    if not isinstance(meta, list) or not isinstance(entries, list):
        raise UnknownFormatError(path)
    filters = []
    for entry in entries:
        match entry:
            case [name, str(hash_), *rest]:
                chunk = _in_order(files[f"filter/{hash_}.pf_filter"])
            case _:
                raise UnknownFormatError(path)
        filters.append([name, f"{language}_{_digest(chunk)}", *rest])
        chunks[f"filter/{filters[-1][1]}.pf_filter"] = chunk
    meta[FILTERS] = sorted(filters)
    return packed(meta), chunks


def _in_order(chunk: bytes) -> bytes:
    """The chunk of a filter, its values in one order."""
    match unpacked(chunk):
        case [name, list(values)]:
            return packed([name, sorted(values)])
    raise UnknownFormatError("filter")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def unpacked(data: bytes) -> Value:
    """The value in a file of Pagefind's. Raises UnknownFormatError."""
    plain = gzip.decompress(data)
    value, end = _read(plain, len(SIGNATURE))
    if not plain.startswith(SIGNATURE) or end != len(plain):
        raise UnknownFormatError("signature")
    return value


def packed(value: Value) -> bytes:
    """A value as a file of Pagefind's."""
    return gzip.compress(SIGNATURE + _written(value), 9, mtime=0)


def _read(data: bytes, start: int) -> tuple[Value, int]:
    """(value, where it ends)."""
    if data[start] == INDEFINITE:
        return _read_list(data, start + 1, None)
    kind, number, start = data[start] >> 5, *_read_number(data, start)
    if kind == 0:
        return number, start
    if kind == 3:
        return data[start : start + number].decode(), start + number
    if kind == 4:
        return _read_list(data, start, number)
    raise UnknownFormatError(f"kind {kind}")


def _read_number(data: bytes, start: int) -> tuple[int, int]:
    small = data[start] & 31
    if small < 24:
        return small, start + 1
    if small > 27:
        raise UnknownFormatError(f"number {small}")
    end = start + 1 + (1 << small - 24)
    return int.from_bytes(data[start + 1 : end], "big"), end


def _read_list(data: bytes, start: int, length: int | None) -> tuple[list[Value], int]:
    """A list of so many values, or of all up to the sign that ends it."""
    values: list[Value] = []
    while len(values) != length:
        if length is None and data[start] == BREAK:
            return values, start + 1
        value, start = _read(data, start)
        values.append(value)
    return values, start


def _written(value: Value) -> bytes:
    if isinstance(value, int):
        return _head(0, value)
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    return _head(4, len(value)) + b"".join(map(_written, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in range(4) if number < 1 << (8 << size))
    return bytes([kind << 5 | 24 + size]) + number.to_bytes(1 << size, "big")
