"""The JSON Schemas say what the tables say, and editors' programs find them."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from pydantic import ValidationError

from docs_parity.markdown.yaml_positions import load
from docs_parity.model.finding import Finding
from docs_parity.project.fields import PageFields
from docs_parity.project.glossary import GlossaryError, read_glossary
from docs_parity.project.json_schema import DRAFT, ENDING, schema_text, schemas
from docs_parity.project.page_kinds import PAGE_KINDS
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from docs_parity.reports.text import annotation
from editorial.commands import main
from editorial.statements.fields import StatementFields
from support.examples import examples
from support.rendering import ROOT

SETTINGS = read_settings(ROOT / "editorial.yml")
SCHEMAS = schemas(SETTINGS)
NAMES = ("page", "translation", "statement", "statement-translation", "editorial", "glossary")
STATEMENT = """
title: "Sudan: one year of fighting"
summary: The Special Adviser calls for the protection of all civilians in the country.
type: statement
status: published
version: 1
kind_of_text: record
made_at: 2024-04-15
first_published_at: 2024-04-15T12:00:00-04:00
rests_on: [opening]
attributed_to: [{name: A. Person, role: special-adviser-prevention-of-genocide, form: feminine}]
places: [SDN]
subjects: [hate-speech]
cites: ["S/RES/2724 (2024)"]
source_url: https://www.un.org/en/genocideprevention/
source_kind: official-text
source_language: en
change_history:
  - version: 1
    at: 2024-04-15T12:00:00-04:00
    kind: first
    note: {en: First published., fr: Première publication., es: Primera publicación.}
    applies_to: [en, fr, es]
