"""What happened to statements, as it concerns one language."""

import pytest

from editorial.register.events import events, happened_to, updated_in
from support.published import ALL, KEYS, change, everything, register, statement

FIRST = change(1, "2024-01-15T12:00:00-05:00", "first")


def told(language: str) -> list[tuple[str, int, str]]:
    """(statement, version, kind) of all events, newest first."""
    names = {key: name for name, key in KEYS.items()}
    return [
        (names[event.entry.manifest.id], event.version, event.kind)
        for event in events(everything(), language)
    ]


@pytest.mark.parametrize(
    ("language", "beginning", "end"),
    [
        (
            "en",
            [("changed", 4, "update"), ("changed", 3, "clarification"), ("changed", 1, "first")],
            [("corrected", 3, "correction"), ("corrected", 1, "first")],
        ),
        (
            "fr",
            [
                ("changed", 4, "update"),
                ("changed", 3, "clarification"),
                ("changed", 2, "correction"),
                ("changed", 1, "first"),
            ],
            [("corrected", 3, "correction"), ("corrected", 2, "translation")],
        ),
        ("es", [("changed", 4, "update"), ("changed", 3, "clarification"), ("changed", 1, "first")], []),
    ],
)
def test_each_language_is_told_what_concerns_it(language: str, beginning: list, end: list):
    shared = [
        ("superseding", 1, "first"),
        ("superseded", 2, "supersession"),
        ("superseded", 1, "first"),
        ("reinstated", 3, "reinstatement"),
        ("reinstated", 2, "withdrawal"),
        ("reinstated", 1, "first"),
        ("withdrawn", 2, "withdrawal"),
        ("withdrawn", 1, "first"),
    ]
    assert told(language) == shared + beginning + end


def test_an_id_never_changes():
    assert [event.id for event in events(everything(), "fr")][-2:] == [
        "urn:uuid:62aa0af0-7713-543e-bf13-b51d123f3e92",
        "urn:uuid:952b0a1f-f365-5664-87c8-8c45be01b9a3",
    ]


def test_no_two_events_have_one_id():
    ids = [event.id for language in ALL for event in events(everything(), language)]
    assert len(set(ids)) == len(ids) == 38


def test_a_change_of_form_makes_no_event_and_moves_the_time():
    versions = everything().versions(KEYS["corrected"])
    assert updated_in(versions, "fr").isoformat() == "2024-01-18T10:00:00-05:00"
    assert updated_in(versions, "en").isoformat() == "2024-01-17T10:00:00-05:00"


def test_a_language_that_is_new_is_told_so_whatever_the_history_calls_it():
    history = [FIRST | {"applies_to": ["en"]}, change(2, "2024-01-16T12:00:00-05:00", "update", ("en", "es"))]
    versions = statement(
        "x", history, languages={1: ("en",), 2: ("en", "es")}, titles=dict.fromkeys(ALL, "X")
    )
    assert [(event.version, event.kind) for event in happened_to(versions, "es")] == [(2, "translation")]
    assert [(event.version, event.kind) for event in happened_to(versions, "en")] == [
        (1, "first"),
        (2, "update"),
    ]
    assert list(happened_to(versions, "fr")) == []


def test_a_register_that_begins_later_than_a_statement_knows_its_history():
    versions = statement(
        "x",
        [FIRST, change(2, "2024-01-16T12:00:00-05:00", "correction")],
        titles=dict.fromkeys(ALL, "X"),
        statuses={2: "corrected"},
    )
    assert [(event.version, event.kind) for event in happened_to(versions[1:], "fr")] == [
        (1, "first"),
        (2, "correction"),
    ]


def test_a_register_without_statements_has_no_events():
    assert events(register(), "en") == ()
