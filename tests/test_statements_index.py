"""The index of all statements, for programs and spreadsheets."""

import csv
import io
import json

import pytest

from editorial.site.data.statements_index import (
    COLUMNS,
    harmless,
    index_files,
    statements_csv,
    statements_index,
)
from support.published import ALL, KEYS, Shelf, change, everything, press, register, statement
from support.work import work
from test_statement_files import VALID

FILES = dict(index_files(Shelf(press())))


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a table, as a program reads them."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_index_is_as_its_schema_says():
    assert list(VALID["statements-index"].iter_errors(json.loads(FILES["statements.json"]))) == []


def test_every_statement_stands_there_once_by_its_reference():
    whole = json.loads(FILES["statements.json"])
    assert [each["identifier"] for each in whole["statements"]] == sorted(KEYS.values())
    assert [[said["language"] for said in each["languages"]] for each in whole["statements"]] == [
        ["en", "fr"]
    ] + [list(ALL)] * 5


def test_the_table_has_a_row_for_each_language_of_each_statement():
    found = rows(FILES["statements.csv"])
    assert list(found[0]) == list(COLUMNS)
    assert [(row["identifier"], row["language"]) for row in found] == [
        (versions[-1].manifest.id, code)
        for versions in everything().entries.values()
        for code in ALL
        if code in versions[-1].manifest.languages
    ]
    withdrawn = next(
        row for row in found if row["identifier"] == KEYS["withdrawn"] and row["language"] == "fr"
    )
    assert {
        name: withdrawn[name]
        for name in (
            "version",
            "status",
            "title",
            "first_published_at",
            "public_updated_at",
            "places",
            "url",
            "txt",
        )
    } == {
        "version": "2",
        "status": "withdrawn",
        "title": "Une déclaration par erreur",
        "first_published_at": "2024-03-15T12:00:00-04:00",
        "public_updated_at": "2024-03-16T12:00:00-04:00",
        "places": "SDN",
        "url": f"https://site.example/fr/{KEYS['withdrawn']}/",
        "txt": f"https://site.example/fr/{KEYS['withdrawn']}/statement.txt",
    }


def test_the_table_is_as_rfc_4180_has_it():
    content = FILES["statements.csv"]
    assert (
        content.startswith(b"identifier,language,")
        and content.endswith(b"\r\n")
        and content.count(b"\n") == content.count(b"\r\n") == 18
    )
    quoted = register(
        statement(
            "x",
            [change(1, "2024-12-15T12:00:00-05:00", "first")],
            titles=dict.fromkeys(ALL, 'A "title", with\tsigns'),
        )
    )
    assert b',"A ""title"", with\tsigns",' in statements_csv(press(quoted))


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20A", "'\uff20A"),
        ("1=1", "1=1"),
        ("Sudan", "Sudan"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, safe: str):
    assert harmless(cell) == safe


def test_a_title_cannot_be_a_formula():
    hostile = register(
        statement(
            "x",
            [change(1, "2024-12-15T12:00:00-05:00", "first")],
            titles=dict.fromkeys(ALL, '=HYPERLINK("http://x")'),
        )
    )
    assert [row["title"] for row in rows(statements_csv(press(hostile)))] == ['\'=HYPERLINK("http://x")'] * 3


def test_the_metadata_name_every_column():
    metadata = json.loads(FILES["statements.csv-metadata.json"])
    assert (metadata["@context"], metadata["url"]) == ("http://www.w3.org/ns/csvw", "statements.csv")
    assert [column["name"] for column in metadata["tableSchema"]["columns"]] == list(COLUMNS)


def test_an_index_of_ten_times_the_statements_is_ten_times_the_work_and_no_more():
    def indexing(count: int) -> int:
        recorded = register(
            *(
                statement(
                    f"s{number:03}",
                    [change(1, "2024-12-15T12:00:00-05:00", "first")],
                    titles=dict.fromkeys(ALL, "X"),
                )
                for number in range(count)
            )
        )
        return work(lambda: statements_index(press(recorded)))

    assert indexing(500) < 12 * indexing(
        50
    )  # comparing each with each other one would be a hundred times the work


def test_two_makings_are_the_same_bytes():
    assert dict(index_files(Shelf(press()))) == FILES
