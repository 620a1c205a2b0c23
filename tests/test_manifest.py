"""A manifest's file: everything of it is compared in full, and whatever somebody makes of one is told in a sentence."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.register.append_only import PublishedPast
from editorial.register.findings import REGISTER_FILE
from editorial.register.integrity import register_findings
from editorial.register.manifest import SCHEMA, canonical_json, read_manifest
from editorial.register.store import RegisterStore
from support.rendering import ROOT

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.floats(allow_nan=False),
    st.sampled_from(["", "1", "\ud800", "\u0000", "2024-04-15T12:00:00", "a" * 64, "statements/2024/x"]),
    st.lists(st.integers(0, 1), max_size=2),
    st.dictionaries(st.sampled_from(["en", "at", "version"]), st.none(), max_size=2),
)


@cache
def written() -> str:
    """A manifest that was recorded, with a text that has links, form and names."""
    file = next(iter(sorted((ROOT / "register/statements").rglob("manifest.json"))))
    return file.read_text(encoding="utf-8")


def places(value: Any, road: tuple = ()) -> Iterator[tuple]:
    """The road to every value in JSON."""
    yield road
    for key, part in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from places(part, (*road, key))


def mutated(road: tuple, new: object, delete: bool) -> object:
    whole = json.loads(written())
    if not road:
        return new
    at = whole
    for step in road[:-1]:
        at = at[step]
    if delete:
        del at[road[-1]]
    else:
        at[road[-1]] = new
    return whole


ROADS = tuple(places(json.loads(written())))


@given(road=st.sampled_from(ROADS), new=VALUES, delete=st.booleans())
def test_whatever_is_made_of_a_manifest_it_is_read_or_told_in_a_sentence(
    road: tuple, new: object, delete: bool
):
    content = json.dumps(mutated(road, new, delete)).encode()
    try:
        manifest = read_manifest(content)
    except ValueError as error:
        assert str(error).startswith(("it is no manifest: ", "its schema is "))  # noqa: PT017 - either is right
        return
    # What can be read can be asked for everything, and be written.
    assert manifest.content()
    assert manifest.change.at.moment < manifest.change.at.moment.max.replace(
        tzinfo=manifest.change.at.moment.tzinfo
    )
    assert len(manifest.code) == 12


@given(road=st.sampled_from(ROADS[1:]), new=VALUES, delete=st.booleans())
def test_a_register_with_such_a_manifest_is_told_and_nothing_is_raised(
    road: tuple, new: object, delete: bool
):
    recorded = json.loads(written())
    path = f"{recorded['record']['id']}/1/manifest.json"
    other = mutated(road, new, delete)
    content = json.dumps(other, ensure_ascii=True, indent=1, sort_keys=True).encode() + b"\n"
    account = RegisterStore({path: content})
    assert list(register_findings(account, PublishedPast("HEAD")))


@pytest.mark.parametrize(
    ("road", "new"),
    [
        (("record", "languages", "en", "shape"), 5),
        (("record", "version"), "1"),
        (("record", "version"), True),
        (("record", "version"), 1.0),
        (("record", "languages"), None),
        (("record", "languages", "en"), []),
        (("record", "change_history"), []),
        (("record", "change_history", 0, "at"), "2024-04-15T12:00:00"),
        (("record", "attributed_to", 0), "A Person"),
        (("record", "languages", "en", "files"), {"assets/n.svg": "abc"}),
        (("record", "languages", "en", "text_sha256"), "A" * 64),
        (("record", "previous"), ""),
        (("sources", "en"), "bc442bbcedbe"),
        (("sources",), None),
    ],
)
def test_another_type_is_told_with_its_place(road: tuple, new: object):
    with pytest.raises(ValueError, match=f'it is no manifest: "{".".join(map(str, road))}'):
        read_manifest(json.dumps(mutated(road, new, False)).encode())


def test_a_manifest_of_the_first_format_is_told():
    old = written().replace(SCHEMA, "editorial-manifest/1")
    with pytest.raises(ValueError, match='its schema is "editorial-manifest/1", and this program knows only'):
        read_manifest(old.encode())


def test_brackets_without_end_are_told():
    with pytest.raises(ValueError, match="nested too deep"):
        read_manifest(b'{"schema": ' + b"[" * 100_000)


def test_the_code_covers_all_that_readers_see():
    manifest = read_manifest(written().encode())
    for language, text in json.loads(canonical_json(manifest.record))["languages"].items():
        assert {"form", "links", "notes", "abbreviations", "files", "names", "shape", "text_sha256"} <= set(
            text
        )
        assert text["names"]["office"], language


def test_no_finding_of_a_damaged_manifest_is_a_traceback(tmp_path: Path):
    record = json.loads(written())["record"]
    path = f"{record['id']}/1/manifest.json"
    account = RegisterStore({path: b'{"schema": "editorial-manifest/2"}'})
    findings = list(register_findings(account, PublishedPast("HEAD")))
    assert [finding.rule for finding in findings] == [REGISTER_FILE.id]


def test_a_manifest_is_written_as_json_writes_it():
    content = read_manifest(written().encode()).content()
    assert content == written().encode()
    again = json.dumps(json.loads(content), ensure_ascii=False, indent=1, sort_keys=True)
    assert content.decode() == f"{again}\n"