"""
PAGE = "title: A page\nsummary: A page for this test, in English.\n"
WITHDRAWN = (
    "withdrawn_notice: {explanation: {en: A figure was wrong., fr: Un chiffre était faux., es: Una cifra era falsa.}, "
    "withdrawn_at: 2024-04-16T12:00:00-04:00}\n"
)


def valid(name: str, value: object) -> bool:
    """What a schema says of a value."""
    return Draft202012Validator(SCHEMAS[name], format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(
        value
    )


def accepted(table: type, value: object) -> bool:
    """What the table itself says of it."""
    try:
        table.model_validate(value)
    except ValidationError:
        return False
    return True


def changed(text: str, field: str, value: str) -> dict:
    """Front matter with another value in one field, or without the field."""
    lines = re.sub(rf"^{field}:.*\n(?:  .*\n)*", "", text, flags=re.MULTILINE)
    return load(f"{lines}{field}: {value}\n" if value else lines)[0]


def parts(node: object):
    """Every schema inside a schema."""
    if isinstance(node, dict):
        yield node
        for name, part in node.items():
            yield from (
                (inner for each in part.values() for inner in parts(each))
                if name in ("properties", "$defs")
                else parts(part)
            )
    elif isinstance(node, list):
        for part in node:
            yield from parts(part)


def test_the_committed_files_are_what_the_tables_give():
    written = {
        path.name.removesuffix(ENDING): path.read_text(encoding="utf-8")
        for path in (ROOT / "schemas").glob("*")
    }
    assert written == {name: schema_text(schema) for name, schema in SCHEMAS.items()}, (
        "run `make schemas` and commit schemas/"
    )
    assert set(written) == set(NAMES)


def test_the_command_writes_them(tmp_path: Path):
    done = CliRunner().invoke(
        main, ["schemas", "--output", str(tmp_path / "made"), "--docs", str(ROOT / "docs")]
    )
    assert (done.exit_code, done.output) == (0, f"6 schemas written into {tmp_path / 'made'}.\n")
    assert {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()} == {
        path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()
    }


def test_the_command_needs_a_house(tmp_path: Path):
    done = CliRunner().invoke(
        main, ["schemas", "--output", str(tmp_path / "made"), "--docs", str(tmp_path / "docs")]
    )
    assert (
        done.exit_code == 2
        and "there is no editorial.yml beside" in done.output
        and not (tmp_path / "made").exists()
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_in_the_draft_it_names_and_in_the_one_that_editors_know(name: str):
    assert SCHEMAS[name]["$schema"] == DRAFT
    Draft202012Validator.check_schema(SCHEMAS[name])
    Draft7Validator.check_schema({key: value for key, value in SCHEMAS[name].items() if key != "$schema"})
    later = {
        "unevaluatedProperties",
        "unevaluatedItems",
        "dependentRequired",
        "dependentSchemas",
        "prefixItems",
        "$dynamicRef",
        "minContains",
    }
    assert not [part for part in parts(SCHEMAS[name]) if later & set(part)]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_explained_and_no_other_is_allowed(name: str):
    for part in parts(SCHEMAS[name]):
        if "properties" in part and part.get("type") == "object":
            assert "additionalProperties" in part, part
            assert all(
                "description" in field or field.get("type") == "number"
                for field in part["properties"].values()
            ), part


def test_every_field_of_the_tables_stands_in_a_schema():
    assert set(SCHEMAS["page"]["properties"]) | {"translation"} == set(PageFields.model_fields)
    assert set(SCHEMAS["statement"]["properties"]) | {"translation"} == set(StatementFields.model_fields)
    assert (
        set(SCHEMAS["translation"]["properties"])
        == set(SCHEMAS["statement-translation"]["properties"])
        == {"title", "summary", "updated", "translation"}
    )


def test_all_pages_of_this_site_are_valid():
    tree = read_tree(ROOT / "docs", SETTINGS)
    pages = [version for versions in tree.localizations.values() for version in versions.values()]
    assert len(pages) > 90
    assert not [
        page.path
        for page in pages
        if not valid(PAGE_KINDS.of(page.key).schema_name(not page.is_translation), dict(page.fields))
    ]


@pytest.mark.parametrize("name", ["editorial", "glossary"])
def test_the_files_of_this_house_are_valid(name: str):
    assert valid(name, yaml.safe_load((ROOT / f"{name}.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("title", "Sudan", True),
        ("title", "", False),
        ("title", "X", False),
        ("title", "2024", False),
        ("title", "A <b>word</b>", False),
        ("title", "3 < 4", True),
        ("title", '"two\\nlines"', False),
        ("title", "x" * 140, True),
        ("title", "x" * 141, False),
        ("summary", "Too short.", False),
        ("summary", "é" * 60, True),
        ("summary", "é" * 261, False),
        ("type", "remarks", True),
        ("type", "speech", False),
        ("type", "", False),
        ("status", "in-review", True),
        ("status", "removed", False),
        ("version", "2", True),
        ("version", "0", False),
        ("version", "two", False),
        ("first_published_at", "2024-04-15", False),
        ("first_published_at", "2024-04-15T12:00:00", False),
        ("first_published_at", "2024-04-15T12:00:00Z", True),
        ("first_published_at", "2024-04-15 12:00:00-04:00", False),
        ("first_published_at", "2024-04-15T12:00:00-0400", False),
        ("first_published_at", "2024-04-15T12:00-04:00", False),
        ("first_published_at", "1713196800", False),
        ("first_published_at", "2024-04-15T12:00:00.5+05:30", True),
        ("kind_of_text", "record", True),
        ("kind_of_text", "summary", False),
        ("made_at", "2024-04-15", True),
        ("made_at", "2024-04-15T10:00:00+02:00", True),
        ("made_at", "2024-04-15T10:00:00", False),
        ("made_at", "2024-04", False),
        ("made_at", "15 April 2024", False),
        ("rests_on", "[near-whole, press]", True),
        ("rests_on", "[summary]", False),
        ("rests_on", "[]", False),
        ("rests_on", "opening", False),
        ("source_kind", "copy", True),
        ("source_kind", "mirror", False),
        ("source_language", "fr", True),
        ("source_language", "French", False),
        ("updated", "2026-11-23", True),
        ("updated", "23 November 2026", False),
        ("updated", "2026", False),
        ("attributed_to", "[]", False),
        ("attributed_to", "[{name: A. Person}]", False),
        ("attributed_to", "A. Person", False),
        (
            "attributed_to",
            "[{name: A. Person, role: special-adviser-prevention-of-genocide, form: neuter}]",
            False,
        ),
        ("places", "[]", True),
        ("places", "[Sudan]", False),
        ("places", "SDN", False),
        ("places", "[sdn]", False),
        ("subjects", "hate-speech", False),
        ("cites", "[S/RES/2724]", True),
        ("cites", "[2724]", False),
        ("source_url", "www.un.org", False),
        ("source_url", "ftp://www.un.org/", False),
        ("source_url", "http://www.un.org", False),
        ("change_history", "[]", False),
        ("change_history", "corrected", False),
        (
            "change_history",
            "[{version: 1, at: 2024-04-15T12:00:00-04:00, kind: first, note: {en: A., fr: A., es: A.}, applies_to: [en]}]",
            False,
        ),
        (
            "change_history",
            "[{version: 1, at: 2024-04-15T12:00:00-04:00, kind: change, note: {en: Abc, fr: Abc, es: Abc}, applies_to: [en]}]",
            False,
        ),
        (
            "change_history",
            "[{version: 1, at: 2024-04-15T12:00:00-04:00, kind: first, note: {en: Abc, fr: Abc, es: Abc}, applies_to: []}]",
            False,
        ),
        ("embargoed_until", "2024-04-15T12:00:00-04:00", True),
        ("embargoed_until", "tomorrow", False),
        ("not_required", "{es: It is about a French book.}", True),
        ("not_required", "{es: No}", False),
        ("not_required", "[es]", False),
        ("release", "together", True),
        ("release", "true", False),
        ("superseded_by", "statements/2024/2024-06-05-el-fasher", True),
        ("superseded_by", "[one, two]", False),
        ("sumary", "A word", False),
    ],
)
def test_schema_and_table_agree(field: str, value: str, right: bool):
    front_matter = changed(STATEMENT, field, value)
    assert (valid("statement", front_matter), accepted(StatementFields, front_matter)) == (right, right)


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "summary",
        "type",
        "status",
        "version",
        "kind_of_text",
        "made_at",
        "first_published_at",
        "attributed_to",
        "change_history",
    ],
)
def test_schema_and_table_need_the_same_fields(field: str):
    front_matter = changed(STATEMENT, field, "")
    assert (valid("statement", front_matter), accepted(StatementFields, front_matter)) == (False, False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("places", "[XXX]"),
        ("subjects", "[weather]"),
        ("places", "[SDN, SDN]"),
        ("translation", "{status: translated}"),
        ("attributed_to", "[{name: A. Person, role: janitor}]"),
        ("not_required", "{de: It is about a French book.}"),
        ("status", "withdrawn"),
        ("status", "superseded"),
        (
            "change_history",
            "[{version: 1, at: 2024-04-15T12:00:00-04:00, kind: first, note: {en: First published.}, applies_to: [en]}]",
        ),
        (
            "change_history",
            "[{version: 1, at: 2024-04-15T12:00:00-04:00, kind: first, note: {en: Abc, fr: Abc, es: Abc}, applies_to: [de]}]",
        ),
    ],
)
def test_a_schema_knows_the_lists_of_the_house_which_rules_know_beside_the_table(field: str, value: str):
    assert not valid("statement", changed(STATEMENT, field, value))


def test_what_a_status_needs_may_be_there():
    text = STATEMENT.replace("status: published", "status: withdrawn") + WITHDRAWN
    assert valid("statement", load(text)[0])


@pytest.mark.parametrize(
    ("record", "right"),
    [
        ("translation: {status: draft}", True),
        ("translation: {of: c1-9f2b7c41d0aa6e15-7e45a52f21d7, status: reviewed, from: en}", True),
        ("translation: {status: done}", False),
        ("translation: {of: last week, status: draft}", False),
        ("translation: draft", False),
        ("translation:", False),
        ("", False),
        ("translation: {status: draft}\nstatus: published", False),
    ],
)
def test_a_translation_has_its_record_and_nothing_of_its_original(record: str, right: bool):
    title = (
        "title: Une page\nsummary: Une déclaration qui est aussi longue qu’elle doit l’être, et pas plus.\n"
    )
    assert {valid(name, load(title + record)[0]) for name in ("translation", "statement-translation")} == {
        right
    }


values = st.one_of(
    st.text(max_size=30),
    st.integers(-3, 3),
    st.none(),
    st.lists(st.text(max_size=5), max_size=2),
    st.sampled_from(["2026-11-23", "2026-02-30", "together", "A plain sentence of some length.", "<b>x</b>"]),
)
names = st.sampled_from(["title", "summary", "updated", "release", "other"])


@examples(300)
@given(st.dictionaries(names, values, max_size=5).map(lambda more: yaml.safe_load(PAGE) | more))
def test_schema_and_table_agree_on_any_page(front_matter: dict):
    text = [value for value in front_matter.values() if isinstance(value, str)]
    if not any(
        value != value.strip() for value in text
    ):  # the table counts without the spaces around a value, which YAML takes off
        assert valid("page", front_matter) == accepted(PageFields, front_matter)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("a: {en: {must: x}}", True),
        ("a: {en: {must: [x, y], also: z, forbid: w}}", True),
        ("a: {keep: UNESCO}", True),
        ("a: {}", False),
        ("a: {keep: x, en: {must: y}}", False),
        ("a: {en: {must: x, prefer: y}}", False),
        ("a: {en: {also: x}}", False),
        ("a: {en: x}", False),
        ("a: {en: {forbid: x}}", True),
    ],
)
def test_terms_are_held_as_the_reader_holds_them(text: str, right: bool):
    try:
        read_glossary(text, ["en"])
        read = True
    except GlossaryError:
        read = False
    assert (valid("glossary", load(text)[0]), read) == (right, right)


def test_visual_studio_code_finds_the_schemas():
    told = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {Path(path).name.removesuffix(ENDING): files for path, files in told.items()} == {
        "editorial": "editorial.yml",
        "glossary": "glossary.yml",
    }
    assert all((ROOT / path).is_file() and (ROOT / file).is_file() for path, file in told.items())
    assert json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"] == [
        "redhat.vscode-yaml"
    ]


def test_its_task_reads_what_the_check_prints():
    (task,) = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert re.search(
        rf"^{task['command'].removeprefix('make ')}:",
        (ROOT / "Makefile").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    line = annotation(
        Finding(
            rule="heading-id",
            message='the heading "A: B" has no id',
            fix="Write {#a}.",
            path="fr/about/overview.md",
            line=68,
        ),
        "docs/",
    )
    pattern = task["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], line)
    assert [found[pattern[part]] for part in ("severity", "file", "line", "code", "message")] == [
        "error",
        "docs/fr/about/overview.md",
        "68",
        "heading-id",
        'The heading "A: B" has no id. Write {#a}.',
    ]
