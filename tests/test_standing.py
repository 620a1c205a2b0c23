"""What the readers of each language are told of a statement's status."""

import pytest

from editorial.statements.life_cycle import Status
from editorial.statements.statement import Statement, statement_of
from editorial.statements.status import current_status

ALL = ("en", "fr", "es")


def statement(
    status: str, *changes: tuple, notice: bool = False, superseded_by: str | None = None
) -> Statement:
    """A statement with this history: (kind, languages)."""
    history = [
        {
            "version": number,
            "at": f"2024-04-{number:02d}T09:00:00-04:00",
            "kind": kind,
            "applies_to": list(languages),
            "note": {code: f"{kind} {number} {code}" for code in ALL},
        }
        for number, (kind, languages) in enumerate(changes, 1)
    ]
    explanation = {
        "explanation": {code: f"The reason {code}" for code in ALL},
        "withdrawn_at": "2024-05-01T09:00:00-04:00",
    }
    return statement_of(
        {
            "id": "statements/2024/2024-04-01-a",
            "version": len(history),
            "status": status,
            "original": "en",
            "type": "statement",
            "kind_of_text": "statement",
            "made_at": "2024-04-01",
            "rests_on": [],
            "source_kind": "",
            "source_language": "",
            "first_published_at": "2024-04-01T09:00:00-04:00",
            "attributed_to": [],
            "places": [],
            "subjects": [],
            "cites": [],
            "source_url": "",
            "change_history": history,
            "withdrawn_notice": explanation if notice else None,
            "superseded_by": superseded_by,
            "languages": {code: {"title": "", "summary": ""} for code in ALL},
        }
    )


FIRST = ("first", ALL)
CASES = {
    "as first published": (statement("published", FIRST), {code: ("published", []) for code in ALL}),
    "corrected in French": (
        statement("corrected", FIRST, ("correction", ("fr",))),
        {"en": ("published", []), "fr": ("corrected", ["correction"])},
    ),
    "corrected, then made clearer in English": (
        statement("corrected", FIRST, ("correction", ALL), ("clarification", ("en",))),
        {"en": ("corrected", ["clarification", "correction"]), "fr": ("corrected", ["correction"])},
    ),
    "made clearer": (
        statement("published", FIRST, ("clarification", ALL)),
        {"fr": ("published", ["clarification"])},
    ),
    "a comma": (statement("published", FIRST, ("editorial", ALL)), {"fr": ("published", [])}),
    "translated later": (
        statement("published", ("first", ("en",)), ("translation", ("es",))),
        {"en": ("published", []), "es": ("published", [])},
    ),
    "withdrawn": (
        statement("withdrawn", FIRST, ("correction", ALL), ("withdrawal", ALL), notice=True),
        {"es": ("withdrawn", ["withdrawal"])},
    ),
    "reinstated": (
        statement("published", FIRST, ("withdrawal", ALL), ("reinstatement", ALL)),
        {"en": ("published", ["reinstatement"])},
    ),
    "superseded, and corrected since": (
        statement("superseded", FIRST, ("supersession", ALL), ("correction", ("fr",))),
        {"en": ("superseded", ["supersession"]), "fr": ("superseded", ["supersession", "correction"])},
    ),
    "superseded before Spanish came": (
        statement("superseded", ("first", ("en",)), ("supersession", ("en",)), ("translation", ("es",))),
        {"es": ("superseded", ["supersession"])},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_language_is_told_what_concerns_it(case: tuple):
    published, expected = case
    for language, (status, kinds) in expected.items():
        found = current_status(published, language)
        assert (found.status, [each.kind for each in found.told]) == (status, kinds), language


def test_a_withdrawn_statement_says_why_and_since_when():
    said = current_status(statement("withdrawn", FIRST, ("withdrawal", ALL), notice=True), "fr")
    assert said.status is Status.WITHDRAWN and (said.told[0].note, said.told[0].at.isoformat()) == (
        "The reason fr",
        "2024-05-01T09:00:00-04:00",
    )


def test_the_last_change_of_a_kind_is_told_and_the_history_has_all_that_concern_the_language():
    said = current_status(
        statement("corrected", FIRST, ("correction", ALL), ("correction", ("fr",)), ("correction", ("en",))),
        "fr",
    )
    assert [(each.version, each.note) for each in said.told] == [(3, "correction 3 fr")]
    assert [change.version for change in said.history] == [3, 2, 1]
