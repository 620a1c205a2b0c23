"""One typed statement, whatever it is made from: front matter, a manifest, a record."""

from dataclasses import replace
from pathlib import Path

import pytest

from editorial.register.entries import entry_of
from editorial.register.manifest import read_manifest
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.records import records
from editorial.statements.statement import (
    change_of,
    record_of_statement,
    statement_date,
    statement_of,
    timestamp_of,
)
from support.published import KEYS, everything
from support.statements import house, pages_of

EVERY = [entry for versions in everything().entries.values() for entry in versions]
ENTRY = {
    "version": 2,
    "at": "2024-05-01T12:00:00Z",
    "kind": "update",
    "note": {"en": "New."},
    "applies_to": ["en"],
}
PAGE = """---
title: "A title\u00a0: with a no-break space"
summary: A summary of what was said on that day, as long as a summary of a statement has to be.
type: statement
status: published
version: 1
kind_of_text: statement
made_at: 2024-04-15
first_published_at: 2024-04-15T12:00:00-04:00
attributed_to:
  - {{name: A Person, role: special-adviser-prevention-of-genocide{form}}}
change_history:
  - version: 1
    at: 2024-04-15T12:00:00-04:00
    kind: first
    note: {{en: First published., fr: Première publication., es: Primera publicación.}}
    applies_to: [en]
---

What was said.
"""


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.folder)
def test_a_record_gives_the_statement_that_it_was_made_of(entry):
    assert statement_of(record_of_statement(entry.statement)) == entry.statement
    assert read_manifest(entry.manifest.content()).statement == entry.statement


def test_a_time_is_passed_on_as_it_was_written():
    noon, late = timestamp_of("2024-05-01T12:00:00Z"), timestamp_of("2024-05-01T23:30:00-04:00")
    assert (noon.written, noon.moment.hour) == ("2024-05-01T12:00:00Z", 12)
    assert late.day.isoformat() == "2024-05-01"


def test_the_day_of_a_statement_is_kept_as_it_was_written():
    day, hour = statement_date("2024-05-01"), statement_date("2024-05-01T23:30:00-04:00")
    assert (day.written, day.day.isoformat(), day.moment) == ("2024-05-01", "2024-05-01", None)
    assert (hour.written, hour.day.isoformat()) == ("2024-05-01T23:30:00-04:00", "2024-05-01")
    assert sorted((hour, day), key=lambda date: date.order) == [day, hour]


@pytest.mark.parametrize("written", ["2024-02-30", "2024-05-01T10:00:00", "1 May 2024", "2024", ""])
def test_a_day_is_a_day_or_a_whole_moment(written: str):
    with pytest.raises(ValueError, match=r"day|month|offset|isoformat"):
        statement_date(written)


@pytest.mark.parametrize(
    ("made", "published", "after"),
    [
        ("2024-04-15", "2024-04-15T00:00:00-04:00", False),
        ("2024-04-15", "2024-04-14T23:59:59-04:00", True),
        ("2024-04-15T10:00:00+02:00", "2024-04-15T04:00:00-04:00", False),
        ("2024-04-15T10:00:01+02:00", "2024-04-15T04:00:00-04:00", True),
    ],
)
def test_a_day_alone_is_compared_with_the_day_where_it_was_published(made: str, published: str, after: bool):
    assert statement_date(made).is_after(timestamp_of(published).moment) is after


def test_a_note_says_nothing_in_a_language_that_it_has_not():
    change = change_of(ENTRY)
    assert (change.kind, change.note_in("en"), change.note_in("fr")) == (ChangeKind.UPDATE, "New.", "")


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "retraction"), ("at", "yesterday"), ("at", 5), ("applies_to", None)]
)
def test_what_is_no_entry_of_a_history_is_told(field: str, value: object):
    with pytest.raises((ValueError, TypeError)):
        change_of(ENTRY | {field: value})


def test_a_manifest_with_a_kind_of_change_that_nobody_knows_is_none():
    content = everything().versions(KEYS["withdrawn"])[-1].manifest.content()
    with pytest.raises(ValueError, match="it is no manifest"):
        read_manifest(content.replace(b'"withdrawal"', b'"retraction"'))


@pytest.mark.parametrize(
    ("written", "form"), [("", None), (', form: ""', ""), (", form: feminine", "feminine")]
)
def test_a_form_that_is_not_written_is_not_recorded(written: str, form: str | None, tmp_path: Path):
    pages = pages_of(
        {"docs/en/statements/2024/2024-04-15-a.md": PAGE.format(form=written)}, tmp_path, house()
    )
    (record,) = records(pages.values())
    (speaker,) = record.statement.speakers
    assert speaker.form == form
    recorded = record_of_statement(entry_of(record, None, house()).statement)
    assert ("form" in recorded["attributed_to"][0]) is (form is not None)


def test_readers_get_the_spaces_of_the_file_and_the_register_has_one_kind(tmp_path: Path):
    pages = pages_of({"docs/en/statements/2024/2024-04-15-a.md": PAGE.format(form="")}, tmp_path, house())
    (record,) = records(pages.values())
    recorded = entry_of(record, None, house()).statement
    assert record.statement.languages["en"].title == "A title\u00a0: with a no-break space"
    assert recorded == replace(record.statement, languages=recorded.languages)
    assert recorded.languages["en"].title == "A title : with a no-break space"


def test_a_withdrawn_or_superseded_statement_is_out_of_force_and_a_draft_is_not_public():
    assert [status for status in Status if status.out_of_force] == [Status.SUPERSEDED, Status.WITHDRAWN]
    assert [status for status in Status if not status.is_public] == ["draft", "in-review", "embargoed"]


def test_every_kind_that_readers_are_told_of_is_told_once():
    told = [kind for kind in ChangeKind if kind.told]
    assert told == ["correction", "clarification", "update", "reinstatement"]
    assert not [kind for kind in told if kind.ends_force or kind.only_form]
