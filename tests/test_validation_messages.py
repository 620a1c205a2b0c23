"""What an editor reads where a field is written in a wrong form: the field's own table says how it is written."""

from typing import Annotated

import pytest
from pydantic import Field, StringConstraints, ValidationError

from docs_parity.project.fields import FieldTable, table_field
from docs_parity.project.validation_messages import Mistake, validation_message

Text = Annotated[str, StringConstraints(min_length=3)]


class Meeting(FieldTable):
    """A table inside another."""

    place: str = table_field(..., "Where.")
    topic: dict[str, Text] = table_field({}, "What about, in all languages.", chosen="languages")


class Series(FieldTable):
    """A table as an extension may have one, of which the engine knows nothing."""

    next_meeting: Meeting | None = table_field(
        None, "The next.", written_as="Write `next_meeting: {place: …}`."
    )
    meetings: Annotated[tuple[Meeting, ...], Field(min_length=1)] = table_field(
        ..., "All.", written_as="Write `- {place: …}` for each meeting."
    )
    chairs: dict[str, str] = table_field({}, "Who.", written_as="Write each role: `chairs: {first: …}`.")
    plain: Meeting | None = table_field(None, "A table that says nothing of its form.")


CASES = {
    "a text in place of a table": (
        {"meetings": [{"place": "here"}], "next_meeting": "soon"},
        Mistake(
            "next_meeting", '"next_meeting" is not right: soon', "Write `next_meeting: {place: …}`.", "value"
        ),
    ),
    "a text in place of one of several tables": (
        {"meetings": ["here"]},
        Mistake(
            "meetings.0", '"meetings" is not right: here', "Write `- {place: …}` for each meeting.", "value"
        ),
    ),
    "a list in place of names": (
        {"meetings": [{"place": "here"}], "chairs": ["one"]},
        Mistake(
            "chairs",
            '"chairs" is not right: not of the right form',
            "Write each role: `chairs: {first: …}`.",
            "value",
        ),
    ),
    "a table that says nothing of its form": (
        {"meetings": [{"place": "here"}], "plain": "text"},
        Mistake("plain", '"plain" is not right: text', "Write the fields it needs.", "value"),
    ),
    "one language of a text": (
        {"meetings": [{"place": "here", "topic": {"fr": "a"}}]},
        Mistake(
            "meetings.0.topic.fr",
            '"topic.fr" has 1 character and must have at least 3',
            "Say a little more.",
            "value",
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_table_says_how_its_field_is_written(case: str):
    values, expected = CASES[case]
    with pytest.raises(ValidationError) as raised:
        Series.model_validate(values)
    assert validation_message(raised.value.errors(include_url=False)[0], table=Series) == expected
